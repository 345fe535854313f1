"""Questions with buttons: what the reader could not know, worded, each choice shown as what it would record."""

from dataclasses import replace
from decimal import Decimal

from core.capture.model import Ask, Choice, Item, Kind, Question, Reading
from core.conversation.model import Pending
from core.delivery.model import Button
from core.money.currency import CURRENCIES, currency
from core.money.money import Money
from handlers.say.reply import Reply
from handlers.say.taps import ChoiceTap, HabitTap
from handlers.say.voice import Voice, shorten

NONE_OF_THESE = -1
HABITUAL = frozenset({Ask.AMOUNT, Ask.CURRENCY, Ask.KIND})
"""Questions whose answer can be remembered: a day or an account is another one each time."""


def asked(voice: Voice, pending: Pending) -> Reply:
    """The question about one line, with the line itself, so that several at once can be told apart."""
    question = pending.question
    params = {**_shown(voice, question.params), "line": shorten(pending.text)}
    key = f"ask.{question.code}" if voice.knows(f"ask.{question.code}", *params) else f"ask.{question.ask.value}"
    text = _balance_meant(voice, question, params) or voice.say(key, **params)
    rows = tuple(
        (Button(_label(voice, pending, choice), ChoiceTap(id=pending.id, n=number).pack()),)
        for number, choice in enumerate(question.choices)
    )
    if not question.choices:
        return Reply(text)
    if not all(choice.items for choice in question.choices):
        return Reply(text, rows)  # the reader's own way out is among them
    never = Button(voice.word("button.not_that"), ChoiceTap(id=pending.id, n=NONE_OF_THESE).pack())
    return Reply(text, (*rows, (never,)))


def _balance_meant(voice: Voice, question: Question, params: dict[str, str]) -> str | None:
    """Of a bank and a sum alone: how to say that the sum is what is there. None for another question."""
    named = {item.account for choice in question.choices for item in choice.items if item.account}
    if question.code != "meaning.no_words" or len(named) != 1:
        return None
    return voice.say("ask.meaning.on_account", **{**params, "account": shorten(named.pop())})


def always(voice: Voice, pending: Pending, number: int) -> tuple[Button, ...]:
    """The button that has this answer remembered; none where remembering makes no sense."""
    if pending.question.ask not in HABITUAL or len(pending.question.choices) < 2:
        return ()
    return (Button(voice.word("button.always"), HabitTap(id=pending.id, n=number).pack()),)


def unread(voice: Voice, reading: Reading) -> Reply:
    """No money was found in a line: a short hint that fits what the line was, and help only for who asks for it."""
    code = reading.question.code if reading.question else ""
    if code == "meaning.help":
        return Reply(voice.say("help.text"))
    key = f"unread.{code}"
    return Reply(voice.say(key if voice.knows(key, "line") else "unread.hint", line=shorten(reading.text)))


def many_unread(voice: Voice, count: int) -> Reply:
    """Several lines held no money."""
    return Reply(voice.say("unread.lines", count))


def _label(voice: Voice, pending: Pending, choice: Choice) -> str:
    """A choice as what it would record. Amounts stay open: the person typed them just now, and chooses by them."""
    voice = replace(voice, hidden=False)
    if pending.question.ask is Ask.DATE and choice.items:
        return shorten(f"{voice.day(choice.items[0].date)} · {voice.exactly(choice.items[0].money)}")
    key = f"choice.{choice.code}"
    params = _shown(voice, choice.params)
    if voice.knows(key, *params):
        return shorten(voice.word(key, **params))
    return shorten(" + ".join(item_label(voice, item) for item in choice.items) or voice.word("button.not_that"))


def item_label(voice: Voice, item: Item) -> str:
    """An item in a few words, for a button."""
    parts = [voice.exactly(item.money)]
    if item.kind is not Kind.EXPENSE:
        parts.append(voice.word(f"kind.{item.kind.value}"))
    if item.payee or item.category:
        parts.append(item.payee or voice.category(item.category))
    if item.payer:
        parts.append(voice.word("entry.paid_by", name=item.payer))
    if item.date != voice.today:
        parts.append(voice.day(item.date))
    return " · ".join(parts)


def _shown(voice: Voice, params: tuple[tuple[str, str], ...]) -> dict[str, str]:
    """Params as people see them; an amount beside a currency becomes money."""
    shown = {name: shorten(value) for name, value in params}
    code = shown.get("currency", "")
    if code in CURRENCIES and shown.get("amount", "").replace(".", "", 1).isdigit():
        scale = currency(code).scale
        amount = Decimal(shown["amount"])
        if -int(amount.as_tuple().exponent) <= scale:
            shown["amount"] = voice.exactly(Money(int(amount.scaleb(scale)), currency(code)))
    return shown
