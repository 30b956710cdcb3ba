-- Which texts of 20 words and more stand in the latest policies of at least three services?
SELECT
    count(DISTINCT p.service) AS n_services,
    any_value(s.kind) AS kind,
    any_value(s.text) AS text,
    list_sort(list(DISTINCT p.service))[:5] AS examples,
    min(s.segment_id) AS segment_id
FROM latest_policies AS p
JOIN segments AS s USING (version_id)
WHERE len(string_split(s.text, ' ')) >= 20
GROUP BY s.text_sha256
HAVING n_services >= 3
ORDER BY n_services DESC, text;
