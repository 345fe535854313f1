"""Rates that people decide: a family's own, and what becomes of one that is held."""

from datetime import date, datetime
from decimal import Decimal

from core.family.gate import Action, demand
from core.family.model import Viewer
from core.money.currency import Currency
from core.rates.errors import BadRateError
from core.rates.model import Held, Manual, Verdict
from core.unit import Unit


async def set_rate(unit: Unit, viewer: Viewer, manual: Manual, today: date, at: datetime) -> None:
    """Keep "one `base` is worth `value` of `quote`" for this family from the rate's day on, before all published ones.

    Raises `NotAllowedError`, and `BadRateError` unless it is above zero, between two currencies, and not of a day
    after `today`, which is the member's own.
    """
    demand(viewer.role, Action.RECORD)
    value = manual.value if manual.value is not None else Decimal(1)
    if not (value.is_finite() and value > 0) or manual.base == manual.quote or manual.day > today:
        raise BadRateError
    await unit.rates.set_manual(viewer, manual, at)


async def take_rate_back(
    unit: Unit, viewer: Viewer, base: Currency, quote: Currency, today: date, at: datetime
) -> None:
    """Let the published rates of a pair stand again, from `today` on. Raises `NotAllowedError`."""
    await set_rate(unit, viewer, Manual(today, base, quote, None), today, at)


async def decide(unit: Unit, held_id: int, verdict: Verdict, at: datetime) -> Held:
    """Accept (RELEASED) or refuse (DROPPED) a held rate. Who may is for the caller: it is every family's rate.

    Raises `NotHeldError` when it does not wait any more.
    """
    await unit.rates.alone()
    return await unit.rates.decide(held_id, verdict, at)
