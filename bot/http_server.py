"""The HTTP server inside a process that already runs; only the API role imports this, and FastAPI with it."""

import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import uvicorn

from bot.secret_key import webhook_secret
from bot.version import VERSION
from bot.wiring import Parts
from handlers.http.app import create_app
from handlers.http.deps import HttpDeps
from handlers.telegram.intake import chat_of
from integrations.db.admin import SqlAdministration


class _Server(uvicorn.Server):
    """A uvicorn that leaves signals to the process it runs in."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Take no signals."""
        yield


async def serve(parts: Parts, wake: Callable[[int], None]) -> None:
    """Serve until cancelled; `wake` tells whoever handles updates. Raises `OSError` when the port is taken."""
    settings = parts.settings
    administration = SqlAdministration(parts.database)
    deps = HttpDeps(
        store=parts.store,
        administration=administration,
        ready=administration.ready,
        chat_of=chat_of,
        wake=wake,
        clock=parts.clock,
        metrics=parts.metrics,
        version=VERSION,
        calendars=parts.calendars,
        webhook_secret=webhook_secret(settings) if settings.public_url else None,
        admin_token=settings.admin_token.get_secret_value() if settings.admin_token else None,
    )
    listener = socket.create_server(tuple(settings.http), backlog=512)
    config = uvicorn.Config(create_app(deps), log_config=None, access_log=False, lifespan="off", server_header=False)
    await _Server(config).serve(sockets=[listener])
