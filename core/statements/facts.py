"""What a statement says about itself beside its rows: bank, account, currency, holder, period, opening, closing."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from core.money.currency import CURRENCIES
from core.statements.dates import DayReader, taken_apart
from core.statements.words import BankWords, StatementWords, fold

Row = Sequence[str]
_MONGOLIAN_LENGTH = 20
_MONGOLIAN = re.compile(r"MN\d{18}")
"""`MN`, 2 check digits, 4 of the bank, 12 of the account (the registry of IBANs, as python-stdnum carries it)."""
_IBAN = re.compile(r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\b")
_NUMBER = re.compile(r"[\dXx*•·.]{0,4}(?:[- ]?[\dXx*•·]+)*\d{3,}(?:[- ]?\d+)*")
_CODE = re.compile(r"\b[A-Z]{3}\b")
_DATE = re.compile(
    r"\d{4}[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}[-./]\d{1,2}[-./]\d{2,4}"
    r"|\d{1,2}(?:st|nd|rd|th)?[- ][^\W\d_]{3,9}\.?,?(?:[- ]\d{2,4})?|[^\W\d_]{3,9}\.? \d{1,2},? \d{4}"
    r"|\d{4} оны \d{1,2}[- ]?р? сарын \d{1,2}|\d{4}年\d{1,2}月\d{1,2}日"
)
_LABEL = re.compile(r"^\s*([^:：]{2,60}?)\s*[:：]\s*(.*)$", re.DOTALL)
_LETTER = ord("A") - 10


@dataclass(frozen=True, slots=True)
class Facts:
    """What was read of labels and their values, as text where columns decide how it is to be read.

    `bank_texts` are all folded texts, in which the name of a bank may stand.
    """

    account: str | None = None
    iban: str | None = None
    bsb: str | None = None
    currency: str | None = None
    holder: str | None = None
    dates: tuple[str, ...] = ()
    opening: str | None = None
    closing: str | None = None
    total_in: str | None = None
    total_out: str | None = None
    texts: tuple[str, ...] = ()

    @property
    def opens_account(self) -> bool:
        """Whether these facts begin another account, and are not the furniture between two pages of one."""
        return bool(self.account or self.iban or self.opening or self.holder)

    def over(self, other: "Facts") -> "Facts":
        """These facts, and the other's where these are silent."""
        mine = {name: getattr(self, name) for name in Facts.__slots__ if getattr(self, name)}
        return replace(other, **{**mine, "texts": self.texts + other.texts})


def facts_of(rows: Iterable[Row], words: StatementWords) -> Facts:
    """Read rows of labels and values, in whichever cells they stand: "Label: value", or the value to its right."""
    found: dict[str, str] = {}
    texts: list[str] = []
    labels: dict[int, str] = {}
    for row in rows:
        cells = [cell.strip() for cell in row if cell.strip()]
        texts += map(fold, cells)
        for column, key in labels.items():
            if column < len(row) and row[column].strip():
                found.setdefault(key, row[column].strip())
        labels = _all_labels(row, words)
        if not labels:
            _take(cells, words, found)
        joined = " ".join(cells)
        if "iban" not in found and (iban := iban_in(joined)):
            found["iban"] = iban
    return _made(found, tuple(texts), words)


def _all_labels(row: Row, words: StatementWords) -> dict[int, str]:
    """The facts of a row that holds nothing but labels: their values stand below."""
    filled = {column: words.labels.get(fold(cell), "") for column, cell in enumerate(row) if cell.strip()}
    return filled if len(filled) > 1 and all(filled.values()) else {}


def _take(cells: Sequence[str], words: StatementWords, found: dict[str, str]) -> None:
    """The labelled facts of one row. A fact that is said twice keeps what was said first."""
    for index, cell in enumerate(cells):
        label, value = _split(cell)
        key = words.labels.get(fold(label))
        if key is None:
            continue
        beside = cells[index + 1] if index + 1 < len(cells) else ""
        if not value and fold(_split(beside)[0]) not in words.labels:
            value = beside
        if value and (key != "period" or _DATE.search(value)):
            found.setdefault(key, value)


