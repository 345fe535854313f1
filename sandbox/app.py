"""The sandbox as an application, and as a server inside a process that already runs."""

import asyncio
import socket
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass

import uvicorn
from fastapi import FastAPI, Request
from starlette.responses import JSONResponse
from uvicorn.protocols.http.h11_impl import H11Protocol

from sandbox.botapi.routes import bot_api_routes
from sandbox.control.groups import router as groups_router
from sandbox.control.people import router as people_router
from sandbox.control.routes import router
from sandbox.keeper import keep, load
from sandbox.page_routes import PAGE_ROUTES
from sandbox.rates.desk import RateDesk
from sandbox.rates.routes import control as rates_control
from sandbox.rates.routes import rate_routes
from sandbox.settings import SandboxSettings
from sandbox.state.seats import CannotError
from sandbox.state.world import World
from sandbox.webhook import WebhookSender


def create_app(settings: SandboxSettings) -> FastAPI:
    """Make the Bot API server, the control API, the chat page and the publishers of rates around one new world."""
    world = World(settings)
    app = FastAPI(
        title="GlobFam sandbox",
        docs_url=None,
        redoc_url=None,
        openapi_url="/sandbox/openapi.json",
        lifespan=_life,
    )
    app.state.world = world
    app.state.rates = RateDesk(settings.now)
    # The control routes are taken as they are: including their router would build each anew for every application.
    app.router.routes.extend([*bot_api_routes(world), *router.routes, *people_router.routes, *groups_router.routes])
    app.router.routes.extend(PAGE_ROUTES)
    app.router.routes.extend([*rate_routes(app.state.rates), *rates_control.routes])
    app.add_exception_handler(CannotError, _cannot)
    return app


@asynccontextmanager
async def _life(app: FastAPI) -> AsyncIterator[None]:
    """Run what goes on beside the requests: sending to the webhook, and keeping the world in its folder."""
    world: World = app.state.world
    folder = world.settings.folder
    tasks = [asyncio.create_task(WebhookSender(world).run(), name="sandbox webhook")]
    if folder is not None:
        load(world, folder)
        tasks.append(asyncio.create_task(keep(world, folder), name="sandbox keeper"))
    yield
    for task in tasks:
        task.cancel()
    for outcome in await asyncio.gather(*tasks, return_exceptions=True):
        if isinstance(outcome, Exception):
            raise outcome


async def _cannot(_: Request, error: Exception) -> JSONResponse:
    return JSONResponse({"detail": str(error)}, 409)


class _Protocol(H11Protocol):
    """Hands each request its connection's transport, so that a fault can cut it."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Remember the transport where requests find it."""
        super().connection_made(transport)
        self.app_state = {**self.app_state, "transport": transport}


class _Server(uvicorn.Server):
    """A uvicorn that leaves signals to the process it runs in, and says when it listens."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.listening = asyncio.Event()
        self.leaving = asyncio.Event()

    async def main_loop(self) -> None:
        """Wait to be told to leave, where uvicorn looks ten times a second."""
        await self.leaving.wait()

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Take no signals."""
        yield

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Listen, and say so."""
        await super().startup(sockets)
        self.listening.set()


@dataclass(slots=True)
class RunningSandbox:
    """A sandbox that listens at `url`; `page` is where people open its chat page, and its state is `world`."""

    url: str
    page: str
    world: World
    _server: _Server
    _task: asyncio.Task[None]

    async def close(self) -> None:
        """Stop: polls and feeds that wait are let go first."""
        self.world.close()
        self._server.leaving.set()
        await self._task


async def serve(host: str, port: int, settings: SandboxSettings) -> RunningSandbox:
    """Start a sandbox in this event loop; port 0 takes a free one. Raises `OSError` when the port is taken."""
    listener = socket.create_server((host, port), backlog=512)
    app = create_app(settings)
    config = uvicorn.Config(
        app,
        http=_Protocol,
        ws="none",
        lifespan="on",
        log_config=None,
        access_log=False,
        date_header=False,
        timeout_keep_alive=75,
    )
    server = _Server(config)
    task = asyncio.create_task(server.serve(sockets=[listener]), name="sandbox")
    await server.listening.wait()
    world: World = app.state.world
    reached = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(host) or (f"[{host}]" if ":" in host else host)  # noqa: S104
    url = f"http://{reached}:{listener.getsockname()[1]}"
    return RunningSandbox(url, settings.public_url or url, world, server, task)


@asynccontextmanager
async def running(settings: SandboxSettings, host: str = "127.0.0.1", port: int = 0) -> AsyncIterator[RunningSandbox]:
    """Run a sandbox for the length of a block, as tests do."""
    sandbox = await serve(host, port, settings)
    try:
        yield sandbox
    finally:
        await sandbox.close()
