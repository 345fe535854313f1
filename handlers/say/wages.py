"""Wages, and what may be earned, as people read them."""

from collections.abc import Sequence

from core.delivery.model import Button
from core.ledger.model import Change
from core.matters.model import Matter
from core.visa.figures import in_hours
from core.visa.kept import Wage
from core.visa.wages import Earning, Outlook
from handlers.say.reply import Reply, Rows
from handlers.say.taps import VisaTap
from handlers.say.visa import not_advice, undo
from handlers.say.voice import Html, Voice, shorten


def kept(voice: Voice, wage: Wage, change: Change | None, *, others: bool = False) -> Reply:
    """The wage as it is now; `others`: one of other days was said too, which is not kept."""
    lines = [voice.say("visa.kept"), _wage(voice, wage), *([voice.say("wage.one_only")] if others else [])]
    return Reply("\n".join(lines), (*undo(voice, change), _all(voice)))


def listed(voice: Voice, wages: Sequence[Matter[Wage]], change: Change | None = None) -> Reply:
    """All of them, each with a button that deletes it."""
    lines = [voice.say("wage.list") if wages else voice.say("wage.none"), *(_wage(voice, one.body) for one in wages)]
    rows: Rows = tuple(
        (Button(f"🗑 {_job(voice, one.body.job)}", VisaTap(op="unwage", id=one.id).pack()),) for one in wages
    )
    return Reply("\n".join(lines), (*undo(voice, change), *rows, _card(voice)), edit=True)


def earned(voice: Voice, found: Outlook, *, known: bool) -> Reply:
    """What may be earned until a day; `known` tells whether any wage was said."""
    day = voice.day(found.until)
    lines = [_rostered(voice, one) for one in found.rostered]
    if found.most is None:
        lines.append(voice.say("visa.most_free", day=day))
    else:
        more = "wage.most_on_top" if found.rostered else "visa.most"
        lines.append(voice.say(more, day=day, hours=in_hours(found.most)))
        lines += [
            voice.say("wage.brings", job=_job(voice, job), money=voice.money(money)) for job, money in found.on_top
        ]
    lines.append(voice.say("wage.before_tax") if known else voice.say("wage.none"))
    return Reply("\n".join([*lines, not_advice(voice)]), (_all(voice), _card(voice)))


def _rostered(voice: Voice, one: Earning) -> Html:
    given = {"job": _job(voice, one.job), "hours": in_hours(one.seconds)}
    if one.money is None:
        return voice.say("wage.rostered_unknown", **given)
    return voice.say("wage.rostered", money=voice.money(one.money), **given)


def _wage(voice: Voice, wage: Wage) -> Html:
    return voice.say("wage.line", job=_job(voice, wage.job), money=voice.money(wage.hourly))


def _job(voice: Voice, name: str) -> str:
    return shorten(name, 40) if name else voice.word("wage.any_job")


def _all(voice: Voice) -> tuple[Button, ...]:
    return (Button(voice.word("visa.button_wages"), VisaTap(op="wages").pack()),)


def _card(voice: Voice) -> tuple[Button, ...]:
    return (Button(voice.word("visa.button_card"), VisaTap(op="card").pack()),)
