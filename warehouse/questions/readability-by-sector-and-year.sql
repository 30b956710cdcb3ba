-- How long and how hard to read were policies, by sector and year?
-- Versions by the year in which they came into force; English ones have a grade and a vagueness.
SELECT
    coalesce(p.sector, '(unknown)') AS sector,
    year(h.valid_from) AS year,
    count(DISTINCT h.version_id) AS n_versions,
    round(median(h.n_words)) AS median_words,
    round(median(h.flesch_kincaid_grade), 1) AS median_grade,
    round(median(h.vagueness), 4) AS median_vagueness
FROM version_history AS h
JOIN policies AS p USING (policy_id)
GROUP BY ALL
ORDER BY sector, year NULLS FIRST;
