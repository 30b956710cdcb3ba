-- Which latest policies name the CCPA and give no link to opt out of sale or sharing?
SELECT
    p.service,
    p.policy_key,
    count(DISTINCT r.segment_id) AS n_segments,
    any_value(r.text ORDER BY r.char_start) AS first_mention,
    any_value(r.segment_id ORDER BY r.char_start) AS segment_id,
    p.version_id IN (SELECT version_id FROM rights WHERE right_name = 'opt_out_of_sale')
        AS has_right_to_opt_out
FROM latest_policies AS p
JOIN facts AS r USING (version_id)
WHERE r.kind = 'regulation' AND r.value IN ('CCPA', 'CPRA')
    AND p.version_id NOT IN (
        SELECT version_id FROM opt_outs WHERE what = 'sale_or_sharing' AND link IS NOT NULL
    )
GROUP BY ALL
ORDER BY p.service, p.policy_key;
