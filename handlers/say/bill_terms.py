"""The terms of a bill in a few words: how much, and when it comes."""

from core.bills.model import Bill, Flow
from core.bills.schedule import Due
from core.money.money import Money
from core.recurring.rule import parse_rule
from core.recurring.said import Said, Unsure
from handlers.say.recurring import rule
from handlers.say.voice import Html, Voice, shorten


def terms(voice: Voice, bill: Bill, name: str | None = None) -> Html:
    """How much and when, with the `name` before where it stands among others."""
    plus = "+" if bill.flow is Flow.IN else ""
    money = amount(voice, bill.money, bill.low, bill.high, plus)
    said = rule(voice, parse_rule(bill.rule), bill.first)
    ends = [voice.word("bill.until", day=voice.plain_day(bill.until))] if bill.until else []
    key = "bill.summary" if name else "bill.terms"
    return voice.say(key, name=name or "", money=money, rule=", ".join([said, *ends]))


def amount(voice: Voice, money: Money | None, low: Money | None, high: Money | None, plus: str = "") -> str:
    """What it costs each time: so much, about so much, between two sums, or nobody knows. `plus` is for income."""
    if money:
        return plus + voice.money(money)
    if high is None:
        return voice.word("bill.varies")
    if low is None or low == high:
        return voice.word("bill.about", money=plus + voice.money(high))
    return voice.word("bill.between", low=plus + voice.money(low), high=plus + voice.money(high))


def known(voice: Voice, money: Money | None) -> str:
    """A sum, or that nobody knows it yet."""
    return voice.money(money) if money else voice.word("bill.amount_unknown")


def is_guess(one: Due) -> bool:
    """Whether an amount is only what it was before: no bill and no paper says it."""
    body = one.occurrence.body
    return one.money is not None and one.bill.body.money_on(body.due) is None and not body.stated


def expected(voice: Voice, one: Due, plus: str = "") -> str:
    """What one costs: what was paid or stands on a paper exactly, what is only expected of what varies as such."""
    money = known(voice, one.money) if one.money is None else plus + voice.money(one.money)
    return voice.word("bill.about", money=money) if is_guess(one) and not one.occurrence.body.paid else money


def options(voice: Voice, asked: Unsure) -> list[str]:
    """A label for each bill that a line may have meant."""
    return [shorten(_said(voice, one.said)) for one in asked.options if one.said]


def _said(voice: Voice, said: Said) -> str:
    money = amount(voice, said.money, said.low, said.high)
    return voice.word("bill.option", name=said.title, money=money, rule=rule(voice, said.rule, said.first))
