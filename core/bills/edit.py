"""A bill as it shall be from now on: another amount, day, rule, end. What is past is no part of it."""

from dataclasses import replace
from datetime import date, timedelta

from core.bills.model import Bill
from core.money.money import Money
from core.recurring.rule import LAST_DAY, Rule, Shift, Unit, occurrences, parse_rule

MOST_FIRST_DAYS = 7
_FAR = timedelta(days=800)
_MID_MONTH = 15


def with_money(bill: Bill, money: Money, start: date | None, today: date) -> Bill:
    """It costs so much from a day on, at once where that is None or past; what varied is fixed from then on."""
    if start is None or start <= today:
        return replace(bill, money=money, later=None, later_from=None)
    return replace(bill, later=money, later_from=start)


def renamed(bill: Bill, title: str) -> Bill:
    """It is called otherwise; what pays it goes by the name that it had."""
    return replace(bill, title=title, payee=bill.payee or bill.title)


def varying(bill: Bill) -> Bill:
    """It differs each time, about what it was."""
    return replace(
        bill, money=None, later=None, later_from=None, low=bill.money or bill.low, high=bill.money or bill.high
    )


def with_rule(bill: Bill, rule: Rule, first: date) -> Bill:
    """It comes by a rule from a day on, with the end and the business days that it had, where the rule has none."""
    old = parse_rule(bill.rule)
    shift = old.shift if rule.shift is Shift.NONE else rule.shift
    if rule.until is None and rule.count is None:
        rule = replace(rule, until=old.until)
    return replace(bill, rule=replace(rule, shift=shift).text(), first=first, since=first)


def with_until(bill: Bill, until: date | None) -> Bill:
    """Its last possible day is another one; None lets it go on."""
    rule = replace(parse_rule(bill.rule), until=None, count=None)
    return replace(bill, rule=rule.text(), until=until)


def with_shift(bill: Bill, shift: Shift) -> Bill:
    """Where it goes when banks rest."""
    return replace(bill, rule=replace(parse_rule(bill.rule), shift=shift).text())


def on_day(bill: Bill, day: date) -> Bill:
    """The next falls on a day, and those after it accordingly."""
    old = parse_rule(bill.rule)
    if old.unit is Unit.WEEK:
        rule = replace(old, weekdays=(day.weekday(),))
    elif old.unit is Unit.MONTH:
        rule = replace(old, nth=None, month_days=(_number(day, old),))
    else:
        rule = old
    return with_rule(bill, rule, day)


def by_period(bill: Bill, unit: Unit, interval: int, day: date) -> Bill:
    """It comes each so many weeks or months, from a day on."""
    if unit is Unit.WEEK:
        return with_rule(bill, Rule(unit, interval, (day.weekday(),)), day)
    return with_rule(bill, Rule(unit, interval, month_days=(_number(day, parse_rule(bill.rule)),)), day)


def first_days(bill: Bill, today: date) -> tuple[date, ...]:
    """Which other first days a rule could have when none was said: this Friday or the next, a day of a month or week.

    The one that stands is the first among them, or in its place.
    """
    rule = parse_rule(bill.rule)
    if rule.unit is Unit.DAY or (rule.unit is Unit.WEEK and rule.interval == 1):
        return tuple(bill.first + timedelta(days=more) for more in range(MOST_FIRST_DAYS))
    if rule.unit is Unit.WEEK or bill.first != today:
        plain = replace(rule, interval=1, until=None, count=None, shift=Shift.NONE)
        due = occurrences(plain, bill.first, bill.first, bill.first + _FAR)
        return tuple(one.nominal for one in due[: min(rule.interval, MOST_FIRST_DAYS)])
    days = (Rule(Unit.MONTH, month_days=(number,)) for number in (1, _MID_MONTH, LAST_DAY))
    ahead = {occurrences(one, today, today, today + _FAR)[0].nominal for one in days}
    return tuple(sorted({bill.first, *ahead}))


def _number(day: date, old: Rule) -> int:
    """The number of a day; a month's last stays the last of every month, where it was so before."""
    ends = LAST_DAY in old.month_days and (day + timedelta(days=1)).day == 1
    return LAST_DAY if ends else day.day
