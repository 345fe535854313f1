"""The pictures themselves: they show what they are given, can be read, and hold no sign that the font has not."""

import io
import string
import sys
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageColor

from core.charts.model import MOST_ROWS, MOST_SERIES, Bars, Chart, Column, Columns, Line, Lines, Mark, Row
from integrations.charts import look
from integrations.charts.draw import png
from integrations.charts.lettering import shown, width_of
from integrations.charts.pictures import MatplotlibCharts
from tests.integrations.charts.samples import ENGLISH, FIRST, MARKS, MONGOLIAN, bars, columns, line, lines

READABLE = 4.5
"""The contrast that WCAG 2.2 asks of text."""
Box = tuple[int, int, int, int]


def picture(chart: Chart) -> Image.Image:
    return Image.open(io.BytesIO(png(chart))).convert("RGBA")


def coloured(image: Image.Image, colour: str) -> Image.Image:
    """White where the picture has this colour, black elsewhere."""
    wanted = Image.new("RGB", image.size, colour)
    bands = ImageChops.difference(image.convert("RGB"), wanted).split()
    off = ImageChops.lighter(ImageChops.lighter(bands[0], bands[1]), bands[2])
    return off.point(lambda by: 255 if by <= 8 else 0)


def box(image: Image.Image, colour: str, part: Box | None = None) -> Box:
    """The smallest box around all of this colour in a part of the picture: left, top, right, bottom."""
    found = coloured(image.crop(part) if part else image, colour).getbbox()
    assert found is not None, f"nothing is {colour}"
    return found


def count(image: Image.Image, colour: str) -> int:
    return coloured(image, colour).histogram()[255]


def luminance(colour: str) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (value / 255 for value in ImageColor.getrgb(colour)[:3])
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("chart", [*MONGOLIAN, *ENGLISH], ids=lambda chart: chart.title)
def test_a_picture_is_a_card_for_a_phone_with_something_on_it(chart: Chart) -> None:
    """A sign that the font has not would warn here, and warnings are errors."""
    image = picture(chart)
    assert image.width == look.WIDTH
    assert 200 <= image.height <= 1_400
    assert image.getchannel("A").getextrema() == (255, 255)  # the card is opaque, whatever Telegram shows behind it
    corners = [image.crop((x, y, x + 1, y + 1)) for x in (0, image.width - 1) for y in (0, image.height - 1)]
    assert [count(corner, look.CARD) for corner in corners] == [1] * 4
    assert count(image, look.INK) > 300


def test_words_and_figures_stand_out_from_the_card() -> None:
    assert contrast("#ffffff", "#000000") == pytest.approx(21)
    assert {colour: contrast(colour, look.CARD) >= READABLE for colour in (look.INK, look.FAINT, *look.SERIES)} == (
        dict.fromkeys((look.INK, look.FAINT, *look.SERIES), True)
    )


@pytest.mark.parametrize("size", [look.LABEL, look.NOTE, look.TITLE])
def test_words_can_be_read_at_the_width_of_a_phone(size: int) -> None:
    assert size * 360 / look.WIDTH >= 11.5


def test_there_is_a_colour_for_each_series() -> None:
    assert len(set(look.SERIES)) == MOST_SERIES


def test_a_bar_is_as_long_as_its_value() -> None:
    image = picture(bars(100, 50, 25))
    left, top, right, bottom = box(image, look.SERIES[0])
    third = (bottom - top) // 3
    lengths = [
        box(image, look.SERIES[0], (left, top + third * number, right, top + third * (number + 1)))[2]
        for number in range(3)
    ]
    assert lengths == [pytest.approx(lengths[0] / part, abs=3) for part in (1, 2, 4)]


def test_nothing_has_no_bar() -> None:
    assert count(picture(bars(0)), look.SERIES[0]) == 0
    assert count(picture(columns(0)), look.SERIES[0]) == 0


def test_a_column_reaches_its_value_from_nothing_up_or_down() -> None:
    image = picture(columns(100, 50, -50))
    left, top, right, bottom = box(image, look.SERIES[0])
    wide = (right - left) // 3
    up, half, down = (
        box(image, look.SERIES[0], (left + wide * number, top, left + wide * (number + 1), bottom))
        for number in range(3)
    )
    assert up[1] == 0
    assert half[3] == pytest.approx(up[3], abs=2)
    assert half[3] - half[1] == pytest.approx((up[3] - up[1]) / 2, abs=3)
    assert down[1] == pytest.approx(up[3], abs=2)
    assert down[3] - down[1] == pytest.approx(half[3] - half[1], abs=3)


