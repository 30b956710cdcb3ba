-- How many of the points that Article 13 GDPR asks for do the latest policies cover?
-- Of the policies that cite the GDPR; `missing` lists what was not found, which may be a miss of ours.
SELECT
    s.service,
    s.policy_key,
    len(list_filter(s.points, p -> p.is_found)) AS n_covered,
    len(s.points) AS n_points,
    list_transform(list_filter(s.points, p -> NOT p.is_found), p -> p.point) AS missing,
    s.version_id
FROM (
    SELECT
        p.service,
        p.policy_key,
        p.version_id,
        [
            {'point': 'contact', 'is_found': p.version_id IN (SELECT version_id FROM contacts)},
            {'point': 'data protection officer', 'is_found': p.version_id IN (
                SELECT version_id FROM contacts WHERE role = 'data_protection_officer'
            )},
            {'point': 'purposes', 'is_found': p.version_id IN (
                SELECT version_id FROM practices WHERE purpose IS NOT NULL AND polarity = 'affirm'
            )},
            {'point': 'legal basis', 'is_found': p.version_id IN (
                SELECT version_id FROM legal_bases
            )},
            {'point': 'recipients', 'is_found': p.version_id IN (
                SELECT version_id FROM practices WHERE action IN ('share', 'sell')
            )},
            {'point': 'transfers', 'is_found': p.version_id IN (SELECT version_id FROM transfers)},
            {'point': 'retention', 'is_found': p.version_id IN (
                SELECT version_id FROM retention_periods
            )}
        ] || list_transform(
            [
                'access', 'rectification', 'erasure', 'restriction', 'objection', 'portability',
                'withdraw_consent', 'complaint', 'automated_decisions'
            ],
            name -> {'point': name, 'is_found': coalesce(list_contains(r.names, name), false)}
        ) AS points
    FROM latest_policies AS p
    LEFT JOIN (
        SELECT version_id, list(DISTINCT right_name) AS names FROM rights GROUP BY version_id
    ) AS r USING (version_id)
    WHERE p.version_id IN (
        SELECT version_id FROM facts WHERE kind = 'regulation' AND value = 'GDPR'
    )
) AS s
ORDER BY n_covered DESC, s.service, s.policy_key;
