"""A part of a line before it is an item: every doubt still open, in the order in which doubts are asked."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from core.capture.amounts import Sum
from core.capture.kinds import Kinds
from core.capture.parts import Part


@dataclass(frozen=True, slots=True)
class Names:
    """What a part names, in the fields of `Item`."""

    payee: str | None = None
    account: str | None = None
    to_account: str | None = None
    beneficiary: str | None = None
    split_with: tuple[str, ...] = ()
    payer: str | None = None
    tags: tuple[str, ...] = ()
    note: str | None = None
    corrected: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """One future item.

    `main`, `received` and `fee` are sums whose currency may be unknown; `days` and `kinds` hold several options, or
    none, while they are unsure. `account_currency` is that of the account named. `mongolian` says in which language it
    was put. `accepted` holds the sums whose size and digits the person's choice settled.
    """

    part: Part
    main: Sum
    kinds: Kinds
    days: tuple[date, ...]
    names: Names
    day_question: str = ""
    date_said: bool = False
    received: Sum | None = None
    fee: Sum | None = None
    account_currency: str | None = None
    mongolian: bool = False
    accepted: frozenset[str] = frozenset()

    def sums(self) -> Sequence[tuple[str, Sum]]:
        """The sums that were said, by the name of their field, the main one first."""
        said = (("main", self.main), ("received", self.received), ("fee", self.fee))
        return [(name, found) for name, found in said if found is not None]
