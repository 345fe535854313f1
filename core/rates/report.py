"""Telling owners that a rate is held. It is every family's rate, so deciding is not theirs (see `by_hand.decide`)."""

from collections.abc import Iterable
from datetime import datetime

from core.delivery.model import Notification
from core.delivery.rules import after_quiet_hours
from core.family.model import News
from core.money.currency import Currency, CurrencyKind
from core.rates.model import Held
from core.telling.quiet import hears
from core.unit import Unit

RATE_HELD = "news.rate_held"


async def report(unit: Unit, held: Iterable[Held], at: datetime) -> None:
    """Put one notification of each held rate into the outbox of each owner whose family uses it, in the same unit."""
    for one in held:
        for owner in await unit.rates.concerned(_spoken_of(one)):
            who = await unit.people.person(owner.user_id)
            if who is None or not who.reachable or not hears(who, News.RATES):
                continue
            news = Notification(who.user_id, RATE_HELD, _params(one), News.RATES, owner.family_id)
            await unit.outbox.notify(news, after_quiet_hours(at, who.zone), at)


def _spoken_of(held: Held) -> tuple[Currency, ...]:
    """What a family must use for the rate to matter to it: both currencies, or the coin."""
    coins = tuple(one for one in held.rate.pair if one.kind is CurrencyKind.CRYPTO)
    return coins or held.rate.pair


def _params(held: Held) -> tuple[tuple[str, str], ...]:
    rate = held.rate
    return (
        ("base", rate.base.code),
        ("quote", rate.quote.code),
        ("before", f"{held.last.value:f}"),
        ("after", f"{rate.value:f}"),
        ("source", rate.source),
        ("day", rate.day.isoformat()),
    )
