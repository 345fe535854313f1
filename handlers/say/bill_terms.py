"""The terms of a bill in a few words: how much, and when it comes."""

from core.bills.model import Bill, Flow
from core.recurring.rule import parse_rule
from core.recurring.said import Said, Unsure
from handlers.say.recurring import rule
from handlers.say.voice import Html, Voice, shorten


def terms(voice: Voice, bill: Bill, *, named: bool = False) -> Html:
    """How much and when, with its name before where it stands among others."""
    money = voice.money(bill.money) if bill.money else voice.word("bill.varies")
    said = rule(voice, parse_rule(bill.rule), bill.first)
    ends = [voice.word("bill.until", day=voice.plain_day(bill.until))] if bill.until else []
    form = "summary" if named else "terms"
    key = f"bill.{form}_in" if bill.flow is Flow.IN else f"bill.{form}"
    return voice.say(key, name=shorten(bill.title), money=money, rule=", ".join([said, *ends]))


def options(voice: Voice, asked: Unsure) -> list[str]:
    """A label for each bill that a line may have meant."""
    return [shorten(_said(voice, one.said)) for one in asked.options if one.said]


def _said(voice: Voice, said: Said) -> str:
    money = voice.money(said.money) if said.money else voice.word("bill.varies")
    return voice.word("bill.option", name=said.title, money=money, rule=rule(voice, said.rule, said.first))
