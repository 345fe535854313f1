"""What each row would be as an entry of its own: payee, category and kind, worked out once a text."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from core.capture.model import Kind
from core.importing.category import Categories
from core.importing.fold import alike, folded
from core.importing.kinds import Meant, meant
from core.importing.match import Wanted
from core.importing.model import NewAccount, Row
from core.importing.payee import Payee, payee_of
from core.importing.words import TextWords
from core.ledger.model import Account, Details
from core.ledger.rules import UNKNOWN
from core.money.money import Money


@dataclass(frozen=True, slots=True)
class Draft:
    """A row's entry as it would be made. `payee` is what the text says, `name` as people call it."""

    payee: Payee
    name: str | None
    meant: Meant
    details: Details

    @property
    def category(self) -> str | None:
        """What it is for, None when nobody knows."""
        return None if self.details.category == UNKNOWN else self.details.category


@dataclass(frozen=True, slots=True)
class _Entry:
    """What all rows of one text have in common."""

    payee: Payee
    name: str | None
    meant: Meant
    category: str | None


_ANY_DIGIT = str.maketrans("123456789", "000000000")


class Drafts:
    """Makes the drafts of one statement's rows, and remembers what a text said."""

    def __init__(
        self,
        target: Account | NewAccount,
        words: TextWords,
        categories: Categories,
        accounts: Sequence[Account],
        names: Sequence[str],
        owners: Collection[int],
    ) -> None:
        self.account_id = target.id if isinstance(target, Account) else 0
        self.currency = target.currency
        self.accounts = tuple(one for one in accounts if one.id != self.account_id and not one.archived)
        self.everyday = tuple(one for one in self.accounts if one.everyday and one.owner_id in owners)
        self._words = words
        self._categories = categories
        self._names = [folded(name) for name in names]
        self._others = tuple(one for one in self.accounts if one.currency == target.currency and not one.everyday)
        self._cash = next((one for one in self.everyday if one.currency == target.currency and not one.private), None)
        self._mongolian = target.currency.code == "MNT"
        self._entries: dict[tuple[str, str | None, bool], _Entry] = {}

    def of(self, row: Row) -> Draft:
        """The draft of a row."""
        said = self._entry(row)
        return Draft(said.payee, said.name, said.meant, self._details(row, said))

    def wanted(self, row: Row) -> Wanted:
        """What an entry must be like to be this row."""
        draft = self.of(row)
        amounts = [(row.minor, self.currency.code)]
        if row.foreign is not None:
            amounts.append((row.foreign.minor, row.foreign.currency.code))
        return Wanted(
            row.at,
            row.day,
            tuple(amounts),
            folded(draft.name or ""),
            draft.category,
            moves=draft.meant.kind is Kind.TRANSFER,
            far=draft.meant.far,
            hinted=self.hints(row.text),
            ours=draft.name is None or any(alike(name, folded(draft.name)) for name in self._names),
        )

    def hints(self, text: str) -> bool:
        """Whether a text speaks of a transfer."""
        return "transfer" in payee_of(text, self._words).marks

    def speaks(self, text: str) -> bool:
        """Whether a text speaks of a transfer, or of money sent abroad."""
        return bool({"transfer", "remittance"} & payee_of(text, self._words).marks)

    def _entry(self, row: Row) -> _Entry:
        """What a text says, remembered: most texts of a bank differ by their numbers alone, which say nothing."""
        key = (row.text.translate(_ANY_DIGIT), row.other_side, row.minor < 0)
        known = self._entries.get(key)
        if known is None:
            known = self._read(row)
            if not known.payee.tails and not any(map(_has_digit, (known.name or "", *known.payee.words))):
                self._entries[key] = known
        return known

    def _read(self, row: Row) -> _Entry:
        payee = payee_of(row.text, self._words, row.other_side)
        shop = self._categories.shop(payee.words, mongolian=self._mongolian)
        kind = meant(row.minor, payee, shop.category, self._others, self._cash)
        name = shop.name or payee.name
        moved = kind.kind in {Kind.TRANSFER, Kind.REMITTANCE}
        category = kind.category or self._categories.of(name, shop, income=kind.kind is Kind.INCOME)
        return _Entry(payee, name, kind, None if moved else category)

    def _details(self, row: Row, said: _Entry) -> Details:
        money = Money(abs(row.minor), self.currency)
        note = _abroad(row.foreign) if row.foreign else None
        kind, far = said.meant.kind, said.meant.far
        if far is None:
            return Details(kind, row.day, money, self.account_id, said.category, said.name, note)
        source, goal = (self.account_id, far.id) if row.minor < 0 else (far.id, self.account_id)
        return Details(kind, row.day, money, source, note=note, to_account_id=goal)


def _has_digit(text: str) -> bool:
    return not text.isalpha() and any(map(str.isdigit, text))


def _abroad(money: Money) -> str:
    """What it was in the other currency, for the note."""
    return f"{money.currency.code} {Money(abs(money.minor), money.currency).plain()}"
