"""What is sent becomes a job in the transaction of its message, and nothing but a reaction is said of it yet."""

import pytest

from core.delivery.model import Method
from core.documents.job import Job
from core.documents.limits import MOST_BYTES
from tests.paper_talk import PaperTalk, said
from tests.talk import Speaker, Talk


async def jobs(talk: Talk) -> tuple[Job, ...]:
    async with talk.store.look() as unit:
        return await unit.jobs.unannounced()


async def test_a_photo_is_seen_at_once_and_kept_as_work(papers: PaperTalk, bat: Speaker) -> None:
    outs = await papers.photo(bat, caption="  for Sarnai ")
    assert [(out.method, out.text) for out in outs] == [(Method.REACT, "👀")]
    assert outs[0].message_id == bat.last_message["message_id"]
    (job,) = await jobs(papers.talk)
    (file,) = job.order.files
    assert (file.file_id, file.name, file.photo) == ("file1", "", True), "the largest size"
    assert job.order.caption == "for Sarnai"
    assert not papers.telegram.fetched


async def test_a_message_that_comes_twice_is_one_job(papers: PaperTalk, bat: Speaker) -> None:
    await papers.file(bat)
    again = await papers.talk.feed({"message": bat.last_message})
    assert again == []
    assert len(await jobs(papers.talk)) == 1


async def test_pictures_of_an_album_are_pages_of_one_paper(papers: PaperTalk, bat: Speaker) -> None:
    first = await papers.photo(bat, media_group_id="77", caption="October")
    others = [await papers.photo(bat, media_group_id="77") for _ in range(9)]
    assert said(first) == ""
    assert others == [[]] * 9
    (job,) = await jobs(papers.talk)
    assert len(job.order.files) == 10
    await papers.photo(bat, media_group_id="77")
    assert len(await jobs(papers.talk)) == 2, "Telegram lets no more than ten stand together"


async def test_an_album_waits_for_its_last_page(papers: PaperTalk, bat: Speaker) -> None:
    await papers.photo(bat, b"page 1", media_group_id="77")
    papers.talk.clock.advance(seconds=1)
    await papers.photo(bat, b"page 2", media_group_id="77")
    papers.talk.clock.advance(seconds=1)
    await papers.work()
    assert papers.reader.read_files == []
    papers.talk.clock.advance(seconds=1)
    await papers.work()
    ((one, two),) = papers.reader.read_files
    assert (one.data, two.data) == (b"page 1", b"page 2")


async def test_a_page_that_comes_too_late_is_a_paper_of_its_own(papers: PaperTalk, bat: Speaker) -> None:
    await papers.photo(bat, b"page 1", media_group_id="77")
    papers.talk.clock.advance(seconds=2)
    await papers.work()
    await papers.photo(bat, b"page 2", media_group_id="77")
    papers.talk.clock.advance(seconds=2)
    await papers.work()
    assert [len(files) for files in papers.reader.read_files] == [1, 1]


async def test_files_sent_together_are_papers_of_their_own(papers: PaperTalk, bat: Speaker) -> None:
    for name in ("september.csv", "october.csv"):
        await papers.file(bat, name.encode(), name, "text/csv", media_group_id="78")
    await papers.file(bat, b"scan", "a.jpg", "image/jpeg", media_group_id="79")
    await papers.file(bat, b"scan 2", "b.jpg", "image/jpeg", media_group_id="79")
    assert [len(job.order.files) for job in await jobs(papers.talk)] == [1, 1, 2]


async def test_what_is_too_large_to_fetch_is_said_so_and_is_no_work(papers: PaperTalk, bat: Speaker) -> None:
    outs = await papers.file(bat, size=MOST_BYTES + 1)
    assert "20 MB" in said(outs)
    assert await jobs(papers.talk) == ()


@pytest.mark.parametrize("name", ["sticker", "animation"])
async def test_a_sticker_and_a_film_are_no_papers(papers: PaperTalk, bat: Speaker, name: str) -> None:
    content: dict[str, object] = {"sticker": STICKER} if name == "sticker" else {"document": FILM, "animation": GIF}
    assert "words, photos and files" in said(await papers.send(bat, content))
    assert await jobs(papers.talk) == ()


STICKER = {
    "file_id": "s", "file_unique_id": "u", "type": "regular", "width": 1, "height": 1, "is_animated": False,
    "is_video": False,
}  # fmt: skip
FILM = {"file_id": "f", "file_unique_id": "u"}
GIF = {**FILM, "width": 1, "height": 1, "duration": 1}


async def test_a_stranger_is_greeted_and_nothing_of_theirs_is_kept(papers: PaperTalk, bat: Speaker) -> None:
    outs = await papers.photo(Speaker(papers.talk, 99))
    assert [out.method for out in outs] == [Method.MESSAGE]
    assert await jobs(papers.talk) == ()


async def test_who_only_looks_on_sends_no_papers(papers: PaperTalk, bat: Speaker) -> None:
    child = Speaker(papers.talk, 13)
    await bat.say("/invite")
    await bat.press("View only")
    await child.say("/start inv_token0")
    for label in ("English", "Australia", "A$"):
        await child.press(label)
    assert "not allowed" in said(await papers.photo(child))
    assert await jobs(papers.talk) == ()
