"""How a paper is read: told of in one line, stored, known again, and ended once."""

import asyncio
from dataclasses import replace
from datetime import date

import pytest

from core.delivery.errors import LaterError
from core.delivery.model import Method, Outgoing
from core.documents.model import Other
from core.documents.paper import PaperQuery
from core.documents.reading import Progress, Step
from handlers.jobs.reading_line import Line
from tests.handlers.telegram.paper_people import person_of, seen_by
from tests.paper_talk import FRIDGE, PaperTalk, said
from tests.talk import Speaker, labels

_ALL = PaperQuery()


def line_of(outs: list[Outgoing]) -> list[str]:
    """What the line of progress said, the first time and at each edit."""
    return [out.text for out in outs if out.method in {Method.MESSAGE, Method.EDIT}]


async def test_a_line_is_sent_at_once_and_becomes_what_was_read(papers: PaperTalk, bat: Speaker) -> None:
    await papers.photo(bat)
    outs = await papers.work()
    begun, done = outs
    assert (begun.method, begun.reply_to) == (Method.MESSAGE, bat.last_message["message_id"])
    assert labels(begun) == ["Cancel"]
    assert (done.method, done.message_id) == (Method.EDIT, papers.talk.messenger.sent[-2][1])
    assert "Harvey Norman · 3 Oct" in done.text
    (files,) = papers.reader.read_files
    assert [file.data for file in files] == [b"\xff\xd8 fridge"]
    assert await papers.work() == []


