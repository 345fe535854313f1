"""MarkdownV2, as far as the sandbox reads it."""

import pytest

from sandbox.text.html import MarkupError
from sandbox.text.markdown import parse_markdown


def test_marks_become_entities() -> None:
    text, entities = parse_markdown("*b* _i_ __u__ ~s~ ||p|| `c` [l](https://a.mn)")

    assert text == "b i u s p c l"
    assert [entity["type"] for entity in entities] == [
        "bold",
        "italic",
        "underline",
        "strikethrough",
        "spoiler",
        "code",
        "text_link",
    ]
    assert entities[-1] == {"type": "text_link", "offset": 12, "length": 1, "url": "https://a.mn"}


def test_a_fence_names_its_language() -> None:
    assert parse_markdown("```python\nx\\`y```") == (
        "x`y",
        [{"type": "pre", "offset": 0, "length": 3, "language": "python"}],
    )


def test_escaped_letters_are_themselves() -> None:
    assert parse_markdown(r"A\$4\.50 \*x\*") == ("A$4.50 *x*", [])


@pytest.mark.parametrize(
    ("source", "complaint"),
    [
        ("4.50", "Character '.' is reserved and must be escaped with the preceding '\\'"),
        ("x]", "Character ']' is reserved and must be escaped with the preceding '\\'"),
        ("*x", "Can't find end of Bold entity at byte offset 0"),
        ("*a _b* c_", "Can't find end of Italic entity at byte offset 3"),
        ("`x", "Can't find end of Code entity at byte offset 0"),
        ("```x", "Can't find end of Pre entity at byte offset 0"),
        ("[x", "Can't find end of TextUrl entity at byte offset 0"),
        ("x](y)", "Character ']' is reserved and must be escaped with the preceding '\\'"),
    ],
)
def test_markup_is_refused_in_telegrams_words(source: str, complaint: str) -> None:
    with pytest.raises(MarkupError) as refused:
        parse_markdown(source)

    assert str(refused.value) == complaint
