-- Which data do the latest policies share without ever saying that they collect them?
-- A type counts as collected where it, or a type that it belongs to, is said to be collected;
-- data of which nothing more is said, and data about no person, are left out.
WITH RECURSIVE above AS (
    SELECT term, term AS category, broader_term FROM terms WHERE scheme = 'data_types'
    UNION ALL
    SELECT a.term, t.term, t.broader_term
    FROM above AS a JOIN terms AS t ON t.scheme = 'data_types' AND t.term = a.broader_term
)
SELECT
    p.service,
    p.policy_key,
    s.data_type,
    count(*) AS n_statements,
    any_value(s.text ORDER BY s.char_start) AS first_statement,
    any_value(s.segment_id ORDER BY s.char_start) AS segment_id
FROM latest_policies AS p
JOIN practices AS s USING (version_id)
WHERE s.action IN ('share', 'sell') AND s.polarity = 'affirm' AND s.actor = 'first_party'
    AND s.data_type NOT IN ('personal_data', 'any_data', 'non_personal_data', 'aggregated_data')
    AND NOT EXISTS (
        FROM practices AS c JOIN above AS a ON a.category = c.data_type
        WHERE c.version_id = s.version_id AND c.action IN ('collect', 'store')
            AND c.polarity = 'affirm' AND a.term = s.data_type
            AND c.data_type NOT IN ('personal_data', 'any_data')
    )
GROUP BY ALL
ORDER BY p.service, p.policy_key, s.data_type;
