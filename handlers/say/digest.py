"""The digest of the week as people read it: short enough for a phone, and nothing in it that says nothing."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

from core.bills.model import Flow
from core.bills.schedule import Due
from core.budgets.measure import Standing
from core.digest.flow import Flow as Moved
from core.digest.flow import Month
from core.digest.model import Above, Behind, Dearer, Digest, Twice, Unseen, Unusual
from core.worth.model import Movement
from handlers.say.bill_terms import is_guess
from handlers.say.budgets import light, name
from handlers.say.reminders import amount
from handlers.say.scopes import category
from handlers.say.voice import Html, Voice, shorten
from handlers.say.worth import plus

MOST_BUDGETS, MOST_BILLS = 4, 6
_WEEK = timedelta(days=6)
_WORTH_A_WORD = 10
"""Ahead of an even pace by less than a tenth of the budget is as good as even."""


def digest(voice: Voice, found: Digest) -> str:
    """One message, its parts with a line between them."""
    title = voice.say("digest.title", first=voice.brief_day(found.day - _WEEK), last=voice.brief_day(found.day))
    parts = [
        [title],
        [*_budgets(voice, found), *(_month(voice, found.month) if found.month else [])],
        _coming(voice, found),
        [_worth(voice, found.worth)] if found.worth else [],
        _knowing(voice, found),
    ]
    return "\n\n".join("\n".join(lines) for lines in parts if lines)


def _budgets(voice: Voice, found: Digest) -> list[Html]:
    lines = [_budget(voice, one, found) for one in found.budgets[:MOST_BUDGETS]]
    if len(found.budgets) > MOST_BUDGETS:
        lines.append(voice.say("entry.and_more", len(found.budgets) - MOST_BUDGETS))
    return lines


def _budget(voice: Voice, one: Standing, found: Digest) -> Html:
    """How much is spent, and what that is against the days that have gone."""
    called = name(voice, one.budget.scope, found.members)
    given = {
        "light": light(one),
        "name": f"🔒 {called}" if one.matter.private else called,
        "spent": voice.money(one.spent),
        "available": voice.money(one.available),
    }
    if one.left.minor < 0:
        return voice.say("digest.budget_over", over=voice.money(one.left.negated()), **given)
    key = "digest.budget_fast" if one.pace.minor * _WORTH_A_WORD > one.available.minor else "digest.budget"
    return voice.say(key, more=voice.money(one.pace), left=voice.money(one.left), **given)


def _month(voice: Voice, found: Month) -> list[Html]:
    lines = [_flow(voice, "news.week", found.now)]
    if found.before.count:
        lines.append(_flow(voice, "news.week_before", found.before))
    if found.missing:
        lines.append(voice.say("worth.unknown", sums=", ".join(map(voice.money, found.missing))))
    return lines


def _flow(voice: Voice, key: str, flow: Moved) -> Html:
    return voice.say(key, received=voice.money(flow.received), spent=voice.money(flow.spent))


def _coming(voice: Voice, found: Digest) -> list[Html]:
    bills = found.coming.bills
    if not bills:
        return []
    lines = [voice.say("digest.coming"), *(_bill(voice, one) for one in bills[:MOST_BILLS])]
    if len(bills) > MOST_BILLS:
        lines.append(voice.say("entry.and_more", len(bills) - MOST_BILLS))
    if found.coming.left:
        sums = Html(" · ".join(voice.money(money) for money in found.coming.left))
        if any(is_guess(one) for one in bills):
            sums = Html(voice.word("remind.about", money=sums))
        names = ", ".join(shorten(title) for title in found.coming.unknown)
        lines.append(voice.say("digest.left_without" if names else "digest.left", sums=sums, names=names))
    return lines


def _bill(voice: Voice, one: Due) -> Html:
    return voice.say("digest.bill", day=voice.day(one.day), name=shorten(one.bill.body.title), money=amount(voice, one))


def _worth(voice: Voice, one: Movement) -> Html:
    """By how much, and what did it; a part of nothing is not told."""
    named = (("saved", one.saved), ("market", one.market), ("currency", one.currency), ("opened", one.opened))
    parts = [voice.say(f"worth.by_{part}", sum=plus(voice, of)) for part, of in named if of.minor]
    return voice.say("digest.worth", sum=plus(voice, one.total), parts=Html(", ".join(parts)))


def _knowing(voice: Voice, found: Digest) -> list[Html]:
    if isinstance(found.knowing, Behind):
        return [_behind(voice, found.knowing, found)]
    return [_TOLD[type(found.knowing)](voice, found.knowing)] if found.knowing else []


def _dearer(voice: Voice, one: Dearer) -> Html:
    return voice.say(
        "digest.dearer", name=shorten(one.payee), before=voice.money(one.before), after=voice.money(one.after),
        day=voice.day(one.day),
    )  # fmt: skip


def _above(voice: Voice, one: Above) -> Html:
    return voice.say(
        "digest.above", name=category(voice, one.category), spent=voice.money(one.spent), usual=voice.money(one.usual)
    )


def _unseen(voice: Voice, one: Unseen) -> Html:
    bill = one.due.bill.body
    key = "digest.unseen_income" if bill.flow is Flow.IN else "digest.unseen"
    money = voice.money(one.due.money) if one.due.money else ""
    return voice.say(key, name=shorten(bill.title), money=money, day=voice.day(one.due.occurrence.body.due))


def _behind(voice: Voice, one: Behind, found: Digest) -> Html:
    """With whose goal it is: it is never the reader's own."""
    goal, owner = one.goal, found.members.get(one.goal.matter.owner_id)
    key = "digest.behind_payday" if goal.paydays else "digest.behind"
    short = voice.money(goal.ahead.negated()) if goal.ahead else ""
    day = voice.plain_day(goal.by) if goal.by else ""
    whose = shorten(owner.name) if owner else ""
    title = shorten(goal.goal.title)
    return voice.say(key, name=title, whose=whose, short=short, each=voice.money(goal.each), day=day)


def _twice(voice: Voice, one: Twice) -> Html:
    first, last = (voice.day(day) for day in one.days)
    return voice.say("digest.twice", name=shorten(one.payee), money=voice.money(one.money), first=first, last=last)


def _unusual(voice: Voice, one: Unusual) -> Html:
    of = one.entry.details
    return voice.say(
        "digest.unusual", money=voice.money(of.money), what=shorten(of.payee or of.note or voice.category(of.category)),
        most=voice.money(one.most_before), day=voice.day(of.day),
    )  # fmt: skip


_TOLD: Mapping[type, Callable[[Voice, Any], Html]] = {
    Dearer: _dearer,
    Above: _above,
    Unseen: _unseen,
    Twice: _twice,
    Unusual: _unusual,
}
