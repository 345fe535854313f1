"""The HTTP server inside a process that already runs; only the API role imports this, and FastAPI with it."""

from collections.abc import Iterator
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


async def serve(parts: Parts) -> None:
    """Serve until cancelled."""
    settings = parts.settings
    administration = SqlAdministration(parts.database)
    deps = HttpDeps(
        store=parts.store,
        administration=administration,
        ready=administration.ready,
        chat_of=chat_of,
        wake=parts.lanes.wake,
        clock=parts.clock,
        metrics=parts.metrics,
        version=VERSION,
        webhook_secret=webhook_secret(settings) if settings.public_url else None,
        admin_token=settings.admin_token.get_secret_value() if settings.admin_token else None,
    )
    host, port = settings.http
    config = uvicorn.Config(create_app(deps), host, port, log_level="warning", access_log=False, lifespan="off")
    await _Server(config).serve()
