"""Whether something can be afforded, as people read it: yes or no first, then why, and each figure behind "how?"."""

from collections.abc import Sequence

from core.delivery.model import Button
from core.money.money import Money
from core.planning.afford import Afford, Coming
from handlers.say.rates import basis
from handlers.say.reply import Reply
from handlers.say.taps import AffordTap
from handlers.say.voice import Html, Voice
from handlers.say.worth import country

MOST_NAMED = 6
MOST_LISTED = 20


def answered(voice: Voice, found: Afford, what: str) -> Reply:
    """The answer, with the bills that it counts by name."""
    if not found.held:
        return Reply("\n".join([voice.say("afford.no_balance"), *_unsaid(voice, found)]))
    if found.left.minor < 0 and found.unrated:
        return Reply("\n".join([_cannot_tell(voice, found), *_unsaid(voice, found)]))
    lines = [_verdict(voice, found, what), *_warnings(voice, found), _why(voice, found)]
    tap = AffordTap(op="how", minor=found.price.minor, code=found.price.currency.code).pack()
    return Reply("\n".join([*lines, *_left_out(voice, found)]), ((Button(voice.word("button.how"), tap),),))


def all_of_it(voice: Voice, found: Afford) -> Reply:
    """How much can be spent before the next pay, all in all and a day."""
    if not found.held:
        return Reply("\n".join([voice.say("afford.no_balance"), *_unsaid(voice, found)]))
    sure = not (found.unknown or found.unsaid or found.basis.missing)
    given = {"left": voice.money(found.left), "day": voice.plain_day(found.payday or found.until)}
    if found.left.minor < 0:
        lines = [voice.say("afford.all_none", short=voice.money(found.left.negated()), day=given["day"])]
    else:
        key = "afford.all" if found.payday else "afford.all_days"
        lines = [voice.say(key, **given, a_day=voice.money(found.a_day))]
    if not sure:
        lines.append(voice.say("afford.all_unsure"))
    if found.aside.minor > 0:
        lines.append(voice.say("afford.all_goals", money=voice.money(found.aside)))
    lines += _by_country(voice, found)
    tap = AffordTap(op="how", minor=0, code=found.price.currency.code).pack()
    rest = [_why(voice, found), *_left_out(voice, found)]
    return Reply("\n".join([*lines, *rest]), ((Button(voice.word("button.how"), tap),),))


def which(voice: Voice, prices: Sequence[Money]) -> Reply:
    """In which currency?"""
    buttons = [
        Button(voice.money(one), AffordTap(op="in", minor=one.minor, code=one.currency.code).pack()) for one in prices
    ]
    return Reply(voice.say("afford.which"), tuple((one,) for one in buttons))


def how(voice: Voice, found: Afford, member_id: int) -> Reply:
    """Every account, every bill and every rate that the answer is made of."""
    of_all = found.price.minor == 0
    lines = [voice.say("afford.all_how") if of_all else voice.say("afford.how", price=voice.money(found.price))]
    for one in found.held[:MOST_LISTED]:
        name = f"{country(voice, one.account.country)} · {voice.account(one.account, member_id)}"
        lines.append(voice.say("afford.held", name=name, money=_with_worth(voice, one.money, one.worth)))
    lines.append(voice.say("afford.cash", money=voice.money(found.cash)))
    lines += [_bill(voice, one) for one in found.bills[:MOST_LISTED]]
    lines.append(voice.say("afford.due", money=voice.money(found.due), day=voice.plain_day(found.until)))
    lines += [
        voice.say("afford.goal", name=voice.short(one.goal.title), money=voice.money(one.saved))
        for one in found.goals[:MOST_LISTED]
    ]
    lines.append(voice.say("afford.all_rest" if of_all else "afford.rest", money=voice.money(found.left)))
    rates = [basis(voice, last) for _, last in found.basis.used.values()]
    return Reply("\n".join([*lines, *rates, *_left_out(voice, found)]))


def no_price(voice: Voice) -> Reply:
    """The price is missing, or unclear."""
    return Reply(voice.say("afford.no_price"))


