"""A member's calendar by its secret link. Whoever has the address reads it; nobody else learns that there is one."""

import hashlib

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from core.agenda.links import PATH, open_link
from handlers.http.deps import HttpDeps

TYPE = "text/calendar; charset=utf-8"
_KEPT = "private, max-age=3600"
_HEADERS = {"Cache-Control": _KEPT, "X-Robots-Tag": "noindex", "Referrer-Policy": "no-referrer"}


def calendar_router(deps: HttpDeps) -> APIRouter:
    """The route. An address that opens nothing is answered as any path is that does not exist."""
    router = APIRouter()

    @router.api_route(PATH + "/{secret}.ics", methods=["GET", "HEAD"], include_in_schema=False)
    async def calendar(request: Request, secret: str) -> Response:
        async with deps.store.look() as unit:
            opened = await open_link(unit, secret)
            if opened is None:
                return JSONResponse({"detail": "Not Found"}, 404)
            feed = await deps.calendars.feed(unit, *opened)
        content = await deps.calendars.written(feed)
        mark = f'"{hashlib.sha256(content).hexdigest()[:32]}"'
        headers = {**_HEADERS, "ETag": mark}
        if _knows(request.headers.get("if-none-match", ""), mark):
            return Response(status_code=304, headers=headers)
        return Response(content, headers={**headers, "Content-Type": TYPE})

    return router


def _knows(sent: str, mark: str) -> bool:
    """Whether who asks has this very content already: weak marks compare as strong ones here (RFC 9110)."""
    marks = [one.strip().removeprefix("W/") for one in sent.split(",")]
    return "*" in marks or mark in marks
