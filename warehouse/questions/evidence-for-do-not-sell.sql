-- Which spans stand behind the figure "policies in which readers can opt out of sale"?
-- One row a span, with its rule, the run that published it and the hash of its raw file.
SELECT
    p.service,
    p.policy_key,
    f.kind,
    f.text,
    f.char_start,
    f.char_end,
    f.fact_id,
    f.rule,
    f.rule_version,
    v.extractor_version,
    d.refresh_id,
    d.source,
    d.path,
    d.sha256 AS source_sha256
FROM latest_policies AS p
JOIN facts AS f USING (version_id)
JOIN versions AS v USING (version_id)
JOIN documents AS d ON d.document_id = v.document_id
WHERE (f.kind = 'right' AND f.value = 'opt_out_of_sale')
    OR (f.kind = 'opt_out' AND f.value = 'sale_or_sharing')
ORDER BY p.service, p.policy_key, f.char_start;
