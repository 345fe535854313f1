"""What beancount and hledger themselves make of a journal: the judges of the export's tests."""

import csv
import os
import shutil
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from beancount import loader
from beancount.core.data import Transaction

needs_hledger = pytest.mark.skipif(
    shutil.which("hledger") is None and os.environ.get("CI") != "true",
    reason="hledger is not installed here; under CI its absence fails",
)
Balances = dict[tuple[str, str], Decimal]
"""What stands on (account, currency), nothing where it is zero."""


@dataclass(frozen=True)
class Read:
    """A transaction as beancount read it."""

    day: date
    payee: str
    note: str
    tags: frozenset[str]
    links: frozenset[str]
    facts: dict[str, Any]


def read_beancount(text: str) -> tuple[list[Read], Balances]:
    """The transactions and balances; fails when beancount finds any error, as `bean-check` would."""
    entries, errors, _ = loader.load_string(text)
    assert not errors, errors
    made = [one for one in entries if isinstance(one, Transaction)]
    sums: Balances = {}
    for one in made:
        for leg in one.postings:
            assert leg.units is not None
            assert leg.units.number is not None
            key = (leg.account, leg.units.currency)
            sums[key] = sums.get(key, Decimal(0)) + leg.units.number
    return [_read(one) for one in made], _standing(sums)


def _read(one: Transaction) -> Read:
    return Read(one.date, one.payee or "", one.narration or "", one.tags, one.links, one.meta)


def hledger(text: str, *args: str) -> str:
    """What hledger answers to a journal; fails when it does not accept it."""
    done = subprocess.run(
        ["hledger", "-f", "-", *args],
        input=text,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "LC_ALL": "C.UTF-8"},
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def read_hledger(text: str) -> Balances:
    """The balances; fails when `hledger check --strict` does not accept the journal."""
    hledger(text, "check", "--strict")
    rows = csv.DictReader(hledger(text, "bal", "--flat", "--no-total", "-O", "csv", "--layout=bare").splitlines())
    return _standing({(row["account"], row["commodity"]): Decimal(row["balance"]) for row in rows})


def _standing(sums: Balances) -> Balances:
    return {key: amount for key, amount in sums.items() if amount}


def of_roots(balances: Balances, roots: Iterable[str]) -> Balances:
    """Only the accounts beneath these roots."""
    return {key: amount for key, amount in balances.items() if key[0].split(":")[0] in set(roots)}
