-- Which share of the latest policies says no more on retention than "as long as necessary"?
-- Of all policies, and of those that say anything on retention. A policy that also keeps data as
-- long as the law requires is not among n_only_as_necessary, but among n_or_as_law_requires,
-- which counts both; one that names any period, event or request as an end is in neither.
SELECT
    count(*) AS n_policies,
    count(r.version_id) AS n_speaking_of_retention,
    count(*) FILTER (r.only_as_necessary) AS n_only_as_necessary,
    count(*) FILTER (r.or_as_law_requires) AS n_or_as_law_requires,
    round(n_only_as_necessary / n_policies, 3) AS share_of_all,
    round(n_only_as_necessary / nullif(n_speaking_of_retention, 0), 3) AS share_of_speaking,
    round(n_or_as_law_requires / nullif(n_speaking_of_retention, 0), 3) AS share_or_as_law_requires
FROM latest_policies AS p
LEFT JOIN (
    SELECT
        version_id,
        bool_and(statement = 'as_long_as_necessary') AS only_as_necessary,
        bool_and(statement IN ('as_long_as_necessary', 'legal_obligation'))
            AND bool_or(statement = 'as_long_as_necessary') AS or_as_law_requires
    FROM retention_periods
    GROUP BY version_id
) AS r USING (version_id);
