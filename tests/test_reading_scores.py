"""How documents are read is scored against outlines: a planted fault lowers the figure it should.

The bundled corpus is held to its floors here, and the shared one where it is at hand.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from benchmarks.corpus import EXAMPLES
from benchmarks.reading.__main__ import compile_outlines, score
from benchmarks.reading.differences import differences
from benchmarks.reading.documents import SHARED, Document, Read, Segment, documents
from benchmarks.reading.floors import below, moved, read_floors
from benchmarks.reading.outlines import Outline, OutlineError, block, condensed, parse_readable
from benchmarks.reading.report import of_formats
from benchmarks.reading.scores import Measures, counts, measures
from warehouse.vocabulary import SegmentKind

OUTLINE = """\
b Home | About us | Sign in
h1 Privacy policy of the Harbour Kiosk
p This policy tells what the Harbour Kiosk knows about you.
h2 What we collect
p We collect the following:
i1 your name and address;
i1 your orders, namely
i2 what you bought and
i2 when you came for it.
h3 Cookies –
p One cookie keeps your basket. It is gone tomorrow.
h2 How long we keep it
t Orders | 10 years
t Letters | 6 years
d Order | What you buy from us and have not paid for yet
p We delete everything else at once.
p Write to us if you want to know more than this.
b © Harbour Kiosk
"""
KIND_OF = {
    "h": SegmentKind.HEADING,
    "i": SegmentKind.LIST_ITEM,
    "t": SegmentKind.TABLE_ROW,
    "b": SegmentKind.BOILERPLATE,
}


def outline_of(text: str) -> Outline:
    """The outline that these lines are."""
    return Outline(tuple(block(code, words) for code, words in parse_readable(text)))


def read_of(text: str) -> Read:
    """Segments that are what the lines of an outline say."""
    return Read(
        tuple(
            Segment(
                KIND_OF.get(code[0], SegmentKind.PARAGRAPH),
                int(code[1:] or 0),
                words,
                condensed(words),
            )
            for code, words in parse_readable(text)
        )
    )


def measured(read: str, outline: str = OUTLINE) -> Measures:
    """The measures of a document that is read as these lines."""
    return measures(counts(outline_of(outline), read_of(read)))


def fallen(read: str) -> dict[str, float | None]:
    """The measures that are not 1, of the outline's document when it is read as these lines."""
    return {name: value for name, value in measured(read).items() if value != 1}


def planted(old: str, new: str) -> str:
    """The outline's lines with a fault."""
    assert old in OUTLINE
    return OUTLINE.replace(old, new)


def test_a_document_that_is_read_as_outlined_has_full_marks() -> None:
    assert fallen(OUTLINE) == {}


def test_a_wrong_level_lowers_levels_alone() -> None:
    faulty = planted("h2 How long", "h3 How long")
    assert fallen(faulty) == {"heading_level": 3 / 4, "heading_parent": 3 / 4}


def test_levels_that_are_all_one_too_deep_keep_their_parents() -> None:
    faulty = re.sub(r"^h(\d)", lambda match: f"h{int(match[1]) + 1}", OUTLINE, flags=re.M)
    assert fallen(faulty) == {"heading_level": 0}


def test_a_heading_that_is_read_as_a_paragraph_is_lost() -> None:
    faulty = planted("h2 What we collect", "p What we collect")
    assert fallen(faulty) == {"heading_recall": 3 / 4, "heading_f1": 6 / 7}


def test_a_paragraph_that_is_read_as_a_heading_is_one_too_many() -> None:
    faulty = planted("p We delete", "h2 We delete")
    assert fallen(faulty) == {"heading_precision": 4 / 5, "heading_f1": 8 / 9}


def test_a_run_in_heading_that_is_not_parted_costs_a_heading_and_a_boundary() -> None:
    faulty = planted("h3 Cookies –\np One", "p Cookies – One")
    assert fallen(faulty).keys() == {
        "heading_recall",
        "heading_f1",
        "boundary_recall",
        "boundary_f1",
    }


def test_a_lost_item_lowers_items_alone() -> None:
    faulty = planted("i1 your name", "p your name")
    assert fallen(faulty) == {"item_recall": 3 / 4, "item_f1": 6 / 7}


