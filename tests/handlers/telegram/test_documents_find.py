"""Papers are found again: in a list, in words, from an entry, by those who may see them."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from bot.documents import SentDocuments
from core.delivery.errors import RefusedError
from core.delivery.model import Method, Outgoing
from core.documents.model import Payslip, Read, Receipt, Statement, StatementRow
from core.documents.paper import PaperQuery
from core.documents.reading import PaperRead
from handlers.calendar_file import CalendarFile
from handlers.jobs.originals import OriginalsJob
from integrations.calendar import IcsWriter
from integrations.holidays import PublicHolidays
from tests.handlers.telegram.paper_people import seen_by
from tests.paper_talk import FRIDGE, PaperTalk, said
from tests.talk import Speaker, labels, toasts

OCTOBER = PaperRead(
    (Statement(rows=(StatementRow(date(2026, 10, 5), Decimal(-5), "x"),), bank="commbank", account="06 2000 1234"),),
    "pdf",
    2,
    "Commonwealth Bank of Australia statement",
    (None,),
)
PAY = PaperRead((Payslip(employer=Read("Toll", 0.9), first=Read(date(2026, 11, 1), 0.9)),), "pdf", 1, "pay", (None,))


async def three(papers: PaperTalk, who: Speaker) -> None:
    """A receipt, a statement and a payslip of theirs."""
    for number, read in enumerate((FRIDGE, OCTOBER, PAY)):
        papers.reader.says = read
        if number == 0:
            await papers.photo(who, b"fridge")
        else:
            await papers.file(who, str(number).encode(), f"{number}.pdf")
        await papers.work()


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("the fridge receipt", ("Harvey Norman",)),
        ("хөргөгчийн баримт", ("Harvey Norman",)),
        ("where is the receipt from harvey norman?", ("Harvey Norman",)),
        ("find the commbank statement of october", ("CommBank ··1234",)),
        ("10-р сарын хуулгаа харуул", ("CommBank ··1234",)),
        ("show my payslips", ("Toll",)),
        ("/papers october", ("Harvey Norman", "CommBank ··1234")),
        ("/papers statements", ("CommBank ··1234",)),
        ("/papers", ("Harvey Norman", "CommBank ··1234", "Toll")),
        ("my papers", ("Harvey Norman", "CommBank ··1234", "Toll")),
        ("documents from october", ("Harvey Norman", "CommBank ··1234")),
    ],
)
async def test_papers_are_found_in_words(papers: PaperTalk, bat: Speaker, words: str, names: tuple[str, ...]) -> None:
    await three(papers, bat)
    told = said(await bat.say(words))
    assert {name for name in ("Harvey Norman", "CommBank ··1234", "Toll") if name in told} == set(names)


async def test_the_only_one_is_sent_as_it_came(papers: PaperTalk, bat: Speaker) -> None:
    await three(papers, bat)
    (photo, card) = await bat.say("the fridge receipt")
    assert (photo.method, photo.document) == (Method.PHOTO, "photo:1:1")
    assert {"📎 Send it back", "🗑 Delete"} <= set(labels(card))
    (file, _) = await bat.say("find the commbank statement")
    assert (file.method, file.document) == (Method.DOCUMENT, "original:2:1")


@pytest.mark.parametrize(
    "words",
    [
        "receipt paper 4.50",
        "receipt paper 12",
        "statement fee 5",
        "payslip 1980.40",
        "invoice 450",
        "номин баримт 45000",
    ],
)
async def test_spending_stays_spending(papers: PaperTalk, bat: Speaker, words: str) -> None:
    await three(papers, bat)
    outs = await bat.say(words)
    assert not any(out.document for out in outs)
    assert "Harvey" not in said(outs)
    assert "no such paper" not in said(outs)


@pytest.mark.parametrize("words", ["хуулга", "show bills", "find statement of october", "10-р сарын хуулгаа харуул"])
async def test_without_such_a_paper_a_question_stays_a_question(papers: PaperTalk, bat: Speaker, words: str) -> None:
    await bat.say("coffee 4.50")
    assert "paper" not in said(await bat.say(words))


async def test_what_says_no_such_word_is_told_with_its_nearest(papers: PaperTalk, bat: Speaker) -> None:
    assert "no such paper" in said(await bat.say("the fridge receipt"))
    await three(papers, bat)
    told = said(await bat.say("the bicycle receipt"))
    assert "nearest" in told
    assert "Harvey Norman" in told


async def test_no_other_member_and_no_other_family_finds_a_private_paper(
    papers: PaperTalk, bat: Speaker, tuya: Speaker
) -> None:
    await three(papers, bat)
    kim = Speaker(papers.talk, 21)
    await kim.settle_in()
    for who in (kim, tuya):
        for words in ("/papers", "the fridge receipt", "find the commbank statement of october"):
            outs = await who.say(words)
            assert not any(out.document for out in outs)
            assert "Harvey" not in said(outs)
            assert "commbank ··" not in said(outs)
        for op in ("show", "send", "came", "del", "back"):
            outs = await who.tap(f"d:{op}:1::0")
            assert not any(out.document for out in outs), op
            assert "Harvey" not in said(outs), op
    async with papers.talk.store.look() as unit:
        assert await unit.papers.count(await seen_by(papers, bat), PaperQuery()) == 3


async def test_a_stranger_gets_no_original_whatever_is_promised(papers: PaperTalk, bat: Speaker, tuya: Speaker) -> None:
    await three(papers, bat)
    kim = Speaker(papers.talk, 21)
    await kim.settle_in()
    calendars = CalendarFile(papers.talk.clock, PublicHolidays(), IcsWriter())
    make = SentDocuments(papers.talk.store.database, papers.talk.clock, papers.originals, calendars).make
    for document in ("original:2:1", "photo:1:1", "crop:1:0"):
        for chat_id in (99, kim.id, tuya.id):
            with pytest.raises(RefusedError):
                await make(Outgoing(chat_id, Method.DOCUMENT, document=document))
    assert await make(Outgoing(bat.id, Method.PHOTO, document="photo:1:1")) == ("photo.jpg", b"fridge")
    assert await make(Outgoing(bat.id, Method.DOCUMENT, document="original:2:1")) == ("1.pdf", b"1")
    assert await make(Outgoing(bat.id, Method.PHOTO, document="crop:1:0")) == ("total.png", b"\x89PNG crop")
    with pytest.raises(RefusedError):
        await make(Outgoing(bat.id, Method.DOCUMENT, document="original:2:7"))
    papers.bare.kept.clear()
    with pytest.raises(RefusedError):
        await make(Outgoing(bat.id, Method.DOCUMENT, document="original:2:1"))


async def test_deleted_put_back_and_deleted_for_good(papers: PaperTalk, bat: Speaker) -> None:
    await three(papers, bat)
    await bat.say("the fridge receipt")
    await bat.press("🗑 Delete")
    assert "Deleted" in said(bat.last)
    assert "no such paper" in said(await bat.say("the fridge receipt"))
    await bat.press("Undo")
    assert "Harvey Norman" in said(bat.last)
    await bat.press("🗑 Delete")
    papers.talk.clock.advance(days=31)
    await OriginalsJob(papers.talk.store, papers.originals).once(papers.talk.clock.now())
    assert not [key for key in papers.bare.kept if key.startswith("1/1/")]
    assert [key for key in papers.bare.kept if key.startswith("1/2/")]
    await bat.press("Undo")
    assert "isn't here any more" in said(bat.last)


async def test_a_list_is_turned_and_narrowed(papers: PaperTalk, bat: Speaker) -> None:
    for number in range(9):
        papers.reader.says = replace(
            FRIDGE, readings=(Receipt(merchant=Read(f"Shop {number}", 0.9)),), text="", crops=(None,)
        )
        await papers.photo(bat, str(number).encode())
        await papers.work()
    papers.reader.says = PAY
    await papers.file(bat)
    await papers.work()
    first = said(await bat.say("/papers"))
    assert "10 papers" in first
    assert "Shop 0" not in first
    await bat.press("▶️")
    assert "Shop 0" in said(bat.last)
    await bat.press("Payslips")
    assert "Toll" in said(bat.last)
    assert "Shop" not in said(bat.last)
    await bat.press("All papers")
    assert "10 papers" in said(bat.last)
    assert "Say more" in said(await bat.say("shop receipts"))


async def test_from_an_entry_to_its_paper_and_back(papers: PaperTalk, bat: Speaker) -> None:
    await three(papers, bat)
    await bat.say("fridge 1299")
    assert "📎 Paper" not in labels(bat.last[0])
    viewer = await seen_by(papers, bat)
    async with papers.talk.store.unit() as unit:
        (entry,) = await unit.entries.latest(viewer, 1)
        await unit.trail.link(viewer, 1, [(entry.id, 0)])
    await bat.tap(f"e:{entry.id}:open:")
    await bat.press("📎 Paper")
    assert "Harvey Norman" in said(bat.last)
    assert "1 entry came of it" in said(bat.last)
    await bat.press("Entries (1)")
    assert "A$1,299.00" in said(bat.last)
    await bat.tap("d:came:2::0")
    assert toasts(bat.last) != [""]
