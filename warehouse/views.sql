CREATE VIEW lake.main.version_history AS
WITH numbered AS (
    SELECT *, min(period_no) OVER (PARTITION BY policy_id, version_id) AS first_period_no
    FROM lake.main.periods
)
SELECT
    p.policy_id,
    p.service,
    p.policy_key,
    n.period_no,
    dense_rank() OVER (PARTITION BY n.policy_id ORDER BY n.first_period_no) AS version_no,
    n.version_id,
    n.valid_from,
    n.valid_to,
    n.period_no = max(n.period_no) OVER (PARTITION BY n.policy_id) AS is_latest,
    n.change_kind,
    v.language,
    v.policy_probability,
    v.effective_date,
    v.updated_date,
    v.n_words,
    v.n_segments,
    v.n_sentences,
    v.flesch_kincaid_grade,
    v.vagueness,
    n.document_id
FROM numbered AS n
JOIN lake.main.policies AS p USING (policy_id)
JOIN lake.main.versions AS v USING (version_id);

COMMENT ON VIEW lake.main.version_history IS
'One row per period of a policy: which version was in force, from when to when, and whether it is the latest.';

CREATE VIEW lake.main.latest_policies AS
SELECT
    p.*,
    h.version_id,
    h.valid_from,
    h.language,
    h.effective_date,
    h.updated_date,
    h.n_words,
    h.n_segments,
    h.n_sentences,
    h.flesch_kincaid_grade,
    h.vagueness
FROM lake.main.policies AS p
JOIN lake.main.version_history AS h USING (policy_id)
WHERE h.is_latest;

COMMENT ON VIEW lake.main.latest_policies IS 'One row per policy, with its latest version.';

CREATE VIEW lake.main.rejections AS
SELECT document_id, source, path, service, reason, detail, size_bytes, sha256, refresh_id
FROM lake.main.documents
WHERE status = 'rejected';

COMMENT ON VIEW lake.main.rejections IS 'One row per rejected document, with its reason.';

CREATE VIEW lake.main.third_parties AS
SELECT
    fact_id,
    segment_id,
    version_id,
    value AS name,
    attributes ->> 'entity' AS entity,
    attributes ->> 'company' AS company,
    attributes ->> 'category' AS category,
    attributes ->> 'context' AS context,
    char_start,
    char_end,
    text,
    confidence,
    rule
FROM lake.main.facts
WHERE kind = 'third_party';

COMMENT ON VIEW lake.main.third_parties IS
'One row per mention of a named company or service that is not the policy''s own.';

CREATE VIEW lake.main.transfers AS
SELECT
    fact_id,
    segment_id,
    version_id,
    value AS destination,
    attributes ->> 'safeguards' AS safeguards,
    coalesce(attributes ->> 'polarity', 'affirm') AS polarity,
    char_start,
    char_end,
    text,
    confidence,
    rule
FROM lake.main.facts
WHERE kind = 'transfer';

COMMENT ON VIEW lake.main.transfers IS
'One row per destination of personal data that a segment names, with the safeguards named beside it.';

CREATE VIEW lake.main.transfer_safeguards AS
SELECT
    fact_id,
    segment_id,
    version_id,
    value AS safeguard,
    coalesce(attributes ->> 'polarity', 'affirm') AS polarity,
    char_start,
    char_end,
    text,
    confidence,
    rule
FROM lake.main.facts
WHERE kind = 'transfer_safeguard';

COMMENT ON VIEW lake.main.transfer_safeguards IS
'One row per safeguard of transfers abroad that a segment names.';

CREATE VIEW lake.main.legal_bases AS
SELECT
    fact_id,
    segment_id,
    version_id,
    value AS basis,
    attributes ->> 'iri' AS iri,
    attributes ->> 'article' AS article,
    char_start,
    char_end,
    text,
    confidence,
    rule
FROM lake.main.facts
WHERE kind = 'legal_basis';

COMMENT ON VIEW lake.main.legal_bases IS
'One row per legal basis of processing (GDPR Art. 6) that a segment names.';

CREATE VIEW lake.main.security_measures AS
SELECT
    fact_id,
    segment_id,
    version_id,
    value AS measure,
    attributes ->> 'standard' AS standard,
    coalesce(attributes ->> 'polarity', 'affirm') AS polarity,
    char_start,
    char_end,
    text,
    confidence,
    rule
FROM lake.main.facts
WHERE kind = 'security_measure';

COMMENT ON VIEW lake.main.security_measures IS
'One row per measure that protects data and that a segment tells of.';

CREATE VIEW lake.main.breach_notices AS
SELECT
    fact_id,
    segment_id,
    version_id,
    value AS told,
    attributes ->> 'within' AS within,
    CAST(attributes ->> 'within_hours' AS INTEGER) AS within_hours,
    coalesce(attributes ->> 'polarity', 'affirm') AS polarity,
    char_start,
    char_end,
    text,
    confidence,
    rule
FROM lake.main.facts
WHERE kind = 'breach_notice';

COMMENT ON VIEW lake.main.breach_notices IS
'One row per promise of a segment to tell somebody of a breach of data.';
