-- Which latest policies contradict themselves, and in which two passages?
SELECT
    p.service,
    p.policy_key,
    c.kind,
    c.explanation,
    c.first_text,
    c.second_text,
    c.first_segment_id,
    c.second_segment_id
FROM latest_policies AS p
JOIN (
    SELECT version_id, 'practice' AS kind, explanation, first_text, second_text,
        first_segment_id, second_segment_id, first_char_start
    FROM contradicting_practices
    UNION ALL
    SELECT version_id, kind, explanation, first_text, second_text,
        first_segment_id, second_segment_id, first_char_start
    FROM contradicting_facts
) AS c USING (version_id)
ORDER BY p.service, p.policy_key, c.first_char_start;
