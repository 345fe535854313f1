"""What a reading of a paper would become with all that was chosen so far. Looking writes nothing."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from core.accounts.keep import Opening
from core.documents.errors import NoSuchPaperError
from core.documents.model import Bill, Deed, Other, Payslip, Receipt, Statement
from core.documents.paper import Paper
from core.family.model import Viewer
from core.importing import bill, deed, payslip, receipt
from core.importing.account import Found, account_for
from core.importing.model import NewAccount, Plan
from core.importing.paper import PaperPlan, Said
from core.importing.plan import ImportWords, plan
from core.ledger.model import Account
from core.money.currency import Currency
from core.reviewing.caption import Caption, CaptionWords, read_caption
from core.reviewing.chosen import Chosen, chosen_of
from core.unit import Unit


@dataclass(frozen=True, slots=True)
class Eyes:
    """Who looks a paper over: with which words, in which language, on which day, and in what they count."""

    viewer: Viewer
    words: ImportWords
    captions: CaptionWords
    language: str
    base: Currency
    today: date


@dataclass(frozen=True, slots=True)
class StatementLook:
    """A statement and what its rows would become; `plan` is None while its account or its columns are not known."""

    paper: Paper
    part: int
    chosen: Chosen
    reading: Statement
    found: Found
    target: Account | NewAccount | None
    plan: Plan | None


@dataclass(frozen=True, slots=True)
class EntryLook:
    """A receipt, a bill or a payslip and the entry that it would become; the reading is as it was put right."""

    paper: Paper
    part: int
    chosen: Chosen
    reading: Receipt | Bill | Payslip
    plan: PaperPlan


@dataclass(frozen=True, slots=True)
class DeedLook:
    """A deed and the property that it would open."""

    paper: Paper
    part: int
    chosen: Chosen
    reading: Deed
    opening: Opening


NO_MONEY = "other.no_money"
"""The problem of a paper that tells of none."""


@dataclass(frozen=True, slots=True)
class OtherLook:
    """A paper in which there is no money."""

    paper: Paper
    part: int
    reading: Other


Look = StatementLook | EntryLook | DeedLook | OtherLook


async def look(unit: Unit, eyes: Eyes, paper_id: int, part: int) -> Look:
    """One reading of a paper. Raises `NoSuchPaperError`, and what `plan` raises for a statement."""
    paper = await unit.papers.get(eyes.viewer, paper_id)
    readings = await unit.papers.readings(eyes.viewer, paper_id)
    if not 0 <= part < len(readings):
        raise NoSuchPaperError
    return await _Looking(unit, eyes, paper, part).at(readings[part])


async def look_at_entry(unit: Unit, eyes: Eyes, paper_id: int, part: int) -> EntryLook:
    """A reading that becomes one entry; raises `NoSuchPaperError` for one that does not."""
    seen = await look(unit, eyes, paper_id, part)
    if not isinstance(seen, EntryLook):
        raise NoSuchPaperError
    return seen


class _Looking:
    """One look at one reading."""

    def __init__(self, unit: Unit, eyes: Eyes, paper: Paper, part: int) -> None:
        self._unit, self._eyes, self._paper, self._part = unit, eyes, paper, part

    async def at(self, reading: Receipt | Statement | Bill | Payslip | Deed | Other) -> Look:
        unit, eyes = self._unit, self._eyes
        if isinstance(reading, Other):
            return OtherLook(self._paper, self._part, reading)
        accounts = await unit.accounts.visible(eyes.viewer)
        members = await unit.people.members(eyes.viewer)
        caption = read_caption(self._paper.caption, accounts, members, eyes.words.vocabulary, eyes.captions)
        chosen = _by_caption(chosen_of(await unit.papers.review(eyes.viewer, self._paper.id), self._part), caption)
        if isinstance(reading, Statement):
            return await self._statement(reading, chosen, accounts)
        if isinstance(reading, Deed):
            name = chosen.fields.get("merchant")
            opening = deed.propose(reading, members, eyes.viewer, eyes.base, name)
            return DeedLook(self._paper, self._part, chosen, reading, replace(opening, private=chosen.private))
        reading, made = await self._entry(reading, chosen)
        return EntryLook(self._paper, self._part, chosen, reading, _told(made, chosen, caption, accounts))

    async def _statement(self, statement: Statement, chosen: Chosen, accounts: Sequence[Account]) -> StatementLook:
        unit, eyes = self._unit, self._eyes
        found = account_for(statement, accounts, eyes.words.vocabulary, eyes.base, eyes.language)
        target = _target(chosen, found, accounts)
        made = None
        if target is not None and statement.doubt is None:
            made = await plan(unit, eyes.viewer, target, statement, eyes.words, chosen.choices)
        return StatementLook(self._paper, self._part, chosen, statement, found, target, made)

    async def _entry(
        self, reading: Receipt | Bill | Payslip, chosen: Chosen
    ) -> tuple[Receipt | Bill | Payslip, PaperPlan]:
        unit, eyes, key = self._unit, self._eyes, self._paper.id
        same = chosen.fields.get("same")
        said = Said(int(same) if same else None, chosen.apart, chosen.fields.get("category"))
        if isinstance(reading, Receipt):
            fixed = receipt.corrected(reading, chosen.fields)
            return fixed, await receipt.propose(unit, eyes.viewer, fixed, eyes.words, eyes.today, key, said)
        if isinstance(reading, Bill):
            paid = date.fromisoformat(chosen.fields.get("day", eyes.today.isoformat()))
            return reading, await bill.propose(unit, eyes.viewer, reading, eyes.words, paid, key, said)
        return reading, await payslip.propose(unit, eyes.viewer, reading, eyes.words, eyes.today, key, said)


def _by_caption(chosen: Chosen, caption: Caption) -> Chosen:
    """What was chosen, and where nothing was, what the caption says."""
    private = chosen.private or caption.private
    if chosen.account_id is None and not chosen.new and caption.account is not None:
        return replace(chosen, account_id=caption.account.id, private=private)
    return replace(chosen, private=private)


def _target(chosen: Chosen, found: Found, accounts: Sequence[Account]) -> Account | NewAccount | None:
    """Where the rows go: as was chosen, else the account of the number, else a new one where none could be meant."""
    proposal = replace(found.proposal, private=chosen.private)
    if chosen.new:
        return proposal
    named = next((one for one in accounts if one.id == chosen.account_id), None)
    if named or found.sure:
        return named or found.sure
    return None if found.likely else proposal


def _told(made: PaperPlan, chosen: Chosen, caption: Caption, accounts: Sequence[Account]) -> PaperPlan:
    """The plan with what the caption and the person say of its entry."""
    details = made.details
    if details is None:
        return made
    account = next((one for one in accounts if one.id == chosen.account_id), None)
    if account is not None and account.currency == details.money.currency and made.entry is None:
        details, made = replace(details, account_id=account.id), replace(made, account=account)
    beneficiary, note = details.beneficiary or caption.beneficiary, details.note or caption.note
    return replace(made, details=replace(details, beneficiary=beneficiary, note=note))
