-- Which latest policies name a data protection officer and give no contact of that officer?
SELECT
    p.service,
    p.policy_key,
    count(*) AS n_segments,
    any_value(s.text ORDER BY s.ordinal) AS first_mention,
    any_value(s.segment_id ORDER BY s.ordinal) AS segment_id
FROM latest_policies AS p
JOIN segments AS s USING (version_id)
WHERE s.kind <> 'boilerplate'
    AND regexp_matches(
        s.text,
        'data protection officer|\bDPO\b|Datenschutzbeauftragte|délégué à la protection des données',
        'i'
    )
    AND p.version_id NOT IN (
        SELECT version_id FROM contacts WHERE role = 'data_protection_officer'
    )
GROUP BY ALL
ORDER BY p.service, p.policy_key;
