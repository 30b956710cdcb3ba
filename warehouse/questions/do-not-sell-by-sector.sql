-- In which share of the latest policies, by sector, can readers opt out of sale?
-- A policy offers it by a right to opt out of sale, or by a way to opt out of sale or sharing.
SELECT
    coalesce(p.sector, '(unknown)') AS sector,
    count(*) AS n_policies,
    count(*) FILTER (offers) AS n_offering,
    round(avg(offers::INTEGER), 3) AS share
FROM (
    SELECT
        sector,
        version_id IN (SELECT version_id FROM rights WHERE right_name = 'opt_out_of_sale')
        OR version_id IN (SELECT version_id FROM opt_outs WHERE what = 'sale_or_sharing') AS offers
    FROM latest_policies
) AS p
GROUP BY ALL
ORDER BY share DESC, sector;
