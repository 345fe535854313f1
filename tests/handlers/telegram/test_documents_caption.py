"""What is written beneath a paper later is obeyed while its card is open, and afterwards said to come too late."""

from dataclasses import replace
from typing import Any

import pytest

from core.delivery.model import Method, Outgoing
from core.documents.model import Other, Read, Receipt
from handlers.telegram.review import Reviews
from tests.handlers.telegram.in_group import GroupTalk
from tests.handlers.telegram.paper_people import seen_by
from tests.paper_talk import FRIDGE, PaperTalk, said
from tests.talk import Speaker, labels

ME = "@globfam_bot"
NAMED = [{"type": "mention", "offset": 0, "length": len(ME)}]


@pytest.fixture
def papers(papers: PaperTalk) -> PaperTalk:
    """With the cards by which papers are looked over, and a receipt of which nothing is to be asked."""
    papers.worker._review = Reviews(papers.talk.app)
    (fridge,) = FRIDGE.readings
    assert isinstance(fridge, Receipt)
    fridge = replace(fridge, currency=Read("AUD", 0.99))
    papers.reader.says = replace(FRIDGE, readings=(fridge,))
    return papers


async def recaption(
    papers: PaperTalk, who: Speaker, caption: str, message: dict[str, Any] | None = None, after: int = 60
) -> list[Outgoing]:
    """Change what stands beneath a paper."""
    old = message or who.last_message
    return await papers.talk.feed({"edited_message": {**old, "caption": caption, "edit_date": old["date"] + after}})


async def test_an_open_card_changes_in_its_place(papers: PaperTalk, bat: Speaker) -> None:
    await papers.photo(bat)
    before = (await papers.work())[-1]
    assert "for Sarnai" not in before.text
    card = papers.talk.messenger.sent[-1][1]
    (now,) = await recaption(papers, bat, "for Sarnai")
    assert (now.method, now.message_id) == (Method.EDIT, card)
    assert "for Sarnai" in now.text
    assert labels(now) == labels(before)
    (private,) = await recaption(papers, bat, "private", after=90)
    assert private.message_id == card
    assert "🔒" in private.text
    assert "Sarnai" not in private.text
    assert await recaption(papers, bat, "private", after=120) == [], "nothing is new"


async def test_what_was_taken_in_is_changed_by_its_own_card(papers: PaperTalk, bat: Speaker) -> None:
    await papers.photo(bat)
    await papers.work()
    await bat.press("Save")
    late, entry = await recaption(papers, bat, "for Sarnai", message=bat.last_message)
    assert "already" in late.text
    assert "A$1,299.00" in entry.text
    assert "Sarnai" not in entry.text
    assert any("Account" in label for label in labels(entry))


async def test_words_that_come_while_it_is_read_are_obeyed(papers: PaperTalk, bat: Speaker) -> None:
    await papers.photo(bat, caption="for Dorj")
    await recaption(papers, bat, "for Sarnai")
    assert "for Sarnai" in said(await papers.work())
    papers.reader.gate.clear()
    await papers.photo(bat, b"another")
    await papers.worker.once()
    await papers.reader.begun.wait()
    assert await recaption(papers, bat, "for Dorj") == []
    papers.reader.gate.set()
    assert "for Dorj" in said(await papers.work())


async def test_it_is_found_by_the_new_words(papers: PaperTalk, bat: Speaker) -> None:
    papers.reader.says = replace(FRIDGE, readings=(Other(),), crops=(None,), text="Dear tenant")
    await papers.photo(bat)
    await papers.work()
    await recaption(papers, bat, "letter of the Landlord")
    assert "Landlord" in said(await bat.say("/papers landlord"))


async def test_an_edit_that_comes_first_is_the_message(papers: PaperTalk, bat: Speaker) -> None:
    await papers.photo(bat)
    await papers.work()
    unseen = {**bat.last_message, "message_id": 9_000, "caption": ""}
    (seen,) = await recaption(papers, bat, "for Sarnai", message=unseen)
    assert (seen.method, seen.message_id) == (Method.REACT, 9_000)


async def test_a_page_without_words_leaves_those_of_its_album(papers: PaperTalk, bat: Speaker) -> None:
    await papers.photo(bat, b"1", media_group_id="5", caption="for Dorj")
    first = bat.last_message
    await papers.photo(bat, b"2", media_group_id="5")
    second = bat.last_message
    assert await recaption(papers, bat, "", message=second) == []
    await recaption(papers, bat, "for Sarnai", message=first)
    papers.talk.clock.advance(seconds=2)
    assert "for Sarnai" in said(await papers.work())


async def test_what_was_called_off_stays_so(papers: PaperTalk, bat: Speaker) -> None:
    papers.reader.gate.clear()
    await papers.photo(bat)
    await papers.worker.once()
    await papers.reader.begun.wait()
    bat.last = [out for out, _ in papers.talk.messenger.sent]
    photo = bat.last_message
    await bat.press("Cancel")
    assert await recaption(papers, bat, "for Sarnai", message=photo) == []
    papers.reader.gate.set()
    await papers.work()
    viewer = await seen_by(papers, bat)
    async with papers.talk.store.unit() as unit:
        assert await unit.papers.recaption(viewer, bat.id, photo["message_id"], "x") is None


async def test_in_a_group_the_card_comes_anew_in_private(papers: PaperTalk, bat: Speaker) -> None:
    group = GroupTalk(papers.talk)
    await group.founded(bat)
    photo = [{"file_id": papers.file_id(b"fridge"), "file_unique_id": "u", "width": 90, "height": 67}]
    sent = {**papers.talk.message(bat.id, ""), "chat": group.chat, "photo": photo}
    del sent["text"]
    sent |= {"caption": ME, "caption_entities": NAMED}
    await papers.talk.feed({"message": sent})
    await papers.work()
    assert await recaption(papers, bat, f"{ME} for Sarnai", message=sent) == []
    told = await papers.work()
    assert {out.chat_id for out in told} == {bat.id}
    assert "for Sarnai" in said(told)
