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

CREATE VIEW lake.main.contradicting_practices AS
SELECT
    c.version_id,
    p.action,
    p.data_type,
    c.explanation,
    p.practice_id AS first_practice_id,
    p.polarity AS first_polarity,
    p.segment_id AS first_segment_id,
    p.char_start AS first_char_start,
    p.char_end AS first_char_end,
    p.text AS first_text,
    q.practice_id AS second_practice_id,
    q.polarity AS second_polarity,
    q.segment_id AS second_segment_id,
    q.char_start AS second_char_start,
    q.char_end AS second_char_end,
    q.text AS second_text
FROM lake.main.contradictions AS c
JOIN lake.main.practices AS p ON p.practice_id = c.first_id
JOIN lake.main.practices AS q ON q.practice_id = c.second_id
WHERE c.kind = 'practice';

COMMENT ON VIEW lake.main.contradicting_practices IS
'One row per pair of practices of one version of which one denies what the other affirms, with both spans.';

CREATE VIEW lake.main.contradicting_facts AS
SELECT
    c.version_id,
    c.kind,
    c.explanation,
    f.fact_id AS first_fact_id,
    f.value AS first_value,
    f.segment_id AS first_segment_id,
    f.char_start AS first_char_start,
    f.char_end AS first_char_end,
    f.text AS first_text,
    g.fact_id AS second_fact_id,
    g.value AS second_value,
    g.segment_id AS second_segment_id,
    g.char_start AS second_char_start,
    g.char_end AS second_char_end,
    g.text AS second_text
FROM lake.main.contradictions AS c
JOIN lake.main.facts AS f ON f.fact_id = c.first_id
JOIN lake.main.facts AS g ON g.fact_id = c.second_id
WHERE c.kind <> 'practice';

COMMENT ON VIEW lake.main.contradicting_facts IS
'One row per pair of facts of one version that cannot both be true, with both spans.';

CREATE VIEW lake.main.data_practices AS
WITH RECURSIVE above AS (
    SELECT term, term AS category, broader_term FROM lake.main.terms WHERE scheme = 'data_types'
    UNION ALL
    SELECT a.term, t.term, t.broader_term
    FROM above AS a JOIN lake.main.terms AS t
        ON t.scheme = 'data_types' AND t.term = a.broader_term
)
SELECT p.*, a.category AS data_category
FROM lake.main.practices AS p
JOIN above AS a ON a.term = p.data_type;

COMMENT ON VIEW lake.main.data_practices IS
'One row per practice and data type that includes its own: filter data_category to count all practices about, say, location.';
