"""A bill on a paper that is to be paid yet: reminded of once, or kept as one that comes back."""

from dataclasses import replace

from aiogram import F, Router
from aiogram.types import CallbackQuery

from core.bills.paper import keep_of_paper
from core.documents.model import Bill
from core.family.gate import Action
from core.reviewing.look import look_at_entry
from core.unit import Unit
from handlers.say import bills as say
from handlers.say.reply import Reply
from handlers.say.taps import ReviewTap
from handlers.say.voice import Voice
from handlers.telegram.actor import Actor
from handlers.telegram.app import App
from handlers.telegram.bills import shown
from handlers.telegram.gate import door
from handlers.telegram.review import eyes_of

router = Router(name="bills_paper")
_MONTHS = {"0": 0, "1": 1, "3": 3}


@router.callback_query(ReviewTap.filter(F.op == "remind"), flags=door(Action.RECORD))
async def remind(
    query: CallbackQuery, callback_data: ReviewTap, actor: Actor, unit: Unit, voice: Voice, app: App
) -> Reply:
    """Keep it; the same paper makes one bill."""
    seen = await look_at_entry(unit, eyes_of(actor, app), callback_data.id, callback_data.part)
    due = seen.reading.due if isinstance(seen.reading, Bill) else None
    months = _MONTHS.get(callback_data.arg)
    act = None
    if due is not None and months is not None:
        now = app.clock.now()
        act = await keep_of_paper(unit, actor.viewer, seen, due.value, months, app.holidays, actor.today, now)
    if act is None:
        return Reply(toast=voice.word("question.settled"))
    if not act.matter.private:
        await unit.papers.share(actor.viewer, seen.paper.id)
    made = await shown(act.matter.id, actor, unit)
    return replace(say.made(voice, act.change, made, actor.viewer.member_id), edit=False)
