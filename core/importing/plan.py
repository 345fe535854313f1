"""What would become of the rows of a statement on an account: each row's fate, and nothing written.

A plan is made anew whenever something was chosen, and again right before it is booked: it is cheap, and what stands in
the ledger may have changed meanwhile.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from core.capture.vocabulary import Vocabulary
from core.documents.model import Statement, StatementRow
from core.family.model import Viewer
from core.importing.abroad import abroad
from core.importing.around import around
from core.importing.candidates import candidates
from core.importing.category import Categories
from core.importing.drafts import Draft, Drafts
from core.importing.errors import WrongCurrencyError
from core.importing.fold import folded
from core.importing.known import POSTS_WITHIN, Tie, Verdict, known
from core.importing.match import Match, matched
from core.importing.merge import merged, posted
from core.importing.model import NO_CHOICES, Choices, Doubtful, Fate, NewAccount, Plan, Planned, Row, StoredRow
from core.importing.money import minor_of
from core.importing.opening import before_first, openings
from core.importing.tips import tipped
from core.importing.words import TextWords
from core.ledger.model import Account, Details, Entry
from core.ledger.rules import outgoing
from core.money.currency import CURRENCIES, Currency
from core.money.money import Money
from core.unit import Unit

_SLACK = timedelta(days=POSTS_WITHIN + 1)


@dataclass(frozen=True, slots=True)
class ImportWords:
    """What is known of words: of money in general, and of statements' texts."""

    vocabulary: Vocabulary
    text: TextWords


async def plan(
    unit: Unit,
    viewer: Viewer,
    target: Account | NewAccount,
    statement: Statement,
    words: ImportWords,
    choices: Choices = NO_CHOICES,
) -> Plan:
    """Say what each row would become. Looks only at what this viewer may see.

    Raises `WrongCurrencyError` when the statement is in another currency than the account, and `UnfitStatementError`
    for an amount that the currency cannot hold.
    """
    account = target if isinstance(target, Account) else None
    if statement.currency is not None and statement.currency != target.currency.code:
        raise WrongCurrencyError(given=statement.currency, wanted=target.currency.code)
    rows = rows_of(statement, target.currency)
    return await _Planning(unit, viewer, target, account, statement, words, choices, rows).plan()


def rows_of(statement: Statement, currency: Currency) -> tuple[Row, ...]:
    """The rows in minor units. Raises `UnfitStatementError`."""
    folds = {text: folded(text) for text in {one.text for one in statement.rows}}
    return tuple(
        Row(
            at,
            one.day,
            minor_of(one.amount, currency),
            one.text,
            folds[one.text],
            None if one.balance is None else minor_of(one.balance, currency),
            one.id,
            one.pending,
            _foreign(one),
            one.other_side,
        )
        for at, one in enumerate(statement.rows)
    )


def _foreign(one: StatementRow) -> Money | None:
    """What was paid abroad, in a currency that we know, signed as the row is."""
    if one.foreign is None or one.foreign[1] not in CURRENCIES:
        return None
    currency = CURRENCIES[one.foreign[1]]
    minor = minor_of(abs(one.foreign[0]), currency)
    return Money(minor if one.amount > 0 else -minor, currency)


