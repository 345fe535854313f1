"""The admin API, version 1: what waits, what failed, and who is let in. By ids and codes: no amount, no text.

Published rates that wait are shown with their figures, which are nobody's own.

Its OpenAPI description lies behind the same credential as everything else here.
"""

import re
from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, FastAPI, HTTPException, Path, Query
from pydantic import BaseModel

from core.admin.model import Queue, QueueItem, Verdict
from handlers.http.deps import HttpDeps
from handlers.http.edge import Calm
from handlers.http.held_rates import held_rates

PATH = "/admin/v1"
MOST_ITEMS = 200
_CODE = re.compile(r"[A-Za-z][A-Za-z0-9_.]{0,63}")
_OPEN = {Queue.INBOX: ("new", "failed"), Queue.OUTBOX: ("pending", "sending", "dead")}
Id = Annotated[int, Path(ge=0, le=2**63 - 1)]


class StatusView(BaseModel):
    """How the whole stands. `now` is the program's clock, which GLOBFAM_CLOCK may have moved."""

    version: str
    revision: str | None
    now: datetime
    people: int
    blocked: int
    inbox: dict[str, int]
    outbox: dict[str, int]


class ItemView(BaseModel):
    """One row of a queue; `error` is a code."""

    id: int
    chat_id: int
    state: str
    kind: str | None
    attempts: int
    created_at: datetime
    due_at: datetime | None
    error: str | None


class PageView(BaseModel):
    """Rows by id; `next` is the `after` of the next page, null on the last."""

    items: list[ItemView]
    next: int | None


class DoneView(BaseModel):
    """What was done."""

    done: str


def admin_app(deps: HttpDeps) -> FastAPI:
    """The admin API as an application of its own, to be mounted behind its gate."""
    app = FastAPI(title="GlobFam admin API", version="1", docs_url=None, redoc_url=None, redirect_slashes=False)
    app.add_middleware(Calm)
    app.include_router(_looking(deps))
    app.include_router(_acting(deps))
    app.include_router(_doors(deps))
    app.include_router(held_rates(deps))
    return app


def _looking(deps: HttpDeps) -> APIRouter:
    router = APIRouter(tags=["look"])

    @router.get("/status")
    async def status() -> StatusView:
        """Version, revision of the database, and how many rows each queue holds by state."""
        now = await deps.administration.status()
        return StatusView(
            version=deps.version,
            revision=now.revision,
            now=deps.clock.now(),
            people=now.people,
            blocked=now.blocked,
            inbox=dict(now.depths[Queue.INBOX]),
            outbox=dict(now.depths[Queue.OUTBOX]),
        )

    @router.get("/jobs")
    async def jobs() -> PageView:
        """Long work that waits. Nothing that this version does runs as a job, so the list is empty."""
        return PageView(items=[], next=None)

    @router.get("/{queue}")
    async def items(
        queue: Queue,
        state: Annotated[list[str] | None, Query(max_length=8)] = None,
        after: Annotated[int, Query(ge=-1, le=2**63 - 1)] = -1,
        limit: Annotated[int, Query(ge=1, le=MOST_ITEMS)] = 50,
    ) -> PageView:
        """Rows by id. Without `state`: those not yet done with. States: inbox `new`, `failed`, `done`; outbox
        `pending`, `sending`, `dead`, `sent`.
        """  # noqa: D205
        rows = await deps.administration.items(queue, state or _OPEN[queue], after, limit)
        return PageView(items=[_view(row) for row in rows], next=rows[-1].id if len(rows) == limit else None)

    return router


def _acting(deps: HttpDeps) -> APIRouter:
    router = APIRouter(tags=["act"], responses={404: {}, 409: {}})

    @router.post("/{queue}/{item_id}/retry")
    async def retry(queue: Queue, item_id: Id) -> DoneView:
        """Try a row again at once that was set aside or waits for later."""
        verdict, chat_id = await deps.administration.retry(queue, item_id, deps.clock.now())
        done = _done(verdict, "retried")
        if queue is Queue.INBOX:
            deps.wake(chat_id)
        return done

    @router.post("/{queue}/{item_id}/drop")
    async def drop(queue: Queue, item_id: Id) -> DoneView:
        """Take a row off for good: its update is not handled, or its message not sent."""
        return _done(await deps.administration.drop(queue, item_id), "dropped")

    return router


def _doors(deps: HttpDeps) -> APIRouter:
    router = APIRouter(prefix="/members", tags=["act"], responses={404: {}})

    @router.post("/{user_id}/block")
    async def block(user_id: Id) -> DoneView:
        """Shut the door on a person, by Telegram's user id."""
        known = await deps.administration.set_blocked(user_id, blocked=True)
        return _done(Verdict.DONE if known else Verdict.MISSING, "blocked")

    @router.post("/{user_id}/unblock")
    async def unblock(user_id: Id) -> DoneView:
        """Open it again."""
        known = await deps.administration.set_blocked(user_id, blocked=False)
        return _done(Verdict.DONE if known else Verdict.MISSING, "unblocked")

    return router


def _view(row: QueueItem) -> ItemView:
    error = row.error if row.error is None or _CODE.fullmatch(row.error) else "other"
    return ItemView(
        id=row.id,
        chat_id=row.chat_id,
        state=row.state,
        kind=row.kind,
        attempts=row.attempts,
        created_at=row.created_at,
        due_at=row.due_at,
        error=error,
    )


def _done(verdict: Verdict, word: str) -> DoneView:
    if verdict is Verdict.MISSING:
        raise HTTPException(404, "there is none with this id")
    if verdict is Verdict.BUSY:
        raise HTTPException(409, "its state does not allow this")
    return DoneView(done=word)