def _split(cell: str) -> tuple[str, str]:
    found = _LABEL.match(cell)
    return (found[1], found[2].strip()) if found else (cell, "")


def _made(found: dict[str, str], texts: tuple[str, ...], words: StatementWords) -> Facts:
    number = found.get("account", "")
    dates = [found.get(key, "") for key in ("period", "first", "last")]
    account = _NUMBER.search(number)
    return Facts(
        account=account[0].strip("- ") if account else None,
        iban=found.get("iban") and (iban_in(found["iban"]) or None),
        bsb=found.get("bsb"),
        currency=code_in(found.get("currency", ""), words) or code_in(number, words),
        holder=found.get("holder"),
        dates=tuple(one for text in dates for one in _dates_in(text, words)),
        opening=found.get("opening"),
        closing=found.get("closing"),
        total_in=found.get("total_in"),
        total_out=found.get("total_out"),
        texts=texts,
    )


def _dates_in(text: str, words: StatementWords) -> list[str]:
    return [one for one in _DATE.findall(text) if taken_apart(one, words.months)]


def code_in(text: str, words: StatementWords) -> str | None:
    """The one currency that a text names by its code or by a sign of one currency only."""
    codes = {code for code in _CODE.findall(text) if code in CURRENCIES}
    if not codes:
        tokens = text.casefold().split()
        said = [sign for sign in words.signs if (sign in tokens if sign.isalpha() else sign in text)]
        whole = [sign for sign in said if not any(sign != longer and sign in longer for longer in said)]
        codes = {code for sign in whole for code in words.signs[sign]}
    return codes.pop() if len(codes) == 1 else None


def iban_in(text: str) -> str | None:
    """The first IBAN of a text, without its spaces: one of ours by its length, others by their check digits.

    A number that is printed with wrong check digits is still the account's name; a shorter one is never made of it.
    """
    for found in _IBAN.finditer(text):
        plain = found[0].replace(" ", "")
        if _MONGOLIAN.match(plain):
            return plain[:_MONGOLIAN_LENGTH]
        for end in range(len(plain), 14, -1):
            if is_iban(plain[:end]):
                return plain[:end]
    return None


def is_iban(plain: str) -> bool:
    """Whether the check digits of an IBAN are right (ISO 13616, remainder 1 of 97)."""
    turned = plain[4:] + plain[:4]
    return int("".join(str(ord(char) - _LETTER) if char.isalpha() else char for char in turned)) % 97 == 1


def period_of(facts: Facts, reader: DayReader) -> tuple[date | None, date | None]:
    """The first and the last day of the period that is printed, when it is."""
    days = [day for day in map(reader.read, facts.dates) if day is not None]
    if len(days) < 2 or days[0] > days[1]:
        return None, None
    return days[0], days[1]


def bank_of(
    facts: Facts, labels: Sequence[str], name: str, account: str | None, words: StatementWords
) -> BankWords | None:
    """The bank, by its IBAN or BSB, by labels that only it uses, or by its name where the statement says it."""
    iban, bsb = facts.iban or "", _bsb(facts.bsb, account)
    columns, texts = set(labels), (*facts.texts, fold(name))
    by_number = [bank for bank in words.banks if iban.startswith("MN") and iban[4:8] in bank.iban]
    by_labels = [bank for bank in words.banks if any(wanted <= columns for wanted in bank.columns)]
    by_bsb = [bank for bank in words.banks if bsb and bank.bsb and bsb.startswith(bank.bsb)]
    by_name = [bank for bank in words.banks if any(_said(one, texts) for one in (*bank.names, *bank.phrases))]
    return next((found[0] for found in (by_number, by_labels, by_bsb, by_name) if len(found) == 1), None)


def _bsb(printed: str | None, account: str | None) -> str:
    """The six digits of a BSB: printed alone, or the beginning of a long account number."""
    digits = "".join(filter(str.isdigit, printed or ""))
    if len(digits) == 6:
        return digits
    number = "".join(filter(str.isdigit, account or ""))
    return number[:6] if len(number) in range(13, 17) or (len(number) in range(11, 16)) else ""


def _said(phrase: str, texts: Iterable[str]) -> bool:
    return any(f" {phrase} " in f" {text} " for text in texts)
