"""What an answer must be, worked out the slow way: every row of the family is read, and Python adds up, day by day.

Nothing here is shared with the code that answers but the frozen values of money: the rules of what counts, of periods
that nobody named, of rates and of rounding are written down a second time, from docs/answers.md.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

from sqlalchemy import text

from core.family.model import Viewer
from core.money.currency import currency
from integrations.db.unit import SqlUnit
from tests.answers.household import TODAY

Row = Mapping[str, Any]
_STATED = ("opening", "balance", "valuation")


@dataclass(frozen=True)
class Part:
    """What one entry adds to a root: `expenses`, `income` or `sent`, or to an account's balance."""

    row: Row
    root: str
    category: str
    minor: int
    code: str


@dataclass(frozen=True)
class Expected:
    """The figure that an answer must show, its rows in their order, and which currencies are told to have no rate."""

    figure: Fraction | None
    rows: tuple[Fraction, ...] = ()
    missing: tuple[str, ...] = ()
    sent: Fraction | None = None


class Book:
    """All that one viewer may see, read row by row."""

    def __init__(self, viewer: Viewer, base: str, rows: dict[str, list[Row]]) -> None:
        self.viewer = viewer
        self.base = base
        self.members = rows["member"]
        self.accounts = {
            row["id"]: row
            for row in rows["account"]
            if row["family_id"] == viewer.family_id and (not row["private"] or row["owner_id"] == viewer.member_id)
        }
        self.entries = [row for row in rows["entry"] if row["account_id"] in self.accounts and not row["deleted"]]
        self._by_id = {row["id"]: row for row in rows["entry"]}
        self._rates: dict[str, list[Row]] = {}
        for row in rows["rate"]:
            self._rates.setdefault(row["day"], []).append(row)

    def parts(self) -> Iterator[Part]:
        """What each entry is to spending, income and sending."""
        for row in self.entries:
            kind, code, minor = row["kind"], row["currency"], row["minor"]
            category = row["category"] or "other.other"
            if kind == "expense":
                yield Part(row, "expenses", category, minor, code)
            elif kind == "income":
                yield Part(row, "income", category, minor, code)
            elif kind in ("refund", "repayment") and (kind == "refund" or row["repays"]):
                repaid = self._by_id[row["repays"]]["category"] if row["repays"] else None
                yield Part(row, "expenses", repaid or category, -minor, code)
            elif kind == "remittance":
                gross = row["to_currency"] is None or row["to_currency"] != code
                yield Part(row, "sent", "family.support", minor if gross else row["to_minor"], code)
            if kind in ("remittance", "transfer") and row["to_currency"] == code and row["to_minor"] != minor:
                yield Part(row, "expenses", "money.fees", minor - row["to_minor"], code)
            if row["fee_minor"] is not None:
                yield Part(row, "expenses", "money.fees", row["fee_minor"], row["fee_currency"])

    def worth(self, minor: int, code: str, day: date, to: str) -> Fraction | None:
        """In major units of `to`, by the latest rate that is at most ten days old; either way round."""
        amount = Fraction(minor, 10 ** currency(code).scale)
        if code == to:
            return amount
        for back in range(11):
            for row in self._rates.get((day - timedelta(days=back)).isoformat(), ()):
                if (row["base"], row["quote"]) == (code, to):
                    return amount * Fraction(Decimal(row["value"]))
                if (row["quote"], row["base"]) == (code, to):
                    return amount / Fraction(Decimal(row["value"]))
        return None

    def balances(self, day: date) -> dict[tuple[int, str], int]:
        """What stood on each account, by everything that moved it up to the day."""
        sums: dict[tuple[int, str], int] = {}

        def move(account_id: int | None, code: str, minor: int) -> None:
            if account_id is not None and account_id in self.accounts:
                sums[account_id, code] = sums.get((account_id, code), 0) + minor

        for row in self.entries:
            if _day(row) > day:
                continue
            into = row["kind"] in ("income", "refund", *_STATED) or (row["kind"] == "repayment" and row["incoming"])
            if row["payer"] is None:
                move(row["account_id"], row["currency"], row["minor"] if into else -row["minor"])
            if row["kind"] in ("transfer", "remittance") and row["to_account_id"]:
                arrived = row["to_minor"] if row["to_minor"] is not None else row["minor"]
                move(row["to_account_id"], row["to_currency"] or row["currency"], arrived)
            if row["fee_minor"] is not None and row["fee_currency"] == row["currency"]:
                move(row["account_id"], row["currency"], -row["fee_minor"])
        return sums


