"""In a group papers are taken in, and nothing of what stands on them is ever read by others."""

import pytest

from core.delivery.model import Method
from core.family.membership import viewer_of
from tests.handlers.telegram.in_group import GroupTalk, for_all, for_one
from tests.paper_talk import PaperTalk, said
from tests.talk import Speaker

ME = "@globfam_bot"
NAMED = [{"type": "mention", "offset": 0, "length": len(ME)}]


async def group_of(papers: PaperTalk, bat: Speaker) -> GroupTalk:
    """Bat's family's group."""
    group = GroupTalk(papers.talk)
    await group.founded(bat)
    return group


def photo(papers: PaperTalk, data: bytes = b"fridge") -> list[dict[str, object]]:
    return [{"file_id": papers.file_id(data), "file_unique_id": "u", "width": 90, "height": 67}]


async def test_it_is_seen_there_and_told_in_private(papers: PaperTalk, bat: Speaker) -> None:
    group = await group_of(papers, bat)
    outs = await group.service(bat, photo=photo(papers), caption=f"{ME} for Sarnai", caption_entities=NAMED)
    assert [(out.method, out.text) for out in outs if out.method is Method.REACT] == [(Method.REACT, "👀")]
    assert for_all(outs) == []
    assert "private chat" in said(for_one(outs))
    told = await papers.work()
    assert {out.chat_id for out in told} == {bat.id}
    assert "Harvey Norman" in said(told)
    assert [[file.data for file in files] for files in papers.reader.read_files] == [[b"fridge"]]


async def test_what_is_not_meant_for_us_is_let_be(papers: PaperTalk, bat: Speaker) -> None:
    group = await group_of(papers, bat)
    assert await group.service(bat, photo=photo(papers), caption="look at this fridge") == []
    assert await group.service(bat, photo=photo(papers)) == []
    assert await group.service(bat, photo=photo(papers), media_group_id="5") == []
    assert await papers.work() == []


async def test_of_an_album_the_caption_stands_under_one_page(papers: PaperTalk, bat: Speaker) -> None:
    group = await group_of(papers, bat)
    await group.service(bat, photo=photo(papers, b"1"), media_group_id="5", caption=ME, caption_entities=NAMED)
    assert await group.service(bat, photo=photo(papers, b"2"), media_group_id="5") == []
    papers.talk.clock.advance(seconds=2)
    await papers.work()
    assert [[file.data for file in files] for files in papers.reader.read_files] == [[b"1", b"2"]]


async def test_a_strangers_photo_is_no_business_of_ours(papers: PaperTalk, bat: Speaker) -> None:
    group = await group_of(papers, bat)
    stranger = Speaker(papers.talk, 99)
    await group.service(stranger, photo=photo(papers), caption=ME, caption_entities=NAMED)
    await group.service(stranger, photo=photo(papers), media_group_id="5")
    assert await papers.work() == []


@pytest.mark.parametrize("words", [f"{ME} the fridge receipt", f"{ME} receipts", "/papers@globfam_bot"])
async def test_a_private_paper_is_told_to_nobody_else(
    papers: PaperTalk, bat: Speaker, tuya: Speaker, words: str
) -> None:
    group = await group_of(papers, bat)
    await papers.photo(bat)
    await papers.work()
    entities = NAMED if words.startswith(ME) else []
    for who in (bat, tuya):
        for out in await group.say(who, words, entities=entities):
            for one in (out, out.instead):
                if one is not None and bat.id not in {one.chat_id, one.receiver}:
                    assert "Harvey" not in one.text
                    assert one.document is None


async def test_what_the_family_sees_is_told_to_all_and_sent_in_private(papers: PaperTalk, bat: Speaker) -> None:
    group = await group_of(papers, bat)
    await papers.photo(bat)
    await papers.work()
    async with papers.talk.store.unit() as unit:
        ((member, _),) = await unit.people.memberships(bat.id)
        await unit.papers.share(viewer_of(member), 1)
    assert "Harvey Norman" in "".join(for_all(await group.say(bat, f"{ME} my papers", entities=NAMED)))
    outs = await group.say(bat, f"{ME} the fridge receipt", entities=NAMED)
    assert not [out for out in outs if out.document]
