"""What must hold of sentences, each and together with their segments."""

from __future__ import annotations

from expectations.rule import Suite, every, no_row
from expectations.structure import structure
from warehouse.schemas.sentences import SENTENCES

_NEIGHBOURS = """
    SELECT *,
        lag(segment_id) OVER reading IS DISTINCT FROM segment_id AS is_first,
        lead(segment_id) OVER reading IS DISTINCT FROM segment_id AS is_last,
        lag(ordinal) OVER reading AS ordinal_before,
        lag(char_end) OVER reading AS end_before
    FROM new_sentences
    WINDOW reading AS (PARTITION BY version_id ORDER BY char_start, char_end)
"""

# What stands between two sentences is mostly one character. To look at it means to count from the
# beginning of the segment, so a single one is looked at in every 8th segment, and none behind
# 20,000 characters: the whole stays linear.
_MISPLACED = f"""
    SELECT segment_id, version_id, is_of_segment, is_numbered, is_parted, is_covered, is_blank
    FROM (
        SELECT s.segment_id, s.version_id,
            g.version_id = s.version_id AND g.kind <> 'boilerplate' AS is_of_segment,
            s.ordinal = if(s.is_first, 0, s.ordinal_before::BIGINT + 1) AS is_numbered,
            s.is_first OR s.char_start >= s.end_before AS is_parted,
            (NOT s.is_first OR s.char_start = g.char_start)
                AND (NOT s.is_last OR s.char_end = g.char_end) AS is_covered,
            CASE
                WHEN s.is_first OR is_parted IS NOT TRUE THEN true
                WHEN s.char_start - s.end_before::BIGINT < 2 AND g.ordinal % 8 > 0 THEN true
                WHEN s.char_start - g.char_start::BIGINT NOT BETWEEN 0 AND 20000 THEN true
                ELSE regexp_full_match(
                    substr(g.text, s.end_before - g.char_start + 1, s.char_start - s.end_before),
                    '[\\s\\p{{Z}}\\x0b\\x85]*'
                )
            END AS is_blank
        FROM ({_NEIGHBOURS}) AS s LEFT JOIN new_segments AS g ON g.segment_id = s.segment_id
    )
    WHERE (is_of_segment AND is_numbered AND is_parted AND is_covered AND is_blank) IS NOT TRUE
"""

_MISPLACED_WHERE = "SELECT segment_id, version_id FROM misplaced_sentences WHERE {} IS NOT TRUE"

_WITHOUT = """
    SELECT segment_id, version_id
    FROM (FROM new_segments WHERE kind <> 'boilerplate') ANTI JOIN new_sentences USING (segment_id)
"""

SUITE = Suite(
    name="sentences",
    key="segment_id",
    leads_to_documents="version_id",
    computed={"misplaced_sentences": _MISPLACED, "segments_without_sentence": _WITHOUT},
    rules=(
        *structure(
            SENTENCES,
            "version_id",
            implied=(
                "key_unique",  # by of_its_segment and do_not_overlap, since segments are new
                "segment_id_found",  # by of_its_segment
                "version_id_found",  # by of_its_segment
            ),
        ),
        every("span_not_empty", "A sentence ends after it begins", "char_end > char_start"),
        no_row(
            "of_its_segment",
            "A sentence has the version of its segment, which is not boilerplate",
            _MISPLACED_WHERE.format("is_of_segment"),
        ),
        no_row(
            "numbered",
            "The ordinals of a segment's sentences run from 0 without a gap",
            _MISPLACED_WHERE.format("is_numbered"),
        ),
        no_row(
            "do_not_overlap",
            "The sentences of a segment are in order and do not overlap",
            _MISPLACED_WHERE.format("is_parted"),
        ),
        no_row(
            "reach_the_edges",
            "The first sentence of a segment begins where it does, the last one ends where it does",
            _MISPLACED_WHERE.format("is_covered"),
        ),
        no_row(
            "blanks_between",
            "Between two sentences of a segment is nothing but white space (a single character is "
            "looked at in every 8th segment)",
            _MISPLACED_WHERE.format("is_blank"),
        ),
        no_row(
            "segment_has_one",
            "Every segment that is not boilerplate has a sentence",
            "SELECT segment_id, version_id FROM segments_without_sentence",
        ),
    ),
)
