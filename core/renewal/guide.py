"""What to prepare for the next visa as dated values; the lists are data (`integrations/law/renewal.toml`)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any


class Ends(StrEnum):
    """Until when something must be valid."""

    BEYOND = "beyond"
    """Past the end of the visa."""
    STAY = "stay"
    """To the end of the new course, where it is known; else past the end of the visa."""
    APPLYING = "applying"
    """On the day of the application, which is the end of the visa at the latest."""
    HALF_YEAR = "half_year"
    """Half a year past the end of the visa: a suggestion, no rule."""


class Item(StrEnum):
    """What is to be prepared; the lists have their own order."""

    PASSPORT = "passport"
    COE = "coe"
    COE_OF_STUDENT = "coe_of_student"
    OSHC = "oshc"
    INSURANCE = "insurance"
    FUNDS = "funds"
    FUNDS_OWN = "funds_own"
    STATEMENTS = "statements"
    ENGLISH = "english"
    GENUINE = "genuine"
    HEALTH = "health"
    POLICE = "police"
    SCHOOL = "school"
    TRANSLATION = "translation"
    RELATIONSHIP = "relationship"
    SPONSOR = "sponsor"
    SPECIFIED_WORK = "specified_work"
    RESIDENCE = "residence"
    NEXT = "next"
    CHARGE = "charge"
    LODGE = "lodge"
    RETURN_VISA = "return_visa"


LAST = frozenset({Item.LODGE, Item.RETURN_VISA})
"""The application itself: with it, nothing is left to prepare."""


@dataclass(frozen=True, slots=True)
class Step:
    """One item of a list. `begin` is in months before the visa's end, a suggestion.

    With `ends`, its date is the day on which it ends. With `lasts`, it is the day of the test or the certificate, which
    is good for so many months. `warn` is in months before it ends by itself; 0 says nothing of that.
    """

    item: Item
    begin: int
    ends: Ends | None = None
    lasts: int = 0
    warn: int = 0

    @property
    def dated(self) -> bool:
        """Whether a date is asked for."""
        return self.ends is not None


@dataclass(frozen=True, slots=True)
class Checklist:
    """What holders of some visas prepare, from a day on. `charge` names the visa whose charge is asked for next.

    With `travel`, what ends is the right to come back, not the right to stay.
    """

    name: str
    visas: frozenset[str]
    since: date
    steps: tuple[Step, ...]
    source: str
    checked: date
    charge: str = ""
    travel: bool = False


@dataclass(frozen=True, slots=True)
class Guide:
    """All lists, in order of time, and the words by which papers and bills are known to be of an item."""

    lists: tuple[Checklist, ...] = ()
    words: Mapping[Item, tuple[str, ...]] = field(default_factory=dict)

    def of(self, visa: str, day: date) -> Checklist | None:
        """The list for a visa on a day; before the first, that one. None where there is nothing to prepare."""
        known = [one for one in self.lists if visa in one.visas]
        return next((one for one in reversed(known) if one.since <= day), known[0] if known else None)


def build_guide(table: Mapping[str, Any]) -> Guide:
    """The guide from a parsed file. Raises `KeyError` or `ValueError` for a malformed one: it ships with us."""
    lists = sorted((_checklist(row) for row in table["list"]), key=lambda one: one.since)
    return Guide(tuple(lists), {Item(name): tuple(words) for name, words in table["words"].items()})


def _checklist(row: Mapping[str, Any]) -> Checklist:
    return Checklist(
        row["name"],
        frozenset(row["visas"]),
        row["since"],
        tuple(_step(one) for one in row["items"]),
        row["source"],
        row["checked"],
        row.get("charge", ""),
        row.get("travel", False),
    )


def _step(row: Mapping[str, Any]) -> Step:
    lasts = row.get("lasts", 0)
    ends = Ends.APPLYING if lasts else Ends(row["ends"]) if "ends" in row else None
    return Step(Item(row["item"]), row["begin"], ends, lasts, row.get("warn", 0))
