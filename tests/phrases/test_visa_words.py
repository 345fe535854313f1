"""Wages, hours at which to warn, and visas as people say them, and what must be read as none of them."""

from datetime import date

import pytest

from core.visa.model import Level, Span
from core.visa.said_alert import read_alert_hours
from core.visa.said_model import Speaker
from core.visa.said_visa import SaidVisa, read_none, read_studies, read_visa
from core.visa.said_wage import read_wage
from integrations.vocabulary.visa import load_hours_words, load_shift_words

TODAY = date(2026, 11, 24)
WAGES = {
    "pay 33 an hour at cafe": ("cafe", 3300),
    "cafe pays $33/h": ("cafe", 3300),
    "I get 28.50 per hour at kmart": ("kmart", 2850),
    "kmart 28.5/hr": ("kmart", 2850),
    "my hourly pay is $31.20": ("", 3120),
    "they pay me 29 an hour at woolies": ("woolies", 2900),
    "кафе цагийн 33 доллар": ("кафе", 3300),
    "кафед цагт 33 доллар авдаг": ("кафе", 3300),
    "цагийн хөлс 33": ("", 3300),
    "kafe tsagiin 33 dollar": ("кафе", 3300),
}
NO_WAGES = (
    "parking 5 per hour", "paid 50 for an hour of tutoring", "bike hire 20 per hour", "33 an hour",
    "how much do I get at 33 an hour", "usd 33 an hour at cafe", "цагийн 8 мянга", "₮8000 an hour at cafe",
    "cafe pays 900 an hour", "worked 5h at cafe", "is it 33 an hour at cafe?",
)  # fmt: skip
ALERTS = {
    "warn me at 42 hours": (42,),
    "alert me at 38h and 45h": (38, 45),
    "warn me at 20 hours of work": (20,),
    "warn me at 60 hours": (),
    "42 цагт анхааруул": (42,),
    "ажлын цаг 36, 42 цагт хүрэхэд сануулаарай": (36, 42),
    "42 tsagt anhaaruul": (42,),
    "remind me at 5": None,
    "remind me in 30 hours": None,
    "tell me how many hours left": None,
    "9 цагт сануул": None,
    "warn me at 20 hours": None,
    "warn me at 42 hours?": None,
}
VISAS = {
    "my visa is a 500 student visa": SaidVisa(subclass="500"),
    "I'm on a student visa": SaidVisa(subclass="500"),
    "my visa 8104, partner of a student": SaidVisa("8104", "500_family"),
    "my visa 417 unlimited": SaidVisa("unlimited", "417"),
    "my visa level is phd": SaidVisa(level=Level.DOCTORATE),
    "my visa expires 15 March 2028": SaidVisa(expires=date(2028, 3, 15)),
    "visa granted 3 Feb 2026 expires 15/3/2028": SaidVisa(granted=date(2026, 2, 3), expires=date(2028, 3, 15)),
    "виз 2028 оны 3 сарын 15-нд дуусна": SaidVisa(expires=date(2028, 3, 15)),
    "миний виз гэр бүлийн гишүүн 500": SaidVisa(subclass="500_family"),
    "виз сургалт 2026.02.16-2028.11.30": SaidVisa(course_start=date(2026, 2, 16), course_end=date(2028, 11, 30)),
    "visa course 16/02/2026-30/11/2028": SaidVisa(course_start=date(2026, 2, 16), course_end=date(2028, 11, 30)),
    "visa course 2026-02-16-2028-11-30": SaidVisa(course_start=date(2026, 2, 16), course_end=date(2028, 11, 30)),
    "my visa break 7/12-20/2": SaidVisa(breaks=(Span(date(2026, 12, 7), date(2027, 2, 20)),)),
    "my visa 500/8105": SaidVisa("8105", "500"),
    "my visa course 16.02.2026 to 30.11.28": None,
    "my visa 8105 break 1 Dec 2026 to 1 Dec 2027": None,
    "my visa granted 3 Feb 2027": None,
    "visa 500": None,
    "visa fee 1600": None,
    "student visa application 1600": None,
    "paid visa for my wife 600": None,
    "эхнэрийн виз 500000": None,
}


