"""What the guide's pictures show: who writes what on the chat page of the demo family, in each language."""

from dataclasses import dataclass

BAT, TUYA, SARNAI = 1001, 1002, 1003


@dataclass(frozen=True)
class Scene:
    """`lines` are written one after the other.

    One that begins with `tap:` taps the newest button of that label, one with `paper:` sends that one of `PAPERS`.
    """

    name: str
    who: int
    lines: tuple[str, ...]
    dark: bool = False
    height: int = 700


# Budgets come last: one that is over is told to the others, whose newest message that is then.
SCENES: dict[str, tuple[Scene, ...]] = {
    "en": (
        Scene("write", BAT, ("coffee 4.50", "dinner 90 split with Dorj"), height=520),
        Scene("send", BAT, ("sent mum 500 aud, she got 1,290,000 mnt, fee 4",), height=440),
        Scene("receipt", BAT, ("paper:aldi.jpg",), height=760),
        Scene("statement", BAT, ("paper:october.pdf", "tap:CommBank"), height=520),
        Scene("ask", BAT, ("how much did we spend on food in october?", "tap:By category"), height=760),
        Scene("month", BAT, ("/summary",), height=900),
        Scene("worth", BAT, ("/networth",), dark=True, height=1160),
        Scene("have", BAT, ("flat is now 280 сая", "balance of Khan is 1,240,000"), height=480),
        Scene("owed", BAT, ("/owed",), height=460),
        Scene(
            "calendar", BAT, ("rent 2400 every second friday, first on 27 nov, from commbank", "/calendar"), height=560
        ),
        Scene(
            "visa",
            BAT,
            ("my visa 8105, course 16 Feb 2026 - 30 Nov 2027", "roster mon wed fri 17-23 until 20 dec"),
            height=900,
        ),
        Scene("budget", BAT, ("food budget 900 a month", "/budget"), height=640),
    ),
    "mn": (
        Scene("write", TUYA, ("кофе 8500", "өчигдөр хүнс 45к хаан банкнаас"), height=520),
        Scene("send", SARNAI, ("ээж рүү 500 aud явуулсан, 1,290,000₮ очсон, шимтгэл 4",), height=440),
        Scene("receipt", TUYA, ("paper:nomin.jpg",), height=760),
        Scene("statement", TUYA, ("paper:khuulga.pdf", "tap:Хаан банк"), height=520),
        Scene("ask", TUYA, ("10-р сард хүнсэнд хэд зарцуулсан бэ?", "tap:Хүнээр"), height=760),
        Scene("month", TUYA, ("/summary",), height=900),
        Scene("worth", TUYA, ("/networth",), dark=True, height=1160),
        Scene("have", TUYA, ("байр 280 сая болсон", "Хаан банкны үлдэгдэл 1,240,000"), height=480),
        Scene("owed", SARNAI, ("/owed",), height=460),
        Scene("calendar", TUYA, ("цахилгаан сар бүрийн 15-нд 85к хаан банкнаас", "/calendar"), height=560),
        Scene(
            "visa",
            SARNAI,
            (
                "миний виз 8105, сургалт 2026-02-16-аас 2027-11-30",
                "даваа лхагва баасанд 17-23 ажиллана 12 сарын 20 хүртэл",
            ),
            height=900,
        ),
        Scene("budget", TUYA, ("хүнсний төсөв сард 800к", "/budget"), height=640),
    ),
}
