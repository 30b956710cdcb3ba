"""Tables of contents."""

from __future__ import annotations

from tests.outline import outline

BODY = "We keep what you give us for as long as the law asks us to, and not a day longer than that."


def test_lines_that_all_stand_again_further_on_are_items() -> None:
    names = ["What We Collect", "Who Sees It", "Your Rights"]
    sections = "\n\n".join(f"{number}. {name}\n\n{BODY}" for number, name in enumerate(names, 1))
    contents = "\n".join(names)
    assert outline(f"PRIVACY POLICY\n\n{BODY}\n\n{contents}\n\n{sections}") == [
        "# PRIVACY POLICY",
        BODY,
        *(f"- {name}" for name in names),
        "## 1. What We Collect",
        BODY,
        "## 2. Who Sees It",
        BODY,
        "## 3. Your Rights",
        BODY,
    ]


def test_bold_lines_that_stand_again_are_items_in_markdown_too() -> None:
    names = ["WHAT WE COLLECT", "WHO SEES IT", "YOUR RIGHTS"]
    contents = "\n\n".join(f"**{name}**" for name in names)
    sections = "\n\n".join(f"**{name}**\n\n{BODY}" for name in names)
    text = f"# Privacy\n\n{contents}\n\n{sections}\n"
    assert outline(text, "policy.md")[1:4] == [f"- {name}" for name in names]
    assert outline(text, "policy.md")[4].endswith("# WHAT WE COLLECT")


def test_two_lines_or_lines_that_do_not_return_are_no_contents() -> None:
    text = f"Maps\nMail\nMusic\n{BODY}\nMaps\n{BODY}"
    assert not [line for line in outline(text) if line.startswith("- ")]
