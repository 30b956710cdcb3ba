-- Which latest policies cite the GDPR and name no legal basis of processing?
SELECT
    p.service,
    p.policy_key,
    p.language,
    count(*) AS n_mentions,
    any_value(r.text ORDER BY r.char_start) AS first_mention,
    any_value(r.segment_id ORDER BY r.char_start) AS segment_id
FROM latest_policies AS p
JOIN facts AS r USING (version_id)
WHERE r.kind = 'regulation' AND r.value = 'GDPR'
    AND p.version_id NOT IN (SELECT version_id FROM legal_bases)
GROUP BY ALL
ORDER BY p.service, p.policy_key;
