"""The demo family, two years on: who they are, what they told the bot on the first day, and how each pays.

Bat-Erdene writes English and pays most of what Sydney costs; Sarnai writes Mongolian, studies on a visa and works by a
roster; Tuya in Ulaanbaatar pays what her flat costs; Temuulen, the son, only looks.
"""

from datetime import date

from bot.demo.dice import Dice
from bot.demo.people import BAT, SARNAI, TUYA
from tests.simulation.dues import Bill, fortnightly, monthly

SON = 1004
NAMES = {BAT.user_id: "Bat", SARNAI.user_id: "Sarnai", TUYA.user_id: "Tuya", SON: "Temuulen"}
SYDNEY, ULAANBAATAR = "Australia/Sydney", "Asia/Ulaanbaatar"
ZONES = {BAT.user_id: SYDNEY, SARNAI.user_id: SYDNEY, TUYA.user_id: ULAANBAATAR, SON: SYDNEY}
LANGUAGES = {BAT.user_id: "en", SARNAI.user_id: "mn", TUYA.user_id: "mn", SON: "en"}
DEARER = date(2027, 9, 11)
"""When it is told that the rent is higher from now on."""


def _rent(day: date) -> str:
    return "1,340.00" if day > DEARER else "1,280.00"


def bills() -> tuple[Bill, ...]:
    """In the order in which they were said."""
    bat, sarnai, tuya = BAT.user_id, SARNAI.user_id, TUYA.user_id
    return (
        Bill(
            "Rent", bat, "rent 1280 every second Friday from commbank starting 4 dec", fortnightly(date(2026, 12, 4)),
            lambda day: f"rent {_rent(day).replace(',', '')}", lambda day: f"A${_rent(day)}",
        ),
        Bill(
            "Internet", bat, "internet 79 monthly on the 8th from commbank", monthly(8),
            lambda day: "internet 79", lambda day: "A$79.00",
        ),
        Bill(
            "Netflix", bat, "Netflix 22.99 monthly on the 11th until June", monthly(11, until=date(2027, 6, 30)),
            lambda day: "netflix 22.99", lambda day: "A$22.99",
        ),
        Bill(
            "Electricity", bat, "electricity monthly on the 12th", monthly(12),
            lambda day: f"electricity {Dice('electricity', day).among(98, 210)}", lambda day: None,
        ),
        Bill(
            "Phone", bat, "phone 30 monthly on the 3rd autopay", monthly(3),
            lambda day: "phone 30", lambda day: "A$30.00", autopay=True,
        ),
        Bill(
            "Car insurance", bat, "car insurance 1184 yearly on 20 march",
            (date(2027, 3, 20), date(2028, 3, 20)),
            lambda day: "car insurance 1184", lambda day: "A$1,184.00",
        ),
        Bill(
            "Salary", bat, "salary 2248.60 every other thursday to commbank starting 3 dec",
            fortnightly(date(2026, 12, 3)),
            lambda day: "salary 2248.60", lambda day: "A$2,248.60", income=True,
        ),
        Bill(
            "Flowers", bat, "flowers 30 monthly on the 14th from surprises", monthly(14),
            lambda day: "flowers 30 from surprises", lambda day: "A$30.00", private=True,
        ),
        Bill(
            "Сургалтын төлбөр", sarnai, "сургалтын төлбөр 2450 3 сар тутам 2 сарын 3-наас эхлэн",
            monthly(3, 3, date(2027, 2, 3)),
            lambda day: "сургалтын төлбөр 2450", lambda day: "A$2,450.00",
        ),
        Bill(
            "Spotify", sarnai, "Spotify 13.99 сар бүрийн 22-нд", monthly(22),
            lambda day: "spotify 13.99", lambda day: "A$13.99",
        ),
        Bill(
            "Цалин", sarnai, "цалин 1156 2 долоо хоног тутам лхагва гарагт ANZ-д 12 сарын 2-ноос эхлэн",
            fortnightly(date(2026, 12, 2)),
            lambda day: "цалин 1156", lambda day: "A$1,156.00", income=True,
        ),
        Bill(
            "Зээл", tuya, "зээл 983600 сар бүрийн 20-нд", monthly(20),
            lambda day: "зээлийн төлбөр 983600", lambda day: "983,600₮",
        ),
        Bill(
            "Цахилгаан", tuya, "цахилгаан сар бүрийн 5-нд", monthly(5),
            lambda day: f"цахилгаан {Dice('цахилгаан', day).among(31, 52)}000", lambda day: None, sign="₮",
        ),
        Bill(
            "Интернет", tuya, "интернет 34900 сар бүрийн 10-нд", monthly(10),
            lambda day: "интернет 34900", lambda day: "34,900₮",
        ),
        Bill(
            "Тэтгэвэр", tuya, "тэтгэвэр 1512500 сар бүрийн 18-нд", monthly(18),
            lambda day: "тэтгэвэр 1512500", lambda day: "1,512,500₮", income=True,
        ),
    )  # fmt: skip


FIRST_DAY = {
    BAT.user_id: (
        "food budget 900 a month",
        "eating out budget 120 a fortnight",
        "budget everything 4500 from payday to payday",
        "save 3000 for tickets home by June 2027",
    ),
    SARNAI.user_id: (
        "my visa 8105 course from 16 Feb 2026 to 30 Nov 2028 break 7 Dec - 20 Feb",
        "кофены төсөв сард 60",
        "roster mon wed fri 17-22 at cafe until june 2027",
    ),
    TUYA.user_id: (
        "хүнсний төсөв сард 2.5 сая",
        "Цагаан сард 2 сая цуглуулна",
    ),
}