@dataclass(slots=True)
class _Planning:
    """One plan in the making."""

    unit: Unit
    viewer: Viewer
    target: Account | NewAccount
    account: Account | None
    statement: Statement
    words: ImportWords
    choices: Choices
    rows: tuple[Row, ...]

    async def plan(self) -> Plan:
        """All stages, each of which asks storage once."""
        stored = await self._stored()
        ties = known(self.rows, stored, self.words.text.noise)
        drafts = await self._drafts()
        left = [row for row in self.rows if row.at not in ties and row.at not in self.choices.skipped]
        entries = await self.unit.bank_rows.entries(self.viewer, self._named(ties))
        matches = await self._matches(drafts, [row for row in left if row.at not in self.choices.added])
        planned = tuple(self._planned(row, ties.get(row.at), matches.get(row.at), drafts, entries) for row in self.rows)
        return Plan(
            self.statement,
            self.account,
            None if isinstance(self.target, Account) else self.target,
            self.target.currency,
            planned,
            self.choices,
            await self._openings(),
            self._lapsed(stored, ties),
        )

    async def _stored(self) -> tuple[StoredRow, ...]:
        if self.account is None or not self.rows:
            return ()
        first, last = self._days()
        return await self.unit.bank_rows.of_account(self.viewer, self.account.id, first - _SLACK, last + _SLACK)

    def _days(self) -> tuple[date, date]:
        return min(row.day for row in self.rows), max(row.day for row in self.rows)

    async def _drafts(self) -> Drafts:
        accounts = await self.unit.accounts.visible(self.viewer)
        members = await self.unit.people.members(self.viewer)
        taught = dict(await self.unit.memory.payees(self.viewer))
        categories = Categories(self.words.vocabulary, taught, await self.unit.bank_rows.habits(self.viewer))
        names = [one.name for one in members] + ([self.statement.holder] if self.statement.holder else [])
        owners = {self.viewer.member_id, self.account.owner_id if self.account else self.viewer.member_id}
        return Drafts(self.target, self.words.text, categories, accounts, names, owners)

    def _named(self, ties: dict[int, Tie]) -> set[int]:
        """The entries that ties and choices name."""
        tied = (tie.stored.entry_id for tie in ties.values() if tie.verdict is not Verdict.SAME)
        return {key for key in (*tied, *self.choices.same.values()) if key is not None}

    async def _matches(self, drafts: Drafts, rows: Sequence[Row]) -> dict[int, Match]:
        asked = [row for row in rows if row.at not in self.choices.same]
        if not asked:
            return {}
        unit, viewer, noise = self.unit, self.viewer, self.words.text.noise
        beside = await around(unit, viewer, asked)
        if not beside.by_day:
            return {}
        taken = set(self.choices.same.values())
        free = [one for one in await candidates(unit, viewer, drafts, asked, beside) if one.entry.id not in taken]
        found = dict(matched([drafts.wanted(row) for row in asked], free, noise)) if free else {}
        taken |= {one.candidate.entry.id for one in found.values() if one.candidate}
        beside = beside.besides(taken)
        left = [row for row in asked if row.at not in found]
        crossed = await abroad(unit, viewer, drafts, left, beside)
        left = [row for row in left if row.at not in crossed]
        return {**found, **crossed, **await tipped(unit, viewer, drafts, left, beside, noise)}

    def _planned(
        self, row: Row, tie: Tie | None, match: Match | None, drafts: Drafts, entries: Mapping[int, Entry]
    ) -> Planned:
        at = row.at
        if tie and tie.verdict is Verdict.SAME and at not in self.choices.added:
            return Planned(row, Fate.KNOWN, stored=tie.stored)
        if at in self.choices.skipped:
            return Planned(row, Fate.SKIPPED)
        draft = drafts.of(row)
        if at in self.choices.added:
            return self._new(row, draft)
        if at in self.choices.same and (entry := entries.get(self.choices.same[at])):
            pairs = self._crosses(row, entry)
            return self._tied(row, Fate.PAIRED if pairs else Fate.MATCHED, entry, draft, pairs=pairs)
        if tie:
            return self._of_tie(row, tie, draft, entries)
        if match and match.candidate:
            fate = Fate.PAIRED if match.candidate.pairs else Fate.MATCHED
            return self._tied(row, fate, match.candidate.entry, draft, pairs=match.candidate.pairs)
        if match:
            return Planned(row, Fate.DOUBTFUL, self._details(row, draft), doubt=match.doubt)
        return self._new(row, draft)

    def _of_tie(self, row: Row, tie: Tie, draft: Draft, entries: Mapping[int, Entry]) -> Planned:
        entry = entries.get(tie.stored.entry_id or 0)
        if tie.verdict is Verdict.POSTS and entry:
            return Planned(row, Fate.POSTS, posted(entry, row), entry, tie.stored)
        if tie.why:
            doubt = Doubtful(tie.why, (entry,) if entry else (), tie.stored)
            return Planned(row, Fate.DOUBTFUL, self._details(row, draft), stored=tie.stored, doubt=doubt)
        return Planned(row, Fate.SKIPPED, stored=tie.stored)

    def _new(self, row: Row, draft: Draft) -> Planned:
        return Planned(row, Fate.PENDING if row.pending else Fate.NEW, self._details(row, draft))

    def _details(self, row: Row, draft: Draft) -> Details:
        chosen = self.choices.categories.get(row.at)
        return replace(draft.details, category=chosen) if chosen else draft.details

    def _tied(self, row: Row, fate: Fate, entry: Entry, draft: Draft, *, pairs: bool = False) -> Planned:
        details = merged(entry, row, draft, self.target, pairs=pairs)
        return Planned(row, fate, details, entry)

    def _crosses(self, row: Row, entry: Entry) -> bool:
        """Whether an entry that a person named is the row's other side: money that went the other way elsewhere."""
        details, here = entry.details, self.account.id if self.account else 0
        elsewhere = here not in {details.account_id, details.to_account_id} and details.to_account_id is None
        return elsewhere and outgoing(details) == (row.minor > 0)

    async def _openings(self) -> tuple[tuple[Entry | None, Details], ...]:
        if not self.rows:
            return ()
        account_id = self.account.id if self.account else 0
        stated = await self.unit.bank_rows.stated(self.viewer, account_id) if self.account else ()
        opening = before_first(self.statement, self.rows, self.target.currency)
        return openings(opening, self.rows, stated, account_id, self.target.currency)

    def _lapsed(self, stored: Sequence[StoredRow], ties: dict[int, Tie]) -> tuple[StoredRow, ...]:
        """Pending rows that this statement should have posted or shown again, long after they were seen."""
        if not stored:
            return ()
        posted_ids = {one.entry_id for one in stored if not one.pending}
        met = {tie.stored.id for tie in ties.values()}
        last = self._days()[1]
        return tuple(
            one
            for one in stored
            if one.pending
            and one.id not in met
            and one.entry_id is not None
            and one.entry_id not in posted_ids
            and (last - one.day).days > POSTS_WITHIN
        )