async def test_what_comes_while_new_work_is_looked_for_is_told_of_before_it_is_read(
    papers: PaperTalk, bat: Speaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    announce = papers.worker._announce

    async def one_more() -> None:
        await announce()
        await papers.photo(bat)

    monkeypatch.setattr(papers.worker, "_announce", one_more)
    begun, done = (out for out in await papers.work() if out.method is not Method.REACT)
    assert (begun.method, done.method) == (Method.MESSAGE, Method.EDIT)
    assert done.message_id == papers.talk.messenger.sent[-2][1]


async def test_the_reader_is_told_whose_paper_it_is(papers: PaperTalk, tuya: Speaker) -> None:
    await tuya.say("цай $3")
    await papers.photo(tuya)
    await papers.work()
    (hints,) = papers.reader.hints
    assert (hints.today, hints.countries[0], hints.currencies) == (date(2026, 11, 24), "MN", ("MNT", "AUD", "USD"))


async def test_each_step_is_told_in_the_line(papers: PaperTalk, bat: Speaker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("handlers.jobs.reading_line.SECONDS_BETWEEN", 0)
    line = Line(papers.talk.messenger, papers.talk.app.voice(await person_of(papers, bat)), 7, bat.id, 1_234)
    sent = papers.talk.messenger.sent
    sent.clear()
    async with line.following():
        for step in (
            Progress(Step.FOUND),
            Progress(Step.PAGE, 1, 12),
            Progress(Step.PAGE, 3, 12),
            Progress(Step.PAGE, 3, 12),
            Progress(Step.CHECKING),
        ):
            await line.tell(step)
            for _ in range(10):
                await asyncio.sleep(0)
    assert [out.text for out, _ in sent] == [
        "📄 Reading page 1 of 12…",
        "📄 Reading page 3 of 12…",
        "📄 Checking the figures…",
    ]
    assert {(out.method, out.message_id, out.live) for out, _ in sent} == {(Method.EDIT, 1_234, True)}


async def test_steps_that_follow_at_once_are_one_edit(papers: PaperTalk, bat: Speaker) -> None:
    papers.reader.steps = [Progress(Step.PAGE, page, 60) for page in range(1, 60)]
    await papers.photo(bat)
    outs = await papers.work()
    assert len(line_of(outs)) <= 3


async def test_an_edit_that_fails_holds_nothing_up(papers: PaperTalk, bat: Speaker) -> None:
    line = Line(papers.talk.messenger, papers.talk.app.voice(await person_of(papers, bat)), 7, bat.id, 1_234)
    papers.talk.messenger.fails = [LaterError(1)]
    async with line.following():
        await line.tell(Progress(Step.CHECKING))
        for _ in range(5):
            await asyncio.sleep(0)
    assert papers.talk.messenger.fails == []


async def test_the_original_is_kept_sealed_with_the_total_cut_out(papers: PaperTalk, bat: Speaker) -> None:
    await papers.photo(bat)
    await papers.work()
    (original, crop) = sorted(papers.bare.kept)
    assert await papers.originals.get(original) == b"\xff\xd8 fridge"
    assert await papers.originals.get(crop) == b"\x89PNG crop"
    assert all(b"fridge" not in data and b"PNG" not in data for data in papers.bare.kept.values())


async def test_the_same_file_again_is_known_at_once_and_read_once(papers: PaperTalk, bat: Speaker) -> None:
    await papers.file(bat, b"%PDF october")
    await papers.work()
    papers.talk.clock.advance(days=3)
    await papers.file(bat, b"%PDF october", "another name.pdf")
    outs = await papers.work()
    assert "You sent this Tue 24 Nov" in said(outs)
    assert "Harvey Norman" in said(outs)
    assert len(papers.reader.read_files) == 1


async def test_another_order_of_pages_is_another_paper(papers: PaperTalk, bat: Speaker) -> None:
    for pages in ((b"1", b"2"), (b"2", b"1"), (b"12", b"")):
        for page in pages:
            await papers.photo(bat, page, media_group_id=repr(pages))
        papers.talk.clock.advance(seconds=2)
        await papers.work()
    assert len(papers.reader.read_files) == 3


async def test_what_one_keeps_to_themselves_is_not_known_to_the_other(
    papers: PaperTalk, bat: Speaker, tuya: Speaker
) -> None:
    await papers.photo(bat)
    await papers.work()
    await papers.photo(tuya)
    outs = await papers.work()
    assert "Bat" not in said(outs)
    assert "P11" not in said(outs)
    assert len(papers.reader.read_files) == 2
    await papers.photo(tuya)
    assert "өмнө нь илгээсэн" in said(await papers.work())
    assert len(papers.reader.read_files) == 2


async def test_what_is_shared_is_known_to_all(papers: PaperTalk, bat: Speaker, tuya: Speaker) -> None:
    await papers.photo(bat)
    await papers.work()
    viewer = await seen_by(papers, bat)
    async with papers.talk.store.unit() as unit:
        (paper,) = await unit.papers.find(viewer, _ALL, 2)
        await unit.papers.share(viewer, paper.id)
    await papers.photo(tuya)
    outs = await papers.work()
    assert "Үүнийг P11 өмнө нь илгээсэн" in said(outs)
    assert "🗑 Устгах" not in labels(outs[-1])


async def test_a_paper_without_money_is_kept_and_said_to_be(papers: PaperTalk, bat: Speaker) -> None:
    papers.reader.says = replace(FRIDGE, readings=(Other(),), crops=(None,), text="Dear tenant")
    await papers.file(bat, caption="letter of the landlord")
    assert "No money was read" in said(await papers.work())
    assert "letter of the landlord" in said(await bat.say("/papers tenant"))


async def test_a_stored_paper_is_read_once_more(papers: PaperTalk, bat: Speaker) -> None:
    await papers.file(bat, b"%PDF october")
    await papers.work()
    papers.telegram.files.clear()
    viewer = await seen_by(papers, bat)
    async with papers.talk.store.unit() as unit:
        (paper,) = await unit.papers.find(viewer, _ALL, 2)
        await papers.talk.app.read_again(unit, viewer, paper.id)
    papers.reader.says = replace(FRIDGE, text="another look")
    assert "Harvey Norman" in said(await papers.work())
    assert [files[0].data for files in papers.reader.read_files] == [b"%PDF october"] * 2
    assert "Harvey Norman" in said(await bat.say("/papers another look"))
