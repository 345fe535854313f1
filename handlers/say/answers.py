"""Answers: one sentence with the figure first, a few lines behind it, a picture of several figures, and buttons."""

from dataclasses import replace
from datetime import date

from core.accounts.model import AccountKind
from core.answering.model import Answer, Average, Balance, Counted, Flow, Held, Largest, Listed, Row, Unknown
from core.ledger.look import Card
from core.money.currency import currency
from core.money.money import Money
from handlers.say import flows
from handlers.say.answer_buttons import beneath, nothing_buttons, unknown_buttons
from handlers.say.answer_charts import chart_of
from handlers.say.listed import largest
from handlers.say.reply import Reply
from handlers.say.scopes import Known, filters, row_name, when
from handlers.say.voice import Html, Voice

_THINGS = frozenset({AccountKind.PROPERTY, AccountKind.VEHICLE})
_UNIT = currency("AUD")
"""Of a row that counts entries, and holds no money."""


def answered(
    voice: Voice,
    answer: Answer,
    known: Known,
    inquiry_id: int,
    *,
    card: Card | None = None,
    latest: date | None = None,
) -> Reply:
    """Any answer but a list. `card` holds the largest entries; `latest` is the last day with any, where none fit."""
    if is_nothing(answer):
        return nothing(voice, answer, known, inquiry_id, latest)
    lines = _lines(voice, answer, known, card)
    chart = chart_of(voice, answer, known)
    return Reply("\n".join(lines), beneath(voice, answer, inquiry_id), chart=chart)


def is_nothing(answer: Answer) -> bool:
    """Whether nothing was found, which is not the same as a sum of nothing."""
    match answer:
        case Average():
            return answer.flow.count == 0
        case Flow():
            return answer.count == 0 and not answer.sent
        case Counted():
            return answer.count == 0
        case Largest():
            return not answer.ranked and not answer.basis.missing
        case Listed():
            return not answer.entries
        case _:
            return False


def _lines(voice: Voice, answer: Answer, known: Known, card: Card | None) -> list[Html]:
    match answer:
        case Flow():
            return flows.flow(voice, answer, known)
        case Average():
            return flows.average(voice, answer, known)
        case Counted():
            return _counted(voice, answer, known)
        case Largest():
            return largest(voice, answer, known, card)
        case Balance():
            return _balance(voice, answer, known)
        case _:
            return []


def nothing(voice: Voice, answer: Answer, known: Known, inquiry_id: int, latest: date | None) -> Reply:
    """Nothing was recorded, and when something was."""
    of = answer.flow if isinstance(answer, Average) else answer
    text = voice.say("answer.nothing", filters=filters(voice, of.scope, known), when=when(voice, of.scope))
    if latest is not None:
        text = Html(f"{text}\n{voice.say('answer.latest', day=voice.day(latest))}")
    return Reply(text, nothing_buttons(voice, of.query, inquiry_id, latest))


def unknown(voice: Voice, answer: Unknown, inquiry_id: int, bank: str | None) -> Reply:
    """A name that means nothing here is told, and never answered with 0.

    `bank` is a bank's own name. Other accounts are named as the reader calls them, which is English.
    """
    key = "answer.unknown_member" if answer.what == "member" else "answer.unknown_account"
    if answer.what == "account" and bank is None and voice.language != "en" and answer.name.isascii():
        key = "answer.no_such_account"
    name = voice.short(bank or answer.name)
    return Reply(voice.say(key, name=name), unknown_buttons(voice, answer, inquiry_id))


def _counted(voice: Voice, answer: Counted, known: Known) -> list[Html]:
    narrow = answer.scope.category or answer.scope.payee
    head = voice.say(
        "answer.times" if narrow else "answer.count",
        answer.count,
        filters=filters(voice, answer.scope, known),
        when=when(voice, answer.scope),
    )
    rows = [(Row(key, Money(0, _UNIT), str(key)), count) for key, count in answer.rows[: flows.MOST_ROWS]]
    return [
        head,
        *(voice.say("answer.row", name=row_name(voice, answer.group, row, known), amount=n) for row, n in rows),
    ]


def _balance(voice: Voice, answer: Balance, known: Known) -> list[Html]:
    day = voice.say("answer.when", period=voice.day(answer.day))
    if not answer.held:
        return [voice.say("answer.no_balance", when=day)]
    if len(answer.held) == 1:
        return _one_held(voice, answer.held[0], known, day)
    head = voice.say("answer.balance_all", amount=voice.money(answer.total), when=day)
    lines = [_held(voice, one, known) for one in answer.held[: flows.MOST_ROWS]]
    if len(answer.held) > flows.MOST_ROWS:
        lines.append(voice.say("entry.and_more", len(answer.held) - flows.MOST_ROWS))
    return [head, *lines, *flows.missing(voice, answer.basis)]


def _one_held(voice: Voice, one: Held, known: Known, day: Html) -> list[Html]:
    """One account: its own money first, what that is worth beside it; of a debt what is left."""
    left = one.balance.minor < 0 and one.account.kind is AccountKind.DEBT
    key = "answer.left" if left else "answer.worth" if one.account.kind in _THINGS else "answer.balance"
    shown = (
        replace(one, balance=one.balance.negated(), worth=one.worth.negated() if one.worth else None) if left else one
    )
    account = voice.account(one.account, known.member_id)
    return [voice.say(key, amount=voice.money(shown.balance), account=account, when=day), *_worth(voice, shown)]


def _held(voice: Voice, one: Held, known: Known) -> Html:
    line = voice.say("answer.row", name=voice.account(one.account, known.member_id), amount=voice.money(one.balance))
    return Html(" ".join([line, *_worth(voice, one)]))


def _worth(voice: Voice, one: Held) -> list[Html]:
    if one.worth is None:
        return [voice.say("answer.no_rate")]
    if one.worth.currency == one.balance.currency:
        return []
    return [voice.say("answer.about", amount=voice.money(one.worth))]