STUDIES = {
    "break from 7 dec to 20 feb": SaidVisa(breaks=(Span(date(2026, 12, 7), date(2027, 2, 20)),)),
    "завсарлага 2026.12.07-2027.02.20": SaidVisa(breaks=(Span(date(2026, 12, 7), date(2027, 2, 20)),)),
    "завсарлага 12 сарын 7-оос 2 сарын 20 хүртэл": SaidVisa(breaks=(Span(date(2026, 12, 7), date(2027, 2, 20)),)),
    "сургалт 2026-02-16-аас 2028-11-30 хүртэл": SaidVisa(course_start=date(2026, 2, 16), course_end=date(2028, 11, 30)),
    "course ends 30 Nov 2028": SaidVisa(course_end=date(2028, 11, 30)),
    "course books 40 on 16 feb": None,
    "coffee break 4.50": None,
    "break 20": None,
    "сургалтын төлбөр 2450 2 сарын 3": None,
    "break 7 dec to 20 feb " + "!" * 400: None,
}


@pytest.mark.parametrize("text", STUDIES)
def test_a_course_or_a_break_alone_is_read_with_nothing_beside_its_days(text: str) -> None:
    assert read_studies(text, load_shift_words(), Speaker(TODAY, "AU")) == STUDIES[text]


@pytest.mark.parametrize("line", WAGES)
def test_a_wage_is_read(line: str) -> None:
    wage = read_wage(line, load_shift_words(), Speaker(TODAY))
    assert wage is not None
    assert (wage.job, wage.hourly.minor, wage.hourly.currency.code) == (*WAGES[line], "AUD")
    assert load_hours_words().may_be(line)


@pytest.mark.parametrize("line", [*NO_WAGES, "x" * 500])
def test_what_is_no_wage_is_not_read(line: str) -> None:
    assert read_wage(line, load_shift_words(), Speaker(TODAY)) is None


@pytest.mark.parametrize("line", ALERTS)
def test_hours_to_warn_at_are_read(line: str) -> None:
    assert read_alert_hours(line, load_shift_words()) == ALERTS[line]


@pytest.mark.parametrize("line", VISAS)
def test_a_visa_is_read(line: str) -> None:
    assert read_visa(line, load_shift_words(), Speaker(TODAY)) == VISAS[line]


@pytest.mark.parametrize(
    ("country", "line"),
    [
        ("AU", "16/2/2026 - 30/11/2027"), ("AU", "2/16/2026 to 11/30/2027"), ("AU", "16.02.2026 - 30.11.2027"),
        ("AU", "16th of February 2026 until Nov 30, 2027"), ("AU", "16feb2026 30nov2027"),
        ("MN", "02/16/2026 - 11/30/2027"), ("MN", "2026.02.16 - 2027.11.30"),
        ("MN", "2026 оны 2-р сарын 16 - 2027 оны 11-р сарын 30"), ("MN", "2026 оны хоёрдугаар сарын 16-аас 2027.11.30"),
    ],
)  # fmt: skip
def test_dates_are_read_in_any_usual_form(country: str, line: str) -> None:
    read = read_visa(line, load_shift_words(), Speaker(TODAY, country), "course")
    assert read == SaidVisa(course_start=date(2026, 2, 16), course_end=date(2027, 11, 30))


def test_a_day_alone_of_a_course_is_not_guessed() -> None:
    words, who = load_shift_words(), Speaker(TODAY)
    assert read_visa("16 feb 2026", words, who, "course") is None
    assert read_visa("Feb 2026 - Nov 2027", words, who, "course") is None
    assert read_visa("starts 16 feb 2026", words, who, "course") == SaidVisa(course_start=date(2026, 2, 16))


def test_breaks_without_their_years_are_the_next_ones() -> None:
    spans = (Span(date(2026, 12, 1), date(2027, 2, 20)), Span(date(2027, 7, 1), date(2027, 7, 20)))
    read = read_visa("1 dec - 20 feb, 1 jul - 20 jul", load_shift_words(), Speaker(TODAY), "break")
    assert read == SaidVisa(breaks=spans)
    assert read_visa("12 сарын 1 - 2 сарын 20", load_shift_words(), Speaker(TODAY, "MN"), "break") == SaidVisa(
        breaks=spans[:1]
    )


def test_none_is_a_word_alone() -> None:
    assert all(read_none(line, load_shift_words()) for line in ("no", "Don't know.", "байхгүй", "baihgui"))
    assert not read_none("no more than 40", load_shift_words())
