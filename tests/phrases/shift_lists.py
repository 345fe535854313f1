"""The lists of shifts: a phrase, an arrow, and what it must be read as. Lines that begin with # are notes."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from core.visa.asked import read_hours_question
from core.visa.said import read_shifts
from core.visa.said_model import Said, SaidShift, Speaker
from integrations.vocabulary.visa import load_shift_words

ARROW = " => "
NOTHING = "nothing"
TODAY = date(2026, 11, 24)
"""A Tuesday."""


def phrases(path: Path) -> Iterator[tuple[str, str]]:
    """(phrase, what it must be read as) of one list."""
    for line in path.read_text("utf-8").split("\n"):
        if line and not line.startswith("#"):
            phrase, _, expected = line.rpartition(ARROW)
            yield phrase, expected


def read(phrase: str, country: str) -> str:
    """What the reader makes of a phrase, as the lists write it."""
    said = read_shifts(phrase, load_shift_words(), Speaker(TODAY, country))
    return NOTHING if said is None else told(said)


def told(said: Said) -> str:
    """A reading in one line: the shifts, or what is asked and what it may be."""
    if said.ask is None:
        return "; ".join(map(_shift, said.shifts))
    return f"ask {said.ask}" + "".join(f" | {'; '.join(map(_shift, option))}" for option in said.options)


def _shift(shift: SaidShift) -> str:
    when = f" {shift.start:%H:%M}-{shift.end:%H:%M}" if shift.start and shift.end else ""
    length = f" {shift.length / 3600:g}h" if shift.length is not None else ""
    pause = f" break {shift.unpaid_break // 60}" if shift.unpaid_break else ""
    again = f" every {''.join(map(str, shift.weekdays))} until {shift.until}" if shift.weekdays else ""
    zone = f" in {shift.zone}" if shift.zone else ""
    return f"{shift.kind} {shift.day}{when}{length}{pause}{again}{f' at {shift.job}' if shift.job else ''}{zone}"


def asked(phrase: str) -> str:
    """What the reader makes of a question about hours, as the lists write it."""
    found = read_hours_question(phrase, load_shift_words(), Speaker(TODAY))
    if found is None:
        return NOTHING
    length = "" if found.length is None else f" {found.length / 3600:g}h"
    span = f" {found.span.first} {found.span.last}" if found.span else ""
    job = f" at {found.job}" if found.job else ""
    return f"{found.measure}{f' {found.day}' if found.day else ''}{length}{span}{job}"
