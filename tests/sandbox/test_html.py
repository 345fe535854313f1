"""HTML parse mode: entities, and refusals word for word."""

import pytest

from sandbox.text.formatted import formatted
from sandbox.text.html import MarkupError, parse_html


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("<b>x</b>", "bold"),
        ("<STRONG>x</STRONG>", "bold"),
        ("<i>x</i>", "italic"),
        ("<em>x</em>", "italic"),
        ("<u>x</u>", "underline"),
        ("<ins>x</ins>", "underline"),
        ("<s>x</s>", "strikethrough"),
        ("<strike>x</strike>", "strikethrough"),
        ("<del>x</del>", "strikethrough"),
        ("<code>x</code>", "code"),
        ("<pre>x</pre>", "pre"),
        ("<blockquote>x</blockquote>", "blockquote"),
        ("<blockquote expandable>x</blockquote>", "expandable_blockquote"),
        ("<tg-spoiler>x</tg-spoiler>", "spoiler"),
        ('<span class="tg-spoiler">x</span>', "spoiler"),
        ("<span class='tg-spoiler' >x</span >", "spoiler"),
    ],
)
def test_each_tag_is_an_entity(source: str, kind: str) -> None:
    assert parse_html(source) == ("x", [{"type": kind, "offset": 0, "length": 1}])


def test_offsets_count_utf16_units_and_nested_entities_come_outermost_first() -> None:
    text, entities = parse_html("🥐 <b>кофе <i>4.50</i></b>")

    assert text == "🥐 кофе 4.50"
    assert entities == [
        {"type": "bold", "offset": 3, "length": 9},
        {"type": "italic", "offset": 8, "length": 4},
    ]


def test_letters_written_as_entities_are_read_and_a_lone_ampersand_stays() -> None:
    text, _ = parse_html("H&M &lt;b&gt; &amp; &quot;x&quot; &#8381; &#x20AE; &nbsp; &amp;lt; &lta")

    assert text == 'H&M <b> & "x" ₽ ₮ &nbsp; &lt; &lta'


def test_numbers_that_are_no_letters_stay_as_they_are() -> None:
    assert parse_html("&#0; &#xD800; &#1114112;") == ("&#0; &#xD800; &#1114112;", [])


def test_a_link_keeps_its_address_and_one_without_is_plain() -> None:
    text, entities = parse_html('<a href="https://a.mn/?x=1&amp;y=2">one</a> <a href=nowhere>two</a> <a>three</a>')

    assert text == "one two three"
    assert entities == [{"type": "text_link", "offset": 0, "length": 3, "url": "https://a.mn/?x=1&y=2"}]


def test_code_inside_pre_names_the_language() -> None:
    assert parse_html('<pre><code class="language-python">x = 1</code></pre>') == (
        "x = 1",
        [{"type": "pre", "offset": 0, "length": 5, "language": "python"}],
    )


def test_an_empty_tag_leaves_nothing() -> None:
    assert parse_html("a<b></b>c") == ("ac", [])


@pytest.mark.parametrize(
    ("source", "complaint"),
    [
        ("<h1>x</h1>", 'Unsupported start tag "h1" at byte offset 0'),
        ("кофе <4.50", "Unclosed start tag at byte offset 9"),
        ("a < b", 'Unsupported start tag "" at byte offset 2'),
        ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
        ("x</b>", "Unexpected end tag at byte offset 1"),
        ("<b>x</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
        ("<b>x</b", "Unclosed end tag at byte offset 4"),
        ('<a href="x', 'Unclosed start tag "a" at byte offset 0'),
        ("<a href=a,b>x</a>", "Unexpected end of name token at byte offset 8"),
        ('<a "x">y</a>', 'Empty attribute name in the tag "a" at byte offset 0'),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
    ],
)
def test_markup_is_refused_in_telegrams_words(source: str, complaint: str) -> None:
    with pytest.raises(MarkupError) as refused:
        parse_html(source)

    assert str(refused.value) == complaint


def test_white_space_around_the_text_is_taken_off_and_entities_move_with_it() -> None:
    text = formatted("\n <b> x </b>\n", "HTML")

    assert (text.text, text.entities) == ("x", [{"type": "bold", "offset": 0, "length": 1}])


def test_entities_given_apart_are_kept() -> None:
    given = [{"type": "bold", "offset": 0, "length": 4}]

    assert formatted("кофе <b>", "", given).entities == given


def test_an_unknown_parse_mode_is_refused() -> None:
    with pytest.raises(MarkupError, match="unsupported parse_mode"):
        formatted("x", "rtf")
