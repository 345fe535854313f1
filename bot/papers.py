"""Papers: where their originals are kept, and the worker that reads what is sent."""

from bot.settings import Settings
from bot.wiring import Parts
from core.documents.take import Tools
from core.register.ports import NoRegister
from handlers.jobs.reading import ReadingWorker
from handlers.jobs.reading_out import Desk
from handlers.telegram.incoming import TelegramFiles
from handlers.telegram.review import Reviews
from integrations.reading.environment import environment_of
from integrations.reading.process import ReadingProcesses


def engines(settings: Settings) -> dict[str, str]:
    """Which engines shall read pictures."""
    secret = settings.textract_secret.get_secret_value() if settings.textract_secret else None
    return environment_of(
        second=settings.ocr_second_engine,
        region=settings.textract_region,
        key_id=settings.textract_key_id,
        secret=secret,
    )


async def read_papers(parts: Parts) -> None:
    """Read what is sent until cancelled. One process reads, so that a large paper leaves the machine to answer."""
    if parts.database.sqlite:  # the only process: what was being read when it ended is not being read any more
        async with parts.store.unit() as unit:
            await unit.jobs.release(parts.clock.now())
    reader = ReadingProcesses(1, engines(parts.settings))
    tools = Tools(
        parts.store, parts.clock, TelegramFiles(parts.bot), parts.originals, parts.app.seals, reader, NoRegister()
    )
    desk = Desk(parts.courier, parts.clock)
    worker = ReadingWorker(tools, desk, parts.messenger, parts.app.voice, Reviews(parts.app), parts.app.bell)
    try:
        await worker.run()
    finally:
        await reader.close()
