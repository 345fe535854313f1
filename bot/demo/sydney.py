"""An ordinary day in Sydney: what Bat-Erdene types in English, and what Sarnai types in Mongolian."""

from collections.abc import Iterator
from datetime import date

from bot.demo.calendar import every, in_term, of_year
from bot.demo.dice import Dice
from bot.demo.people import BAT, SARNAI
from bot.demo.things import ANZ, COMMBANK, SURPRISES
from bot.demo.told import Told, dollars
from core.capture.model import Kind
from core.family.model import Person

_SATURDAY, _SUNDAY = 5, 6
_BIG_SHOPS = ("Woolworths", "Coles", "Aldi")
_CAFES = ("Campos", "Gloria Jean's", "Toby's Estate")
_LUNCHES = (("Subway", None), ("Guzman y Gomez", None), (None, "kebab"), (None, "pho"), ("McDonald's", None))
_DINNERS = (("Mamak", None), ("Nando's", None), (None, "dumplings"), ("Domino's", "pizza night"))
_STATIONS = ("Ampol", "BP", "7-Eleven", "Shell")
_HOMEWARE = (("Bunnings", "home.repairs"), ("IKEA", "home.furniture"), ("Kmart", "home.furniture"))
_OUTINGS = (
    ("Taronga Zoo", None, "fun.entertainment", 92_00, 118_00),
    ("Hoyts", "movie", "fun.entertainment", 48_00, 72_00),
    (None, "beach parking", "transport.parking", 12_00, 28_00),
    ("Luna Park", None, "fun.entertainment", 64_00, 110_00),
    (None, "fish and chips", "food.eating_out", 32_00, 54_00),
)


def day_of_bat(day: date) -> Iterator[Told]:
    """What Bat-Erdene wrote that day."""
    dice = Dice("bat", day)
    workday = day.weekday() < _SATURDAY
    if workday and dice.chance(30):
        yield _spent(BAT, day, dice.among(4_50, 5_80, 10), "food.coffee", dice.one(_CAFES), None)
    if workday and dice.chance(14):
        shop, note = dice.one(_LUNCHES)
        yield _spent(BAT, day, dice.among(11_50, 19_90, 10), "food.eating_out", shop, note)
    if day.weekday() == _SATURDAY:
        yield _spent(BAT, day, dice.among(128_15, 214_95, 5), "food.groceries", dice.one(_BIG_SHOPS), None)
    if day.weekday() == _SUNDAY or (day.weekday() == 2 and dice.chance(30)):
        yield _spent(BAT, day, dice.among(48_10, 78_60, 5), "transport.fuel", dice.one(_STATIONS), None)
    if day.weekday() >= _SATURDAY and dice.chance(22):
        shop, note, category, least, most = dice.one(_OUTINGS)
        yield _spent(BAT, day, dice.among(least, most, 10), category, shop, note)
    if dice.chance(1):
        shop, category = dice.one(_HOMEWARE)
        yield _spent(BAT, day, dice.among(18_50, 96_00, 5), category, shop, None)
    if every(day, 35, 12):
        yield _spent(BAT, day, 35_00, "personal.care", None, "haircut")
    yield from _income_of_bat(day, dice)
    yield from _surprises(day)


