"""What goes wrong with a reading: it is said, tried again, taken over, given up or stopped, and never done twice."""

import asyncio

import pytest
from structlog.testing import capture_logs

from core.delivery.errors import LaterError
from core.documents.errors import DamagedError, OriginalsError, TooMuchError
from core.documents.job import LEASE
from handlers.jobs.originals import OriginalsJob
from tests.handlers.telegram.paper_people import seen_by
from tests.paper_talk import FRIDGE, PaperTalk, said
from tests.talk import Speaker


@pytest.mark.parametrize(
    ("error", "words"),
    [(DamagedError(), "broken or cut off"), (TooMuchError("pages", 60), "up to 60 scanned pages")],
)
async def test_what_is_wrong_with_a_document_is_one_sentence(
    papers: PaperTalk, bat: Speaker, error: Exception, words: str
) -> None:
    papers.reader.says = error
    await papers.file(bat)
    outs = await papers.work()
    assert words in outs[-1].text
    assert outs[-1].rows == ()
    papers.talk.clock.advance(hours=1)
    assert await papers.work() == []
    papers.reader.says = FRIDGE
    await papers.file(bat)
    assert "Harvey Norman" in said(await papers.work()), "sent again, it is read again"


async def test_telegram_that_has_the_file_no_more_is_said_so(papers: PaperTalk, bat: Speaker) -> None:
    await papers.file(bat)
    papers.telegram.files.clear()
    assert "doesn't have this file any more" in said(await papers.work())


async def test_a_failure_is_tried_again_and_then_gets_a_number(papers: PaperTalk, bat: Speaker) -> None:
    papers.reader.says = RuntimeError("a defect of ours")
    await papers.file(bat)
    with capture_logs() as logs:
        assert len(await papers.work()) == 1, "nothing is said but the line"
        assert await papers.work() == []
        papers.talk.clock.advance(seconds=5)
        assert await papers.work() == []
        papers.talk.clock.advance(seconds=20)
        outs = await papers.work()
    (failed,) = [entry for entry in logs if entry["event"] == "reading.failed"]
    assert failed["incident"] in said(outs)
    papers.talk.clock.advance(hours=1)
    assert await papers.work() == []


@pytest.mark.parametrize("place", ["telegram", "originals"])
async def test_trouble_that_passes_is_not_told(papers: PaperTalk, bat: Speaker, place: str) -> None:
    if place == "telegram":
        papers.telegram.fails = [LaterError(1)]
    else:
        papers.bare.fails = [OriginalsError()]
    await papers.photo(bat)
    assert len(await papers.work()) == 1
    papers.talk.clock.advance(seconds=5)
    assert "Harvey Norman" in said(await papers.work())


async def test_a_worker_that_was_killed_is_taken_over_and_nothing_is_said_twice(
    papers: PaperTalk, bat: Speaker
) -> None:
    papers.reader.gate.clear()
    await papers.photo(bat)
    await papers.worker.once()
    await papers.reader.begun.wait()
    papers.talk.clock.advance(seconds=LEASE.total_seconds() + 1)
    papers.worker, dead = papers.another(), papers.worker
    await papers.worker.once()
    papers.reader.gate.set()
    await asyncio.gather(papers.worker.idle(), dead.idle())
    ends = [out for out, _ in papers.talk.messenger.sent if "Harvey Norman" in out.text]
    assert len(ends) == 1
    assert len(papers.bare.kept) == 2


async def test_what_kills_its_process_each_time_is_given_up(papers: PaperTalk, bat: Speaker) -> None:
    await papers.photo(bat)
    for _ in range(3):
        async with papers.talk.store.unit() as unit:
            assert await unit.jobs.claim(papers.talk.clock.now()) is not None
            await unit.jobs.release(papers.talk.clock.now())
    outs = await papers.work()
    assert "Incident" in said(outs)
    assert papers.reader.read_files == []


async def test_a_worker_that_is_stopped_gives_its_paper_back(papers: PaperTalk, bat: Speaker) -> None:
    papers.reader.gate.clear()
    await papers.photo(bat)
    running = asyncio.create_task(papers.worker.run())
    await papers.reader.begun.wait()
    running.cancel()
    await asyncio.wait({running})
    papers.reader.gate.set()
    papers.worker = papers.another()
    assert "Harvey Norman" in said(await papers.work())


async def test_it_is_stopped_by_its_button_and_nothing_is_kept(papers: PaperTalk, bat: Speaker) -> None:
    papers.reader.gate.clear()
    await papers.photo(bat)
    await papers.worker.once()
    await papers.reader.begun.wait()
    outs = await bat.press("Cancel")
    assert "Stopped" in said(outs)
    await papers.worker.idle()
    papers.reader.gate.set()
    assert not any("Harvey Norman" in out.text for out, _ in papers.talk.messenger.sent)
    assert "Stopped" in papers.talk.messenger.sent[-1][0].text, "no edit that was on its way comes after it"
    papers.talk.clock.advance(minutes=11)
    await OriginalsJob(papers.talk.store, papers.originals).once(papers.talk.clock.now())
    assert papers.bare.kept == {}
    await bat.press("Cancel")
    assert "nothing to stop" in said(bat.last)


async def test_no_one_else_stops_it(papers: PaperTalk, bat: Speaker, tuya: Speaker) -> None:
    await papers.photo(bat)
    await papers.worker._announce()
    button, message_id = bat.button("Cancel")
    await tuya.tap(button.data or "", message_id)
    assert "Harvey Norman" in said(await papers.work())


async def test_who_has_left_meanwhile_is_told_nothing(papers: PaperTalk, bat: Speaker, tuya: Speaker) -> None:
    await papers.photo(tuya)
    await papers.worker._announce()
    await tuya.say("/leave")
    viewer = await seen_by(papers, bat)
    async with papers.talk.store.unit() as unit:
        gone = next(member for member in await unit.people.members(viewer) if member.user_id == tuya.id)
        await unit.people.leave(viewer, gone.id, papers.talk.clock.now())
    assert await papers.work() == []
    assert papers.reader.read_files == []
