"""What must hold of changes."""

from __future__ import annotations

from expectations.rule import Suite, every, no_row
from expectations.structure import structure
from warehouse.schemas.changes import CHANGES

_SIDES = ("from", "to")
_OF_WHOLES = {"from": "split", "to": "merged"}


def _touched_twice(side: str) -> str:
    return f"""
        SELECT policy_id FROM new_changes WHERE {side}_segment_id IS NOT NULL
        GROUP BY policy_id, to_period_no, {side}_segment_id
        HAVING count(*) > 1 AND NOT bool_and(operation = '{_OF_WHOLES[side]}')
    """


def _one_piece(side: str) -> str:
    return f"""
        SELECT policy_id FROM new_changes WHERE operation = '{_OF_WHOLES[side]}'
        GROUP BY policy_id, to_period_no, {side}_segment_id HAVING count(*) < 2
    """


_UNEVEN = """
    WITH sizes AS (SELECT version_id, n_segments FROM lake.main.versions)
    SELECT c.policy_id FROM (
        SELECT policy_id, from_version_id, to_version_id, to_period_no,
            count(DISTINCT from_segment_id) AS n_from, count(DISTINCT to_segment_id) AS n_to
        FROM new_changes GROUP BY ALL
    ) AS c
    JOIN sizes AS f ON f.version_id = c.from_version_id
    JOIN sizes AS t ON t.version_id = c.to_version_id
    WHERE f.n_segments - n_from <> t.n_segments - n_to OR n_from > f.n_segments
"""

_UNTOLD = """
    SELECT DISTINCT p.policy_id
    FROM lake.main.periods AS p
    SEMI JOIN new_periods AS n ON n.policy_id = p.policy_id
    ANTI JOIN lake.main.changes AS c
        ON c.policy_id = p.policy_id AND c.to_period_no = p.period_no
    JOIN lake.main.versions AS v ON v.version_id = p.version_id
    JOIN lake.main.periods AS q ON q.policy_id = p.policy_id AND q.period_no = p.period_no - 1
    JOIN lake.main.versions AS w ON w.version_id = q.version_id
    WHERE v.words_sha256 <> w.words_sha256
"""

SUITE = Suite(
    name="changes",
    key="policy_id",
    leads_to_documents="policy_id",
    rows="""
        SELECT c.*, p.version_id AS to_period_version, q.version_id AS from_period_version,
            row_number() OVER (
                PARTITION BY c.policy_id, c.to_period_no ORDER BY c.change_no
            ) AS expected_no
        FROM new_changes AS c
        LEFT JOIN lake.main.periods AS p
            ON p.policy_id = c.policy_id AND p.period_no = c.to_period_no
        LEFT JOIN lake.main.periods AS q
            ON q.policy_id = c.policy_id AND q.period_no = c.from_period_no
        """,
    shows=("to_period_no", "change_no"),
    rules=(
        *structure(CHANGES, "policy_id"),
        every(
            "numbered",
            "The changes of a period are numbered from 1 without a gap",
            "change_no = expected_no",
        ),
        every(
            "of_consecutive_periods",
            "A change leads from one period to the next",
            "from_period_no::BIGINT + 1 = to_period_no",
        ),
        every(
            "versions_of_their_periods",
            "The versions of a change are those of its periods",
            "from_version_id = from_period_version AND to_version_id = to_period_version",
        ),
        *(
            every(
                f"{side}_segment_of_its_version",
                f"The {side}_segment_id of a change is of its {side}_version_id",
                f"{side}_segment_id IS NULL "
                f"OR starts_with({side}_segment_id, {side}_version_id || ':')",
            )
            for side in _SIDES
        ),
        every(
            "added_has_one_side",
            "What was added has no segment before, and nothing else lacks one",
            "(operation = 'added') = (from_segment_id IS NULL)",
        ),
        every(
            "removed_has_one_side",
            "What was removed has no segment after, and nothing else lacks one",
            "(operation = 'removed') = (to_segment_id IS NULL)",
        ),
        every(
            "similarity_of_two",
            "A change has a similarity if and only if it has two segments",
            "(similarity IS NULL) = (from_segment_id IS NULL OR to_segment_id IS NULL)",
        ),
        *(
            no_row(
                f"{side}_segment_once",
                f"A segment of the version {'before' if side == 'from' else 'after'} is in one "
                f"change of a period at most, unless it is what was {_OF_WHOLES[side]}",
                _touched_twice(side),
            )
            for side in _SIDES
        ),
        *(
            no_row(
                f"{operation}_has_pieces",
                f"What was {operation} has two pieces or more",
                _one_piece(side),
            )
            for side, operation in _OF_WHOLES.items()
        ),
        no_row(
            "rest_is_unchanged",
            "As many segments of the version before as of the one after have no change",
            _UNEVEN,
        ),
        no_row(
            "every_other_text_told",
            "A period with other words than the one before has changes",
            _UNTOLD,
        ),
    ),
)
