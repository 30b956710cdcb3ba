"""What must hold of versions, and of their segments taken together."""

from __future__ import annotations

from expectations.rule import Suite, every, no_row
from expectations.structure import structure
from warehouse.schemas.versions import VERSIONS
from warehouse.vocabulary import Severity

# That the segments make up the text is shown line by line. A line counts with its hash times its
# number; the sum over the text is compared with the sum over the segments, where the numbers follow
# from the offsets. If every segment is as long as its span, the sums agree only if each line of a
# segment stands where the offset says and nothing but line feeds stands between segments (but for
# chance, one in 2^60). Putting the texts together again takes four times the memory.

_PLACE = "({line_no} + 1099511627776)"
"""The weight of a line. By the constant, 2 to the 40th, equal sums mean that as many equal lines
stand in both, and not only that their line numbers have the same sum."""

_LINES = """list_sum(list_transform(
    string_split(text, chr(10)),
    lambda line, line_no: {weight} * if(line = '', 0, hash(line)::HUGEINT)
))"""

_SEGMENTS_OF_VERSIONS = f"""
    SELECT version_id,
        count(*) AS counted_segments,
        sum(n_lines_before * lines + numbered_lines) AS lines_of_segments,
        min(step) = 1 AND max(step) = 1 AS is_numbered,
        min(gap) AS smallest_gap,
        max(char_end) AS last_char_end,
        count_if((n_chars = char_end - char_start) IS NOT TRUE) AS n_misfits,
        count_if(NOT checksum_right) AS n_wrong_checksums
    FROM (
        SELECT *,
            ordinal - lag(ordinal, 1, -1) OVER before AS step,
            char_start - lag(char_end, 1, 0) OVER before AS gap,
            char_start - (sum(n_chars - n_line_feeds) OVER before)::BIGINT
                + n_chars - n_line_feeds AS n_lines_before
        FROM (
            SELECT version_id, ordinal::BIGINT AS ordinal, char_start::BIGINT AS char_start,
                char_end::BIGINT AS char_end, length(text) AS n_chars,
                coalesce(if(ordinal % 16 = 0, text_sha256 = sha256(text), true), false)
                    AS checksum_right,
                if(is_one_line, 0, length(text) - length(replace(text, chr(10), '')))
                    AS n_line_feeds,
                if(is_one_line, hash(text)::HUGEINT, {_LINES.format(weight=1)}) AS lines,
                if(is_one_line, hash(text)::HUGEINT * {_PLACE.format(line_no=1)},
                    {_LINES.format(weight=_PLACE.format(line_no="line_no"))})
                    AS numbered_lines
            FROM (SELECT *, NOT contains(text, chr(10)) AS is_one_line FROM new_segments)
        )
        WINDOW before AS (PARTITION BY version_id ORDER BY ordinal)
    )
    GROUP BY version_id
"""

_SENTENCES_OF_VERSIONS = """
    SELECT version_id, count(*) AS counted_sentences FROM new_sentences GROUP BY version_id
"""

SUITE = Suite(
    name="versions",
    key="version_id",
    leads_to_documents="version_id",
    is_large=True,
    computed={
        "segments_of_versions": _SEGMENTS_OF_VERSIONS,
        "sentences_of_versions": _SENTENCES_OF_VERSIONS,
    },
    rows="""
        SELECT v.*, s.* EXCLUDE (version_id), coalesce(t.counted_sentences, 0) AS counted_sentences,
            d.version_id AS document_version_id
        FROM new_versions AS v
        LEFT JOIN segments_of_versions AS s ON s.version_id = v.version_id
        LEFT JOIN sentences_of_versions AS t ON t.version_id = v.version_id
        LEFT JOIN (SELECT document_id, version_id FROM lake.main.documents) AS d
            ON d.document_id = v.document_id
        """,
    rules=(
        *structure(VERSIONS, "version_id"),
        every("text_not_empty", "A version has a text", "strlen(text) > 0"),
        every(
            "text_sha256_right",
            "text_sha256 is the checksum of the text",
            "text_sha256 = sha256(text)",
        ),
        every(
            "document_holds_it",
            "The document that a version's layout follows holds that version",
            "document_version_id = version_id",
        ),
        every(
            "language_has_confidence",
            "A version has a language and a confidence in it, or neither",
            "(language IS NULL) = (language_confidence IS NULL)",
        ),
        every(
            "n_segments_right",
            "n_segments is the number of its segments",
            "n_segments = counted_segments",
        ),
        every(
            "n_sentences_right",
            "n_sentences is the number of its sentences",
            "n_sentences = counted_sentences",
        ),
        every(
            "segments_numbered",
            "The ordinals of a version's segments run from 0 without a gap",
            "is_numbered",
        ),
        every(
            "segments_do_not_overlap",
            "Segments are in order and do not overlap",
            "smallest_gap >= 0",
        ),
        every(
            "segments_inside_text",
            "The last segment ends where the text ends",
            "last_char_end = length(text)",
        ),
        every(
            "segments_as_long_as_spans",
            "The text of every segment is as long as its span",
            "n_misfits = 0",
        ),
        every(
            "segment_checksums_right",
            "text_sha256 of a segment is the checksum of its text (looked at in every 16th)",
            "n_wrong_checksums = 0",
        ),
        every(
            "segments_are_the_text",
            "Every segment's text stands at its span, and between the segments are line feeds only",
            f"lines_of_segments = {_LINES.format(weight=_PLACE.format(line_no='line_no'))}",
        ),
        every(
            "text_without_nul",
            "A text holds no NUL character",
            "NOT contains(text, chr(0))",
            Severity.WARNING,
        ),
        no_row(
            "has_tag",
            "A version has at least one tag",
            "SELECT version_id FROM new_versions ANTI JOIN new_tags USING (version_id)",
            Severity.WARNING,
        ),
    ),
)
