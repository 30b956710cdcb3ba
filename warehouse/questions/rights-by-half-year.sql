-- Which rights were offered, by half-year?
-- Of the versions that were in force on the last day of the half-year; undated periods are left out.
SELECT
    h.half_year_end,
    r.right_name,
    count(DISTINCT v.policy_id) AS n_policies,
    round(count(DISTINCT v.policy_id) / any_value(h.n_in_force), 3) AS share
FROM (
    SELECT d.half_year_end, count(DISTINCT v.policy_id) AS n_in_force
    FROM (
        SELECT unnest(range(
            date_trunc('year', min(valid_from)),
            greatest(max(valid_from), max(coalesce(valid_to, valid_from))) + INTERVAL 6 MONTH,
            INTERVAL 6 MONTH
        ))::DATE - 1 AS half_year_end
        FROM periods
    ) AS d
    JOIN version_history AS v
        ON v.valid_from <= d.half_year_end
        AND coalesce(v.valid_to, 'infinity') > d.half_year_end
    GROUP BY ALL
) AS h
JOIN version_history AS v
    ON v.valid_from <= h.half_year_end AND coalesce(v.valid_to, 'infinity') > h.half_year_end
JOIN rights AS r USING (version_id)
GROUP BY ALL
ORDER BY h.half_year_end, n_policies DESC, r.right_name;