def test_an_item_with_its_marker_left_on_is_no_item_but_begins_where_it_should() -> None:
    faulty = planted("i1 your name", "p • your name")
    lower = fallen(faulty)
    assert lower.pop("text_precision") == pytest.approx(1, abs=0.01)
    assert lower == {"item_recall": 3 / 4, "item_f1": 6 / 7}


def test_a_wrong_nesting_lowers_depths_alone() -> None:
    assert fallen(planted("i2 when", "i1 when")) == {"item_depth": 3 / 4}


def test_glued_paragraphs_lower_boundaries_alone() -> None:
    faulty = planted("at once.\np Write", "at once. Write")
    assert fallen(faulty).keys() == {"boundary_recall", "boundary_f1"}


def test_a_cut_paragraph_lowers_boundaries_alone() -> None:
    faulty = planted("basket. It", "basket.\np It")
    assert fallen(faulty).keys() == {"boundary_precision", "boundary_f1"}


def test_a_table_row_that_is_read_as_lines_is_lost() -> None:
    faulty = planted("t Letters | 6", "p Letters\np 6")
    assert fallen(faulty).keys() == {
        "row_recall",
        "row_f1",
        "boundary_precision",
        "boundary_f1",
    }


def test_a_definition_may_be_two_items_but_not_half_a_paragraph() -> None:
    assert fallen(planted("d Order | What", "i1 Order\ni2 What")) == {}
    glued = planted("d Order | What", "p Order What").replace("yet\np We", "yet. We")
    assert "definition_recall" in fallen(glued)


def test_a_menu_that_is_taken_for_the_policy_lowers_boilerplate_and_first_words() -> None:
    lower = fallen(planted("b Home", "p Home"))
    assert lower.keys() == {"boilerplate_recall", "first_words"}
    assert lower["first_words"] == 0


def test_a_last_paragraph_that_is_taken_for_boilerplate_lowers_its_precision() -> None:
    lower = fallen(planted("p Write", "b Write"))
    assert lower.keys() == {"boilerplate_precision", "last_words"}


def test_furniture_may_be_moved_behind_a_sentence() -> None:
    moved_lines = OUTLINE.replace("b © Harbour Kiosk\n", "").replace(
        "h3 Cookies", "b © Harbour Kiosk\nh3 Cookies"
    )
    assert fallen(moved_lines) == {}


def test_words_that_are_lost_and_words_that_nobody_wrote_are_told() -> None:
    lost = measured(planted("p Write to us if you want to know more than this.\n", ""))
    more = measured(OUTLINE + "p Nobody ever wrote these words into this policy.\n")
    assert lost["text_recall"] == pytest.approx(0.9, abs=0.03)
    assert lost["text_precision"] == 1
    assert more["text_precision"] == pytest.approx(0.9, abs=0.03)


def test_a_misread_character_costs_the_block_but_not_its_place() -> None:
    lower = fallen(planted("h2 How long we keep it", "h2 How long we kept it"))
    assert lower.keys() == {"heading_precision", "heading_recall", "heading_f1"}
    assert fallen(planted("delete everything else", "delete everything ELSE")) == {}
    assert fallen(planted("want to know more", "want to knovv more")) == {}


def test_a_heading_that_stands_in_the_table_of_contents_too_is_found_where_it_is() -> None:
    contents = (
        "h1 Kiosk\np Contents\ni1 Cookies\ni1 Contact\nh2 Cookies\np None.\nh2 Contact\np Us."
    )
    found = measures(counts(outline_of(contents), read_of(contents)))
    assert all(value in {1, None} for value in found.values())
    swapped = contents.replace("i1 Cookies\n", "").replace("None.\n", "None.\ni1 Cookies\n")
    found = measures(counts(outline_of(contents), read_of(swapped)))
    assert found["item_f1"] == 1 / 2
    assert found["heading_f1"] == 1


