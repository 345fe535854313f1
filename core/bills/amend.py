"""What was said of a bill, done to it: the bill as it shall be, or None where the words do not fit it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from core.bills.edit import by_period, on_day, with_money, with_rule, with_until
from core.bills.model import Bill, Occurrence, Settled
from core.bills.told import Act, Told
from core.recurring.clauses import PERIODS, When
from core.recurring.rule import Rule, Unit, occurrences, parse_rule
from core.recurring.settled import timing_of

_FAR = timedelta(days=1200)


def amended(bill: Bill, told: Told, coming: date, today: date) -> Bill | None:
    """The bill after what was said; `coming` is the day by the rule of the next that is open."""
    when = told.when or When()
    match told.act:
        case Act.AMOUNT if told.money:
            dearer = with_money(bill, told.money, told.start, today)
            return _often(dearer, when, coming) if when.period else dearer
        case Act.MOVE:
            return moved(bill, when, coming, today)
        case Act.END:
            return with_until(bill, when.until or today)
        case _:
            paused = told.act is Act.PAUSE
            return replace(bill, paused=paused, since=bill.since if paused else today)


def moved(bill: Bill, when: When, coming: date, today: date) -> Bill | None:
    """The bill on other days, from the next that is open on."""
    day = when.start or (when.anchor.ahead(today) if when.anchor and when.anchor.day else None)
    if when.period:
        if not (when.days or when.weekdays or day):
            return _often(bill, when, coming)
        timing = timing_of(when, today)
        return with_rule(bill, timing.rule, timing.first) if timing else None
    if day:
        return on_day(bill, day) if day >= today else None
    return _on_days(bill, when, coming, today)


def next_open(bill: Bill, made: Sequence[Occurrence], today: date) -> date:
    """The day, by the rule, of the next that is open; today where none is to come."""
    ahead = [one.nominal for one in made if one.settled is Settled.OPEN and one.nominal >= today]
    return min(ahead, default=max(today, bill.first))


def _often(bill: Bill, when: When, coming: date) -> Bill:
    unit, interval = PERIODS[when.period]
    old = parse_rule(bill.rule)
    if (unit, interval * when.times) == (old.unit, old.interval):
        return bill
    return by_period(bill, unit, interval * when.times, coming)


def _on_days(bill: Bill, when: When, coming: date, today: date) -> Bill | None:
    """On days of the month or of the week, in the month or week of the next one, else the one after it."""
    rule = _rule(parse_rule(bill.rule), when)
    if rule is None:
        return _on_number(bill, when, today)
    start = coming.replace(day=1) if rule.unit is Unit.MONTH else coming - timedelta(days=coming.weekday())
    ahead = max(today, start)
    due = occurrences(replace(rule, until=None, count=None), start, ahead, ahead + _FAR)
    return with_rule(bill, rule, due[0].nominal) if due else None


def _rule(old: Rule, when: When) -> Rule | None:
    days, weekdays = tuple(dict.fromkeys(when.days)), tuple(sorted(set(when.weekdays)))
    try:
        if old.unit is Unit.MONTH and when.place is not None:
            return replace(old, month_days=(), nth=(when.place, weekdays[0]))
        if old.unit is Unit.MONTH and days:
            return replace(old, month_days=days, nth=None)
    except ValueError:
        return None
    return replace(old, weekdays=weekdays) if old.unit is Unit.WEEK and weekdays and when.place is None else None


def _on_number(bill: Bill, when: When, today: date) -> Bill | None:
    """What comes by the week, on a day of the month once: the next such day is where it goes on."""
    if parse_rule(bill.rule).unit is Unit.MONTH or len(when.days) != 1:
        return None
    due = occurrences(Rule(Unit.MONTH, month_days=(when.days[0],)), today, today, today + _FAR)
    return on_day(bill, due[0].nominal)
