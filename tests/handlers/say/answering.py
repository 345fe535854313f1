"""Answers to be worded in tests, in which every name is one that somebody typed."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from core.answering.model import (
    Answer,
    Average,
    Balance,
    Basis,
    Counted,
    Flow,
    Held,
    Largest,
    Listed,
    Query,
    Ranked,
    Row,
    Scope,
    Unknown,
)
from core.answering.nearest import Near
from core.answering.ports import Root
from core.answering.summary import Month, Summary
from core.asking.model import Group, Inquiry, Measure
from core.money.money import Money
from handlers.say import answers, counting
from handlers.say import summary as say_summary
from handlers.say.answer_buttons import asked_back
from handlers.say.listed import listed
from handlers.say.reply import Reply
from handlers.say.scopes import Known
from handlers.say.voice import Voice
from tests.handlers.say.shown import AUD, BANK, BAT, BTC, MNT, MOST_ID, TODAY, card, hostile_line

FIRST = date(2025, 10, 1)
MUCH = Money(10**15, BTC)


def known(text: str) -> Known:
    """Where everyone, and every account, is called so."""
    return Known(0, {BAT.id: replace(BAT, name=text)}, {BANK.id: replace(BANK, name=text)})


def scope(text: str) -> Scope:
    """Narrowed by all that can be."""
    accounts = (replace(BANK, name=text),) * 5
    return Scope(FIRST, TODAY, "food.coffee", text, False, replace(BAT, name=text), accounts, (text,) * 6)


def query(text: str, measure: Measure = Measure.SPENT, group: Group | None = None) -> Query:
    return Query(Inquiry(measure, FIRST, TODAY, "food", text, text, text, "AUD", group), (text,))


def flow(text: str, group: Group = Group.PAYEE, measure: Measure = Measure.SPENT) -> Flow:
    """Split by payees of the longest names, with sums as large as they get, and one without a rate."""
    rows = tuple(Row(f"{text}{number}", MUCH, text) for number in range(30))
    basis = Basis(BTC, {}, (Money(10**15, MNT), Money(10**15, AUD)))
    total = replace(MUCH, minor=30 * MUCH.minor)
    return Flow(query(text, measure, group), scope(text), measure, total, basis, 30, rows, group, sent=(MUCH,) * 3)


def _balance(text: str) -> Balance:
    held = (Held(replace(BANK, name=text), MUCH, None),) * 30
    return Balance(query(text, Measure.BALANCE), scope(text), TODAY, held, MUCH, Basis(BTC, {}, (MUCH,)))


def _largest(text: str) -> Largest:
    lines = (hostile_line(text),) * 20
    ranked = tuple(Ranked(line.entry, Money(10**15, AUD)) for line in lines)
    return Largest(query(text, Measure.LARGEST), scope(text), ranked, Basis(AUD))


def _summary(text: str) -> Summary:
    month = Month(FIRST, TODAY, MUCH, MUCH, MUCH, 9, dict.fromkeys(Root, (MUCH, MUCH)))
    rows = tuple(Row(slug, MUCH) for slug in ("food.coffee", "home.rent", "other.other") * 10)
    return Summary(month, replace(month, spent=Money(1, BTC)), rows, tuple(Row(BAT.id, MUCH) for _ in range(20)))


def _answered(voice: Voice, answer: Answer, text: str) -> Reply:
    lines = card(*(hostile_line(text) for _ in range(20)))
    return answers.answered(voice, answer, known(text), MOST_ID, card=lines, latest=FIRST)


ANSWERS: dict[str, Callable[[Voice, str], Reply]] = {
    "flow": lambda voice, text: _answered(voice, flow(text), text),
    "average": lambda voice, text: _answered(voice, Average(flow(text), Group.MONTH, 12, MUCH), text),
    "counted": lambda voice, text: _answered(
        voice, Counted(query(text), scope(text), 9, ((text, 5), (text, 4)), Group.PAYEE), text
    ),
    "largest": lambda voice, text: _answered(voice, _largest(text), text),
    "balance": lambda voice, text: _answered(voice, _balance(text), text),
    "nothing": lambda voice, text: _answered(voice, Counted(query(text), scope(text), 0), text),
    "unknown": lambda voice, text: answers.unknown(voice, Unknown(query(text), "member", text), MOST_ID, None),
    "unknown_account": lambda voice, text: answers.unknown(voice, Unknown(query(text), "account", text), MOST_ID, None),
    "how": lambda voice, text: counting.how(voice, flow(text), known(text), 12),
    "listed": lambda voice, text: listed(
        voice,
        Listed(query(text, Measure.ENTRIES), scope(text), (hostile_line(text).entry,) * 10, 3, 999),
        known(text),
        card(*(hostile_line(text) for _ in range(10))),
        MOST_ID,
    ),
    "asked_back": lambda voice, text: asked_back(voice, Near(text, (query(text),) * 3), (MOST_ID,) * 3),
    "summary": lambda voice, text: say_summary.summary(voice, _summary(text), known(text)),
}
"""Every presenter of answers, by name."""
