"""A month in one card: in, out and saved, what it was spent on, by whom, and how it stood the month before."""

from datetime import date

from core.answering.model import Row
from core.answering.period import end_of, step
from core.answering.ports import Root
from core.answering.summary import Month, Summary
from core.asking.model import Group
from core.delivery.model import Button
from core.money.money import Money
from handlers.say import flows
from handlers.say.answer_charts import by_category
from handlers.say.reply import Reply, Rows
from handlers.say.scopes import Known, period, row_name
from handlers.say.taps import SummaryTap
from handlers.say.voice import Html, Voice

_MOST_CATEGORIES = 5
_FEWEST_MEMBERS = 2


def summary(voice: Voice, found: Summary, known: Known) -> Reply:
    """The card, with bars of the categories."""
    month = found.month
    title = voice.say("summary.title", month=period(voice, month.first, month.last))
    rows = _steps(voice, month.first)
    if not month.count:
        return Reply("\n".join([title, voice.say("summary.nothing")]), rows)
    lines = [title, *_sums(voice, found), *_held_against(voice, found)]
    lines += [Html(""), *_rows(voice, Group.CATEGORY, found.categories[:_MOST_CATEGORIES], found, known)]
    if len(found.members) >= _FEWEST_MEMBERS:
        lines += [Html(""), *_rows(voice, Group.MEMBER, found.members, found, known)]
    name = period(voice, month.first, month.last)
    chart = by_category(voice, found.categories, voice.word("measure.spent"), name)
    return Reply("\n".join(lines), rows, chart=chart)


def _sums(voice: Voice, found: Summary) -> list[Html]:
    month = found.month
    lines = [_sum(voice, month, Root.INCOME, month.received), _sum(voice, month, Root.EXPENSES, month.spent)]
    if month.sent.minor or Root.SENT in month.missing:
        lines.append(_sum(voice, month, Root.SENT, month.sent))
    return [*lines, voice.say("summary.saved", amount=voice.money(month.saved))]


def _sum(voice: Voice, month: Month, root: Root, money: Money) -> Html:
    """One sum; what has no rate stands beside it."""
    line = voice.say(f"summary.{root.value}", amount=voice.money(money))
    apart = month.missing.get(root, ())
    return Html(line + voice.say("summary.apart", sums=flows.summed(voice, apart))) if apart else line


def _held_against(voice: Voice, found: Summary) -> list[Html]:
    """What was spent, against the month before; against its same days while this one runs."""
    before = found.before
    if not before.count:
        return []
    difference = found.month.spent.minus(before.spent)
    turn = "same" if not difference.minor else "more" if difference.minor > 0 else "less"
    amount = difference if difference.minor > 0 else difference.negated()
    share = flows.percent(difference, before.spent)
    text = voice.say(f"summary.{turn}", amount=voice.money(amount), before=period(voice, before.first, before.last))
    return [Html(f"{text} ({share})") if share and difference.minor else text]


def _rows(voice: Voice, group: Group, rows: tuple[Row, ...], found: Summary, known: Known) -> list[Html]:
    total: Money = found.month.spent
    return flows.rows_of(voice, rows, lambda row: row_name(voice, group, row, known), total)


def _steps(voice: Voice, first: date) -> Rows:
    last = min(end_of(first, Group.MONTH), voice.today)
    before, _ = step(first, last, voice.today, -1)
    buttons = [_month(voice, before, "◀️ {}")]
    after = step(first, last, voice.today, 1)[0]
    if after <= voice.today:
        buttons.append(_month(voice, after, "{} ▶️"))
    return (tuple(buttons),)


def _month(voice: Voice, day: date, label: str) -> Button:
    return Button(label.format(voice.month_named(day)), SummaryTap(month=f"{day:%Y-%m}").pack())
