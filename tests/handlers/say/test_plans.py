"""Budgets, goals and what can be afforded as they are read: in both languages, and long lists cut short."""

from dataclasses import replace
from datetime import date

import pytest

from core.answering.model import Basis
from core.budgets.alert import Alert
from core.budgets.measure import Standing
from core.budgets.model import Budget, Period, Scope
from core.budgets.period import Span
from core.budgets.said import Doubt, Unclear
from core.budgets.watch import ALL, NEARLY
from core.charts.model import Bars
from core.family.model import Role, Viewer
from core.goals.model import Goal
from core.goals.progress import Progress
from core.ledger.look import Line
from core.matters.model import Matter
from core.money.currency import currency
from core.money.money import Money
from core.planning.afford import Afford, Coming, Held
from handlers.say import afford, budgets, goals
from handlers.say.voice import Voice
from tests.handlers.say.shown import BANK, BAT, COFFEE, EN, EVERYDAY_ACCOUNT, HOSTILE, MN, TODAY, entry

AUD, MNT = currency("AUD"), currency("MNT")
EYES = Viewer(1, BAT.id, Role.OWNER)
MEMBERS = {BAT.id: BAT}
NOVEMBER = Span(date(2026, 11, 1), date(2026, 11, 30))


def standing(spent: int, scope: Scope = Scope(("food",)), **more: object) -> Standing:  # noqa: B008 - frozen
    budget = Budget(scope, Money(100_00, AUD), Period.MONTH, NOVEMBER.first)
    given = {"span": NOVEMBER, "carried": Money(0, AUD), "basis": Basis(AUD), "day": TODAY, **more}
    private = bool(given.pop("private", False))
    carries = bool(given.pop("carries", False))
    matter = Matter(BAT.id, replace(budget, carries=carries), private, id=5)
    return Standing(matter, spent=Money(spent, AUD), **given)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("one", "english", "mongolian"),
    [
        (standing(120_00), "Over by <b>A$20.00</b>, with 7 days still to go", "<b>A$20.00</b> хэтэрсэн"),
        (standing(50_00, day=date(2026, 11, 30)), "Left <b>A$50.00</b> for today, the last day", "сүүлийн өдөр"),
        (standing(80_00), "⏱ 80% of the time has gone: just the even pace", "яг жигд явж байна"),
        (standing(90_00), "⏩ 80% of the time has gone: A$10.00 more", "A$10.00 илүү зарсан"),
        (standing(0, carried=Money(5_00, AUD)), "↪️ A$5.00 came over", "Өмнөхөөс A$5.00 шилжиж ирсэн"),
        (standing(0, carried=Money(-5_00, AUD)), "↩️ A$5.00 was overspent before", "Өмнө нь A$5.00 хэтэрсэн"),
        (standing(0, carries=True), "↪️ What is left carries over", "Үлдэгдэл дараагийнхад шилжинэ"),
        (standing(0, private=True), "🔒 Only you see it", "🔒 Зөвхөн та харна"),
        (standing(0, span=replace(NOVEMBER, unpaid=True)), "No payday is known yet", "Цалингийн өдөр мэдэгдээгүй"),
        (
            standing(0, span=replace(NOVEMBER, unpaid=True, payday=date(2026, 12, 3))),
            "until the first payday I know of, Thu 3 Dec; from then on",
            "Эхний цалингийн өдөр (12-р сарын 3) хүртэл",
        ),
        (
            standing(-70_00),
            "On balance nothing spent of A$100.00: <b>A$70.00</b> more came back than went out\nLeft <b>A$170.00</b>",
            "Зарснаас <b>A$70.00</b> илүү буцаж орсон тул A$100.00 төсөв бүтнээрээ байна\nҮлдсэн нь",
        ),
        (standing(0, basis=Basis(AUD, missing=(Money(5, MNT),))), "No rate known: MNT", "MNT"),
        (standing(0, Scope(("food",), BAT.id)), "Bat · 🍽 Food", "Bat: 🍽"),
        (standing(0, Scope((), BAT.id)), "<b>Bat</b>", "<b>Bat</b>"),
        (standing(0, Scope((), 99)), "one member", "нэг гишүүний"),
        (standing(0, Scope(tag="trip")), "#trip", "#trip"),
        (standing(0, Scope()), "Everything", "Бүх зардал"),
    ],
)
def test_a_budget_is_read(one: Standing, english: str, mongolian: str) -> None:
    assert english in budgets.card(EN, one, MEMBERS, EYES).text
    assert mongolian in budgets.card(MN, one, MEMBERS, EYES).text


