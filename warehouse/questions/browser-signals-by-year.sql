-- What stance on Do Not Track and Global Privacy Control did policies take, by year?
-- Of the versions in force on the last day of the year; a policy may take several.
SELECT
    y.year,
    coalesce(s.signal, '(none named)') AS signal,
    s.stance,
    count(DISTINCT v.policy_id) AS n_policies,
    round(count(DISTINCT v.policy_id) / any_value(y.n_in_force), 3) AS share
FROM (
    SELECT d.year, make_date(d.year, 12, 31) AS last_day, count(DISTINCT v.policy_id) AS n_in_force
    FROM (
        SELECT unnest(range(year(min(valid_from)), year(max(coalesce(valid_to, valid_from))) + 1))
            AS year
        FROM periods
    ) AS d
    JOIN version_history AS v
        ON v.valid_from <= make_date(d.year, 12, 31)
        AND coalesce(v.valid_to, 'infinity') > make_date(d.year, 12, 31)
    GROUP BY ALL
) AS y
JOIN version_history AS v
    ON v.valid_from <= y.last_day AND coalesce(v.valid_to, 'infinity') > y.last_day
LEFT JOIN signals AS s USING (version_id)
GROUP BY ALL
ORDER BY y.year, n_policies DESC, signal, s.stance;
