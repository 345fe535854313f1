"""What the presenters are shown in these tests: entries of each kind, and texts as bad as people can write them."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from core.capture.model import Kind
from core.family.model import Member, Role
from core.ledger.look import Card, Line
from core.ledger.model import Account, Details, Entry, Origin
from core.ledger.record import EVERYDAY
from core.money.currency import currency
from core.money.money import Money
from handlers.say.voice import Voice
from integrations.vocabulary import load_vocabulary

TODAY = date(2026, 11, 24)
NOON = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)
LANGUAGES = ("en", "mn")
EN, MN = (
    Voice(language, zone, TODAY, load_vocabulary().categories)
    for language, zone in (("en", "Australia/Sydney"), ("mn", "Asia/Ulaanbaatar"))
)
VOICES = {"en": EN, "mn": MN}
AUD, MNT, BTC = currency("AUD"), currency("MNT"), currency("BTC")
BAT = Member(1, 1, 11, Role.OWNER, "Bat")
EVERYDAY_ACCOUNT = Account(7, 1, 1, EVERYDAY, AUD, everyday=True)
BANK = Account(8, 1, 1, "CommBank", AUD)
HIDDEN = Account(9, 1, 1, EVERYDAY, AUD, private=True, everyday=True)
COFFEE = Details(Kind.EXPENSE, TODAY, Money(4_50, AUD), 7, "food.coffee")
MOST_ID = 2**63 - 1

HOSTILE = (
    "<b>",
    "</b>",
    "<a href='x'>y",
    "&",
    "&lt;b&gt;",
    "H&M",
    "_*[",
    "`code`",
    "<i unclosed",
    "{amount}",
    "{0.__class__}",
    "%s %(x)s",
    "two\nlines\r\n\tand more",
    "x" * 5_000,
    "🎉" * 5_000,
    "&" * 5_000,
    "\u202eabc\u200f\u200e\u2066",
    "nul\x00and\x1besc",
    "\ud83d",
    " ",
    "<" * 300,
)


def entry(details: Details, key: int = 3, source: str = "chat") -> Entry:
    return Entry(key, 1, BAT.id, Origin(11, 1, 0, source), NOON, details)


def line(details: Details = COFFEE, **more: Any) -> Line:
    """A line of Bat's on his everyday account, on which A$100 are left."""
    account = more.pop("account", EVERYDAY_ACCOUNT)
    to_account = more.pop("to_account", None)
    member = more.pop("member", BAT)
    return Line(entry(details, **more), account, to_account, Money(100_00, AUD), member)


def card(*lines: Line, change_id: int | None = 5) -> Card:
    return Card(lines, change_id)


def hostile_line(text: str, kind: Kind = Kind.EXPENSE, key: int = MOST_ID) -> Line:
    """A line in which every field that people write holds `text`."""
    details = Details(
        kind,
        date(2025, 12, 31),
        Money(10**15, BTC),
        7,
        category=None,
        payee=text,
        note=text,
        to_account_id=8,
        to_money=Money(10**15, MNT),
        fee=Money(10**15, AUD),
        beneficiary=text,
        split_with=(text,) * 9,
        tags=(text,) * 9,
    )
    account = replace(BANK, name=text, private=True)
    return line(
        details, account=account, to_account=account, member=replace(BAT, name=text), key=key, source="bank_message"
    )
