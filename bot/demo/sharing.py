"""What passes between people: money sent home, bills split with friends, paybacks, and what a shop gave back.

What comes back was given on or after the first day (`start`) of the story.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from bot.demo.calendar import every, of_year, tsagaan_sar
from bot.demo.dice import Dice
from bot.demo.market import Counter
from bot.demo.people import BAT, SARNAI
from bot.demo.things import ANZ, COMMBANK, KHAN
from bot.demo.told import MNT, Told, dollars
from core.capture.model import Kind

_FRIENDS = ("Dorj", "Oyunaa")
_SPLIT = (
    ("bbq", "food.groceries", 64_00, 118_00),
    ("dinner", "food.eating_out", 84_00, 164_00),
    ("camping", "fun.travel", 120_00, 210_00),
    ("karaoke", "fun.entertainment", 72_00, 128_00),
)
_RETURNED = (("Kmart", "personal.clothes"), ("Uniqlo", "personal.clothes"), ("Officeworks", "education.school"))
_MOTHER = "Ээж"


def sent_home(day: date, counter: Counter) -> Iterator[Told]:
    """What Sarnai sends her mother each month and before the feasts, and now and then her brother."""
    dice = Dice("sent", day)
    if day.day == 6:
        yield _sent(day, dice.among(460, 540, 20), None, counter)
    if (tsagaan_sar(day.year) - day).days == 12:
        yield _sent(day, 450, "цагаан сарын", counter)
    if of_year(day, (7, 7)):
        yield _sent(day, 250, "наадмын", counter)
    if of_year(day, (5, 20), (11, 3)):
        given = dollars(150_00)
        got = counter.change(given, MNT, day, kept_per_mille=9)
        yield Told(
            SARNAI, day, Kind.REMITTANCE, given, COMMBANK, payee="Болд", note="дүүд", arrived=got, fee=dollars(3_99)
        )


def _sent(day: date, whole: int, note: str | None, counter: Counter) -> Told:
    given = dollars(whole * 100)
    got = counter.change(given, MNT, day, kept_per_mille=8)
    return Told(
        SARNAI, day, Kind.REMITTANCE, given, COMMBANK, "family.support", _MOTHER, note, KHAN, got, dollars(5_00)
    )


def shared(day: date, start: date) -> Iterator[Told]:
    """A bill that Bat-Erdene pays for two, and the half that comes back some days later, most times."""
    if every(day, 21, 5):
        friend, (note, category, money) = _split(day)
        yield Told(
            BAT,
            day,
            Kind.EXPENSE,
            dollars(money),
            COMMBANK,
            category,
            None,
            note,
            split_with=(friend,),
            name=_name(day),
        )
    for after in (3, 6):
        then = day - timedelta(days=after)
        if then >= start and every(then, 21, 5) and Dice("payback", then).one((3, 6, 3, 6, 3, 6, 3, 6, None)) == after:
            friend, (_, category, money) = _split(then)
            half = dollars(money // 2)
            yield Told(BAT, day, Kind.REPAYMENT, half, COMMBANK, category, friend, incoming=True, repays=_name(then))


def owed(day: date, start: date) -> Iterator[Told]:
    """What a friend paid for Sarnai, and what she gave back a few days later."""
    if every(day, 63, 30):
        yield Told(
            SARNAI, day, Kind.EXPENSE, dollars(_lent(day)), ANZ, "food.eating_out", None, "хотпот", payer="Оюунаа"
        )
    then = day - timedelta(days=5)
    if then >= start and every(then, 63, 30):
        yield Told(SARNAI, day, Kind.REPAYMENT, dollars(_lent(then)), ANZ, payee="Оюунаа")


def returned(day: date, start: date) -> Iterator[Told]:
    """Something bought that did not fit, and the refund."""
    if every(day, 77, 50):
        shop, category, cents = _purchase(day)
        yield Told(SARNAI, day, Kind.EXPENSE, dollars(cents), ANZ, category, shop, name=_name(day))
    then = day - timedelta(days=4)
    if then >= start and every(then, 77, 50):
        shop, category, cents = _purchase(then)
        yield Told(SARNAI, day, Kind.REFUND, dollars(cents), ANZ, category, shop, "буцаалт", repays=_name(then))


def _split(day: date) -> tuple[str, tuple[str, str, int]]:
    dice = Dice("shared", day)
    note, category, least, most = dice.one(_SPLIT)
    return dice.one(_FRIENDS), (note, category, dice.among(least, most, 200))


def _purchase(day: date) -> tuple[str, str, int]:
    dice = Dice("returned", day)
    shop, category = dice.one(_RETURNED)
    return shop, category, dice.among(24_90, 79_90, 500)


def _lent(day: date) -> int:
    return Dice("owed", day).among(28_00, 54_00, 50)


def _name(day: date) -> str:
    return day.isoformat()
