"""A card row a little above what was written of the same meal: asked, never merged unasked.

The receipt says 45.00, the waiter was given 50.00, and the bank tells only of the latter.
"""

from collections.abc import Collection, Mapping, Sequence

from core.capture.model import Kind
from core.family.model import Viewer
from core.importing.around import Around
from core.importing.candidates import CASH_TAG
from core.importing.drafts import Drafts
from core.importing.fold import alike, folded
from core.importing.match import LATE, Match, Wanted
from core.importing.model import Doubtful, Row, Why
from core.importing.ports import Move
from core.ledger.model import Details
from core.unit import Unit

TIP_PERCENT = 20
"""The most that a tip adds: what is left at a table in Australia is a tenth, in America up to a fifth."""
TIPPED = frozenset({"food.eating_out", "food.delivery", "transport.taxi", "personal.care"})
"""Where people tip, for entries that name nobody."""


def with_tip(written: int, paid: int) -> bool:
    """Whether what was paid (minor units) is what was written with a tip on top."""
    return 0 < written < paid and 100 * paid <= (100 + TIP_PERCENT) * written


async def tipped(
    unit: Unit, viewer: Viewer, drafts: Drafts, rows: Sequence[Row], beside: Around, noise: Collection[str]
) -> Mapping[int, Match]:
    """The doubts of rows, by their places."""
    near = {row.at: found for row in rows if (found := _near(row, drafts, beside))}
    entries = await unit.bank_rows.entries(viewer, {key for keys in near.values() for key in keys}) if near else {}
    doubts = {}
    for row in rows:
        wanted = drafts.wanted(row) if row.at in near else None
        fitting = [
            entries[key]
            for key in near.get(row.at, ())
            if wanted and key in entries and _fits(wanted, entries[key].details, noise)
        ]
        if fitting:
            doubts[row.at] = Match(None, Doubtful(Why.TIP, tuple(fitting)))
    return doubts


def _near(row: Row, drafts: Drafts, beside: Around) -> list[int]:
    """Entries of the days before, on the account itself or an everyday one, that no row of it is yet."""
    ours = {drafts.account_id, *(one.id for one in drafts.everyday)}

    def may_be(one: Move) -> bool:
        here = one.account_id in ours and one.currency == drafts.currency
        return here and with_tip(-one.minor, -row.minor) and (one.entry_id, one.account_id) not in beside.tied

    return [one.entry_id for one in beside.between(row.day, LATE, 0) if may_be(one)]


def _fits(row: Wanted, details: Details, noise: Collection[str]) -> bool:
    if details.kind is not Kind.EXPENSE or details.deleted or row.moves or CASH_TAG in details.tags:
        return False
    if details.payee and row.payee:
        return alike(folded(details.payee), row.payee, noise)
    return details.category in TIPPED and row.category in {None, details.category}
