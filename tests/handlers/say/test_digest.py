"""The digest as it is read: each thing that may be worth knowing, in both languages, and long lists cut short."""

from dataclasses import replace
from datetime import date

import pytest

from core.answering.model import Basis
from core.bills.model import Bill, Flow, Occurrence, Standing
from core.bills.schedule import Due
from core.budgets.measure import Standing as Stands
from core.budgets.model import Budget, Period, Scope
from core.budgets.period import Span
from core.digest.model import Above, Behind, Coming, Dearer, Digest, Knowing, Twice, Unseen, Unusual
from core.goals.model import Goal
from core.goals.progress import Progress
from core.matters.model import Matter
from core.money.currency import currency
from core.money.money import Money
from core.worth.model import Movement
from handlers.say.digest import digest
from tests.handlers.say.shown import BAT, COFFEE, EN, MN, TODAY, entry

AUD = currency("AUD")
NOVEMBER = Span(date(2026, 11, 1), date(2026, 11, 30))


def aud(major: int) -> Money:
    return Money(major * 100, AUD)


def due(title: str = "Gym", flow: Flow = Flow.OUT, money: Money | None = None) -> Due:
    bill = Bill(title, flow, AUD, "FREQ=MONTHLY;INTERVAL=1", date(2026, 11, 20))
    occurrence = Occurrence(date(2026, 11, 20), date(2026, 11, 20), money)
    return Due(Matter(1, bill, id=1), Matter(1, occurrence, parent_id=1, id=2), Standing.OVERDUE)


def goal(*, paydays: bool) -> Progress:
    body = Goal("Tickets", aud(1000), date(2026, 1, 1), date(2026, 12, 31))
    return Progress(Matter(1, body, id=3), TODAY, aud(100), body.since, body.by, 2, paydays, Basis(AUD))


def of(knowing: Knowing | None = None, **more: object) -> Digest:
    return replace(Digest(TODAY, (), {BAT.id: BAT}, None, Coming((), ()), None, knowing), **more)  # type: ignore[arg-type]


KNOWN: list[tuple[Knowing, str, str]] = [
    (
        Dearer("Netflix", date(2026, 11, 12), aud(17), aud(19)),
        "💡 Netflix costs more: A$19.00 since Thu 12 Nov, before that A$17.00.",
        "💡 Netflix үнэ нэмэгджээ: өмнө нь A$17.00 байсан бол одоо A$19.00 (11-р сарын 12).",
    ),
    (
        Above("food", date(2026, 11, 1), aud(350), aud(100)),
        "💡 🍽 Food: A$350.00 this month so far. By this day of the month it is usually A$100.00.",
        "💡 🍽 Хоол хүнс: энэ сард одоогоор A$350.00. Сарын энэ үе хүртэл ихэвчлэн A$100.00 байдаг.",
    ),
    (
        Unseen(due()),
        "💡 Gym was due on Fri 20 Nov, and no entry shows that it was paid.",
        "💡 Gym: 11-р сарын 20 төлөгдөх байсан ч төлсөн гүйлгээ харагдахгүй байна.",
    ),
    (
        Unseen(due("Pay", Flow.IN, aud(900))),
        "💡 Pay was expected on Fri 20 Nov, and no entry shows that it came.",
        "💡 Pay: 11-р сарын 20 орох байсан ч орсон гүйлгээ харагдахгүй байна.",
    ),
    (
        Twice("Spotify", aud(13), (date(2026, 11, 3), date(2026, 11, 17))),
        "💡 Spotify is charged twice: A$13.00 on Tue 3 Nov and on Tue 17 Nov. Do you need both?",
        "💡 Spotify хоёр удаа төлөгдөж байна: A$13.00, 11-р сарын 3 болон 11-р сарын 17. Хоёулаа хэрэгтэй юү?",
    ),
]


@pytest.mark.parametrize(("knowing", "english", "mongolian"), KNOWN)
def test_the_one_thing_is_said_in_both_languages(knowing: Knowing, english: str, mongolian: str) -> None:
    assert digest(EN, of(knowing)).split("\n\n")[1] == english
    assert digest(MN, of(knowing)).split("\n\n")[1] == mongolian


def test_a_goal_that_lags_says_what_still_gets_there() -> None:
    assert "each payday it is still there" in digest(EN, of(Behind(goal(paydays=True))))
    assert "each month it is still there" in digest(EN, of(Behind(goal(paydays=False))))
    assert "Сар бүр A$450.00 хойш тавибал" in digest(MN, of(Behind(goal(paydays=False))))


def test_an_unusual_expense_is_named() -> None:
    assert "💡 Unusual: " in digest(EN, of(Unusual(entry(COFFEE), aud(2))))
    assert "A$2.00 байсан" in digest(MN, of(Unusual(entry(COFFEE), aud(2))))


def test_what_moved_is_told_with_what_did_it() -> None:
    moved = Movement(date(2026, 11, 17), TODAY, aud(500), aud(0), aud(-150), aud(0))
    told = digest(EN, of(worth=moved))
    assert told.endswith("📈 Net worth in the week: <b>+A$350.00</b> (saved +A$500.00, exchange rates −A$150.00)")


def test_long_lists_are_cut_short() -> None:
    budget = Budget(Scope(("food",)), aud(100), Period.MONTH, date(2026, 11, 1))
    stands = Stands(Matter(1, budget, private=True), TODAY, NOVEMBER, aud(95), aud(0), Basis(AUD))
    told = digest(EN, of(budgets=(stands,) * 6, coming=Coming((due(),) * 9, (aud(7),))))
    assert told.count("🟡 🔒 🍽 Food: A$95.00 of A$100.00, A$15.00 more than an even pace · <b>A$5.00</b> left") == 4
    assert told.count("• Fri 20 Nov: Gym, amount not known yet") == 6
    assert told.count("more") == 4 + 2


def test_what_is_left_after_bills_that_vary_is_about_that() -> None:
    told = digest(EN, of(coming=Coming((due(money=aud(30)),), (aud(7),), ("Water",))))
    assert "• Fri 20 Nov: Gym, about A$30.00" in told
    assert told.endswith("Left after these and the pay expected by then, without Water: <b>about A$7.00</b>")


def test_nearly_even_is_as_good_as_even() -> None:
    stands = Stands(
        Matter(1, Budget(Scope(("food",)), aud(100), Period.MONTH, date(2026, 11, 1))),
        TODAY,
        NOVEMBER,
        aud(85),
        aud(0),
        Basis(AUD),
    )
    assert "even pace" not in digest(EN, of(budgets=(stands,)))
