-- Which share of the latest policies says no more on retention than "as long as necessary"?
-- Of all policies, and of those that say anything on retention.
SELECT
    count(*) AS n_policies,
    count(r.version_id) AS n_speaking_of_retention,
    count(*) FILTER (r.only_as_necessary) AS n_only_as_necessary,
    round(n_only_as_necessary / n_policies, 3) AS share_of_all,
    round(n_only_as_necessary / nullif(n_speaking_of_retention, 0), 3) AS share_of_speaking
FROM latest_policies AS p
LEFT JOIN (
    SELECT version_id, bool_and(statement = 'as_long_as_necessary') AS only_as_necessary
    FROM retention_periods
    GROUP BY version_id
) AS r USING (version_id);
