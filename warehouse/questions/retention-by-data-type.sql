-- What are the median and the 90th percentile of stated retention, by type of data?
-- Statements with a period in the latest policies; data_type is what their sentence names first.
SELECT
    coalesce(r.data_type, '(not said)') AS data_type,
    count(DISTINCT p.policy_id) AS n_policies,
    count(*) AS n_statements,
    round(median(r.retention_days)) AS median_days,
    round(quantile_cont(r.retention_days, 0.9)) AS p90_days
FROM latest_policies AS p
JOIN retention_periods AS r USING (version_id)
WHERE r.statement = 'stated'
GROUP BY ALL
ORDER BY n_policies DESC, data_type;
