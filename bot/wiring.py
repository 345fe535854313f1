"""Where the parts are introduced to each other, once for each process."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from aiogram import Bot

from bot.clock import clock_from
from bot.documents import SentDocuments
from bot.originals import originals_of
from bot.secret_key import secret_keys
from bot.settings import TELEGRAM, Settings
from core.clock import Clock
from core.delivery.ports import Budget, Turn
from core.documents.ports import Originals
from handlers.calendar_file import CalendarFile
from handlers.metrics import Metrics
from handlers.telegram.app import App
from handlers.telegram.conversation import Conversation
from handlers.telegram.courier import Courier, Hands
from handlers.telegram.lanes import Lanes
from handlers.telegram.messenger import AiogramMessenger, telegram_bot
from integrations.budget.memory import MemoryBudget, NoBudget
from integrations.calendar import IcsWriter
from integrations.charts.pictures import MatplotlibCharts
from integrations.db.engine import Database
from integrations.db.unit import SqlStore
from integrations.holidays import PublicHolidays
from integrations.keys import key_id
from integrations.law.funds import load_funds_rules
from integrations.law.visa import load_visa_law
from integrations.locks.memory import MemoryTurn
from integrations.objects.sealed import SecretSeals
from integrations.vocabulary import load_vocabulary
from integrations.vocabulary.accounts import load_account_words
from integrations.vocabulary.budgets import load_plan_words
from integrations.vocabulary.calendar import load_calendar_words
from integrations.vocabulary.paper_search import load_paper_search
from integrations.vocabulary.questions import load_question_words
from integrations.vocabulary.recurring import load_recurring
from integrations.vocabulary.reviewing import load_review_words
from integrations.vocabulary.visa import load_hours_words

if TYPE_CHECKING:
    from integrations.redis_line import RedisLine

SECRET_BYTES = 32
"""So many random bytes are in the links that we make: who holds one is let in."""
SANDBOX_TOKEN = "1:sandbox"  # noqa: S105 - the sandbox lets any token in


@dataclass(slots=True)
class Parts:
    """What a process holds. `app` is the surroundings of the use cases, `bot` aiogram's client."""

    settings: Settings
    token: str
    api: str
    clock: Clock
    database: Database
    store: SqlStore
    metrics: Metrics
    budget: Budget
    turn: Turn
    redis: "RedisLine | None"
    originals: Originals
    documents: SentDocuments
    calendars: CalendarFile
    charts: MatplotlibCharts
    bot: Bot
    messenger: AiogramMessenger
    courier: Courier
    app: App
    lanes: Lanes

    async def close(self) -> None:
        """Let go of every connection."""
        self.charts.close()
        await self.bot.session.close()
        await self.database.close()
        if self.redis is not None:
            await self.redis.close()


def assemble(settings: Settings, token: str, api: str) -> Parts:
    """Make all parts for a bot with this token at this Bot API server."""
    clock = clock_from(settings.clock)
    database = Database(settings.database_url)
    store = SqlStore(database, clock)
    metrics = Metrics()
    budget, turn, redis = _shared(settings, token, api)
    seals = SecretSeals(secret_keys(settings))
    originals = originals_of(settings, seals)
    holidays = PublicHolidays()
    calendars = CalendarFile(clock, holidays, IcsWriter())
    documents = SentDocuments(database, clock, originals, calendars)
    charts = MatplotlibCharts(settings.data / "fonts")
    bot = telegram_bot(token, api)
    messenger = AiogramMessenger(bot, budget, documents, charts)
    courier = Courier(store, clock, messenger, Hands(), lambda outcome: metrics.sends.labels(outcome).inc())
    app = App(
        clock,
        load_vocabulary(),
        lambda: secrets.token_urlsafe(SECRET_BYTES),
        "",
        load_question_words,
        load_account_words,
        load_paper_search,
        load_review_words,
        load_plan_words,
        load_recurring,
        load_hours_words,
        load_visa_law,
        load_funds_rules,
        seals,
        holidays,
        load_calendar_words,
        trust_dates=settings.clock is None,
        public_url=settings.public_url,
    )
    conversation = Conversation(bot, app)
    lanes = Lanes(store, clock, courier, conversation.ear(), _handled(metrics, app))
    return Parts(
        settings,
        token,
        api,
        clock,
        database,
        store,
        metrics,
        budget,
        turn,
        redis,
        originals,
        documents,
        calendars,
        charts,
        bot,
        messenger,
        courier,
        app,
        lanes,
    )


def _handled(metrics: Metrics, app: App) -> Callable[[str], None]:
    """What is told of each update once it is stored."""

    def handled(outcome: str) -> None:
        metrics.updates.labels(outcome).inc()
        app.bell.stored()

    return handled


def _shared(settings: Settings, token: str, api: str) -> tuple[Budget, Turn, "RedisLine | None"]:
    """The budget of messages and the turn to poll: of this process alone, or in the Redis that it shares with others.

    The library is loaded only where there is a Redis. Its keys are named by a hash, never by the token itself.
    """
    limited = api == TELEGRAM or token == SANDBOX_TOKEN
    alone: Budget = MemoryBudget() if limited else NoBudget()
    if settings.redis_url is None:
        return alone, MemoryTurn(), None
    from integrations.budget.redis import RedisBudget
    from integrations.locks.redis import RedisTurn
    from integrations.redis_line import RedisLine

    line = RedisLine(settings.redis_url.get_secret_value(), key_id(f"{api} {token}"))
    return RedisBudget(line, alone) if limited else alone, RedisTurn(line), line
