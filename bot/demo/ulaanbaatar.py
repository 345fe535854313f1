"""An ordinary day in Ulaanbaatar, as Tuya types it."""

from collections.abc import Iterator
from datetime import date

from bot.demo.calendar import WINTER, every, of_year, tsagaan_sar
from bot.demo.dice import Dice
from bot.demo.people import TUYA
from bot.demo.things import KHAN
from bot.demo.told import Told, togrog
from core.capture.model import Kind

_SHOPS = ("Номин", "E-mart", "Сансар", "Оргил", "Миний дэлгүүр")
_FOOD = ("талх, сүү", "хүнс", "ногоо", "хүнс", "жимс", None, None)
_WISHES = (("хуримын бэлэг", 100_000), ("төрсөн өдрийн бэлэг", 50_000), ("найзын шинэ байр", 50_000))


def day_of_tuya(day: date) -> Iterator[Told]:
    """What Tuya wrote that day."""
    dice = Dice("tuya", day)
    if dice.chance(23):
        yield _spent(day, dice.among(9_400, 58_800, 100), "food.groceries", dice.one(_SHOPS), dice.one(_FOOD))
    if every(day, 14, 6):
        yield _spent(day, dice.among(68_000, 118_000, 500), "food.groceries", "Хүчит шонхор", "мах")
    if dice.chance(6):
        yield _spent(day, 5_000, "transport.public", None, "автобус")
    if dice.chance(8):
        yield _spent(day, dice.among(6_000, 14_500, 500), "transport.taxi", "UBCab", None)
    if dice.chance(5):
        yield _spent(day, dice.among(7_800, 46_500, 100), "health.medicine", "Монос", None)
    if dice.chance(4):
        yield _spent(
            day, dice.among(12_000, 29_000, 500), "food.eating_out", None, dice.one(("хоол", "бууз", "цай, хууран"))
        )
    yield from _now_and_then(day, dice)
    yield from _month_of_tuya(day, dice)
    yield from _feasts(day)


def _now_and_then(day: date, dice: Dice) -> Iterator[Told]:
    if dice.chance(2):
        note, price = dice.one(_WISHES)
        yield _spent(day, price, "personal.gifts", None, note)
    if every(day, 45, 10):
        yield _spent(day, 20_000, "personal.charity", "Гандан хийд", None)
    if every(day, 60, 33):
        yield _spent(day, dice.among(48_000, 128_000, 1_000), "personal.clothes", "Нарантуул", None)
    if every(day, 91, 40):
        yield _spent(day, dice.among(45_000, 90_000, 5_000), "health.doctor", "Сонгдо", "шинжилгээ")


def _month_of_tuya(day: date, dice: Dice) -> Iterator[Told]:
    cold = WINTER.get(day.month, 0)
    if day.day == 5:
        yield _spent(day, 58_400 + 16_200 * cold, "home.heating", "ОСНААУГ", "халаалт, ус")
        yield _spent(day, dice.among(31_000, 38_000, 100) + 3_400 * cold, "home.electricity", None, "цахилгаан")
        yield _spent(day, 36_000, "home.body_corporate", None, "СӨХ")
    if day.day == 10:
        yield _spent(day, 34_900, "home.internet", "Univision", None)
    if day.day == 13:
        yield _spent(day, 19_500, "home.phone", "Юнител", None)
    if day.day == 18:
        yield Told(TUYA, day, Kind.INCOME, togrog(812_500), KHAN, "income.benefit", None, "тэтгэвэр")


def _feasts(day: date) -> Iterator[Told]:
    before = (tsagaan_sar(day.year) - day).days
    if before == 9:
        yield _spent(day, 384_000, "food.groceries", "Хүчит шонхор", "буузны мах, ууц")
    if before == 5:
        yield _spent(day, 146_500, "food.groceries", "Номин", "чихэр, боов")
    if before == 3:
        yield _spent(day, 268_000, "personal.gifts", None, "цагаан сарын бэлэг")
    if before == -1:
        yield _spent(day, 120_000, "personal.gifts", None, "золголт")
    if of_year(day, (7, 10)):
        yield _spent(day, 60_000, "fun.events", None, "наадмын тасалбар")
    if of_year(day, (7, 11), (7, 12)):
        yield _spent(day, 38_500, "food.eating_out", None, "наадмын хуушуур")


def _spent(day: date, whole: int, category: str, payee: str | None, note: str | None) -> Told:
    return Told(TUYA, day, Kind.EXPENSE, togrog(whole), KHAN, category, payee, note)
