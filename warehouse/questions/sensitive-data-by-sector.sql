-- Which sensitive data do the latest policies collect, by sector?
-- Health, biometric, genetic, precise location and what else the law protects more.
SELECT
    coalesce(p.sector, '(unknown)') AS sector,
    d.data_category AS data_type,
    count(DISTINCT p.policy_id) AS n_policies,
    round(count(DISTINCT p.policy_id) / any_value(n.n_all), 3) AS share,
    any_value(d.segment_id ORDER BY d.segment_id) AS segment_id
FROM latest_policies AS p
JOIN (SELECT sector, count(*) AS n_all FROM latest_policies GROUP BY sector) AS n
    ON n.sector IS NOT DISTINCT FROM p.sector
JOIN data_practices AS d USING (version_id)
WHERE d.action IN ('collect', 'use', 'store') AND d.polarity = 'affirm'
    AND d.data_category IN (
        'health', 'biometric', 'genetic', 'precise_location', 'sexual_life', 'belief', 'origin',
        'criminal'
    )
GROUP BY ALL
ORDER BY sector, n_policies DESC, data_type;
