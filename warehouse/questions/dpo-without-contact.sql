-- Which latest policies name a data protection officer and give no contact of that officer?
-- A contact is one of that role, or any in the segment that names the officer or in the three after it; an e-mail address that a site hides from crawlers is one.
WITH naming AS (
    SELECT p.service, p.policy_key, s.version_id, s.ordinal, s.segment_id, s.text
    FROM latest_policies AS p
    JOIN segments AS s USING (version_id)
    WHERE s.kind <> 'boilerplate'
        AND regexp_matches(
            s.text,
            'data protection officer|\bDPO\b|Datenschutzbeauftragte|délégué à la protection des données',
            'i'
        )
),
reachable AS (
    SELECT c.version_id, s.ordinal, c.role = 'data_protection_officer' AS is_officer
    FROM contacts AS c
    JOIN segments AS s USING (segment_id)
    UNION ALL
    SELECT version_id, ordinal, false
    FROM segments
    WHERE regexp_matches(text, '\[email.protected\]')
)
SELECT
    n.service,
    n.policy_key,
    count(*) AS n_segments,
    any_value(n.text ORDER BY n.ordinal) AS first_mention,
    any_value(n.segment_id ORDER BY n.ordinal) AS segment_id
FROM naming AS n
WHERE n.version_id NOT IN (
    SELECT r.version_id
    FROM reachable AS r
    JOIN naming AS m ON m.version_id = r.version_id
    WHERE r.is_officer OR r.ordinal BETWEEN m.ordinal AND m.ordinal + 3
)
GROUP BY n.service, n.policy_key, n.version_id
ORDER BY n.service, n.policy_key;
