"""The figures and rules of a visa's funds as dated values; they are data (`integrations/law/{funds,visa}.toml`)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from core.accounts.model import AccountKind
from core.ledger.model import Account
from core.ledger.record import EVERYDAY
from core.visa.law import Charge
from core.visa.words import ShiftWords


@dataclass(frozen=True, slots=True)
class Rules:
    """What is needed from which day on, and what counts.

    `counts` are the kinds of accounts that hold money with a bank, `may` those that do when a person says so. For so
    many months (`proven`) officers like to see the money. After `fresh` the figures may have changed since they were
    checked. `triggers` are parts of words in small letters, of which a question about funds holds one,
    `costs` those of a line that says what something costs.
    """

    living: tuple[Charge, ...]
    travel: tuple[Charge, ...]
    counts: frozenset[AccountKind]
    may: frozenset[AccountKind]
    proven: int
    fresh: timedelta
    words: ShiftWords
    triggers: tuple[str, ...]
    costs: tuple[str, ...]

    def in_hand(self, account: Account) -> bool:
        """Whether it is money of which no bank is known: the everyday account, or one called a wallet."""
        return account.name == EVERYDAY or bool(self.words.pattern("hand.cash").search(account.name))

    def stale(self, row: Charge, day: date) -> bool:
        """Whether the figures may be others by that day."""
        return day > row.checked + self.fresh


def build_rules(
    table: Mapping[str, Any],
    living: tuple[Charge, ...],
    words: ShiftWords,
    triggers: tuple[str, ...],
    costs: tuple[str, ...],
) -> Rules:
    """The rules from a parsed file. Raises `KeyError` or `ValueError` for a malformed one."""
    rows = sorted(table["travel"], key=lambda row: row["since"])
    return Rules(
        living,
        tuple(Charge(row["since"], row["amounts"], row["source"], row["checked"]) for row in rows),
        frozenset(map(AccountKind, table["counts"])),
        frozenset(map(AccountKind, table["may"])),
        table["proven_months"],
        timedelta(days=table["fresh_days"]),
        words,
        triggers,
        costs,
    )
