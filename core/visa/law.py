"""The rules of law as dated values. The figures are data (`integrations/law/visa.toml`), each with source and date."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from core.renewal.guide import Guide
from core.visa.model import Level


@dataclass(frozen=True, slots=True)
class Limit:
    """Hours a fortnight from a day on; `hours` None is no limit. `source` and `checked` say where it was read, when."""

    since: date
    hours: int | None
    source: str
    checked: date


@dataclass(frozen=True, slots=True)
class Condition:
    """What one condition of a visa says of work.

    `limits` are in order of time; none at all is no limit. `needs_course`: no work before the course has started.
    `only_in_session`: the limit rests in breaks and after the course. `exempt` are the levels without a limit.
    `one_employer`: it limits the months with one employer.
    """

    name: str
    limits: tuple[Limit, ...] = ()
    needs_course: bool = False
    only_in_session: bool = False
    exempt: frozenset[Level] = frozenset()
    one_employer: bool = False


@dataclass(frozen=True, slots=True)
class Charge:
    """What is asked for from a day on, in whole Australian dollars. `amounts` are named as in the file."""

    since: date
    amounts: Mapping[str, int]
    source: str
    checked: date


@dataclass(frozen=True, slots=True)
class Law:
    """All that is known: conditions by name, what a student needs to live for a year, and charges by subclass.

    `renewal` is what to prepare for the next visa.
    """

    conditions: Mapping[str, Condition]
    strictest: str
    living_costs: tuple[Charge, ...]
    charges: Mapping[str, tuple[Charge, ...]]
    renewal: Guide = field(default_factory=Guide)

    def condition(self, name: str) -> Condition:
        """The condition of that name; of one that nobody here knows, the strictest that has a limit."""
        return self.conditions.get(name, self.conditions[self.strictest])


def in_force(dated: tuple[Charge, ...], day: date) -> Charge | None:
    """What holds on a day; None before the first that is known."""
    return next((one for one in reversed(dated) if one.since <= day), None)


def limit_on(condition: Condition, day: date) -> int | None:
    """Hours a fortnight on a day. Before the first row that row holds too: the figures are not known further back."""
    if not condition.limits:
        return None
    return next((one.hours for one in reversed(condition.limits) if one.since <= day), condition.limits[0].hours)


def build_law(table: Mapping[str, Any]) -> Law:
    """The law from a parsed file. Raises `KeyError` or `ValueError` for a malformed one: it ships with the program."""
    limits = tuple(
        Limit(row["since"], row.get("hours"), row["source"], row["checked"])
        for row in sorted(table["limit"], key=lambda row: row["since"])
    )
    conditions = {name: _condition(name, row, limits) for name, row in table["condition"].items()}
    charges = {name: _charges(rows) for name, rows in table["charge"].items()}
    return Law(conditions, table["strictest"], _charges(table["living_costs"]), charges)


def _condition(name: str, row: Mapping[str, Any], limits: tuple[Limit, ...]) -> Condition:
    return Condition(
        name,
        limits if row["limited"] else (),
        row["needs_course"],
        row["only_in_session"],
        frozenset(map(Level, row["exempt"])),
        row.get("one_employer", False),
    )


def _charges(rows: list[dict[str, Any]]) -> tuple[Charge, ...]:
    return tuple(
        Charge(row["since"], row["amounts"], row["source"], row["checked"])
        for row in sorted(rows, key=lambda row: row["since"])
    )
