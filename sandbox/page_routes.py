"""The chat page's files, and the files that were sent in the chats, as a browser may safely have them."""

from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import Route

from sandbox.state.pictures import picture_mime
from sandbox.state.world import World

_PAGE = Path(__file__).with_name("page")
_MIME = {".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
_HEADERS = {
    "cache-control": "no-cache",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' blob:; "
        "form-action 'none'; base-uri 'none'; frame-ancestors 'none'"
    ),
}


async def page_file(request: Request) -> Response:
    """Give one of the page's own files; the page itself for the root."""
    path = _PAGE / request.path_params.get("name", "index.html")
    if path.parent != _PAGE or path.suffix not in _MIME or not path.is_file():
        raise HTTPException(404)
    return FileResponse(path, media_type=_MIME[path.suffix], headers=_HEADERS)


async def sent_file(request: Request) -> Response:
    """Give a file of a chat by its id: pictures to show, all else to save, and never as a page."""
    world: World = request.app.state.world
    stored = world.files.by_id.get(request.path_params["file_id"])
    if stored is None:
        raise HTTPException(404)
    data = world.files.read(stored)
    mime = picture_mime(data)
    shown = "inline" if mime else "attachment"
    headers = {
        "x-content-type-options": "nosniff",
        "content-security-policy": "default-src 'none'; sandbox",
        "content-disposition": shown,
    }
    return Response(data, media_type=mime or "application/octet-stream", headers=headers)


PAGE_ROUTES = [
    Route("/", page_file),
    Route("/page/{name}", page_file),
    Route("/sandbox/files/{file_id}", sent_file),
]
