"""Public holidays as people plan by them: of the country where they live, with its state, and of the other one."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from core.agenda.model import Item, Kind
from core.bills.ports import Holidays
from core.family.model import Person, Viewer
from core.unit import Unit

_BOTH = ("AU", "MN")
_DAY = timedelta(days=1)
_STATES = {
    "Sydney": "NSW", "Broken_Hill": "NSW", "Yancowinna": "NSW", "Lord_Howe": "NSW", "LHI": "NSW", "NSW": "NSW",
    "Melbourne": "VIC", "Victoria": "VIC", "Brisbane": "QLD", "Lindeman": "QLD", "Queensland": "QLD",
    "Adelaide": "SA", "South": "SA", "Perth": "WA", "Eucla": "WA", "West": "WA", "Hobart": "TAS", "Currie": "TAS",
    "Tasmania": "TAS", "Darwin": "NT", "North": "NT", "ACT": "ACT", "Canberra": "ACT",
}  # fmt: skip
"""By the last part of an Australian zone's IANA name. Canberra keeps Sydney's, so that it is told apart by its own."""


async def lands_of(unit: Unit, viewer: Viewer, who: Person) -> tuple[str, ...]:
    """The countries whose holidays are shown, one's own first; Australia with the state that a member lives in."""
    members = await unit.people.members(viewer)
    known = await unit.people.several([one.user_id for one in members])
    zones = [who.zone, *(one.zone for one in known.values())]
    state = next((found for zone in zones if (found := _state(zone))), None)
    lands = [f"AU-{state}" if land == "AU" and state else land for land in _BOTH]
    own = [land for land in lands if land.partition("-")[0] == who.country] or [who.country]
    return tuple(dict.fromkeys([*own, *lands]))


def rests(holidays: Holidays, lands: Iterable[str], first: date, last: date, language: str) -> tuple[Item, ...]:
    """The holidays of these days: days in a row are one, and so is one that several countries keep."""
    found: dict[tuple[date, date, str], Item] = {}
    for land in lands:
        for item in _of_land(holidays, land, first, last, language):
            key = (item.day, item.last or item.day, item.title)
            known = found.get(key)
            countries = (*known.countries, *item.countries) if known else item.countries
            found[key] = replace(known or item, countries=countries)
    return tuple(found.values())


def _of_land(holidays: Holidays, land: str, first: date, last: date, language: str) -> list[Item]:
    years = range(first.year, last.year + 1)
    named = {day: name for year in years for day, name in holidays.of(land, year, language).items()}
    items: list[Item] = []
    for day in sorted(one for one in named if first <= one <= last):
        before = items[-1] if items else None
        if before and before.title == named[day] and (before.last or before.day) + _DAY == day:
            items[-1] = replace(before, last=day)
            continue
        items.append(Item(day, Kind.HOLIDAY, f"holiday-{land}-{day}", named[day], countries=(land.partition("-")[0],)))
    return items


def _state(zone: str) -> str | None:
    area, _, place = zone.partition("/")
    return _STATES.get(place) if area == "Australia" else None
