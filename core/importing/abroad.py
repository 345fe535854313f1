"""Own money that went from an account in one currency to one in another: the two rows of it, in two banks' files.

The amounts cannot be the same, so that they are held against the published rate of the day.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from core.capture.model import Kind
from core.family.model import Viewer
from core.importing.around import Around
from core.importing.drafts import Drafts
from core.importing.match import APART_ABROAD, Candidate, Match, Place, Wanted
from core.importing.model import Doubtful, Row, Why
from core.importing.ports import Move
from core.ledger.model import Entry
from core.ledger.rules import UNKNOWN
from core.money.money import Money
from core.rates.book import Book
from core.unit import Unit

FITS, NEAR = Fraction(4, 100), Fraction(10, 100)
"""How far from the published middle rate what arrived may be. Banks and services took up to 4 % between Australia and
Mongolia when the shared notes were gathered (November 2026); with a fee taken from the sum it was below 10 %."""
_ANYTHING = frozenset({None, UNKNOWN, "income.other"})
"""Categories that tell nothing: «орлого» stands beside any money that came in."""
_ONE_SIDED = frozenset({Kind.EXPENSE, Kind.INCOME, Kind.REMITTANCE})


@dataclass(frozen=True, slots=True)
class _Pair:
    """A row and what may be its other side; `sure` where nobody need be asked."""

    row: Wanted
    candidate: Candidate
    sure: bool


async def abroad(
    unit: Unit, viewer: Viewer, drafts: Drafts, rows: Sequence[Row], beside: Around
) -> Mapping[int, Match]:
    """The matches and doubts of rows, by their places."""
    near = {row.at: found for row in rows if (found := list(_near(row, drafts, beside)))}
    if not near:
        return {}
    keys = {one.entry_id for moves in near.values() for one in moves}
    entries = await unit.bank_rows.entries(viewer, keys)
    texts = await unit.bank_rows.texts(viewer, keys)
    days = [row.day for row in rows]
    currencies = {drafts.currency, *(one.currency for moves in near.values() for one in moves)}
    book = (await unit.rates.book(viewer, currencies, min(days), max(days))).published()
    pairs = []
    for row in rows:
        for move in near.get(row.at, ()):
            hinted = drafts.speaks(texts.get(move.entry_id, ""))
            entry = entries.get(move.entry_id)
            if entry is not None and (pair := _pair(row, move, entry, drafts, book, hinted=hinted)):
                pairs.append(pair)
    return _settled(pairs)


def _near(row: Row, drafts: Drafts, beside: Around) -> list[Move]:
    """Rows of other accounts, in another currency, by which money went the other way."""
    others = {one.id for one in drafts.accounts}
    arrives = row.minor > 0
    before, after = (APART_ABROAD, 1) if arrives else (1, APART_ABROAD)
    return [
        one
        for one in beside.between(row.day, before, after)
        if one.account_id in others
        and one.currency != drafts.currency
        and (one.minor < 0) == arrives
        and (one.entry_id, one.account_id) in beside.tied
        and (one.entry_id, drafts.account_id) not in beside.tied
    ]


def _pair(row: Row, move: Move, entry: Entry, drafts: Drafts, book: Book, *, hinted: bool) -> _Pair | None:
    details, wanted = entry.details, drafts.wanted(row)
    if details.deleted or details.kind not in _ONE_SIDED or details.to_account_id is not None:
        return None
    here, there = Money(abs(row.minor), drafts.currency), Money(abs(move.minor), move.currency)
    speaks = drafts.speaks(row.text)
    candidate = Candidate(entry, Place.FAR, row.minor, drafts.currency.code, hinted)
    if details.to_money is not None:
        return _Pair(wanted, candidate, sure=True) if details.to_money == here else None
    known = (wanted.category not in _ANYTHING, details.category not in _ANYTHING)
    if wanted.far is not None or (known[0] and not speaks) or (known[1] and not hinted):
        return None
    off = _off(here, there, row, book)
    if off is None:
        return _Pair(wanted, candidate, sure=False) if speaks and hinted else None
    if off > NEAR or not (speaks or hinted or off <= FITS):
        return None
    told = (speaks and hinted) or (off <= FITS and (speaks or hinted or (wanted.ours and details.payee is None)))
    return _Pair(wanted, candidate, told and not any(known))


def _off(here: Money, there: Money, row: Row, book: Book) -> Fraction | None:
    """By what share the two amounts differ at the published rate of the row's day; None where none is known."""
    worth = book.convert(there, here.currency, row.day)
    if worth is None or not worth.result.minor:
        return None
    return abs(Fraction(here.minor, worth.result.minor) - 1)


def _settled(pairs: Sequence[_Pair]) -> Mapping[int, Match]:
    """Pair what fits one thing only; ask about the rest."""
    found = {}
    for at in {pair.row.at for pair in pairs}:
        mine = [pair for pair in pairs if pair.row.at == at]
        keys = {pair.candidate.entry.id for pair in mine}
        rivals = [pair for pair in pairs if pair.row.at != at and pair.candidate.entry.id in keys]
        if len(mine) == 1 and mine[0].sure and not rivals:
            found[at] = Match(mine[0].candidate)
        else:
            found[at] = Match(None, Doubtful(Why.ABROAD, _entries(mine)))
    return found


def _entries(pairs: Collection[_Pair]) -> tuple[Entry, ...]:
    return tuple({pair.candidate.entry.id: pair.candidate.entry for pair in pairs}.values())
