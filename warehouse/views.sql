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

CREATE VIEW lake.main.period_changes AS
WITH counted AS (
    SELECT
        policy_id,
        to_period_no AS period_no,
        count(DISTINCT to_segment_id) AS n_touched,
        count_if(operation = 'modified')::BIGINT AS n_modified,
        count(DISTINCT from_segment_id) FILTER (operation = 'split') AS n_split,
        count(DISTINCT to_segment_id) FILTER (operation = 'merged') AS n_merged,
        count_if(operation = 'moved')::BIGINT AS n_moved,
        count_if(operation = 'added')::BIGINT AS n_added,
        count_if(operation = 'removed')::BIGINT AS n_removed,
        sum(n_words_changed) FILTER (NOT is_cosmetic) AS n_words_changed
    FROM lake.main.changes
    GROUP BY policy_id, to_period_no
),
neighbours AS (
    SELECT
        policy_id,
        period_no,
        version_id,
        valid_from,
        change_kind,
        lag(version_id) OVER (PARTITION BY policy_id ORDER BY period_no) AS from_version_id
    FROM lake.main.periods
)
SELECT
    p.policy_id,
    p.service,
    p.policy_key,
    n.period_no,
    n.valid_from,
    n.change_kind,
    n.from_version_id,
    n.version_id AS to_version_id,
    w.language AS from_language,
    v.language AS to_language,
    v.n_segments - coalesce(c.n_touched, 0) AS n_unchanged,
    coalesce(c.n_modified, 0) AS n_modified,
    coalesce(c.n_split, 0) AS n_split,
    coalesce(c.n_merged, 0) AS n_merged,
    coalesce(c.n_moved, 0) AS n_moved,
    coalesce(c.n_added, 0) AS n_added,
    coalesce(c.n_removed, 0) AS n_removed,
    coalesce(c.n_words_changed, 0)::BIGINT AS n_words_changed
FROM neighbours AS n
JOIN lake.main.policies AS p USING (policy_id)
JOIN lake.main.versions AS v ON v.version_id = n.version_id
JOIN lake.main.versions AS w ON w.version_id = n.from_version_id
LEFT JOIN counted AS c ON c.policy_id = n.policy_id AND c.period_no = n.period_no
WHERE n.from_version_id IS NOT NULL;

COMMENT ON VIEW lake.main.period_changes IS
'One row per period that follows another: the languages of both, how many segments stayed, were modified, cut into several (n_split), put together from several (n_merged), moved, added and removed, and how many words changed, cosmetic changes left out.';

CREATE VIEW lake.main.fact_changes AS
WITH neighbours AS (
    SELECT
        policy_id,
        period_no AS to_period_no,
        valid_from,
        version_id AS to_version_id,
        lag(version_id) OVER (PARTITION BY policy_id ORDER BY period_no) AS from_version_id
    FROM lake.main.periods
),
compared AS (
    SELECT n.*
    FROM neighbours AS n
    JOIN lake.main.versions AS v ON v.version_id = n.from_version_id
    JOIN lake.main.versions AS w ON w.version_id = n.to_version_id
    WHERE coalesce(v.language = w.language, true)
),
keyed AS (
    SELECT version_id, kind, value, fact_id, text, char_start,
        CASE kind
            WHEN 'url'
                THEN regexp_replace(lower(value), '^(?:https?://)?(?:www\.)?|/+$', '', 'g')
            WHEN 'postal_address' THEN regexp_replace(lower(value), '[^\pL\pN]+', '', 'g')
            ELSE value
        END AS compared_as
    FROM lake.main.facts
),
stated AS (
    SELECT version_id, kind, compared_as, arg_min(value, (char_start, value)) AS value,
        arg_min(fact_id, (char_start, value)) AS fact_id,
        arg_min(text, (char_start, value)) AS text
    FROM keyed
    GROUP BY version_id, kind, compared_as
),
changed AS (
    SELECT n.*, s.kind, s.value, 'added' AS operation, s.fact_id, s.text
    FROM compared AS n
    JOIN stated AS s ON s.version_id = n.to_version_id
    ANTI JOIN stated AS o
        ON o.version_id = n.from_version_id AND o.kind = s.kind AND o.compared_as = s.compared_as
    UNION ALL
    SELECT n.*, s.kind, s.value, 'removed' AS operation, s.fact_id, s.text
    FROM compared AS n
    JOIN stated AS s ON s.version_id = n.from_version_id
    ANTI JOIN stated AS o
        ON o.version_id = n.to_version_id AND o.kind = s.kind AND o.compared_as = s.compared_as
)
SELECT
    p.policy_id,
    p.service,
    p.policy_key,
    c.to_period_no,
    c.valid_from,
    c.from_version_id,
    c.to_version_id,
    c.operation,
    c.kind,
    c.value,
    c.text,
    c.fact_id
FROM changed AS c
JOIN lake.main.policies AS p USING (policy_id);

COMMENT ON VIEW lake.main.fact_changes IS
'One row per fact, by its kind and value, that a period states and the one before does not (added), or the other way round (removed); with the first place that states it. Web addresses are compared without http://, www. and the slash at their end, postal addresses without spacing, marks and capitals; versions in different languages are not compared.';

CREATE VIEW lake.main.flapping_policies AS
SELECT
    p.policy_id,
    p.service,
    p.policy_key,
    count_if(h.change_kind = 'returned')::BIGINT AS n_returns,
    count(*) AS n_periods,
    count(DISTINCT h.version_id) AS n_versions,
    min(h.valid_from) FILTER (h.change_kind = 'returned') AS first_return,
    max(h.valid_from) FILTER (h.change_kind = 'returned') AS last_return
