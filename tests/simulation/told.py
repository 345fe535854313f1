"""What was told of the family's bills, read back from the words: which line speaks of which time that one fell due.

It shares no code with the bot: a day is written here by hand, and looked for in the line.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.demo.people import SARNAI
from tests.simulation.dues import Due
from tests.simulation.household import LANGUAGES, ULAANBAATAR, ZONES
from tests.simulation.script import AWAY, MOVED_AT
from tests.simulation.world import Heard
from tests.simulation.years import Lived

DUE = re.compile(r"^(?:🧾|🔴|🔁|💰) <b>(?P<title>[^<]+)</b>")
_COMING = re.compile(r"^• (?P<day>[^:]+): (?P<title>.+), (?P<money>\S.*)$")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec")
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_NEAR = {"en": ("yesterday", "today", "tomorrow"), "mn": ("өчигдөр", "өнөөдөр", "маргааш")}
_FAR = timedelta(days=40)
_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Line:
    """A line told unasked of one time that a bill fell due, on a day of the one who heard it."""

    heard: Heard
    text: str
    due: Due
    today: date


def zone_of(who: int, at: datetime) -> str:
    """Where somebody is at an instant."""
    left, back = (datetime.combine(day, MOVED_AT, ZoneInfo(ZONES[SARNAI.user_id])) for day in AWAY)
    return ULAANBAATAR if who == SARNAI.user_id and left <= at < back else ZONES[who]


def local(one: Heard) -> datetime:
    """By the clock of where they are."""
    return one.at.astimezone(ZoneInfo(zone_of(one.to, one.at)))


def unasked(lived: Lived) -> list[Heard]:
    """What was told without being asked."""
    return [one for one in lived.heard if one.said is None and one.out.text]


def written(day: date, today: date, language: str) -> str:
    """A day as it stands in a message."""
    if abs((day - today).days) <= 1:
        return _NEAR[language][(day - today).days + 1]
    if language == "mn":
        year = "" if day.year == today.year else f"{day.year} оны "
        return f"{year}{day.month}-р сарын {day.day}"
    if day.year == today.year:
        return f"{_WEEKDAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]}"
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def lines(lived: Lived) -> Iterator[Line]:
    """Every line of a bill that was told unasked. A line that speaks of no time of the book, or of two, fails."""
    for one in unasked(lived):
        for text in one.out.text.splitlines():
            found = DUE.match(text)
            if found and not re.match(r"^.{1,3}(?:Budget|Төсөв)\b", text):
                today = local(one).date()
                meant = _meant(lived.dues, found["title"], text[found.end() :], today, LANGUAGES[one.to])
                assert len(meant) == 1, (local(one), one.to, text, meant)
                yield Line(one, text, meant[0], today)


def _meant(dues: Iterable[Due], title: str, said: str, today: date, language: str) -> list[Due]:
    near = [one for one in dues if one.bill.title == title and abs(one.day - today) <= _FAR]
    return [one for one in near if _stands(written(one.day, today, language), said)]


def _stands(day: str, said: str) -> bool:
    return re.search(rf"(?<![\w-]){re.escape(day)}(?!\w)", said) is not None


def digests(lived: Lived) -> list[Heard]:
    """The messages of the week."""
    return [one for one in unasked(lived) if one.out.text.startswith("🗓 <b>")]


def coming(one: Heard) -> list[tuple[str, str, str]]:
    """The bills of the next days that a digest lists: (day, title, amount), as written."""
    found = (_COMING.match(line) for line in one.out.text.splitlines())
    return [(line["day"], line["title"], line["money"]) for line in found if line]


def expected(lived: Lived, one: Heard) -> list[tuple[str, str, str | None]]:
    """What it should list by the book: what is to be paid in the seven days after it, by its day."""
    today = local(one).date()
    open_then = (due for due in lived.dues if due.settled_at is None or due.settled_at > one.at)
    seen = (due for due in open_then if not due.bill.private or due.bill.who == one.to)
    week = [due for due in seen if not due.bill.income and today < due.day <= today + 7 * _DAY]
    said = [(written(due.day, today, LANGUAGES[one.to]), due.bill.title, due.bill.amount(due.day)) for due in week]
    return sorted(said, key=str)
