"""A walk through all presenters: with amounts covered, none is read anywhere but behind a spoiler."""

import ast
import re
from dataclasses import replace

import pytest

from core.delivery.model import Outgoing
from handlers.say.covered import covered
from handlers.say.reply import Reply
from tests.architecture.trees import dotted, modules, name_of, parsed
from tests.handlers.say.judging import every
from tests.handlers.say.shown import EN, MN
from tests.handlers.say.test_hostile import PRESENTERS

CHOOSING = frozenset(name for name in PRESENTERS if name.startswith("asked."))
"""Questions whose buttons hold the amounts between which a person chooses, as they typed them just now."""
FORMATTED_ELSEWHERE = {
    "handlers/say/entry.py": "the rate of an exchange, which is no amount",
    "handlers/telegram/budgets.py": "what was typed, for the use case",
    "handlers/telegram/card.py": "a line for the reader, not for a person",
    "handlers/telegram/goals.py": "what was typed, for the use case",
}
_SPOILER = re.compile(r"<tg-spoiler>.*?</tg-spoiler>", re.DOTALL)
_NO_AMOUNT = re.compile(r"1 [A-Z]{3} = \S+( [A-Z]{3})?|<code>[^<]*</code>|«[^»]*»|“[^”]*”")
"""Rates, and examples of what can be written."""
_AMOUNT = re.compile(r"[−-]?A\$[\d.,]+\d|\d[\d,.]*₮|\d[\d.,]* BTC")


def read_openly(reply: Reply, *, with_buttons: bool) -> list[str]:
    """The amounts that anybody reads over one's shoulder."""
    found = []
    for one in every(reply):
        out = covered(Outgoing(1, text=one.text, rows=one.rows))
        texts = [_NO_AMOUNT.sub("", _SPOILER.sub("", out.text))]
        texts += [button.text for row in out.rows for button in row] if with_buttons else []
        found += [amount for text in texts for amount in _AMOUNT.findall(text)]
    return found


@pytest.mark.parametrize("voice", [EN, MN], ids=["en", "mn"])
@pytest.mark.parametrize("name", PRESENTERS)
def test_no_presenter_shows_an_amount_that_is_covered(name: str, voice: object) -> None:
    assert isinstance(voice, type(EN))
    reply = PRESENTERS[name](replace(voice, hidden=True), "gift")
    assert all(one.chart is None or one.chart.hidden for one in every(reply))
    assert read_openly(reply, with_buttons=name not in CHOOSING) == []


def test_the_walk_sees_amounts_where_they_are_open() -> None:
    open_ones = [name for name, present in PRESENTERS.items() if read_openly(present(EN, "gift"), with_buttons=True)]
    assert len(open_ones) > 10


def test_money_is_worded_by_the_voice_alone() -> None:
    paths = [path for path in modules("handlers", at_least=60) if name_of(path) != "handlers/say/voice.py"]
    wrong = {
        name_of(path)
        for path in paths
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Attribute) and node.attr in {"decimal", "plain"} and "money" in dotted(node)
    }
    assert wrong <= set(FORMATTED_ELSEWHERE)
