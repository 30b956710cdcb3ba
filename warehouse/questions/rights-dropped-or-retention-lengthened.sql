-- Which policies dropped a right, or lengthened the longest retention that they state?
-- From one period to the next; retention is compared for each type of data by itself.
SELECT * FROM (
    SELECT
        h.service, h.policy_key, h.valid_from AS changed_on, 'right dropped' AS change,
        r.right_name AS subject, NULL::DOUBLE AS days_before, NULL::DOUBLE AS days_after,
        h.version_before, h.version_id
    FROM (
        SELECT *, lag(version_id) OVER (PARTITION BY policy_id ORDER BY period_no) AS version_before
        FROM version_history
    ) AS h
    JOIN (SELECT DISTINCT version_id, right_name FROM rights) AS r
        ON r.version_id = h.version_before
    WHERE (h.version_id, r.right_name) NOT IN (SELECT (version_id, right_name) FROM rights)
    UNION ALL
    SELECT
        h.service, h.policy_key, h.valid_from, 'retention lengthened',
        coalesce(a.data_type, '(not said)'), b.days, a.days, h.version_before, h.version_id
    FROM (
        SELECT *, lag(version_id) OVER (PARTITION BY policy_id ORDER BY period_no) AS version_before
        FROM version_history
    ) AS h
    JOIN (
        SELECT version_id, data_type, max(retention_days) AS days
        FROM retention_periods WHERE statement = 'stated' GROUP BY ALL
    ) AS a ON a.version_id = h.version_id
    JOIN (
        SELECT version_id, data_type, max(retention_days) AS days
        FROM retention_periods WHERE statement = 'stated' GROUP BY ALL
    ) AS b ON b.version_id = h.version_before AND b.data_type IS NOT DISTINCT FROM a.data_type
    WHERE a.days > b.days
)
ORDER BY service, policy_key, changed_on, change, subject;
