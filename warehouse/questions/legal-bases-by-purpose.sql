-- Which legal bases do the latest policies name for which purposes?
-- A basis and a purpose belong together where one segment names both.
SELECT
    x.purpose,
    b.basis,
    count(DISTINCT p.policy_id) AS n_policies,
    count(DISTINCT b.segment_id) AS n_segments,
    any_value(b.segment_id ORDER BY b.segment_id) AS segment_id
FROM latest_policies AS p
JOIN legal_bases AS b USING (version_id)
JOIN practices AS x ON x.segment_id = b.segment_id AND x.purpose IS NOT NULL
WHERE x.polarity = 'affirm'
GROUP BY ALL
ORDER BY x.purpose, n_policies DESC, b.basis;
