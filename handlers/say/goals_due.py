"""Goals in the message that gathers what is due: what to put aside, with the buttons for it, and how it goes."""

from collections.abc import Sequence

from core.delivery.model import Button
from core.goals.remind import Occasion, Told
from core.money.money import Money
from handlers.say.reply import Reply, Rows
from handlers.say.taps import ChangeTap, GoalTap
from handlers.say.voice import Html, Voice, shorten

FESTIVAL_WITHIN = 60
"""How many days there are until a festival is of interest from so many on."""
MOST_ASKED = 3
"""Of more the card has the buttons."""


def line(voice: Voice, told: Told) -> Html:
    """One goal, in a line or two."""
    one = told.goal
    name = shorten(one.goal.title)
    if told.occasion is Occasion.REACHED:
        return voice.say("goal.reached", name=name)
    each, day = voice.money(one.each), voice.plain_day(one.by) if one.by else ""
    if told.occasion is Occasion.BEHIND:
        key = "goal.remind_behind_payday" if one.paydays else "goal.remind_behind"
        return voice.say(
            key, name=name, short=voice.money(one.ahead.negated()) if one.ahead else "", each=each, day=day
        )
    if told.occasion is Occasion.BEYOND:
        return voice.say("goal.remind_beyond", name=name, each=each, day=day)
    given = {"saved": voice.money(one.saved), "target": voice.money(one.goal.target)}
    if told.occasion is Occasion.MISSED:
        return voice.say("goal.missed", name=name, day=day, **given)
    lines = [voice.say("goal.remind", name=name, each=each, **given)]
    if told.festival and one.by and (one.by - voice.today).days <= FESTIVAL_WITHIN:
        lines.append(voice.say("goal.remind_festival", (one.by - voice.today).days, name=name, day=day))
    return Html("\n".join(lines))


def buttons(voice: Voice, found: Sequence[Told], *, alone: bool = True) -> Rows:
    """For each that is asked for: done, less, not this time; by its name where it is not `alone` in the message."""
    asked = [one for one in found if one.asks and one.goal.matter.account_id is None]
    if len(asked) > MOST_ASKED:
        return ((Button(voice.word("goal.button_all"), GoalTap(op="list").pack()),),)
    return tuple(row for one in asked for row in _rows(voice, one, named=len(asked) > 1 or not alone))


def _rows(voice: Voice, told: Told, *, named: bool) -> Rows:
    goal, each = told.goal, told.goal.each
    key = "goal.button_done_named" if named else "goal.button_done"
    done = voice.word(key, money=voice.money(each), name=shorten(goal.goal.title, 20))
    arg = f"{each.minor}.{told.since}"
    less = "goal.button_less_named" if named else "goal.button_less"
    later = (
        Button(voice.word(less, name=shorten(goal.goal.title, 20)), GoalTap(op="put", id=goal.matter.id).pack()),
        Button(voice.word("goal.button_not"), GoalTap(op="not", id=goal.matter.id).pack()),
    )
    return (Button(done, GoalTap(op="done", id=goal.matter.id, arg=arg).pack()),), later


def done(voice: Voice, title: str, money: Money, saved: Money, target: Money, change_id: int) -> Reply:
    """What was put aside at a tap, with the way back."""
    text = voice.say(
        "goal.put_at_once", name=shorten(title), money=voice.money(money), saved=voice.money(saved),
        target=voice.money(target),
    )  # fmt: skip
    return Reply(text, ((Button(voice.word("button.undo"), ChangeTap(id=change_id, op="undo").pack()),),))
