"""What Telegram finds in plain text, and lengths in UTF-16 units."""

from typing import Any

import pytest

from sandbox.text.found import found_entities
from sandbox.text.units import pieces, units


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("/start inv_1", [("bot_command", "/start")]),
        ("say /help@globfam_bot now", [("bot_command", "/help@globfam_bot")]),
        ("1/2 and a/b", []),
        ("see https://a.mn/x?y=1.", [("url", "https://a.mn/x?y=1")]),
        ("t.me/globfam_bot?start=x", [("url", "t.me/globfam_bot?start=x")]),
        ("to bat@example.com", [("email", "bat@example.com")]),
        ("hi @baterdene", [("mention", "@baterdene")]),
        ("uber 23.40 #work #2 #ажил", [("hashtag", "#work"), ("hashtag", "#ажил")]),
        ("coffee 4.50", []),
    ],
)
def test_what_telegram_finds_by_itself(text: str, found: list[tuple[str, str]]) -> None:
    entities = found_entities(text)

    assert [(e["type"], text[e["offset"] : e["offset"] + e["length"]]) for e in entities] == found


def test_found_offsets_count_utf16_units() -> None:
    assert found_entities("🥐🥐 /undo")[0] == {"type": "bot_command", "offset": 5, "length": 5}


def test_nothing_is_found_inside_what_is_taken() -> None:
    taken: list[dict[str, Any]] = [{"type": "code", "offset": 0, "length": 5}]

    assert found_entities("/undo", taken) == []


def test_units_count_letters_outside_the_basic_plane_twice() -> None:
    assert (units("кофе"), units("🥐"), units("")) == (4, 2, 0)


def test_a_long_text_is_cut_at_line_ends_and_nothing_is_lost() -> None:
    lines = [f"coffee {number}" for number in range(1000)]

    cut = pieces("\n".join(lines), 4096)

    assert all(units(piece) <= 4096 for piece in cut)
    assert "\n".join(cut).split("\n") == lines


def test_a_text_without_lines_is_cut_between_letters() -> None:
    assert [units(piece) for piece in pieces("🥐" * 2049, 4096)] == [4096, 2]
