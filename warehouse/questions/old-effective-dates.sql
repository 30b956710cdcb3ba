-- Which latest policies have been in effect for more than three years?
-- By the date that the text states, up to the day of the lake's last refresh.
SELECT
    p.service,
    p.policy_key,
    p.effective_date,
    p.updated_date,
    date_diff('year', coalesce(p.updated_date, p.effective_date), r.today) AS years,
    p.version_id
FROM latest_policies AS p
CROSS JOIN (SELECT max(published_at)::DATE AS today FROM refreshes) AS r
WHERE coalesce(p.updated_date, p.effective_date) < r.today - INTERVAL 3 YEAR
ORDER BY coalesce(p.updated_date, p.effective_date), p.service, p.policy_key;
