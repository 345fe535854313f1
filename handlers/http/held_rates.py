"""Rates that jumped and wait for the operator: every family's, and public figures, so that they may be shown."""

from datetime import date
from typing import Annotated

from fastapi import APIRouter, HTTPException, Path
from pydantic import BaseModel

from core.rates.by_hand import decide
from core.rates.errors import NotHeldError
from core.rates.model import Held, Verdict
from handlers.http.deps import HttpDeps

Id = Annotated[int, Path(ge=0, le=2**63 - 1)]


class RateView(BaseModel):
    """One `base` was worth `value` of `quote`, a decimal as it was published."""

    day: date
    base: str
    quote: str
    source: str
    value: str


class HeldView(BaseModel):
    """A rate that waits, and the one of the day before against which it jumped."""

    id: int
    rate: RateView
    last: RateView


class HeldPageView(BaseModel):
    """All that wait, the oldest first."""

    items: list[HeldView]


class DecidedView(BaseModel):
    """What was decided."""

    done: str


def held_rates(deps: HttpDeps) -> APIRouter:
    """The doors to them."""
    router = APIRouter(prefix="/rates/held", tags=["rates"])

    @router.get("")
    async def waiting() -> HeldPageView:
        """Rates that differ by more than a fifth from the day before. The next day's settles them by itself."""
        async with deps.store.look() as unit:
            held = await unit.rates.held()
        return HeldPageView(items=[_view(one) for one in held])

    @router.post("/{held_id}/use", responses={404: {}})
    async def use(held_id: Id) -> DecidedView:
        """Believe it: it counts for its day from now on, for every family."""
        return await _decide(deps, held_id, Verdict.RELEASED, "used")

    @router.post("/{held_id}/drop", responses={404: {}})
    async def drop(held_id: Id) -> DecidedView:
        """Never believe it; the same figure is not reported again."""
        return await _decide(deps, held_id, Verdict.DROPPED, "dropped")

    return router


async def _decide(deps: HttpDeps, held_id: int, verdict: Verdict, word: str) -> DecidedView:
    try:
        async with deps.store.unit() as unit:
            await decide(unit, held_id, verdict, deps.clock.now())
    except NotHeldError:
        raise HTTPException(404, "there is none with this id that waits") from None
    return DecidedView(done=word)


def _view(held: Held) -> HeldView:
    rate, last = (
        RateView(day=one.day, base=one.base.code, quote=one.quote.code, source=one.source, value=f"{one.value:f}")
        for one in (held.rate, held.last)
    )
    return HeldView(id=held.id or 0, rate=rate, last=last)
