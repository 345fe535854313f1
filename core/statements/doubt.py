"""Layouts that nothing proves: how one is recognised again, and what is shown when it is asked about."""

import hashlib
from collections.abc import Sequence
from dataclasses import replace

from core.documents.model import Doubt, Hints, Mapping, StatementRow
from core.statements.candidates import Candidate, Figures, amounts_of
from core.statements.dates import ORDERS, DayReader
from core.statements.gather import Entry, cell
from core.statements.rows import RowMaker
from core.statements.shape import Frame

_SAMPLES = 3
_MOST_CHOICES = 4
_LETTERS = 16


def signature_of(frame: Frame) -> str:
    """A name of the layout: of its labels, or of what its columns hold where it has none. Nothing of its contents."""
    if frame.header:
        told = "|".join(frame.header.labels).rstrip("|")
    else:
        told = "#" + frame.kinds.replace("b", "t").rstrip("t")
    return hashlib.sha256(told.encode()).hexdigest()[:_LETTERS]


def answered(frame: Frame, hints: Hints) -> Mapping | None:
    """What a person said of this layout before, where it still fits the columns."""
    mapping = dict(hints.mappings).get(signature_of(frame))
    if mapping is None or mapping.day != frame.day or mapping.order not in ORDERS:
        return None
    columns = (*mapping.text, mapping.amount, mapping.money_in, mapping.money_out, mapping.balance)
    return mapping if all(column is None or 0 <= column < len(frame.kinds) for column in columns) else None


def doubt_of(
    choices: Sequence[Mapping], entries: Sequence[Entry], frame: Frame, maker: RowMaker, candidate: Candidate
) -> Doubt:
    """What is to be asked: each choice with sample rows, and each order of dates that reads them."""
    wider = [*choices]
    if not frame.reader.sure:
        wider += [replace(choices[0], order=order) for order in _orders(frame, entries)]
    wider = list(dict.fromkeys(wider))[:_MOST_CHOICES]
    samples = tuple(_sample(choice, entries[:_SAMPLES], frame, maker, candidate) for choice in wider)
    return Doubt(signature_of(frame), tuple(wider), samples)


def _orders(frame: Frame, entries: Sequence[Entry]) -> list[str]:
    """The other orders in which all dates can be read."""
    cells = [text for entry in entries if (text := cell(entry.row, frame.day).strip())]
    found = []
    for order in ORDERS:
        reader = replace(frame.reader, order=order, _seen={})
        if order != frame.reader.order and all(reader.read(text) for text in cells):
            found.append(order)
    return found


def _sample(
    mapping: Mapping, entries: Sequence[Entry], frame: Frame, maker: RowMaker, candidate: Candidate
) -> tuple[StatementRow, ...]:
    """The first rows as one choice reads them."""
    figures = Figures(entries, frame.figures)
    same = mapping.amount == candidate.mapping.amount
    amounts = amounts_of(replace(candidate, mapping=mapping, sign=candidate.sign if same else None), figures)
    balances = figures.column(mapping.balance) if mapping.balance is not None else [None] * len(entries)
    reader = DayReader(frame.reader.months, mapping.order, frame.reader.latest, frame.reader.serials)
    rows = []
    for entry, amount, balance in zip(entries, amounts, balances, strict=True):
        day = reader.read(cell(entry.row, frame.day).strip())
        if amount is not None:
            signed = -amount if mapping.flip else amount
            rows.append(replace(maker.make(entry, signed, balance), day=day or entry.day))
    return tuple(rows)
