"""Dates of documents, decided for a whole column."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.statements.dates import DayReader, day_reader
from core.statements.words import StatementWords

TODAY = date(2026, 11, 27)
DAY = date(2026, 9, 27)


@pytest.mark.parametrize(
    "printed",
    [
        "27/09/2026",
        "27-09-2026",
        "27.09.2026",
        "27.09.2026.",
        "27/9/26",
        "27 Sep 26",
        "27-Sep-2026",
        "27 September 2026",
        "27th Sep, 2026",
        "Sun 27 Sep 2026",
        "Sunday, 27 September 2026",
        "Sep 27, 2026",
        "September 27 2026",
        "27Sep2026",
        "27 Sep '26",
        "2026-09-27",
        "2026.09.27",
        "2026/9/27",
        "2026-09-27T10:11:12",
        "2026-09-27 10:11",
        "2026-09-27T10:11:12.345Z",
        "2026-09-27T10:11:12+08:00",
        "2026/09/27 10:11:12",
        "27/09/2026 10:11 PM",
        "27 Sep 2026 at 10:11",
        "20260927",
        "2026年9月27日",
        "2026년 9월 27일",
        "2026. 9. 27.",
        "2026 оны 9-р сарын 27",
        "2026 оны 9 сарын 27",
        "9-р сарын 27",
        "27 Sep",
        "Sep 27",
        "27/09",
        "27.09.",
        "27-9",
        "27 сен",
    ],
)
def test_every_printed_form_is_read(printed: str, words: StatementWords) -> None:
    assert DayReader(words.months, "dmy", TODAY).read(printed) == DAY


@pytest.mark.parametrize(
    "printed",
    [
        "",
        "27",
        "5.10",
        "12.34",
        "27/13/2026",
        "31/02/2026",
        "01/02/2026-5.00",
        "27 Sup 2026",
        "2026-09-27x",
        "99/99",
        "12345",
        "27/09/202",
        "x" * 41,
        "2026-13-01",
        "0/5",
        "27 Sep 2026 100.00",
    ],
)
def test_what_is_more_or_less_than_a_date_is_none(printed: str, words: StatementWords) -> None:
    assert DayReader(words.months, "dmy", TODAY).read(printed) is None


def test_a_spreadsheets_day_counts_from_1900() -> None:
    reader = DayReader({}, "dmy", TODAY, serials=True)
    assert [reader.read(text) for text in ("46292", "46292.424", "12345", "99999")] == [DAY, DAY, None, None]


@pytest.mark.parametrize(
    ("cells", "order", "american", "sure"),
    [
        (["03/04/2026", "05/04/2026"], "dmy", False, True),
        (["03/04/2026", "03/05/2026"], "dmy", True, False),
        (["03/04/2026", "03/25/2026"], "mdy", False, True),
        (["25/03/2026", "03/04/2026"], "dmy", True, True),
        (["26/03/30", "26/03/31"], "ymd", False, True),
        (["26/03/15"], "dmy", False, False),
        (["10/27", "10/28"], "ymd", False, True),
        (["2026-03-04"], "dmy", True, True),
        ([], "dmy", True, True),
    ],
)
def test_the_order_is_decided_for_the_column(cells: list[str], order: str, american: bool, sure: bool) -> None:
    reader = day_reader(cells, {}, TODAY, american=american)
    assert (reader.order, reader.sure) == (order, sure)


@pytest.mark.parametrize(
    ("printed", "latest", "day"),
    [
        ("28 Dec", date(2026, 1, 14), date(2025, 12, 28)),
        ("02 Jan", date(2026, 1, 14), date(2026, 1, 2)),
        ("28 Nov", TODAY, date(2025, 11, 28)),
        ("27 Nov", TODAY, TODAY),
        ("29 Feb", TODAY, date(2024, 2, 29)),
        ("30 Feb", TODAY, None),
    ],
)
def test_a_day_without_a_year_is_the_latest_that_is_not_in_the_future(
    printed: str, latest: date, day: date | None, words: StatementWords
) -> None:
    reader = DayReader(words.months, "dmy", latest)
    assert reader.read(printed) == day
    assert reader.guessed_year


def test_two_digits_of_a_year_are_of_the_past(words: StatementWords) -> None:
    reader = DayReader(words.months, "dmy", TODAY)
    assert (reader.read("01/02/27"), reader.read("01/02/99")) == (date(2027, 2, 1), date(1999, 2, 1))


def test_a_year_at_the_end_is_never_read_as_its_first_part() -> None:
    assert DayReader({}, "ymd", TODAY).read("03/04/2026") is None
    assert DayReader({}, "ymd", TODAY).read("26-04-03") == date(2026, 4, 3)


@given(
    st.lists(st.dates(date(2015, 1, 1), TODAY), min_size=1, max_size=9).map(sorted),
    st.sampled_from(["%d/%m/%Y", "%Y-%m-%d", "%d.%m.%Y", "%Y%m%d", "%d %b %Y", "%B %d, %Y", "%Y/%m/%dT%H:%M"]),
)
def test_columns_are_read_back(days: list[date], form: str) -> None:
    printed = [f"{day:{form}}" for day in days]
    reader = day_reader(printed, MONTHS, TODAY)
    assert [reader.read(text) for text in printed] == days


MONTHS = {
    name.lower(): number
    for number in range(1, 13)
    for name in (f"{date(2026, number, 1):%b}", f"{date(2026, number, 1) + timedelta(1):%B}")
}
