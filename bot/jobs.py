"""What the worker does by the clock: each job made with what it needs, by one worker at a time."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager

import aiohttp

from bot.settings import Settings
from bot.wiring import SANDBOX_TOKEN, Parts
from core.rates.refresh import Refresher
from handlers.jobs.clockwork import Clockwork, Job
from handlers.jobs.live import LiveJob
from handlers.jobs.originals import OriginalsJob
from handlers.jobs.rates import RatesJob
from handlers.jobs.reminders import PlanJob, RemindersJob
from handlers.jobs.renewal import RenewalJob
from handlers.jobs.weekly import WeeklyJob
from integrations.locks.postgres import DatabaseTurn
from integrations.rates import Origins, all_sources
from integrations.rates.web import Web

_TURN = 1
"""The key of the jobs' turn, among other turns that there may be."""


async def run_jobs(parts: Parts) -> None:
    """Keep the jobs going until cancelled."""
    await DatabaseTurn(parts.database, _TURN).whenever_mine(lambda: _work(parts))


async def _work(parts: Parts) -> None:
    async with AsyncExitStack() as stack:
        jobs: list[Job] = [
            LiveJob(parts.store, parts.app.voice),
            WeeklyJob(parts.store),
            PlanJob(parts.store, parts.app.holidays),
            RenewalJob(parts.store, parts.app.law.renewal),
            RemindersJob(parts.store),
            OriginalsJob(parts.store, parts.originals),
        ]
        if parts.settings.rates:
            jobs.append(await stack.enter_async_context(_rates(parts)))
        await Clockwork(jobs, parts.clock).run()


@asynccontextmanager
async def _rates(parts: Parts) -> AsyncIterator[RatesJob]:
    """The job with its sources, on a session that is closed with it."""
    async with aiohttp.ClientSession() as session:
        sources = all_sources(Web(session), origins(parts.settings, parts.token, parts.api), _key(parts.settings))
        yield RatesJob(parts.store, Refresher(parts.store, sources, parts.clock))


def origins(settings: Settings, token: str, api: str) -> Origins:
    """Where publishers are asked: where the settings say, else at our own sandbox when it is there, else at home."""
    if settings.rates_url:
        return Origins.of_sandbox(settings.rates_url)
    return Origins.of_sandbox(api) if token == SANDBOX_TOKEN else Origins()


def _key(settings: Settings) -> str:
    return settings.coingecko_key.get_secret_value() if settings.coingecko_key else ""
