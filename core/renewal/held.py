"""What GlobFam holds already of one thing to prepare: papers that were sent, and bills that are paid."""

from dataclasses import dataclass

from core.bills.model import Bill
from core.documents.paper import Paper, PaperQuery
from core.family.model import Viewer
from core.matters.model import Matter
from core.renewal.guide import Guide, Item
from core.unit import Unit

MOST = 3


@dataclass(frozen=True, slots=True)
class Held:
    """Papers and bills that say a word of the item; whether they are what is needed, a person must see."""

    papers: tuple[Paper, ...] = ()
    bills: tuple[Matter[Bill], ...] = ()


async def held(unit: Unit, viewer: Viewer, guide: Guide, item: Item) -> Held:
    """What of it this viewer may see, the newest papers first."""
    words = guide.words.get(item, ())
    if not words:
        return Held()
    papers = await unit.papers.find(viewer, PaperQuery(words=(words,)), MOST)
    bills = await unit.matters.find(viewer, Bill)
    named = [one for one in bills if any(word in one.body.title.casefold() for word in words)]
    return Held(papers, tuple(named[:MOST]))
