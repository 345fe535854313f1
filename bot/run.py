"""The processes: `run` plays all roles in one, the others one role each, by the same code."""

import asyncio
import contextlib
import signal
import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine
from typing import Any

import structlog

from bot import collector
from bot.jobs import run_jobs
from bot.lazy_push import LazyPush
from bot.one_keeper import KeptError, keeping
from bot.papers import read_papers
from bot.profile import TokenRefusedError, introduce
from bot.roles import ALL, Role
from bot.secret_key import prepare_data, secret_keys, webhook_secret
from bot.settings import Settings
from bot.wiring import SANDBOX_TOKEN, Parts, assemble
from core.asking.warming import warm
from core.errors import GlobFamError
from handlers.jobs.push import PushWorker
from handlers.telegram.feed import UpdateFeed
from handlers.telegram.intake import Poller
from integrations.db.migrate import migrate

log = structlog.get_logger()
KEPT = "Another process serves this database already: stop it first, or give this one a GLOBFAM_DATA of its own.\n"
SWEEP_SECONDS = 1.0
DRAW_AFTER_SECONDS = 4.0
WARM_AFTER_SECONDS = 26.0
FINISH_SECONDS = 3.5
MARKS_SECONDS = 0.8


async def run(settings: Settings, roles: frozenset[Role] = ALL) -> None:
    """Serve until SIGINT or SIGTERM; what was in hand is finished within 5 s."""
    prepare_data(settings)
    secret_keys(settings)
    stop = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    try:
        with keeping(settings.database_url, alone=roles == ALL):
            async with _telegram(settings) as (token, api):
                await _serve(settings, roles, token, api, stop)
    except KeptError:
        sys.stderr.write(KEPT)
        raise SystemExit(1) from None


async def demo(settings: Settings) -> None:
    """`run` with the sandbox, on the data folder of the demo's own that the settings name."""
    await run(settings)


@contextlib.asynccontextmanager
async def _telegram(settings: Settings) -> AsyncIterator[tuple[str, str]]:
    """The token and the Bot API server: Telegram or another one, else a sandbox of our own, started here."""
    if settings.telegram_token is not None:
        yield settings.telegram_token.get_secret_value(), settings.telegram_api
        return
    from bot.clock import clock_from
    from bot.demo.people import ACCOUNTS, GROUPS
    from bot.demo.plant import plant
    from sandbox.app import running
    from sandbox.settings import SandboxSettings

    clock = clock_from(settings.clock)
    world = SandboxSettings(
        people=ACCOUNTS,
        groups=GROUPS,
        folder=settings.data / "sandbox",
        now=lambda: clock.now().timestamp(),
        bot_id=int(SANDBOX_TOKEN.partition(":")[0]),
    )
    async with running(world, *settings.sandbox_http) as sandbox:
        sys.stdout.write(f"No token is set, so this is the sandbox. Open the chat page: {sandbox.url}\n")
        sys.stdout.flush()
        await plant(settings)  # who writes meanwhile is answered right after
        yield SANDBOX_TOKEN, sandbox.url


async def _serve(settings: Settings, roles: frozenset[Role], token: str, api: str, stop: asyncio.Event) -> None:
    parts = assemble(settings, token, api)
    try:
        await migrate(parts.database)
        if roles == ALL and parts.database.sqlite:
            await _release(parts)
        await parts.courier.learn()
        async with asyncio.TaskGroup() as group:
            running = [group.create_task(work, name=name) for name, work in _works(parts, roles)]
            collector.wake()
            log.info("started", roles=sorted(roles))
            await stop.wait()
            for task in running:
                task.cancel()
            await _finish(parts)
    except* TokenRefusedError:
        sys.stderr.write("GLOBFAM_TELEGRAM_TOKEN is not known to the Bot API server: copy it from BotFather again.\n")
        raise SystemExit(2) from None
    finally:
        await parts.close()
        log.info("stopped")


async def _release(parts: Parts) -> None:
    async with parts.store.unit() as unit:
        again = await unit.outbox.release(parts.clock.now())
    if again:
        log.warning("outbox.in_flight_again", count=again)


def _works(parts: Parts, roles: frozenset[Role]) -> list[tuple[str, Coroutine[Any, Any, None]]]:
    works: list[tuple[str, Coroutine[Any, Any, None]]] = []
    settings = parts.settings
    if Role.BOT in roles:
        poller = Poller(UpdateFeed(parts.bot), parts.store, parts.clock, parts.lanes.wake)
        webhook = (settings.public_url, webhook_secret(settings)) if settings.public_url else None
        works.append(("lanes", _sweep(parts)))
        works.append(("profile", introduce(parts.bot, parts.app.learn, webhook)))
        works.append(("charts", _warm(parts)))
        if webhook is None:
            works.append(("poller", parts.turn.whenever_mine(poller.run)))
    if Role.WORKER in roles:
        works.append(("push", _push(parts)))
        works.append(("jobs", run_jobs(parts)))
        works.append(("papers", read_papers(parts)))
    if Role.API in roles:
        from bot.http_server import serve

        wake = parts.lanes.wake if Role.BOT in roles else _leave_to_others
        works.append(("http", serve(parts, wake)))
    return works


def _leave_to_others(chat_id: int) -> None:
    """Wake nobody: a process of the bot's role finds the chat at its next sweep."""


async def _sweep(parts: Parts) -> None:
    """Wake what waits: what a crash left, what another process took in; and write the marks of what was sent."""
    while True:
        await _unless_busy(parts.lanes.sweep())
        await _unless_busy(parts.courier.flush_alone())
        await asyncio.sleep(SWEEP_SECONDS)


async def _unless_busy(work: Coroutine[Any, Any, None]) -> None:
    try:
        await work
    except GlobFamError as error:
        log.warning("sweep.waits", code=error.code)


async def _warm(parts: Parts) -> None:
    """Load what draws, and later the words of questions: when nobody is answered, since both would hold answers up.

    What draws comes early. It takes a second, and the answers that wait for the first picture would wait for it.
    """
    await asyncio.sleep(DRAW_AFTER_SECONDS)
    await parts.lanes.idle()
    await parts.charts.warm()
    await asyncio.sleep(WARM_AFTER_SECONDS)
    await asyncio.to_thread(lambda: warm(parts.app.load_question_words()))
    await asyncio.to_thread(parts.app.load_account_words)
    await asyncio.to_thread(parts.app.calendar_words.load)


async def _push(parts: Parts) -> None:
    """python-telegram-bot is loaded when there is something to push, not at the start."""
    messenger = LazyPush(parts.token, parts.api, parts.budget, parts.documents, parts.charts)
    courier = parts.courier.beside(messenger)
    worker = PushWorker(parts.store, parts.clock, courier, parts.app.voice, parts.app.law)
    try:
        await worker.run()
    finally:
        await _last_marks(courier.flush_alone)
        await messenger.close()


async def _finish(parts: Parts) -> None:
    """Let the lanes finish what is in hand; a reply that waits for a slow server is left, and sent again later."""
    log.info("stopping")
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(FINISH_SECONDS):
            await parts.lanes.close()

    async def ended() -> None:
        await parts.lanes.idle()  # those that were cancelled just now give their marks back
        await parts.courier.flush_alone()

    await _last_marks(ended)


async def _last_marks(write: Callable[[], Awaitable[None]]) -> None:
    """Note what was sent. Where the database cannot take it now, those messages arrive again after the next start."""
    try:
        async with asyncio.timeout(MARKS_SECONDS):
            await write()
    except (TimeoutError, GlobFamError) as error:
        log.warning("stopping.not_marked", code=getattr(error, "code", "timeout"))