def _cannot_tell(voice: Voice, found: Afford) -> Html:
    """There is money in a currency without a rate: neither a yes nor a no would be true."""
    there = dict.fromkeys(voice.money(one.money) for one in found.held if one.worth is None and one.money.minor > 0)
    return voice.say("afford.no_rate", sums=", ".join(there), currency=found.price.currency)


def _verdict(voice: Voice, found: Afford, what: str) -> Html:
    price = voice.money(found.price)
    bought = voice.say("afford.price_for", price=price, what=voice.short(what)) if what else Html(price)
    if found.left.minor < 0:
        return voice.say("afford.no", bought=bought, short=voice.money(found.left.negated()))
    given = {"bought": bought, "left": voice.money(found.left)}
    sure = not (found.unknown or found.unsaid or found.basis.missing)
    if found.payday is None:
        return voice.say("afford.yes_days" if sure else "afford.likely_days", **given)
    day = voice.plain_day(found.payday)
    return voice.say("afford.yes" if sure else "afford.likely", day=day, **given)


def _warnings(voice: Voice, found: Afford) -> list[Html]:
    """What makes a yes less of one: money of goals, money abroad."""
    if found.left.minor < 0:
        return []
    lines = []
    if found.left.minor < found.aside.minor:
        lines.append(voice.say("afford.from_goals", money=voice.money(found.aside)))
    (home, left), *_ = found.by_country
    if home and left.minor < 0 and len(found.by_country) > 1:
        lines.append(voice.say("afford.abroad", country=country(voice, home), short=voice.money(left.negated())))
    return [*lines, *_by_country(voice, found)]


def _by_country(voice: Voice, found: Afford) -> list[Html]:
    """What is left where, since money abroad is not at hand."""
    if len(found.by_country) < 2:
        return []
    places = [f"{country(voice, place)} {voice.money(left)}" for place, left in found.by_country]
    return [voice.say("afford.by_country", places=", ".join(places))]


def _why(voice: Voice, found: Afford) -> Html:
    cash, last = voice.money(found.cash), voice.plain_day(found.until)
    if not found.bills:
        return voice.say("afford.why_free", cash=cash, day=last)
    named = [_short_bill(voice, one) for one in found.bills[:MOST_NAMED]]
    if len(found.bills) > MOST_NAMED:
        named.append(voice.say("entry.and_more", len(found.bills) - MOST_NAMED))
    return voice.say("afford.why", cash=cash, due=voice.money(found.due), day=last, bills=Html(", ".join(named)))


def _short_bill(voice: Voice, one: Coming) -> Html:
    title = voice.short(one.title)
    if one.money is None:
        return voice.say("afford.bill_unknown", title=title)
    return voice.say("afford.bill_short", title=title, money=voice.money(one.money))


def _bill(voice: Voice, one: Coming) -> Html:
    money = _with_worth(voice, one.money, one.worth) if one.money else voice.word("afford.not_known")
    return voice.say("afford.bill", title=voice.short(one.title), day=voice.plain_day(one.due), money=money)


def _with_worth(voice: Voice, money: Money, worth: Money | None) -> str:
    """An amount, with what it is worth where that is another currency's."""
    shown = voice.money(money)
    return shown if worth is None or worth.currency == money.currency else f"{shown} (≈ {voice.money(worth)})"


def _left_out(voice: Voice, found: Afford) -> list[Html]:
    """What is not in the figures, plainly: no payday, no rate, no balance."""
    lines: list[Html] = []
    if found.payday is None:
        lines.append(voice.say("afford.no_payday", day=voice.plain_day(found.until)))
    if found.basis.missing:
        codes = dict.fromkeys(money.currency for money in found.basis.missing)
        lines.append(voice.say("rate.missing", currencies=", ".join(map(str, codes))))
    return [*lines, *_unsaid(voice, found)]


def _unsaid(voice: Voice, found: Afford) -> Sequence[Html]:
    names = ", ".join(voice.account(one, one.owner_id) for one in found.unsaid)
    return [voice.say("afford.unsaid", names=names)] if names else []
