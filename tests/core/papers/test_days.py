"""Days and months in both languages, in every form that papers print."""

from datetime import date

import pytest

from core.papers.days import days, month_of, one_day
from core.papers.words import PaperWords


@pytest.mark.parametrize(
    "text",
    [
        "12/03/2026", "12.3.2026", "12-03-26", "2026-03-12", "2026.03.12 14:05", "2026/3/12", "12 Mar 26",
        "12 March 2026", "12th March, 2026", "12-Mar-2026", "12Mar2026", "March 12, 2026", "Thu 12 Mar '26",
        "2026 оны 3-р сарын 12",
        "2026 оны 03 сарын 12-ны өдөр", "2026 оны 3 дугаар сарын 12", "2026 оны гуравдугаар сарын 12",
        "due 12 / 03 / 2026",
    ],
)  # fmt: skip
def test_a_day(text: str, words: PaperWords) -> None:
    assert [one.value for one in days(text, words, "AU")] == [date(2026, 3, 12)]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("1 – 14 March 2026", date(2026, 3, 1), date(2026, 3, 14)),
        ("28 Feb - 13 Mar 2026", date(2026, 2, 28), date(2026, 3, 13)),
        ("20 Dec to 2 Jan 2026", date(2025, 12, 20), date(2026, 1, 2)),
        ("01.03.2026-14.03.2026", date(2026, 3, 1), date(2026, 3, 14)),
        ("2026-09-01-2026-09-30", date(2026, 9, 1), date(2026, 9, 30)),
        ("1/03/2026 to 14/03/2026", date(2026, 3, 1), date(2026, 3, 14)),
    ],
)
def test_a_period(text: str, first: date, last: date, words: PaperWords) -> None:
    assert [one.value for one in days(text, words, None)] == [first, last]


@pytest.mark.parametrize(
    "text",
    [
        "31 Feb 2026", "12 Mary 2026", "0412 345 678", "5/7 High St 2026", "02-12-03-2026", "1/2/3", "192.168.1.2026",
        "12/03/1926", "12/03/126", "123/03/2026", "12 Mar", "",
    ],
)  # fmt: skip
def test_no_day(text: str, words: PaperWords) -> None:
    assert one_day(text, words, None) is None


def test_which_comes_first_is_told_by_the_country_and_by_what_is_possible(words: PaperWords) -> None:
    american, usual, forced = (
        one_day("03/12/2026", words, "US"),
        one_day("03/12/2026", words, "AU"),
        one_day("03/25/2026", words, "AU"),
    )
    assert american is not None
    assert usual is not None
    assert forced is not None
    assert (american.value, usual.value, forced.value) == (date(2026, 3, 12), date(2026, 12, 3), date(2026, 3, 25))
    assert (american.open, usual.open, forced.open) == (True, True, False)


@pytest.mark.parametrize("begun", ["40 - 14 March 2026", "20 March - 14 March 2026", "5 Mops - 14 March 2026"])
def test_a_period_that_cannot_be_gives_its_last_day_alone(begun: str, words: PaperWords) -> None:
    assert [one.value for one in days(begun, words, None)][-1] == date(2026, 3, 14)
    assert len(days(begun, words, None)) <= 2


@pytest.mark.parametrize(
    "text", ["2026 оны 2-р сар", "2026 оны 02 дугаар сарын цалин", "2026.02 сар", "February 2026", "for Feb 2026 only"]
)
def test_a_month(text: str, words: PaperWords) -> None:
    assert month_of(text, words) == (date(2026, 2, 1), date(2026, 2, 28))


@pytest.mark.parametrize("text", ["2026 оны 13-р сар", "12 February 2026", "Mops 2026", "2026 оны 2-р сарын 12", ""])
def test_no_month(text: str, words: PaperWords) -> None:
    assert month_of(text, words) is None


def test_of_two_days_that_share_figures_the_first_is_read(words: PaperWords) -> None:
    assert [one.value for one in days("12 Mar 12, 2026", words, None)] == [date(2012, 3, 12)]
