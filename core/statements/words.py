"""The words by which statements are understood, as data: labels of columns and facts, marks, months, banks.

Each language has a `statements.toml`. Words are compared folded (`fold`), since the files of Mongolian banks mix
Cyrillic letters with Latin ones that look alike, and nobody agrees on capitals and full stops.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

Tables = Mapping[str, Any]
_ALIKE = str.maketrans("аеёорсухвнкмтіјѕүөєї", "aeeopcyxbhkmtijsyooy")
_WORDS = re.compile(r"[^\W_]+")


def fold(text: str) -> str:
    """Letters and digits as they look, small, with one space between words; the same of Cyrillic and Latin looks."""
    plain = unicodedata.normalize("NFKC", text).casefold().translate(_ALIKE)
    return " ".join(_WORDS.findall(plain))


@dataclass(frozen=True, slots=True)
class BankWords:
    """How a bank is known. `iban` and `bsb` are beginnings of its numbers, `columns` the labels that only it uses.

    `currency` is that of all its accounts, where it has accounts in one currency only.
    """

    name: str
    names: tuple[str, ...] = ()
    iban: tuple[str, ...] = ()
    bsb: tuple[str, ...] = ()
    columns: tuple[frozenset[str], ...] = ()
    phrases: tuple[str, ...] = ()
    currency: str | None = None


@dataclass(frozen=True, slots=True)
class StatementWords:
    """All that readers of statements know. Every phrase is folded.

    `headers` gives the role of a column by its label, `labels` the fact that a cell beside a label holds. `marks` are
    what stands beside a figure or in a column of its own, with the sign they give (-1 is out). `signs` are currencies
    by sign; those that several currencies share list them all.
    """

    headers: Mapping[str, str]
    labels: Mapping[str, str]
    marks: Mapping[str, int]
    months: Mapping[str, int]
    signs: Mapping[str, tuple[str, ...]]
    status: Mapping[str, tuple[str, ...]]
    sense: Mapping[str, tuple[str, ...]]
    banks: tuple[BankWords, ...]


def build_words(tables: Iterable[tuple[str, Tables]]) -> StatementWords:
    """Make the words of (language, tables) pairs. Raises `ValueError` when one label has two meanings."""
    listed = [table for _, table in tables]
    banks: dict[str, dict[str, Any]] = {}
    for table in listed:
        for name, bank in table.get("bank", {}).items():
            _join(banks.setdefault(name, {}), bank)
    return StatementWords(
        headers=_by_phrase("header", listed),
        labels=_by_phrase("label", listed),
        marks={phrase: {"out": -1, "in": 1}[side] for phrase, side in _by_phrase("mark", listed).items()},
        months={phrase: int(number) for phrase, number in _by_phrase("month", listed).items()},
        signs={sign: tuple(codes) for table in listed for sign, codes in table.get("sign", {}).items()},
        status=_grouped("status", listed),
        sense=_grouped("sense", listed),
        banks=tuple(_bank(name, bank) for name, bank in banks.items()),
    )


def _join(into: dict[str, Any], more: Tables) -> None:
    for key, value in more.items():
        into[key] = into[key] + value if isinstance(value, list) and key in into else value


def _by_phrase(section: str, tables: Iterable[Tables]) -> dict[str, str]:
    found: dict[str, str] = {}
    for table in tables:
        for role, phrases in table.get(section, {}).items():
            for phrase in map(fold, phrases):
                if found.setdefault(phrase, role) != role:
                    raise ValueError(f"{section}: {phrase!r} is both {found[phrase]} and {role}")
    return found


def _grouped(section: str, tables: Iterable[Tables]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for table in tables:
        for name, phrases in table.get(section, {}).items():
            found[name] = (*found.get(name, ()), *map(fold, phrases))
    return found


def _bank(name: str, bank: Tables) -> BankWords:
    return BankWords(
        name=name,
        names=tuple(map(fold, bank.get("names", ()))),
        iban=tuple(bank.get("iban", ())),
        bsb=tuple(bank.get("bsb", ())),
        columns=tuple(frozenset(map(fold, labels)) for labels in bank.get("columns", ())),
        phrases=tuple(map(fold, bank.get("phrases", ()))),
        currency=bank.get("currency"),
    )
