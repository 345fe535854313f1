"""The stand-ins at their paths: each beneath `/rates/<source>` as its publisher has them beneath its own host.

`rate_routes` is all of it, for the sandbox's application; `control` is what the control API makes go wrong.
"""

from collections.abc import Awaitable, Callable
from datetime import date
from typing import Literal

from fastapi import APIRouter, Depends, Request
from pydantic import BaseModel, ConfigDict, Field
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from sandbox.control.door import same_origin
from sandbox.rates.banks import ecb, mongolbank, rba
from sandbox.rates.desk import Outage, RateDesk, Slip
from sandbox.rates.services import coingecko, frankfurter

Name = Literal["mongolbank", "rba", "ecb", "frankfurter", "coingecko"]
_Answer = Callable[[RateDesk, Request], Response]
_ANSWERS: dict[str, tuple[str, str, _Answer]] = {
    "mongolbank": ("POST", "/mn/currency-rates/data", mongolbank),
    "rba": ("GET", "/statistics/tables/csv/f11.1-data.csv", rba),
    "ecb": ("GET", "/service/data/EXR/{key}", ecb),
    "frankfurter": ("GET", "/v2/rates", frankfurter),
    "coingecko": ("GET", "/api/v3/coins/{coin}/market_chart/range", coingecko),
}
control = APIRouter(prefix="/sandbox/rates", dependencies=[Depends(same_origin)])


class NewOutage(BaseModel):
    """A source's next `times` answers are this status; `retry_after` seconds come with it unless 0."""

    model_config = ConfigDict(extra="forbid")
    source: Name
    status: int = Field(default=503, ge=400, le=599)
    times: int = Field(default=1, ge=1)
    retry_after: int = Field(default=0, ge=0)


class NewSlip(BaseModel):
    """What a source says of `code` is multiplied by `factor` on `day`, or from then on when it `lasts`."""

    model_config = ConfigDict(extra="forbid")
    source: Name
    code: str
    day: date
    factor: float = Field(gt=0, allow_inf_nan=False)
    lasts: bool = False


def rate_routes(desk: RateDesk) -> list[BaseRoute]:
    """The five sources on one desk."""
    return [
        Route(f"/rates/{name}{path}", _endpoint(name, desk, answer), methods=[method])
        for name, (method, path, answer) in _ANSWERS.items()
    ]


async def desk_of(request: Request) -> RateDesk:
    """Give the desk that the request's application serves."""
    desk = request.app.state.rates
    assert isinstance(desk, RateDesk)
    return desk


@control.post("/outages")
async def add_outage(request: Request, new: NewOutage) -> dict[str, int]:
    """Let a source be away for a while."""
    desk = await desk_of(request)
    desk.outages.append(Outage(new.source, new.status, new.times, new.retry_after))
    return {}


@control.post("/slips")
async def add_slip(request: Request, new: NewSlip) -> dict[str, int]:
    """Let a source be wrong, or a currency fall."""
    desk = await desk_of(request)
    desk.slips.append(Slip(new.source, new.code, new.day, new.factor, new.lasts))
    return {}


@control.delete("")
async def clear(request: Request) -> dict[str, int]:
    """Let every source work, and be right."""
    desk = await desk_of(request)
    desk.outages.clear()
    desk.slips.clear()
    return {}


def _endpoint(name: str, desk: RateDesk, answer: _Answer) -> Callable[[Request], Awaitable[Response]]:
    async def endpoint(request: Request) -> Response:
        outage = desk.outage(name)
        if outage is None:
            async with desk.counting:
                return await run_in_threadpool(answer, desk, request)  # a table of years takes its time
        headers = {"retry-after": str(outage.retry_after)} if outage.retry_after else {}
        return Response(status_code=outage.status, headers=headers)

    return endpoint
