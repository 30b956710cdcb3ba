-- Which ages of children do the latest policies state, and which say nothing of children under 13?
-- A policy without any age has one row without one.
SELECT
    c.age_years,
    c.stance,
    count(DISTINCT p.policy_id) AS n_policies,
    round(count(DISTINCT p.policy_id) / any_value(n.n_all), 3) AS share,
    list_sort(list(DISTINCT p.service))[:5] AS examples
FROM latest_policies AS p
CROSS JOIN (SELECT count(*) AS n_all FROM latest_policies) AS n
LEFT JOIN children_ages AS c USING (version_id)
GROUP BY c.age_years, c.stance
ORDER BY c.age_years NULLS FIRST, n_policies DESC, c.stance;