def day_of_sarnai(day: date) -> Iterator[Told]:
    """What Sarnai wrote that day."""
    dice = Dice("sarnai", day)
    workday = day.weekday() < _SATURDAY
    if workday and dice.chance(20):
        yield _spent(SARNAI, day, dice.among(4_80, 6_20, 10), "food.coffee", None, "кофе")
    if workday and dice.chance(8):
        yield _spent(
            SARNAI, day, dice.among(11_00, 17_50, 10), "food.eating_out", None, dice.one(("өдрийн хоол", "суши"))
        )
    if day.weekday() == 2:
        yield _spent(SARNAI, day, dice.among(44_30, 92_80, 5), "food.groceries", dice.one(_BIG_SHOPS[:2]), None)
    if day.weekday() == _SUNDAY and dice.chance(54):
        shop, note = dice.one((("Tong Li", None), ("Paddy's Market", "ногоо"), (None, "мах")))
        yield _spent(SARNAI, day, dice.among(28_40, 74_90, 5), "food.groceries", shop, note)
    if day.weekday() == 0 and dice.chance(70):
        yield _spent(SARNAI, day, dice.one((20_00, 40_00)), "transport.public", "Opal", None)
    if day.weekday() == 4 and dice.chance(36):
        shop, note = dice.one(_DINNERS)
        told = "гэр бүлээрээ" if note else None
        yield _spent(SARNAI, day, dice.among(46_00, 98_00, 10), "food.eating_out", shop, told)
    yield from _children(day, dice)
    if dice.chance(3):
        yield _spent(SARNAI, day, dice.among(8_90, 46_50, 5), "health.medicine", "Chemist Warehouse", None)
    if dice.chance(2):
        shop = dice.one(("Uniqlo", "Cotton On", "Target"))
        yield _spent(SARNAI, day, dice.among(19_90, 89_90, 10), "personal.clothes", shop, None)
    if every(day, 56, 20):
        yield _spent(SARNAI, day, 78_00, "personal.care", None, "үс засуулсан")
    yield from _income_of_sarnai(day, dice)


def _children(day: date, dice: Dice) -> Iterator[Told]:
    if not in_term(day):
        return
    child = dice.one(("Тэмүүлэн", "Номин"))
    if day.weekday() == 4 and dice.chance(40):
        yield _spent(
            SARNAI, day, dice.among(6_00, 13_00, 50), "education.school", None, "сургуулийн цайны газар", child
        )
    if day.weekday() == _SATURDAY:
        yield _spent(SARNAI, day, 22_00, "family.children", None, "усан бассейн", "Номин")
    if dice.chance(2):
        yield _spent(SARNAI, day, dice.among(12_00, 46_00, 100), "education.school", None, "аялал", child)


def _income_of_bat(day: date, dice: Dice) -> Iterator[Told]:
    if every(day, 14, 4):
        overtime = dice.one((0, 0, 0, 2, 3, 4, 6, 8, 11))
        note = f"overtime {overtime}h" if overtime else None
        earned = dollars(2_248_60 + overtime * 31_40)
        yield Told(BAT, day, Kind.INCOME, earned, COMMBANK, "income.salary", "Harbour Logistics", note)
    if every(day, 7, 2) and dice.chance(93):
        earned = dollars(dice.among(206_20, 418_90, 5))
        yield Told(BAT, day, Kind.INCOME, earned, COMMBANK, "income.other", "Uber", "rideshare")


def _income_of_sarnai(day: date, dice: Dice) -> Iterator[Told]:
    if every(day, 14, 9):
        hours = dice.among(38, 48) if in_term(day) else dice.among(50, 64)
        earned = dollars(hours * 25_70)
        yield Told(SARNAI, day, Kind.INCOME, earned, ANZ, "income.salary", "Banksia Café", f"{hours} цаг")


def _surprises(day: date) -> Iterator[Told]:
    """What Sarnai shall not see."""
    if day.day == 16:
        yield Told(BAT, day, Kind.TRANSFER, dollars(60_00), COMMBANK, to=SURPRISES)
    if of_year(day, (3, 7), (12, 23)):
        yield _hidden(day, 148_00, "Pandora", "for Sarnai")
    if of_year(day, (6, 14), (9, 27)):
        yield _hidden(day, 96_50, None, "flowers and dinner booking")


def _hidden(day: date, cents: int, payee: str | None, note: str) -> Told:
    return Told(BAT, day, Kind.EXPENSE, dollars(cents), SURPRISES, "personal.gifts", payee, note)


def _spent(
    who: Person, day: date, cents: int, category: str, payee: str | None, note: str | None, child: str | None = None
) -> Told:
    account = COMMBANK if who is BAT else ANZ
    return Told(who, day, Kind.EXPENSE, dollars(cents), account, category, payee, note, beneficiary=child)
