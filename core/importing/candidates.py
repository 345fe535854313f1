"""Entries of the ledger that rows may be, found by day and amount among those that the viewer may see."""

from collections.abc import Mapping, Sequence

from core.capture.model import Kind
from core.family.model import Viewer
from core.importing.around import Around
from core.importing.drafts import Drafts
from core.importing.match import Candidate, Place
from core.importing.model import Row
from core.importing.ports import Move
from core.ledger.model import STATED, Account, Entry
from core.unit import Unit

CASH_TAG = "cash"
"""Marks an everyday entry that was paid in notes and coins (a receipt says so): no row of a bank is it."""
_ONE_SIDED = frozenset({Kind.EXPENSE, Kind.INCOME, Kind.REFUND})


async def candidates(
    unit: Unit, viewer: Viewer, drafts: Drafts, rows: Sequence[Row], beside: Around
) -> Sequence[Candidate]:
    """The candidates of some rows: standing entries of their very amounts that no row of this account is yet."""
    amounts = {(row.minor, drafts.currency.code) for row in rows}
    amounts |= {(row.foreign.minor, row.foreign.currency.code) for row in rows if row.foreign}
    moves = [one for one in beside.moves if _may_be(one, drafts, amounts)]
    if not moves:
        return ()
    tied = beside.tied
    accounts = {one.id: one for one in drafts.accounts}
    wanted = {one.entry_id: one for one in moves if (one.entry_id, drafts.account_id) not in tied}
    entries = await unit.bank_rows.entries(viewer, wanted)
    places = [(one, _place(one, entries, accounts, drafts, tied)) for one in moves if one.entry_id in wanted]
    far = [one.entry_id for one, place in places if place is Place.FAR]
    texts = await unit.bank_rows.texts(viewer, far) if far else {}
    return [
        Candidate(
            entries[one.entry_id],
            place,
            -one.minor if place is Place.FAR else one.minor,
            one.currency.code,
            hinted=place is Place.FAR and drafts.hints(texts.get(one.entry_id, "")),
        )
        for one, place in places
        if place is not None
    ]


def _may_be(one: Move, drafts: Drafts, amounts: set[tuple[int, str]]) -> bool:
    return (one.minor, one.currency.code) in amounts or (-one.minor, drafts.currency.code) in amounts


def _place(
    one: Move,
    entries: Mapping[int, Entry],
    accounts: Mapping[int, Account],
    drafts: Drafts,
    tied: frozenset[tuple[int, int]],
) -> Place | None:
    """Where a candidate stands; None when the entry is hidden, or cannot be a row of this account."""
    entry = entries.get(one.entry_id)
    if entry is None or entry.details.deleted or entry.details.kind in STATED:
        return None
    if one.account_id == drafts.account_id:
        return Place.HERE
    alone = entry.details.to_account_id is None
    if (one.entry_id, one.account_id) in tied:
        fitting = alone and entry.details.kind in _ONE_SIDED and one.currency == drafts.currency
        return Place.FAR if fitting else None
    account = accounts.get(one.account_id)
    own = entry.details.account_id == one.account_id and CASH_TAG not in entry.details.tags
    return Place.EVERYDAY if account in drafts.everyday and alone and own else None
