-- What did policies add, remove and modify in the version that brought them past 25 May 2018?
-- The first content change of each policy that came into force between 1 May and 30 June 2018,
-- GDPR's first day among them.
SELECT
    c.service,
    c.policy_key,
    c.valid_from,
    c.n_unchanged,
    c.n_modified,
    c.n_split,
    c.n_merged,
    c.n_moved,
    c.n_added,
    c.n_removed,
    c.n_words_changed,
    c.from_version_id,
    c.to_version_id
FROM period_changes AS c
WHERE c.valid_from BETWEEN DATE '2018-05-01' AND DATE '2018-06-30'
ORDER BY c.n_words_changed DESC, c.service, c.policy_key, c.valid_from;
