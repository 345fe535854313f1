"""Who keeps amounts covered sees none, whatever a presenter does with it."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from core.delivery.model import Button, Method, Outgoing
from core.money.currency import currency
from core.money.money import Money
from handlers.say.covered import DOTS, as_html, as_plain, bare, cover, covered
from handlers.say.voice import Html, shorten
from sandbox.text.html import parse_html
from tests.handlers.say.shown import EN

COVERED = "<tg-spoiler>A$4.50</tg-spoiler>"
HIDDEN = replace(EN, hidden=True)
FOUR_FIFTY = Money(4_50, currency("AUD"))


def test_a_sentence_holds_an_amount_behind_a_spoiler() -> None:
    said = HIDDEN.say("entry.out", amount=HIDDEN.money(FOUR_FIFTY))
    text, entities = parse_html(said)
    assert "A$4.50" in text
    (spoiler,) = (one for one in entities if one["type"] == "spoiler")
    assert text[spoiler["offset"] :][: spoiler["length"]] == "A$4.50"
    assert EN.say("entry.out", amount=EN.money(FOUR_FIFTY)) == parse_html_free(said)


def parse_html_free(text: str) -> str:
    return text.replace("<tg-spoiler>", "").replace("</tg-spoiler>", "")


def test_a_button_and_a_toast_hold_dots() -> None:
    assert HIDDEN.word("choice.kind.expense", amount=HIDDEN.money(FOUR_FIFTY)).endswith(DOTS)
    label = shorten(f"lunch · {HIDDEN.compact(Money(120_000_00, currency('AUD')))}")
    assert label == f"lunch · {DOTS}"


@pytest.mark.parametrize(
    ("put", "shown"),
    [
        (lambda money: Outgoing(1, text=f"+{money}"), "+<tg-spoiler>A$4.50</tg-spoiler>"),
        (lambda money: Outgoing(1, text=Html(f"{money}, {money}")), f"{COVERED}, {COVERED}"),
        (lambda money: Outgoing(1, Method.TOAST, f"{money} left"), f"{DOTS} left"),
        (lambda money: Outgoing(1, text=money[:-1]), "A$4.50"),
    ],
)  # fmt: skip
def test_what_was_put_together_outside_a_sentence_is_covered_at_the_door(
    put: Callable[[str], Outgoing], shown: str
) -> None:
    assert covered(put(HIDDEN.money(FOUR_FIFTY))).text == shown


def test_labels_are_covered_at_the_door_and_the_rest_stays_the_same_object() -> None:
    rows = ((Button(cover("A$1"), "x"), Button("ok", "y")),)
    out = covered(Outgoing(1, rows=rows))
    assert labels(out) == [DOTS, "ok"]
    assert out.rows[0][1] is rows[0][1]
    plain = Outgoing(1, text="ok", rows=((rows[0][1],),))
    assert covered(plain) is plain


def labels(out: Outgoing) -> Sequence[str]:
    return [button.text for row in out.rows for button in row]


def test_nobody_can_type_a_cover() -> None:
    typed = cover("5") + "\ue000x"
    assert bare(typed) == "5x"
    assert "\ue000" not in as_html(typed)
    assert as_plain("a\ue000b") == f"a{DOTS}"
    assert shorten("\ue001") == "…"
