-- Which 20 third parties are named by most of the latest policies, and what for?
-- Purposes are those of the practices in the segments that name them.
SELECT
    t.name,
    t.category,
    count(DISTINCT p.policy_id) AS n_policies,
    count(DISTINCT t.segment_id) AS n_segments,
    list_sort(list(DISTINCT x.purpose) FILTER (x.purpose IS NOT NULL)) AS purposes
FROM latest_policies AS p
JOIN third_parties AS t USING (version_id)
LEFT JOIN practices AS x ON x.segment_id = t.segment_id AND x.polarity = 'affirm'
GROUP BY t.name, t.category
ORDER BY n_policies DESC, n_segments DESC, t.name
LIMIT 20;
