-- Which policies changed their content but not the date that they state?
SELECT
    h.service,
    h.policy_key,
    h.valid_from AS changed_on,
    h.stated_date,
    h.version_before,
    h.version_id
FROM (
    SELECT
        *,
        coalesce(updated_date, effective_date) AS stated_date,
        lag(stated_date) OVER history AS stated_before,
        lag(version_id) OVER history AS version_before
    FROM version_history
    WINDOW history AS (PARTITION BY policy_id ORDER BY period_no)
) AS h
WHERE h.change_kind = 'content' AND h.stated_date = h.stated_before
ORDER BY h.service, h.policy_key, h.valid_from;
