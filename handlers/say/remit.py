"""Money sent home, worded: what one sending cost, and a year of it by receiver."""

from collections.abc import Sequence
from fractions import Fraction

from core.delivery.model import Button
from core.money.currency import Currency
from core.money.money import Money
from core.remitting.cost import Cost
from core.remitting.year import Received, Remitted
from handlers.say import charts
from handlers.say.rates import basis
from handlers.say.reply import Reply
from handlers.say.taps import RemitTap
from handlers.say.voice import Html, Voice

MOST_RECEIVERS = 10
_FEW = 2
"""From so many receivers on there is something to draw."""


def cost(voice: Voice, found: Cost) -> Html:
    """What it cost against the official rate, in one or two lines."""
    key = "remit.cost" if found.in_all.minor >= 0 else "remit.gain"
    all_of_it = Money(abs(found.in_all.minor), found.in_all.currency)
    parts = [voice.say("remit.by_rate", sum=voice.money(found.by_rate))]
    if found.fee.minor:
        parts.append(voice.say("remit.by_fee", sum=voice.money(found.fee)))
    told = voice.say(key, sum=voice.money(all_of_it), share=_percent(abs(found.share)), parts=Html(", ".join(parts)))
    return Html(f"{told}\n{voice.say('remit.official')} {basis(voice, found.official)}")


def _percent(share: Fraction) -> str:
    return f"{float(share * 100):.1f}"


def year(voice: Voice, found: Remitted, currency: Currency, *, hidden: bool = False) -> Reply:
    """A year by receiver, with a way to the years before and after."""
    number = found.first.year
    turns = [Button(f"◀️ {number - 1}", RemitTap(year=number - 1).pack())]
    if number < voice.today.year:
        turns.append(Button(f"{number + 1} ▶️", RemitTap(year=number + 1).pack()))
    if not found.receivers:
        return Reply(voice.say("remit.nothing", year=str(number)), (tuple(turns),))
    all_of_it = found.total(currency)
    lines = [voice.say("remit.title", all_of_it.count, year=str(number), sum=voice.money(all_of_it.sent))]
    lines += [_costs(voice, all_of_it), Html("")]
    lines += [_receiver(voice, one) for one in found.receivers[:MOST_RECEIVERS]]
    if len(found.receivers) > MOST_RECEIVERS:
        lines.append(voice.say("entry.and_more", len(found.receivers) - MOST_RECEIVERS))
    if all_of_it.unknown:
        lines.append(voice.say("worth.unknown", sums=", ".join(map(voice.money, all_of_it.unknown))))
    chart = None
    if len(found.receivers) >= _FEW:
        rows = [(_name(voice, one), one.sent) for one in found.receivers]
        title = voice.word("remit.chart", year=str(number))
        chart = charts.ranking(voice, title, rows, voice.word("remit.others"), hidden=hidden)
    return Reply("\n".join(lines), (tuple(turns),), chart=chart)


def _costs(voice: Voice, one: Received) -> Html:
    return voice.say("remit.costs", fees=voice.money(one.fees), rate=voice.money(one.by_rate))


def _receiver(voice: Voice, one: Received) -> Html:
    arrived = _joined(voice, one.arrived)
    return voice.say(
        "remit.receiver", times=str(one.count), name=_name(voice, one), sum=voice.money(one.sent), arrived=arrived
    )


def _name(voice: Voice, one: Received) -> str:
    return voice.short(one.name) if one.name else voice.word("remit.somebody")


def _joined(voice: Voice, moneys: Sequence[Money]) -> str:
    return " + ".join(map(voice.money, moneys))
