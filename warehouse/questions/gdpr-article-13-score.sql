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
            )},
            {'point': 'access', 'is_found': (p.version_id, 'access') IN (
                SELECT (version_id, right_name) FROM rights
            )},
            {'point': 'rectification', 'is_found': (p.version_id, 'rectification') IN (
                SELECT (version_id, right_name) FROM rights
            )},
            {'point': 'erasure', 'is_found': (p.version_id, 'erasure') IN (
                SELECT (version_id, right_name) FROM rights
            )},
            {'point': 'restriction', 'is_found': (p.version_id, 'restriction') IN (
                SELECT (version_id, right_name) FROM rights
            )},
            {'point': 'objection', 'is_found': (p.version_id, 'objection') IN (
                SELECT (version_id, right_name) FROM rights
            )},
            {'point': 'portability', 'is_found': (p.version_id, 'portability') IN (
                SELECT (version_id, right_name) FROM rights
            )},
            {'point': 'withdrawal of consent', 'is_found': (p.version_id, 'withdraw_consent') IN (
                SELECT (version_id, right_name) FROM rights
            )},
            {'point': 'complaint', 'is_found': (p.version_id, 'complaint') IN (
                SELECT (version_id, right_name) FROM rights
            )},
            {'point': 'automated decisions', 'is_found': (p.version_id, 'automated_decisions') IN (
                SELECT (version_id, right_name) FROM rights
            )}
        ] AS points
    FROM latest_policies AS p
    WHERE p.version_id IN (
        SELECT version_id FROM facts WHERE kind = 'regulation' AND value = 'GDPR'
    )
) AS s
ORDER BY n_covered DESC, s.service, s.policy_key;
