"""What is here already of an item: papers and bills that speak of it, as far as the viewer sees them."""

from datetime import date

from core.bills.model import Bill, Flow
from core.documents.model import PaperKind
from core.documents.paper import NewPaper, PaperFacts, PaperFile
from core.family.model import Viewer
from core.matters.act import begin
from core.matters.model import Matter
from core.money.currency import currency
from core.renewal.guide import Item
from core.renewal.held import MOST, held
from core.unit import Unit
from integrations.db.unit import SqlStore
from tests.conftest import NOON
from tests.core.conftest import House
from tests.core.renewal.setting import GUIDE

AUD = currency("AUD")


async def send(unit: Unit, viewer: Viewer, title: str, words: str) -> None:
    file = PaperFile(1, title, f"{title}.pdf", "application/pdf", 9)
    paper = await unit.papers.add(viewer, NewPaper(title, 1, 1, "", (file,)), NOON)
    assert paper is not None
    facts = PaperFacts(PaperKind.OTHER, "pdf", 1, title, None, None, words, ())
    await unit.papers.learn(viewer, paper.id, facts)


async def bill(unit: Unit, viewer: Viewer, title: str, *, private: bool = False) -> None:
    body = Bill(title, Flow.OUT, AUD, "FREQ=MONTHLY", date(2026, 12, 4))
    await begin(unit, viewer, Matter(viewer.member_id, body, private=private), NOON)


async def test_papers_and_bills_that_say_a_word_of_it(store: SqlStore, house: House) -> None:
    bat, tuya = house.bat.viewer, house.tuya.viewer
    async with store.unit() as unit:
        await send(unit, bat, "Allianz", "allianz oshc certificate of insurance")
        await send(unit, bat, "Kmart", "kmart receipt")
        await bill(unit, bat, "OSHC Bat")
        await bill(unit, bat, "Oshc of Bat's own", private=True)
        await bill(unit, bat, "Rent")
        mine = await held(unit, bat, GUIDE, Item.OSHC)
        theirs = await held(unit, tuya, GUIDE, Item.OSHC)
        other = await held(unit, bat, GUIDE, Item.PASSPORT)
    assert [one.title for one in mine.papers] == ["Allianz"]
    assert [one.body.title for one in mine.bills] == ["OSHC Bat", "Oshc of Bat's own"]
    assert (theirs.papers, [one.body.title for one in theirs.bills]) == ((), ["OSHC Bat"])
    assert (other.papers, other.bills) == ((), ())


async def test_no_more_than_a_few_are_shown(store: SqlStore, house: House) -> None:
    bat = house.bat.viewer
    async with store.unit() as unit:
        for number in range(MOST + 1):
            await send(unit, bat, f"IELTS {number}", "ielts test report form")
            await bill(unit, bat, f"IELTS course {number}")
        found = await held(unit, bat, GUIDE, Item.ENGLISH)
    assert (len(found.papers), len(found.bills)) == (MOST, MOST)
