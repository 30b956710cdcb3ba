"""What breaks each expectation, in the publish of `tests.pending`."""

from __future__ import annotations

from tests.pending_rows import OLD
from tests.planted_declarations import DECLARED
from tests.planting import (
    A1,
    A2,
    A_1,
    A_2,
    B1_ROW,
    BAD,
    EFFECTIVE,
    FIRST,
    FIRST_SENTENCE,
    LAST,
    NOBODY,
    OF_V,
    PARTED,
    SEGMENTS,
    SEGMENTS_A2,
    SPOILT,
    V_A1,
    V_A2,
    A,
    B,
    Planted,
    V,
    change,
    planted,
    repeat,
)

WRITTEN = [
    planted("across_tables.one_refresh", repeat("refreshes", f"refresh_id = '{OLD}'"), ()),
    planted("across_tables.one_refresh", ("DELETE FROM new_refreshes",), ()),
    planted("across_tables.files_conserved", change("refreshes", "n_seen = n_seen - 1"), ()),
    planted("across_tables.accepted_counted", change("documents", "status = 'rejected'"), ()),
    planted("across_tables.accepted_counted", (f"DELETE FROM new_documents WHERE {B1_ROW}",), ()),
    planted("across_tables.rejected_counted", change("documents", "status = 'rejected'"), ()),
    planted("across_tables.versions_counted", ("DELETE FROM new_versions",), ()),
    planted("documents.key_unique", repeat("documents", f"document_id = '{A1}'"), (A1,)),
    planted("documents.rejected_has_reason", change("documents", "status = 'rejected'")),
    planted("documents.rejected_has_no_version", change("documents", "status = 'rejected'")),
    planted("documents.accepted_has_no_reason", change("documents", "reason = 'empty'")),
    planted("documents.accepted_has_sha256", change("documents", "sha256 = NULL")),
    planted("documents.accepted_has_version", change("documents", "version_id = NULL")),
    planted("documents.version_of_its_policy", change("documents", f"policy_id = '{A}'")),
    planted("documents.policy_found", change("documents", f"policy_id = '{NOBODY}'")),
    planted(
        "documents.of_this_refresh", change("documents", "refresh_id = '99991231T235959Z-000000'")
    ),
    planted("documents.path_printable", change("documents", "path = 'two' || chr(10) || 'lines'")),
    planted("documents.manifest_is_object", change("documents", "manifest = '[1]'")),
    planted("documents.manifest_is_object", change("documents", "manifest = '{not json'")),
    planted("policies.has_version", (f"DELETE FROM lake.main.versions WHERE policy_id = '{B}'",)),
    planted("policies.has_period", (f"DELETE FROM lake.main.periods WHERE policy_id = '{B}'",)),
    planted("policies.extra_is_object", change("policies", "extra = 'null'")),
    planted("policies.extra_is_object", change("policies", "extra = ''")),
    planted("versions.key_unique", repeat("versions", f"version_id = '{V_A1}'"), ()),
    planted("versions.text_not_empty", change("versions", "text = ''")),
    planted("versions.text_sha256_right", change("versions", "text = text || '.'")),
    planted("versions.document_holds_it", change("versions", f"document_id = '{BAD}'")),
    planted("versions.language_has_confidence", change("versions", "language = NULL")),
    planted("versions.n_segments_right", change("versions", "n_segments = n_segments + 1")),
    planted("versions.n_segments_right", (f"DELETE FROM new_segments WHERE {LAST}",)),
    planted("versions.n_segments_right", (f"DELETE FROM new_segments WHERE version_id = '{V}'",)),
    planted("versions.n_sentences_right", change("versions", "n_sentences = n_sentences + 1")),
    planted("versions.n_sentences_right", (f"DELETE FROM new_sentences WHERE version_id = '{V}'",)),
    planted("versions.segments_numbered", change("segments", "ordinal = 99")),
    planted("versions.segments_numbered", change("segments", "ordinal = 5")),
    planted("versions.segments_numbered", change("segments", "ordinal = ordinal + 1", OF_V)),
    planted("versions.segments_do_not_overlap", change("segments", "char_start = char_start - 5")),
    planted("versions.segments_do_not_overlap", repeat("segments", FIRST)),
    planted("versions.segments_inside_text", change("versions", "text = text || '.'")),
    planted("versions.segments_inside_text", change("segments", "char_end = char_end + 9", LAST)),
    planted("versions.segments_as_long_as_spans", change("segments", "text = text || '.'")),
    planted("versions.segments_as_long_as_spans", change("segments", "text = NULL")),
    planted(
        "versions.segment_checksums_right", change("segments", f"text_sha256 = '{NOBODY}'", FIRST)
    ),
    planted("versions.segments_are_the_text", change("segments", "text = 'We keeq:'")),
    planted("versions.segments_are_the_text", change("segments", "text = NULL")),
    planted("versions.segments_are_the_text", change("versions", "text = replace(text, ':', ';')")),
    planted(
        "versions.segments_are_the_text", change("versions", "text = replace(text, chr(10), ' ')")
    ),
    planted("versions.segments_are_the_text", (f"DELETE FROM new_segments WHERE {FIRST}",)),
    planted("periods.numbered", change("periods", "period_no = 2")),
    planted(
        "periods.version_changes",
        change("periods", f"version_id = '{V_A2}'", f"policy_id = '{A}'"),
        (A2,),
    ),
    planted("periods.version_of_its_policy", change("periods", f"version_id = '{V_A2}'")),
    planted("periods.document_holds_version", change("periods", f"document_id = '{A2}'")),
    planted(
        "periods.ends_after_it_begins",
        change("periods", "valid_from = '2024-05-02', valid_to = '2024-05-01'"),
    ),
    planted("periods.ends_when_next_begins", change("periods", "valid_to = '2024-05-01'")),
    planted("periods.do_not_overlap", change("periods", "valid_from = '2025-01-01'", A_1), (A2,)),
    planted(
        "periods.do_not_overlap",
        change("periods", "valid_from = NULL", A_2)
        + change("periods", "valid_from = '2020-01-01'", A_1),
        (A2,),
    ),
    planted("periods.first_is_first", change("periods", "change_kind = 'content'")),
    planted("periods.first_is_first", change("periods", "change_kind = 'first'", A_2), (A2,)),
    planted(
        "periods.returned_was_there", change("periods", "change_kind = 'returned'", A_2), (A2,)
    ),
    planted(
        "periods.returned_was_there",
        change("periods", f"version_id = '{V_A1}'", A_2),
        (A2,),
    ),
    planted("periods.content_has_changes", ("DELETE FROM lake.main.changes",), (A2,)),
    planted("periods.content_has_changes", change("changes", "is_cosmetic = true"), (A2,)),
    planted("returns.of_accepted", change("returns", f"document_id = '{BAD}'"), ()),
    planted("returns.after_the_first_time", change("returns", f"refresh_id = '{OLD}'"), ()),
    planted("returns.of_this_refresh", change("returns", f"refresh_id = '{OLD}'"), ()),
    planted("signatures.has_64_places", change("signatures", "signature = [1, 2]")),
    planted(
        "signatures.has_64_places",
        change("signatures", "signature = list_concat(signature[:63], [NULL])"),
    ),
    planted("signatures.of_every_version", (f"DELETE FROM new_signatures WHERE {OF_V}",)),
    planted(
        "duplicates.smaller_first",
        change("duplicates", "version_id_a = version_id_b, version_id_b = version_id_a"),
        (),
    ),
    planted("duplicates.same_text_is_same", change("duplicates", "is_same_text = true"), ()),
    planted("duplicates.same_text_is_alike", change("duplicates", "is_same_text = true"), ()),
    *(
        planted(f"changes.{rule}", change("changes", setting), (A2,))
        for rule, setting in (
            ("numbered", "change_no = 2"),
            ("of_consecutive_periods", "to_period_no = 3"),
            ("versions_of_their_periods", f"to_version_id = '{V}'"),
            ("versions_of_their_periods", "from_version_id = to_version_id"),
            ("from_segment_of_its_version", "from_segment_id = to_segment_id"),
            ("to_segment_of_its_version", f"to_segment_id = '{SEGMENTS[0]}'"),
            ("added_has_one_side", "operation = 'added'"),
            ("added_has_one_side", "from_segment_id = NULL"),
            ("removed_has_one_side", "operation = 'removed'"),
            ("removed_has_one_side", "to_segment_id = NULL"),
            ("similarity_of_two", "similarity = NULL"),
            ("similarity_of_two", "to_segment_id = NULL"),
            ("rest_is_unchanged", "from_segment_id = NULL"),
            ("rest_is_unchanged", "to_segment_id = NULL"),
        )
    ),
    *(
        planted(f"changes.{side}_segment_once", repeat("changes", "true"), (A2,))
        for side in ("from", "to")
    ),
    *(
        planted(f"changes.{kind}_has_pieces", change("changes", f"operation = '{kind}'"), (A2,))
        for kind in ("split", "merged")
    ),
    planted("changes.every_other_text_told", ("DELETE FROM lake.main.changes",), (A2,)),
    planted("segments.version_is_new", repeat("segments", f"version_id = '{V_A1}'"), ()),
    planted("segments.id_is_its_span", change("segments", "char_end = char_end + 1")),
    planted("segments.id_is_its_span", change("segments", f"segment_id = '{V}:0-1'")),
    planted("segments.span_not_empty", change("segments", "char_end = char_start")),
    planted("segments.source_in_order", change("segments", "source_start = source_end + 1")),
    planted("segments.source_in_order", change("segments", "source_start = NULL")),
    planted("segments.depth_fits_kind", change("segments", "depth = 1")),
    planted("segments.depth_fits_kind", change("segments", "kind = 'heading'")),
    planted("segments.parent_found", change("segments", f"parent_segment_id = '{V}:7-8'")),
    planted("segments.parent_found", change("segments", f"parent_segment_id = '{SEGMENTS[7]}'")),
    planted("segments.parent_found", change("segments", f"parent_segment_id = '{SEGMENTS[0]}'")),
    planted("segments.parent_found", change("segments", f"parent_segment_id = '{SEGMENTS_A2[3]}'")),
    planted("segments.lead_in_found", change("segments", f"lead_in_segment_id = '{V}:7-8'")),
    planted("segments.lead_in_found", change("segments", f"lead_in_segment_id = '{SEGMENTS[4]}'")),
    planted(
        "segments.lead_in_found", change("segments", f"lead_in_segment_id = '{SEGMENTS_A2[0]}'")
    ),
    planted("segments.heading_path_fits_parent", change("segments", "heading_path = []")),
    planted("segments.heading_path_fits_parent", change("segments", "parent_segment_id = NULL")),
    planted("sentences.span_not_empty", change("sentences", "char_end = char_start")),
    planted("sentences.of_its_segment", change("sentences", f"version_id = '{V_A2}'"), (A2,)),
    planted("sentences.of_its_segment", change("sentences", f"segment_id = '{V}:7-8'")),
    planted("sentences.of_its_segment", change("segments", "kind = 'boilerplate'")),
    planted("sentences.of_its_segment", repeat("sentences", f"version_id = '{V_A1}'"), ()),
    planted("sentences.numbered", change("sentences", "ordinal = 2")),
    planted("sentences.numbered", change("sentences", "ordinal = 1", FIRST_SENTENCE)),
    planted("sentences.do_not_overlap", change("sentences", "char_start = char_start - 2")),
    planted("sentences.do_not_overlap", repeat("sentences", SPOILT["sentences"])),
    planted("sentences.reach_the_edges", change("sentences", "char_end = char_end - 1")),
    planted(
        "sentences.reach_the_edges",
        change("sentences", "char_start = char_start + 1", FIRST_SENTENCE),
    ),
    planted("sentences.blanks_between", change("sentences", "char_start = char_start + 1")),
    planted(
        "sentences.blanks_between",
        change("segments", "ordinal = 8, text = replace(text, chr(10), '.')", PARTED),
    ),
    planted(
        "sentences.segment_has_one",
        tuple(
            f"DELETE FROM {t} WHERE segment_id = '{SEGMENTS[4]}'"
            for t in ("lake.main.sentences", "new_sentences")
        ),
    ),
    planted("tags.version_of_its_segment", change("tags", f"version_id = '{V_A2}'"), (A2,)),
    planted(
        "tags.untagged_has_no_tags",
        tuple(
            f"INSERT INTO {t} SELECT * REPLACE ('tagging' AS scheme) FROM {t} "
            f"WHERE {SPOILT['tags']}"
            for t in ("lake.main.tags", "new_tags")
        ),
    ),
    planted("facts.version_of_its_segment", change("facts", f"version_id = '{V_A2}'"), (A2,)),
    planted("facts.inside_its_segment", change("facts", "char_end = char_end + 100")),
    planted("facts.inside_its_segment", change("facts", "char_start = -2147483648")),
    planted("facts.inside_its_segment", change("facts", f"segment_id = '{V}:7-8'")),
    planted("facts.text_at_its_span", change("facts", "text = 'bsk@example.org'")),
    planted("facts.text_at_its_span", change("facts", "char_start = 0, char_end = 2147483647")),
    planted("facts.attributes_are_object", change("facts", "attributes = '1'")),
    planted("facts.attributes_are_object", change("facts", "attributes = '{'")),
    planted("facts.attributes_of_its_kind", change("facts", """attributes = '{"odd": 1}'""")),
    planted("facts.dates_are_dates", change("facts", f"{EFFECTIVE}, value = '2023-02-30'")),
    planted("facts.dates_are_dates", change("facts", f"{EFFECTIVE}, value = 'May 2023'")),
    planted(
        "practices.version_of_its_segment", change("practices", f"version_id = '{V_A2}'"), (A2,)
    ),
    planted(
        "practices.version_of_its_segment",
        change("practices", f"lead_in_segment_id = '{SEGMENTS_A2[4]}'"),
    ),
    planted("practices.inside_its_segment", change("practices", "char_end = char_end + 100")),
    planted("practices.inside_its_segment", change("practices", "char_end = char_start")),
    planted("practices.inside_its_segment", change("practices", f"segment_id = '{V}:7-8'")),
    planted("practices.text_at_its_span", change("practices", "text = 'mane'")),
    planted("practices.words_inside_its_span", change("practices", "data_start = char_start - 1")),
    planted("practices.words_inside_its_span", change("practices", "purpose_end = NULL")),
    planted("practices.words_inside_its_span", change("practices", "recipient_start = NULL")),
    planted("practices.words_have_a_term", change("practices", "purpose = NULL")),
    planted("practices.words_have_a_term", change("practices", "recipient = NULL")),
    planted(
        "practices.data_words_or_lead_in",
        change("practices", "data_start = NULL, data_end = NULL, lead_in_segment_id = NULL"),
    ),
    planted("practices.data_type_known", change("practices", "data_type = 'authority'")),
    planted("practices.purpose_known", change("practices", "purpose = 'name'")),
    planted("practices.recipient_known", change("practices", "recipient = 'name'")),
    planted(
        "contradictions.both_found",
        change("contradictions", "kind = 'effective_date'"),
    ),
    planted("contradictions.both_found", change("contradictions", f"second_id = '{NOBODY}'")),
    planted("contradictions.both_opposed", change("practices", "polarity = 'deny'")),
    planted("contradictions.both_opposed", change("practices", "action = 'use'")),
    planted(
        "contradictions.both_opposed",
        change("contradictions", "first_id = second_id, second_id = first_id"),
    ),
    planted("contradictions.explained_in_one_line", change("contradictions", "explanation = ''")),
    planted("terms.broader_term_found", change("terms", "broader_term = 'unheard-of'"), ()),
    planted("terms.broader_term_found", change("terms", "broader_term = 'Other'"), ()),
    planted(
        "refreshes.published_after_start", change("refreshes", "published_at = '2020-01-01'"), ()
    ),
    planted("refreshes.has_source", change("refreshes", "sources = []"), ()),
]

