"""Around every request: it is timed, an error that nobody foresaw gets an incident number, and strangers stop."""

import hmac
import secrets
import time

import structlog
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from core.errors import GlobFamError
from handlers.metrics import Metrics

log = structlog.get_logger()
_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
STORAGE_UNAVAILABLE = "storage.unavailable"
RETRY_SECONDS = "5"


class Timed:
    """The outermost layer: notes how long each request took, by route and never by path."""

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self._app = app
        self._metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on and note the time and the answer's status, 0 when there was none."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        watched = _Watched(send)
        began = time.perf_counter()
        try:
            await self._app(scope, receive, watched)
        finally:
            labels = {"method": _method(scope), "route": _route(scope), "status": str(watched.status)}
            self._metrics.requests.labels(**labels).observe(time.perf_counter() - began)


class Calm:
    """The one broad `except` of HTTP: what nobody foresaw gets an incident number and one calm sentence.

    Each application has its own, since Starlette's own layer for errors would answer first.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, and answer for what fails."""
        watched = _Watched(send)
        try:
            await self._app(scope, receive, watched)
        except Exception as error:
            if watched.status:  # half an answer is out: only a closed connection can say that it is broken
                raise
            await _answer_for(error)(scope, receive, send)


class _Watched:
    """A `send` that remembers the status of the answer."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self.status = 0

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.status = message["status"]
        await self._send(message)


def _answer_for(error: Exception) -> JSONResponse:
    if isinstance(error, GlobFamError) and error.code == STORAGE_UNAVAILABLE:
        log.warning("http.storage_unavailable")
        return JSONResponse({"detail": "storage unavailable"}, 503, {"Retry-After": RETRY_SECONDS})
    incident = secrets.token_hex(4)
    log.error("http.failed", incident=incident, exc_info=error)
    return JSONResponse({"detail": "something went wrong here, and it is noted", "incident": incident}, 500)


def _method(scope: Scope) -> str:
    return scope["method"] if scope["method"] in _METHODS else "other"


def _route(scope: Scope) -> str:
    """The route's template; one word for all paths that have none, so that strangers cannot make series."""
    path = getattr(scope.get("route"), "path", None)
    return "none" if path is None else f"{scope.get('root_path', '')}{path}"


class BearerGate:
    """Lets nothing behind it be seen without the credential: not even which paths there are."""

    def __init__(self, app: ASGIApp, token: str) -> None:
        self._app = app
        self._token = token

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on with the right credential, else answer 401."""
        if scope["type"] == "http" and not self._opens(dict(scope["headers"]).get(b"authorization", b"")):
            refusal = JSONResponse({"detail": "credential required"}, 401, {"WWW-Authenticate": "Bearer"})
            await refusal(scope, receive, send)
            return
        await self._app(scope, receive, send)

    def _opens(self, header: bytes) -> bool:
        kind, _, given = header.partition(b" ")
        return kind.lower() == b"bearer" and same(given.strip(), self._token)


def same(given: bytes, secret: str) -> bool:
    """Whether they are equal, in a time that does not tell how much of it was right."""
    return hmac.compare_digest(given, secret.encode())
