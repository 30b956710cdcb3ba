-- How often do the latest policies say that data "may be" collected, and how often that they are?
SELECT
    d.data_type,
    count(*) AS n_statements,
    count(*) FILTER (d.modality = 'may') AS n_may,
    count(*) FILTER (d.modality = 'does') AS n_does,
    round(n_may / n_statements, 3) AS share_may,
    count(DISTINCT p.policy_id) AS n_policies
FROM latest_policies AS p
JOIN practices AS d USING (version_id)
WHERE d.action = 'collect' AND d.polarity = 'affirm'
GROUP BY ALL
ORDER BY n_policies DESC, d.data_type;
