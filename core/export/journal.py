"""Transactions of a plain-text journal, whichever program reads it, with each name declared before its first use."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from core.export.chart import ELSEWHERE, Chart
from core.export.model import Book, Booked, Unseen
from core.ledger.model import Details
from core.money.currency import Currency
from core.money.money import Money
from core.rates.model import Rate

UNSEEN = "Entries that are not shown to you"


@dataclass(frozen=True, slots=True)
class Transaction:
    """What both journals say of an entry. `facts` are (name, text); texts are as people typed them, still unescaped.

    `number` is the entry's id, None where a transaction stands for many.
    """

    day: date
    lines: tuple[tuple[str, Money], ...]
    number: int | None = None
    repays: int | None = None
    payee: str = ""
    note: str = ""
    tags: tuple[str, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()


class Dialect(Protocol):
    """How one program wants it written. Every text ends with a line end."""

    def header(self, title: str) -> str:
        """The first lines of the file."""
        ...

    def account(self, name: str, since: date) -> str:
        """Declares an account that is used from `since` on."""
        ...

    def commodity(self, currency: Currency, since: date) -> str:
        """Declares a commodity."""
        ...

    def price(self, rate: Rate) -> str:
        """What one currency was worth in another on a day."""
        ...

    def transaction(self, made: Transaction) -> str:
        """The transaction with a blank line before it."""
        ...


class Journal:
    """Writes one book in a dialect, transaction by transaction; remembers only what it has declared."""

    def __init__(self, book: Book, dialect: Dialect) -> None:
        self._book = book
        self._dialect = dialect
        self._chart = Chart(book)
        self._declared: set[str] = set()

    def header(self) -> str:
        """The first lines."""
        return self._dialect.header(self._book.family)

    def prices(self, rates: Iterable[Rate]) -> str:
        """All prices, each commodity declared before."""
        told = list(rates)
        new = {one.code: (one, rate.day) for rate in reversed(told) for one in rate.pair}
        declared = "".join(self._commodity(*new[code]) for code in sorted(new))
        priced = "".join(self._dialect.price(rate) for rate in told)
        return f"\n{declared}\n{priced}" if told else ""

    def unseen(self, moved: Unseen) -> str:
        """What hidden entries did to an account in a month, as one transaction of that month's first day."""
        lines = ((self._chart.own(moved.account_id), moved.money), (ELSEWHERE, moved.money.negated()))
        return self._written(Transaction(moved.day, lines, note=UNSEEN))

    def entry(self, booked: Booked) -> str:
        """One entry."""
        details = booked.details
        made = Transaction(
            day=details.day,
            lines=self._chart.lines(booked),
            number=booked.id,
            repays=details.repays,
            payee=details.payee or "",
            note=details.note or "",
            tags=details.tags,
            facts=_facts(self._book.members[booked.member_id], booked.source, details),
        )
        return self._written(made)

    def _written(self, made: Transaction) -> str:
        new = "".join(
            self._declare(name, money.currency, made.day)
            for name, money in made.lines
            if name not in self._declared or money.currency.code not in self._declared
        )
        return ("\n" + new if new else "") + self._dialect.transaction(made)

    def _declare(self, name: str, currency: Currency, day: date) -> str:
        text = self._commodity(currency, day)
        if name not in self._declared:
            text += self._dialect.account(name, self._since(day))
            self._declared.add(name)
        return text

    def _commodity(self, currency: Currency, day: date) -> str:
        if currency.code in self._declared:
            return ""
        self._declared.add(currency.code)
        return self._dialect.commodity(currency, self._since(day))

    def _since(self, day: date) -> date:
        return min(self._book.since or day, day)


def _facts(member: str, source: str, details: Details) -> tuple[tuple[str, str], ...]:
    every = (
        ("kind", details.kind.value),
        ("member", member),
        ("source", source),
        ("beneficiary", details.beneficiary or ""),
        ("split-with", ", ".join(details.split_with)),
    )
    return tuple((name, text) for name, text in every if text)