PLANTED = [*DECLARED, *WRITTEN]


def drift(figure: str, before: str, *statements: str) -> Planted:
    """Figures before, against thirty of each new document, version, segment, tag and fact."""
    many = tuple(
        f"INSERT INTO new_{table} SELECT a.* FROM new_{table} AS a, range(29)"
        for table in ("documents", "versions", "segments", "tags", "facts")
    )
    alike = (
        "CREATE OR REPLACE TEMP TABLE figures_before AS SELECT * REPLACE "
        "(100 * documents AS documents, 100 * rejected AS rejected, 3 AS accepted, "
        "100 * versions AS versions, 100 * segments AS segments, 100 * tags AS tags, "
        "100 * facts AS facts) FROM figures_new",
        f"UPDATE figures_before SET {before}",
    )
    return planted(f"drift.{figure}", (*many, *alike, *statements), ())


WARNINGS = [
    drift("documents", "accepted = 30"),
    drift(
        "files_seen",
        "documents = documents",
        f"UPDATE lake.main.refreshes SET n_seen = 100 WHERE refresh_id = '{OLD}'",
    ),
    drift("rejections", "rejected = 0", "UPDATE new_documents SET status = 'rejected'"),
    drift("languages", "languages = [{'language': 'tlh', 'n': versions}]"),
    drift("segments_per_version", "segments = 4 * segments"),
    drift("tags_per_segment", "tags = 4 * tags"),
    drift("facts_per_version", "facts = facts // 4"),
    planted("documents.date_not_in_future", change("documents", "document_date = '2999-01-01'")),
    planted("versions.text_without_nul", change("versions", "text = text || chr(0)")),
    planted("versions.has_tag", ("DELETE FROM new_tags",)),
    planted(
        "across_tables.few_rejections",
        (
            "INSERT INTO new_documents SELECT d.* FROM new_documents AS d, range(20) "
            "WHERE status = 'rejected'",
        ),
    ),
]
