"""Days as they are typed in both languages; what could be two days, or none, is not taken."""

from datetime import date

import pytest

from core.renewal.typed import read_day
from integrations.vocabulary.visa import load_hours_words

WORDS = load_hours_words().load()
MAY = date(2031, 5, 1)


@pytest.mark.parametrize(
    "text",
    [
        "1 May 2031", "may 1 2031", "May 1st, 2031", "1st of May 2031", "2031-05-01", "2031/5/1", "2031.05.01",
        "01/05/2031", "1/5/31", "1.5.2031", "it ends on 1 May 2031", "2031 оны 5 сарын 1", "2031 оны 5-р сарын 1-н",
        "2031 оны 5-р сарын 1-ний өдөр", "2031 оны тавдугаар сарын 1", "2031 ony 5 sariin 1", "2031.05.01-н",
        "E1234567, 1 May 2031",
    ],
)  # fmt: skip
def test_one_day_is_read(text: str) -> None:
    assert read_day(text, WORDS, "AU") == MAY


@pytest.mark.parametrize(
    "text",
    [
        "", "hello", "1 May", "May 2031", "2031", "31 Feb 2031", "29/02/2027", "2031-05-01 2032-05-01",
        "1 May 2031 or 2 May 2031", "0/0/2031", "1/5/1931", "20310501",
        "1 May 2031" + " and so on" * 9, "2031-02-29",
    ],
)  # fmt: skip
def test_what_is_no_day_or_more_than_one_is_not_taken(text: str) -> None:
    assert read_day(text, WORDS, "AU") is None


def test_which_of_two_figures_is_the_month_is_not_guessed_in_mongolia() -> None:
    assert read_day("01/05/2031", WORDS, "MN") is None
    assert read_day("15/05/2031", WORDS, "MN") == read_day("05/15/2031", WORDS, "MN") == date(2031, 5, 15)
    assert read_day("05/05/2031", WORDS, "MN") == date(2031, 5, 5)