FROM lake.main.periods AS h
JOIN lake.main.policies AS p USING (policy_id)
GROUP BY ALL
HAVING count_if(h.change_kind = 'returned') >= 2;

COMMENT ON VIEW lake.main.flapping_policies IS
'One row per policy that flaps between texts: it went back to an earlier one twice or more.';

CREATE VIEW lake.main.duplicate_clusters AS
WITH RECURSIVE pairs AS (
    SELECT version_id_a AS one, version_id_b AS other FROM lake.main.duplicates
    UNION ALL
    SELECT version_id_b, version_id_a FROM lake.main.duplicates
),
members AS (
    -- Ordered by the refresh that brought it: a cluster keeps its id as it grows.
    SELECT d.version_id, min(d.refresh_id) || ':' || d.version_id AS first
    FROM lake.main.documents AS d
    WHERE d.version_id IN (SELECT one FROM pairs)
    GROUP BY d.version_id
),
labels(version_id, label) USING KEY (version_id) AS (
    SELECT version_id, first FROM members
    UNION
    SELECT p.other, min(l.label)
    FROM labels AS l
    JOIN pairs AS p ON p.one = l.version_id
    JOIN recurring.labels AS r ON r.version_id = p.other
    WHERE l.label < r.label
    GROUP BY p.other
)
SELECT
    split_part(l.label, ':', 2) AS cluster_id,
    v.version_id,
    v.policy_id,
    p.service,
    p.policy_key
FROM labels AS l
JOIN lake.main.versions AS v ON v.version_id = l.version_id
JOIN lake.main.policies AS p ON p.policy_id = v.policy_id;

COMMENT ON VIEW lake.main.duplicate_clusters IS
'One row per version that is in a pair of duplicates. Versions that lead to each other by pairs are a cluster; its id is the version of it that the lake held first.';

CREATE VIEW lake.main.shared_texts AS
WITH counted AS (
    SELECT
        s.text_sha256,
        count(DISTINCT p.service) AS n_services,
        count(DISTINCT v.policy_id) AS n_policies,
        count(DISTINCT s.version_id) AS n_versions,
        min(s.segment_id) AS segment_id
    FROM lake.main.segments AS s
    JOIN lake.main.versions AS v ON v.version_id = s.version_id
    JOIN lake.main.policies AS p ON p.policy_id = v.policy_id
    GROUP BY s.text_sha256
    HAVING count(DISTINCT p.service) > 1
)
SELECT c.text_sha256, c.n_services, c.n_policies, c.n_versions, s.kind, s.text, c.segment_id
FROM counted AS c
JOIN lake.main.segments AS s ON s.segment_id = c.segment_id;

COMMENT ON VIEW lake.main.shared_texts IS
'One row per text of a segment that stands in policies of more than one service: boilerplate that is copied from one to the other; with the number of services and one of its segments.';

CREATE VIEW lake.main.sentence_texts AS
SELECT
    s.segment_id,
    s.version_id,
    s.ordinal,
    s.char_start,
    s.char_end,
    substr(g.text, s.char_start - g.char_start + 1, s.char_end - s.char_start) AS text
FROM lake.main.sentences AS s
JOIN lake.main.segments AS g USING (segment_id);

COMMENT ON VIEW lake.main.sentence_texts IS 'One row per sentence, with its text.';

CREATE VIEW lake.main.practice_sentences AS
WITH placed AS (
    SELECT
        p.practice_id,
        p.segment_id,
        p.lead_in_segment_id,
        min(s.char_start) AS sentence_start,
        max(s.char_end) AS sentence_end
    FROM lake.main.practices AS p
    JOIN lake.main.sentences AS s
        ON s.segment_id = p.segment_id
        AND s.char_start < p.char_end AND s.char_end > p.char_start
    GROUP BY ALL
)
SELECT
    p.practice_id,
    g.heading_path,
    l.text AS lead_in,
    substr(g.text, p.sentence_start - g.char_start + 1, p.sentence_end - p.sentence_start)
        AS sentence,
    p.sentence_start,
    p.sentence_end
FROM placed AS p
JOIN lake.main.segments AS g ON g.segment_id = p.segment_id
LEFT JOIN lake.main.segments AS l ON l.segment_id = p.lead_in_segment_id;

COMMENT ON VIEW lake.main.practice_sentences IS
'One row per practice: the sentence that states it, with the headings above it and, for a list item, the lead-in of its list, or its own paragraph where the sentence before has the verb. Join it by practice_id.';

CREATE VIEW lake.main.fact_sentences AS
WITH placed AS (
    SELECT
        f.fact_id,
        f.segment_id,
        min(s.char_start) AS sentence_start,
        max(s.char_end) AS sentence_end
    FROM lake.main.facts AS f
    JOIN lake.main.sentences AS s
        ON s.segment_id = f.segment_id
        AND s.char_start < f.char_end AND s.char_end > f.char_start
    GROUP BY ALL
)
SELECT
    f.fact_id,
    g.heading_path,
    l.text AS lead_in,
    substr(g.text, f.sentence_start - g.char_start + 1, f.sentence_end - f.sentence_start)
        AS sentence,
    f.sentence_start,
    f.sentence_end
FROM placed AS f
JOIN lake.main.segments AS g ON g.segment_id = f.segment_id
LEFT JOIN lake.main.segments AS l ON l.segment_id = g.lead_in_segment_id;

COMMENT ON VIEW lake.main.fact_sentences IS
'One row per fact: the sentence that states it, with the headings above it and, for a list item, the lead-in of its list. Join it by fact_id.';