async def read(unit: SqlUnit, viewer: Viewer, base: str) -> Book:
    """Every row of the tables that matter, of all families."""
    rows: dict[str, list[Row]] = {}
    for table in ("entry", "account", "member", "rate"):
        found = await unit.connection.execute(text(f"SELECT * FROM {table} ORDER BY id"))
        rows[table] = [dict(row) for row in found.mappings()]
    return Book(viewer, base, rows)


def _day(row: Row) -> date:
    return date.fromisoformat(row["day"])


def expected(book: Book, ask: Mapping[str, Any]) -> Expected:
    """The answer to one question, given as the fields of tests/questions."""
    return {
        "spent": _flow, "received": _flow, "saved": _flow, "average": _average, "count": _count, "largest": _largest,
        "entries": _entries, "balance": _balance, "net_worth": _net_worth,
    }[ask["measure"]](book, ask)  # fmt: skip


def period(ask: Mapping[str, Any]) -> tuple[date, date]:
    """The days of a question; where none were said, those that answers take."""
    first, last = (date.fromisoformat(ask[name]) if ask.get(name) else None for name in ("from", "to"))
    if first or last:
        return first or date.min, last or date.max
    measure, group = ask["measure"], ask.get("group_by")
    if measure == "entries":
        return date.min, date.max
    if measure == "average":
        return date(2025, 11, 1), TODAY
    if measure == "largest" or group == "month":
        return date(2025, 12, 1), TODAY
    if group == "year":
        return date.min, TODAY
    return date(2026, 11, 1), TODAY


def _fits(book: Book, row: Row, ask: Mapping[str, Any]) -> bool:
    first, last = period(ask)
    if not first <= _day(row) <= last:
        return False
    if (payee := ask.get("payee")) and not _is_payee(book, row, payee):
        return False
    if (member := ask.get("member")) and _spender(book, row) != _member(book, member):
        return False
    account = ask.get("account")
    return not account or row["account_id"] in accounts_called(book, account)


def _is_payee(book: Book, row: Row, payee: str) -> bool:
    names = [str(one["payee"]).casefold() for one in book.entries]
    if payee.casefold() in names:
        return str(row["payee"]).casefold() == payee.casefold() or row["beneficiary"] == payee
    return payee.casefold() in str(row["payee"] or "").casefold() or row["beneficiary"] == payee


_MEMBERS = {"bat": "Bat", "бат": "Bat", "sarnai": "Сарнай", "сарнай": "Сарнай"}


def _member(book: Book, name: str) -> int:
    if name == "me":
        return book.viewer.member_id
    called = _MEMBERS[name.casefold()]
    return int(next(row["id"] for row in book.members if row["name"] == called))


def _spender(book: Book, row: Row) -> int:
    account = book.accounts[row["account_id"]]
    spender: int = account["owner_id"] if account["everyday"] else row["member_id"]
    return spender


_ACCOUNTS = {
    "khan": ("Хаан банк",), "commbank": ("CommBank",), "savings": ("Savings",), "golomt": ("Golomt Bank",),
    "mortgage": ("Орон сууцны зээл",), "car loan": ("Car loan",), "flat": ("Байр",), "house": ("Байр",),
    "cash": ("everyday",),
}  # fmt: skip


def accounts_called(book: Book, name: str) -> set[int]:
    """The accounts that a question means by a name."""
    return {key for key, row in book.accounts.items() if row["name"] in _ACCOUNTS[name]}


def _wanted(book: Book, ask: Mapping[str, Any], *, bought: bool = False) -> list[Part]:
    """The parts that a figure is made of."""
    measure, category = ask["measure"], ask.get("category")
    income = measure == "received" or str(category).partition(".")[0] == "income"
    roots = {"income"} if income else {"expenses", "income"} if measure == "saved" else {"expenses"}
    if sends(ask):
        roots.add("sent")
    found = []
    for part in book.parts():
        if part.root not in roots or not _fits(book, part.row, ask):
            continue
        if bought and not (part.row["kind"] in ("expense", "income", "remittance") and _is_main(part)):
            continue
        if category in (None, "income") or part.category == category or part.category.startswith(f"{category}."):
            found.append(part)
    return found


