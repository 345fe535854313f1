"""A calendar's file is read back as it was meant, by the library and by rules of our own."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from icalendar import Calendar

from core.agenda.feed import Event, Feed
from integrations.calendar import IcsWriter

STAMP = datetime(2026, 11, 28, tzinfo=UTC)
HOSTILE = "Түрээс, орон сууц; «шинэ»\\байр\nхоёр дахь мөр 🏠👨‍👩‍👧" * 3
CONTROL = "BEGIN:VEVENT\r\nSUMMARY:not mine\r\nEND:VEVENT"


def feed(*events: Event, name: str = "GlobFam: Bat; home, away") -> Feed:
    return Feed(name, "mn", STAMP, events)


def event(key: str = "bill-1-2026-12-01", title: str = "Rent", text: str = "", days: int = 0) -> Event:
    first = date(2026, 12, 31)
    return Event(f"{key}@globfam.invalid", first, first + timedelta(days=days), title, text)


def read_back(*events: Event) -> list[Any]:
    return list(Calendar.from_ical(IcsWriter().write(feed(*events))).walk("VEVENT"))


def test_what_is_written_is_read_back() -> None:
    one, long = read_back(event(title=HOSTILE, text=HOSTILE), event("break", days=20))
    assert str(one["summary"]) == str(one["description"]) == HOSTILE
    assert one["uid"] == "bill-1-2026-12-01@globfam.invalid"
    assert (one["dtstart"].dt, one["dtend"].dt) == (date(2026, 12, 31), date(2027, 1, 1))
    assert one["dtstamp"].dt == STAMP
    assert one["transp"] == "TRANSPARENT"
    assert long["dtend"].dt - long["dtstart"].dt == timedelta(days=21)
    assert "description" not in long
    assert not list(one.walk("VALARM"))


def test_the_calendar_says_what_it_is_and_how_often_it_changes() -> None:
    calendar = Calendar.from_ical(IcsWriter().write(feed(event())))
    assert calendar["version"] == "2.0"
    assert calendar["method"] == "PUBLISH"
    raw = IcsWriter().write(feed(event())).decode()
    for name in ("NAME", "X-WR-CALNAME"):
        assert f"\r\n{name}:GlobFam: Bat\\; home\\, away\r\n" in raw
    assert "REFRESH-INTERVAL;VALUE=DURATION:PT6H\r\n" in raw
    assert "X-PUBLISHED-TTL:PT6H\r\n" in raw


def test_no_line_is_longer_than_75_octets_and_none_cuts_a_letter() -> None:
    written = IcsWriter().write(feed(event(title=HOSTILE * 4, text=HOSTILE * 4)))
    assert written.endswith(b"\r\n")
    lines = written.removesuffix(b"\r\n").split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert not [line for line in lines if b"\n" in line or b"\r" in line or not line]
    assert [line.decode() for line in lines]
    unfolded = written.decode().replace("\r\n ", "")
    assert "\\nхоёр дахь мөр 🏠" in unfolded


def test_what_is_typed_makes_no_event_of_its_own() -> None:
    (one,) = read_back(event(title=CONTROL, text=CONTROL))
    assert str(one["summary"]).splitlines() == CONTROL.splitlines()


def test_the_same_feed_gives_the_same_bytes_and_an_empty_one_is_a_calendar() -> None:
    assert IcsWriter().write(feed(event())) == IcsWriter().write(feed(event()))
    assert read_back() == []
