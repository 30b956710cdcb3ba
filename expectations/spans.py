"""What must hold of every row that states something at a span of its segment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from expectations.rule import no_row

if TYPE_CHECKING:
    from collections.abc import Mapping

    from expectations.rule import Rule


def misplaced(table: str, key: str) -> Mapping[str, str]:
    """The computed table of ``table``'s rows whose span or text is not that of their segment."""
    query = f"""
        SELECT {key}, version_id, is_inside, text_fits
        FROM (
            SELECT t.{key}, t.version_id,
                0 <= s.char_start AND s.char_start <= t.char_start AND t.char_start < t.char_end
                    AND t.char_end <= s.char_end AS is_inside,
                if(is_inside, t.text = substr(
                    s.text, t.char_start - s.char_start + 1, t.char_end - t.char_start
                ), false) AS text_fits
            FROM new_{table} AS t LEFT JOIN new_segments AS s ON s.segment_id = t.segment_id
        )
        WHERE (is_inside AND text_fits) IS NOT TRUE
    """
    return {f"misplaced_{table}": query}


def in_its_segment(noun: str, table: str, key: str) -> tuple[Rule, ...]:
    """The rules that no row is misplaced; ``noun`` names one with its article, as in A fact."""
    select = f"SELECT {key}, version_id FROM misplaced_{table} WHERE {{}} IS NOT TRUE"
    return (
        no_row(
            "inside_its_segment",
            f"{noun}'s span is not empty and lies in the span of its segment",
            select.format("is_inside"),
        ),
        no_row(
            "text_at_its_span",
            f"{noun}'s text is what stands at its span",
            select.format("text_fits"),
        ),
    )