_PEOPLE = ("mum", "ээж", "Dorj", "grandma", "эмээ")


def sends(ask: Mapping[str, Any]) -> bool:
    """Whether what was sent home is what is asked about."""
    of_someone = ask.get("payee") in _PEOPLE and ask["measure"] in ("spent", "count")
    return of_someone or ask.get("category") in ("family", "family.support")


def _is_main(part: Part) -> bool:
    """The entry itself, not its fee."""
    return (part.category == (part.row["category"] or "other.other") and part.minor == part.row["minor"]) or (
        part.root == "sent"
    )


def _flow(book: Book, ask: Mapping[str, Any]) -> Expected:
    parts = _wanted(book, ask)
    to = ask.get("currency") or book.base
    if not parts:
        return Expected(None)
    signs = {"expenses": -1 if ask["measure"] == "saved" else 1, "income": 1, "sent": 1}
    sums: dict[Any, Fraction] = {}
    missing = []
    for part in parts:
        worth = book.worth(part.minor * signs[part.root], part.code, _day(part.row), to)
        if worth is None:
            missing.append(part.code)
        else:
            key = _group(book, part, ask.get("group_by"))
            sums[key] = sums.get(key, Fraction(0)) + worth
    rounds = {part.code for part in parts} - {to}
    total = shown(sum(sums.values(), Fraction(0)), to, converted=bool(rounds))
    rows = _rows(sums, ask, to, converted=bool(rounds)) if ask.get("group_by") else ()
    return Expected(total, rows, tuple(dict.fromkeys(missing)))


def _group(book: Book, part: Part, by: str | None) -> Any:
    day, row = _day(part.row), part.row
    return {
        None: None,
        "category": part.category,
        "payee": str(row["payee"] or "").casefold(),
        "member": _spender(book, row),
        "account": row["account_id"],
        "country": book.accounts[row["account_id"]]["country"],
        "currency": part.code,
        "day": day,
        "week": day - timedelta(days=day.weekday()),
        "month": day.replace(day=1),
        "year": day.replace(month=1, day=1),
    }[by]


_MOST_ROWS = 8


def _rows(sums: Mapping[Any, Fraction], ask: Mapping[str, Any], to: str, *, converted: bool) -> tuple[Fraction, ...]:
    by = ask["group_by"]
    if by in ("day", "week", "month", "year") and not ask.get("order"):
        last = min(period(ask)[1], TODAY)
        filled = {key: sums.get(key, Fraction(0)) for key in _units(min(sums), max(last, *sums), by)}
        values = [filled[key] for key in sorted(filled)][-_MOST_ROWS:]
    else:
        values = sorted(sums.values(), reverse=ask.get("order") != "least")[:_MOST_ROWS]
    return tuple(shown(value, to, converted=converted) for value in values)


def _units(first: date, last: date, by: str) -> Iterator[date]:
    day = first
    while day <= last:
        yield day
        day = day + timedelta(days={"day": 1, "week": 7}.get(by, 1))
        while by in ("month", "year") and (day.day != 1 or (by == "year" and day.month != 1)):
            day += timedelta(days=1)


def shown(value: Fraction, code: str, *, converted: bool) -> Fraction:
    """Half to even at a minor unit; at what people see of it, once a rate was used."""
    unit = currency(code)
    scale = 10 ** (unit.shown if converted else unit.scale)
    return Fraction(round(value * scale), scale)


def _average(book: Book, ask: Mapping[str, Any]) -> Expected:
    by, to = ask.get("group_by"), ask.get("currency") or book.base
    if by is None and (ask.get("category") not in (None, "income") or ask.get("payee")):
        parts = _wanted(book, ask, bought=True)
        return _divided(book, parts, len(parts), to)
    first, last = period(ask)
    begun = min(_day(row) for row in book.entries if row["kind"] not in _STATED)
    first, last = max(first, begun), min(last, TODAY)
    whole = [at for at in _units(_start(first, by or "month"), last, by or "month") if at >= first]
    whole = [at for at in whole if _end(at, by or "month") <= last]
    if whole:
        days, count = (whole[0], _end(whole[-1], by or "month")), len(whole)
    else:
        days, count = (first, last), (last - first).days + 1
    asked = {**ask, "from": days[0].isoformat(), "to": days[1].isoformat()}
    return _divided(book, _wanted(book, asked), count, to)


