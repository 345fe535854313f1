"""What was read of a paper, as frozen values. A reading is not yet anybody's money: that begins with an account.

Figures are exact `Decimal`s as they are printed (never floats); they become `Money` when they meet a currency and an
account. Money out is negative in statements. Whatever could not be read is None: nothing is filled in.
"""

from dataclasses import dataclass, field
from datetime import date
from datetime import time as time_of_day
from decimal import Decimal
from enum import StrEnum
from typing import Generic, TypeVar

from core.documents.page import Box

T = TypeVar("T")
PROVED = 0.9
"""A field that is at least as sure is taken without asking. What confidences mean is measured by the benchmarks."""


class PaperKind(StrEnum):
    """What a paper is."""

    RECEIPT = "receipt"
    STATEMENT = "statement"
    BILL = "bill"
    PAYSLIP = "payslip"
    DEED = "deed"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Read(Generic[T]):
    """A field that was read: its value, how sure that is (0 to 1, a share of cases), and where it stands.

    `box` is on page `page` of the picture as its engine saw it; None where a value was worked out.
    """

    value: T
    confidence: float
    box: Box | None = None
    page: int = 1


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that a person should know of a reading. `code` names the sentence, `params` fill it."""

    code: str
    params: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class ReceiptItem:
    """A line of a receipt. `amount` is of the whole line."""

    text: str
    quantity: Decimal | None
    amount: Decimal | None


@dataclass(frozen=True, slots=True)
class Receipt:
    """A receipt of a shop or a restaurant, or an e-barimt. `total` is what was paid, taxes included.

    `currency` is an ISO code. `tax` is all taxes that are part of the total. `payment` is `card` or `cash`, `card_tail`
    the last digits of the card. `seller_id` is the ABN or the ТТД. `totals` are all that could be the total, the best
    first. `refund` tells that the money came back. `checked` tells that items, taxes and total add up.
    """

    merchant: Read[str] | None = None
    day: Read[date] | None = None
    time: Read[time_of_day] | None = None
    total: Read[Decimal] | None = None
    currency: Read[str] | None = None
    tax: Read[Decimal] | None = None
    payment: Read[str] | None = None
    card_tail: Read[str] | None = None
    seller_id: Read[str] | None = None
    items: tuple[ReceiptItem, ...] = ()
    totals: tuple[Decimal, ...] = ()
    refund: bool = False
    ebarimt: bool = False
    checked: bool = False
    problems: tuple[Problem, ...] = ()
    kind: PaperKind = field(default=PaperKind.RECEIPT, init=False)


@dataclass(frozen=True, slots=True)
class StatementRow:
    """One row of a statement. `amount` is signed: money out is negative.

    `text` is the description as printed, wrapped lines joined by a space. `id` is the bank's own, where it gives one
    that can be relied on. `foreign` is (amount, ISO code) of a purchase in another currency. `other_side` is the
    account or the name of whom it came from or went to. `place` is the row of the file, or the page, from 1.
    """

    day: date
    amount: Decimal
    text: str
    balance: Decimal | None = None
    id: str | None = None
    pending: bool = False
    foreign: tuple[Decimal, str] | None = None
    other_side: str | None = None
    place: int = 0


@dataclass(frozen=True, slots=True)
class Mapping:
    """Which column of a layout means what (column numbers from 0), as it was worked out or as a person said.

    `order` is the order of the parts of a date (`dmy`, `mdy`, `ymd`). Either `amount` (signed, or negated when `flip`)
    or `money_in` and `money_out`, whose signs do not matter.
    """

    day: int
    text: tuple[int, ...]
    amount: int | None = None
    money_in: int | None = None
    money_out: int | None = None
    balance: int | None = None
    order: str = "dmy"
    flip: bool = False


@dataclass(frozen=True, slots=True)
class Doubt:
    """A table that looks like a statement and whose meaning nothing proves: shown with sample rows, and asked once.

    `signature` is of the layout, not of its contents, so that the answer holds for the next file like it.
    `choices` are the mappings that are possible, the likeliest first; each gives the rows of `samples` beside it.
    """

    signature: str
    choices: tuple[Mapping, ...]
    samples: tuple[tuple[StatementRow, ...], ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """What a bank says happened on one account. Rows are in the order of time, the oldest first.

    `bank` is the bank's short name in the vocabulary ("commbank", "khan"), `account` the number as printed (or its
    end), `currency` an ISO code. `proved` tells that opening + every row = every running balance = closing; rows of a
    statement that is not proved are nobody's money before a person said so. `doubt` is set when columns are a guess.
    `repairs` tells of digits that were put right because the balance proves them.
    """

    rows: tuple[StatementRow, ...]
    bank: str | None = None
    account: str | None = None
    currency: str | None = None
    holder: str | None = None
    opening: Decimal | None = None
    closing: Decimal | None = None
    first: date | None = None
    last: date | None = None
    proved: bool = False
    repairs: int = 0
    doubt: Doubt | None = None
    problems: tuple[Problem, ...] = ()
    kind: PaperKind = field(default=PaperKind.STATEMENT, init=False)


@dataclass(frozen=True, slots=True)
class Bill:
    """What somebody asks to be paid: a bill or an invoice."""

    biller: Read[str] | None = None
    amount: Read[Decimal] | None = None
    currency: Read[str] | None = None
    due: Read[date] | None = None
    issued: Read[date] | None = None
    reference: Read[str] | None = None
    biller_id: Read[str] | None = None
    problems: tuple[Problem, ...] = ()
    kind: PaperKind = field(default=PaperKind.BILL, init=False)


@dataclass(frozen=True, slots=True)
class Payslip:
    """What an employer paid for a period. `tax` was withheld, `retirement` paid into super or НДШ, besides the net."""

    employer: Read[str] | None = None
    first: Read[date] | None = None
    last: Read[date] | None = None
    paid_on: Read[date] | None = None
    hours: Read[Decimal] | None = None
    gross: Read[Decimal] | None = None
    tax: Read[Decimal] | None = None
    net: Read[Decimal] | None = None
    retirement: Read[Decimal] | None = None
    currency: Read[str] | None = None
    checked: bool = False
    problems: tuple[Problem, ...] = ()
    kind: PaperKind = field(default=PaperKind.PAYSLIP, init=False)


@dataclass(frozen=True, slots=True)
class DeedOwner:
    """An owner on a deed, with the share as printed ("1/2"), or None for all."""

    name: str
    share: str | None = None


@dataclass(frozen=True, slots=True)
class Deed:
    """A property's deed or certificate. Areas are in square metres.

    `register` names the register that was asked about it, None where none could be; `confirmed` tells that it holds the
    same.
    """

    address: Read[str] | None = None
    owners: tuple[DeedOwner, ...] = ()
    price: Read[Decimal] | None = None
    currency: Read[str] | None = None
    day: Read[date] | None = None
    land_area: Read[Decimal] | None = None
    floor_area: Read[Decimal] | None = None
    certificate: Read[str] | None = None
    country: str | None = None
    register: str | None = None
    confirmed: bool = False
    problems: tuple[Problem, ...] = ()
    kind: PaperKind = field(default=PaperKind.DEED, init=False)


@dataclass(frozen=True, slots=True)
class Other:
    """A paper in which no money was read. Its text is kept for the search."""

    problems: tuple[Problem, ...] = ()
    kind: PaperKind = field(default=PaperKind.OTHER, init=False)


Reading = Receipt | Statement | Bill | Payslip | Deed | Other


@dataclass(frozen=True, slots=True)
class Hints:
    """What is known before a paper is read.

    `today` is the reader's day: a date without a year lies before it. `countries` (ISO 3166) and `currencies`
    (ISO 4217) are the family's, the likeliest first; they settle what the paper leaves open ("$", 03/04). `mappings`
    are what people said of layouts, by signature. `asked` is a kind that the person named.
    """

    today: date
    countries: tuple[str, ...] = ("AU", "MN")
    currencies: tuple[str, ...] = ("AUD", "MNT")
    mappings: tuple[tuple[str, Mapping], ...] = ()
    asked: PaperKind | None = None