@pytest.fixture
def shared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of shared documents with one text, outlined and compiled."""
    source = tmp_path / "data" / "seeds" / "kiosk.txt"
    source.parent.mkdir(parents=True)
    source.write_text("Kiosk\n\nWe keep nothing about you at all, not even your name.\n")
    readable = tmp_path / "seeds" / "kiosk.txt.outline"
    readable.parent.mkdir()
    readable.write_text("h1 Kiosk\np We keep nothing about you at all, not even your name.\n")
    for module in ("documents", "__main__"):
        monkeypatch.setattr(f"benchmarks.reading.{module}.COMPILED", tmp_path / "compiled")
    assert compile_outlines([readable], tmp_path / "data") == []
    return tmp_path / "data"


def test_a_compiled_outline_holds_no_words_and_scores_the_same(shared: Path) -> None:
    (document,) = documents(["seeds"], shared)
    written = document.outline.read_text()
    assert not re.search("(?i)kiosk|nothing|name", written.replace("kiosk.txt", ""))
    found = measures(score([document])["seeds"]["kiosk.txt"])
    assert found["heading_f1"] == found["boundary_f1"] == found["text_recall"] == 1


def test_the_differences_of_a_compiled_outline_are_shown_in_the_words_of_the_source(
    shared: Path,
) -> None:
    (document,) = documents(["seeds"], shared)
    lines = list(differences(document, read_of("h2 Kiosk\np We keep nothing about you at all")))
    assert "-h1 Kiosk" in lines
    assert "+h2 Kiosk" in lines
    assert any(line.startswith("-p  (4") and "not found" in line for line in lines)


def test_a_source_that_has_changed_is_refused(shared: Path) -> None:
    (document,) = documents(["seeds"], shared)
    document.source.write_text("Kiosk\n")
    with pytest.raises(OutlineError, match="is not the file"):
        document.read_outline()


@pytest.mark.parametrize("line", ["h7 Too deep", "x Unknown", "p", "Words"])
def test_a_line_that_is_no_block_is_refused(line: str) -> None:
    with pytest.raises(OutlineError, match="line 2"):
        parse_readable(f"h1 Kiosk\n{line}\n")


def test_a_score_under_its_floor_is_told() -> None:
    floors = {"md": {"heading_f1": 0.9, "item_f1": 0.5}, "pdf": {"heading_f1": 1.0}}
    lines = below(floors, {"md": {"heading_f1": 0.85, "item_f1": 0.5, "heading_recall": 0.1}})
    assert lines == ["md: heading_f1 is 0.850, its floor is 0.90"]


def test_floors_are_raised_but_lowered_only_when_asked() -> None:
    floors = {"md": {"heading_f1": 0.9, "item_f1": 0.5}, "pdf": {"heading_f1": 1.0}}
    now: dict[str, Measures] = {"md": {"heading_f1": 0.859, "item_f1": 0.579, "row_f1": None}}
    raised = moved(floors, now, may_lower=False)
    assert raised == floors | {"md": {"heading_f1": 0.9, "item_f1": 0.57}}
    lowered = moved(floors, now, may_lower=True)
    assert lowered == floors | {"md": {"heading_f1": 0.85, "item_f1": 0.57}}


def held_to_floors(scored: list[Document]) -> list[str]:
    """The measures of documents that are under their floors."""
    return below(read_floors(), of_formats(score(scored)))


def test_the_bundled_corpus_is_read_as_well_as_its_floors_say() -> None:
    assert held_to_floors(documents(["bundled"])) == []


def test_every_policy_of_the_bundled_corpus_has_an_outline() -> None:
    files = {str(path.relative_to(EXAMPLES)) for path in EXAMPLES.rglob("*.*") if path.is_file()}
    policies = {name for name in files if not name.startswith("bad/")} - {"manifest.csv"}
    assert {document.name for document in documents(["bundled"])} == policies


def test_every_format_with_outlines_has_floors() -> None:
    formats = {document.format for document in documents()}
    assert formats <= read_floors().keys()


@pytest.mark.skipif(not SHARED.exists(), reason="the shared documents are not at hand")
def test_the_shared_documents_are_read_as_well_as_their_floors_say() -> None:
    scored = [document for document in documents() if document.format != "bundled"]
    assert scored
    assert held_to_floors(scored) == []


def test_a_floor_that_is_too_high_fails_the_bundled_corpus() -> None:
    now = of_formats(score(documents(["bundled"])))
    too_high = {"bundled": dict.fromkeys(now["bundled"], 1.01)}
    assert below(too_high, now)