def _start(day: date, by: str) -> date:
    return {
        "day": day, "week": day - timedelta(days=day.weekday()), "month": day.replace(day=1),
        "year": day.replace(month=1, day=1),
    }[by]  # fmt: skip


def _end(start: date, by: str) -> date:
    following = list(_units(start, start + timedelta(days=400), by))
    return following[1] - timedelta(days=1)


def _divided(book: Book, parts: Iterable[Part], count: int, to: str) -> Expected:
    found = list(parts)
    if not found:
        return Expected(None)
    worths = [book.worth(part.minor, part.code, _day(part.row), to) for part in found]
    rounds = bool({part.code for part in found} - {to})
    total = shown(sum((worth for worth in worths if worth is not None), Fraction(0)), to, converted=rounds)
    missing = tuple(dict.fromkeys(part.code for part, worth in zip(found, worths, strict=True) if worth is None))
    return Expected(shown(total / count, to, converted=False), missing=missing)


def _count(book: Book, ask: Mapping[str, Any]) -> Expected:
    if ask.get("category") or ask.get("payee"):
        found = [part.row["id"] for part in _wanted(book, ask, bought=True)]
    else:
        found = [row["id"] for row in book.entries if row["kind"] not in _STATED and _fits(book, row, ask)]
    return Expected(Fraction(len(found)) if found else None)


def _largest(book: Book, ask: Mapping[str, Any]) -> Expected:
    to = ask.get("currency") or book.base
    parts = _wanted(book, ask, bought=True)
    worths = [worth for part in parts if (worth := book.worth(part.minor, part.code, _day(part.row), to)) is not None]
    rounds = bool({part.code for part in parts} - {to})
    first = sorted(worths, reverse=True)[: ask.get("limit") or 5]
    return Expected(shown(first[0], to, converted=rounds), (Fraction(len(first)),)) if first else Expected(None)


def _entries(book: Book, ask: Mapping[str, Any]) -> Expected:
    if ask.get("category"):
        found = {part.row["id"] for part in _wanted(book, ask)}
    else:
        found = {row["id"] for row in book.entries if _fits(book, row, ask)}
    count = min(len(found), ask.get("limit") or len(found))
    return Expected(Fraction(count) if count else None)


def _balance(book: Book, ask: Mapping[str, Any]) -> Expected:
    day = min(date.fromisoformat(ask["to"]), TODAY) if ask.get("to") else TODAY
    to, account = ask.get("currency") or book.base, ask.get("account")
    found = []
    for (key, code), minor in book.balances(day).items():
        row = book.accounts[key]
        holding = ask.get("currency") if not account else None
        if account and key not in accounts_called(book, account):
            continue
        if not account and (code != holding if holding else row["kind"] != "cash"):
            continue
        if ask.get("member") and row["owner_id"] != _member(book, ask["member"]):
            continue
        if minor or account:
            found.append((minor, code))
    if len(found) == 1:
        return Expected(abs(Fraction(found[0][0], 10 ** currency(found[0][1]).scale)))
    worths = [(book.worth(minor, code, day, to), code) for minor, code in found]
    total = sum((worth for worth, _ in worths if worth is not None), Fraction(0))
    return Expected(
        shown(total, to, converted=bool({code for _, code in found} - {to})),
        missing=tuple(code for worth, code in worths if worth is None),
    )


def _net_worth(book: Book, ask: Mapping[str, Any]) -> Expected:
    day = min(date.fromisoformat(ask["to"]), TODAY) if ask.get("to") else TODAY
    to = ask.get("currency") or book.base
    total = Fraction(0)
    for (_, code), minor in book.balances(day).items():
        worth = book.worth(minor, code, day, to)
        total += shown(worth, to, converted=False) if worth is not None else 0
    return Expected(total)
