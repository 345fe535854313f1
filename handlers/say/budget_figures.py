"""The figures of one budget as lines: its days, what is spent and left, how fast it goes, and how it is kept."""

from core.budgets.measure import Standing
from core.budgets.watch import ALL
from handlers.say.voice import Html, Voice


def figures(voice: Voice, one: Standing) -> list[Html]:
    """In which days, how much is spent, what is left, and whether that is too fast."""
    first, last = voice.plain_day(one.span.first), voice.plain_day(one.span.last)
    given = {"available": voice.money(one.available), "percent": percent(one)}
    span = voice.say("budget.span", first=first, last=last)
    if one.spent.minor < 0:
        back = voice.say("budget.came_back", back=voice.money(one.spent.negated()), **given)
        return [span, back, _left(voice, one)]
    spent = voice.say("budget.spent", spent=voice.money(one.spent), **given)
    return [span, spent, _left(voice, one), _pace(voice, one)]


def _left(voice: Voice, one: Standing) -> Html:
    if one.left.minor < 0:
        return voice.say("budget.over", over=voice.money(one.left.negated()), days=one.days_left)
    if one.days_left == 1:
        return voice.say("budget.left_today", left=voice.money(one.left))
    return voice.say("budget.left", left=voice.money(one.left), day=voice.money(one.a_day), days=one.days_left)


def _pace(voice: Voice, one: Standing) -> Html:
    gone = round(one.gone * ALL)
    if one.pace.minor == 0:
        return voice.say("budget.pace_even", percent=gone)
    if one.pace.minor > 0:
        return voice.say("budget.pace_faster", percent=gone, money=voice.money(one.pace))
    return voice.say("budget.pace_slower", percent=gone, money=voice.money(one.pace.negated()))


def kept_how(voice: Voice, one: Standing) -> list[Html]:
    """What came over, whether it carries over, who sees it, and whether its paydays are known."""
    lines = []
    if one.carried.minor > 0:
        lines.append(voice.say("budget.carried", money=voice.money(one.carried)))
    elif one.carried.minor < 0:
        lines.append(voice.say("budget.carried_over", money=voice.money(one.carried.negated())))
    if one.budget.carries:
        lines.append(voice.say("budget.carries"))
    if one.matter.private:
        lines.append(voice.say("budget.private"))
    if one.span.unpaid:
        payday = one.span.payday
        lines.append(
            voice.say("budget.first_payday", day=voice.day(payday)) if payday else voice.say("budget.no_payday")
        )
    return lines


def percent(one: Standing) -> int:
    """How much of it is spent, rounded down: 99.9 % is not all, and what came back is not less than nothing."""
    return max(0, int(one.share * ALL))