@pytest.mark.parametrize(("values", "rises"), [((31_000, 32_000), True), ((32_000, 31_000), False)])
def test_a_line_goes_where_its_values_go(values: tuple[int, ...], rises: bool) -> None:
    image = picture(lines(*values))
    left, top, right, bottom = box(image, look.SERIES[0])
    begin = box(image, look.SERIES[0], (left, top, left + 20, bottom))
    end = box(image, look.SERIES[0], (right - 20, top, right, bottom))
    assert (begin[1] > end[1]) is rises
    assert abs(begin[1] - end[1]) > 200


def test_the_label_of_a_line_lies_on_no_line() -> None:
    """The last value is low, and higher ones stand where its words would."""
    worded = Lines((line(100, 100, 900, 900, 900, 100, label="WWWWW"),), MARKS)
    with_label = picture(Chart("", worded))
    without = picture(Chart("", Lines((line(100, 100, 900, 900, 900, 100),), MARKS)))
    assert count(with_label, look.INK) > 300
    assert count(without, look.INK) == 0
    assert count(with_label, look.SERIES[0]) == count(without, look.SERIES[0])


def test_two_dollars_are_two_dollars_and_no_formula() -> None:
    words = "A$2_0 of A$4^0 and more"
    image = picture(Chart("", Bars(("",), (Row(words, (0,), (".",)),))))
    right = box(image, look.INK, (0, 0, look.WIDTH // 2 + look.MARGIN, image.height))[2]
    assert right == pytest.approx(look.MARGIN + width_of(words, look.LABEL), abs=6)


def test_emoji_are_left_out_without_a_trace() -> None:
    words = ("Cof fee", "☕ Cof 👨‍👩‍👧fee ❤️🇲🇳")
    plain, colourful = (Chart(word, Bars(("",), (Row(word, (1,), ("1",)),))) for word in words)
    assert png(plain) == png(colourful)


@pytest.mark.parametrize("bold", [False, True])
def test_every_sign_that_we_write_is_in_the_font(bold: bool) -> None:
    """What is not would be left out, as emoji are."""
    alphabet = "абвгдеёжзийклмноөпрстуүфхцчшщъыьэюя"
    text = f"{alphabet}{alphabet.upper()}{string.ascii_letters}{string.digits}₮€£₩₹$%−–…«»„“”·→№°.,:;!?()+/'"
    assert shown(text, bold=bold) == text


def test_a_word_that_is_too_long_ends_within_the_card() -> None:
    chart = Chart("W" * 400, Bars(("W" * 200, "b"), (Row("Ө" * 400, (5, 5), ("A$5.00", "A$5.00")),)), "ж " * 300)
    for colour in (look.INK, look.FAINT):
        assert box(picture(chart), colour)[2] <= look.WIDTH - look.MARGIN + 2


WORDS = st.text(max_size=40)
VALUES = st.integers(-(10**20), 10**20)


@st.composite
def any_chart(draw: st.DrawFn) -> Chart:
    """A chart of any kind with words and values of any kind."""
    count_of_series = draw(st.integers(1, MOST_SERIES))
    several = st.tuples(*[VALUES] * count_of_series)
    series = draw(st.tuples(*[WORDS] * count_of_series))
    steps = draw(st.lists(VALUES, min_size=2, max_size=5, unique=True))
    marks = tuple(Mark(at, draw(WORDS)) for at in sorted(steps))
    size = draw(st.integers(1, MOST_ROWS))
    plot: Lines | Bars | Columns
    match draw(st.sampled_from([Lines, Bars, Columns])).__name__:
        case "Lines":
            days = [FIRST + timedelta(number) for number in range(size)]
            plot = Lines(tuple(Line(name, tuple((day, draw(VALUES)) for day in days)) for name in series), marks)
        case "Bars":
            labels = st.tuples(*[WORDS] * count_of_series)
            plot = Bars(series, tuple(Row(draw(WORDS), draw(several), draw(labels)) for _ in range(size)))
        case _:
            plot = Columns(series, tuple(Column(draw(WORDS), draw(several)) for _ in range(size)), marks)
    return Chart(draw(WORDS), plot, draw(WORDS))


@settings(max_examples=30, deadline=None)
@given(any_chart())
def test_whatever_is_a_chart_can_be_drawn(chart: Chart) -> None:
    """A picture that failed would be tried again for ever."""
    assert png(chart).startswith(b"\x89PNG")


async def test_pictures_come_from_a_thread_that_can_be_warmed(charts: MatplotlibCharts) -> None:
    await charts.warm()
    assert await charts.drawn(ENGLISH[0]) == png(ENGLISH[0])
    assert "matplotlib.pyplot" not in sys.modules