def test_what_came_back_is_said_as_that_in_a_line_and_drawn_as_nothing_spent() -> None:
    shown = budgets.overview(EN, [standing(-70_00)], MEMBERS)
    assert "🟢 <b>🍽 Food</b>: A$70.00 more came back than was spent · left <b>A$170.00</b>" in shown.text
    assert shown.chart is not None
    assert isinstance(shown.chart.plot, Bars)
    assert shown.chart.plot.rows[0].values[0] == 0


def test_many_budgets_are_cut_short_and_lit_by_how_they_stand() -> None:
    found = [standing(spent) for spent in (120_00, 85_00, *([0] * 25))]
    shown = budgets.overview(EN, found, MEMBERS)
    lines = shown.text.splitlines()
    assert [line[0] for line in lines[1:4]] == ["🔴", "🟡", "🟢"]
    assert "over by <b>A$20.00</b>" in lines[1]
    assert lines[-1] == "and 7 more"
    assert sum(len(row) for row in shown.rows) == 21


@pytest.mark.parametrize("doubt", list(Doubt))
@pytest.mark.parametrize("voice", [EN, MN])
def test_what_is_not_clear_is_told_with_an_example(voice: Voice, doubt: Doubt) -> None:
    assert len(budgets.unclear(voice, Unclear(doubt, ("home.water", "food"))).text) > 20


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_do_no_harm(text: str) -> None:
    assert "<b>x" not in budgets.unclear(EN, Unclear(Doubt.WHAT, (text,))).text
    assert len(budgets.unclear(EN, Unclear(Doubt.WHAT, (text,))).text) < 600
    assert len(goals.card(EN, progress(0, title=text), EYES).text) < 600


def test_an_alert_names_what_did_it_and_stays_in_one_line_without_it() -> None:
    line = Line(entry(COFFEE), EVERYDAY_ACCOUNT, None, Money(0, AUD), BAT)
    near = budgets.alert(EN, Alert(standing(85_00), NEARLY, MEMBERS, line)).splitlines()
    assert near[0].startswith("🟡 Budget <b>🍽 Food</b>: A$85.00 of A$100.00 is spent (85%), A$15.00 is left")
    assert near[1].startswith("↳ with <b>A$4.50</b>")
    assert budgets.alert(MN, Alert(standing(120_00), ALL, MEMBERS)).startswith("🔴 Төсөв")
    ended = Alert(standing(120_00, day=NOVEMBER.last), ALL, MEMBERS, ended=True)
    assert budgets.alert(EN, ended).startswith("🔴 Budget <b>🍽 Food</b> ended over by <b>A$20.00</b>, 1 Nov – 30 Nov: ")
    assert "<b>A$20.00</b> хэтэрч дууслаа" in budgets.alert(MN, ended)


def test_covered_figures_are_covered_in_words_and_in_the_picture() -> None:
    hidden = replace(EN, hidden=True)
    shown = budgets.card(hidden, standing(85_00), MEMBERS, EYES)
    assert shown.text.count("<tg-spoiler>") == shown.text.count("A$") > 3
    assert shown.chart is not None
    assert shown.chart.hidden


def progress(saved: int, title: str = "Tickets", by: date | None = None, **more: object) -> Progress:
    goal = Goal(title, Money(300_00, AUD), TODAY, by)
    given = {"steps": 3, "paydays": True, "basis": Basis(AUD), **more}
    return Progress(Matter(BAT.id, goal, id=5), TODAY, Money(saved, AUD), TODAY, by, **given)  # type: ignore[arg-type]


def test_goals_are_read() -> None:
    shown = goals.card(EN, progress(0, by=date(2027, 1, 1)), EYES).text
    assert "A$300.00 to go by 1 Jan 2027: <b>A$100.00</b> each payday (3×)" in shown
    missing = goals.card(EN, progress(0, basis=Basis(AUD, missing=(Money(5, MNT),))), EYES).text
    assert missing.endswith("No rate known: MNT")
    many = goals.overview(EN, [progress(0)] * 25)
    assert many.text.splitlines()[-1] == "and 5 more"


def test_a_long_list_of_bills_is_cut_short() -> None:
    bills = tuple(Coming(f"Bill {n}", TODAY, Money(1_00, AUD), Money(1_00, AUD), "AU") for n in range(9))
    held = (Held(BANK, Money(500_00, AUD), Money(500_00, AUD)),)
    found = Afford(Money(5_00, AUD), TODAY, None, TODAY, held, bills, (), Money(0, AUD), (), Basis(AUD))
    assert "Bill 5 A$1.00, and 3 more." in afford.answered(EN, found, "").text
