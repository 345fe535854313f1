"""Bills and income said in words: "rent 2400 every second Friday", «цахилгаан сар бүрийн 15-нд»."""

from typing import Any

from aiogram import F, Router
from aiogram.filters import Filter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from core.bills.keep import keep
from core.family.gate import Action
from core.ledger.hear import context_of
from core.recurring.said import Said, Unsure, read_said
from core.unit import Unit
from handlers.say import bills as say
from handlers.say.reply import Reply
from handlers.say.taps import BillTap
from handlers.say.voice import Voice
from handlers.telegram.actor import Actor
from handlers.telegram.app import App
from handlers.telegram.bills import shown
from handlers.telegram.gate import door
from handlers.telegram.words import Answering

router = Router(name="bills_said")
WHICH = "bill:which"
"""One of several readings is waited for: the line is kept, and read again."""


class Recurring(Filter):
    """Passes a line that says something that recurs, and hands on what was said."""

    async def __call__(self, message: Message, actor: Actor, unit: Unit, app: App) -> bool | dict[str, Any]:
        """See `read_said`."""
        text = message.text or "/"
        if text.startswith("/") or actor.member is None or not app.recurring.may_be(text):
            return False
        said = await _read(text, actor, unit, app)
        return {"said": said} if said is not None else False


@router.message(~Answering(), Recurring(), flags=door(Action.RECORD))
@router.edited_message(Recurring(), flags=door(Action.RECORD))
async def heard(
    message: Message, said: Said | Unsure, actor: Actor, unit: Unit, voice: Voice, app: App, state: FSMContext
) -> Reply:
    """Keep it, or ask the one thing that is not sure."""
    if isinstance(said, Said):
        return await _kept(said, actor, unit, voice, app)
    await state.set_state(WHICH)
    await state.set_data({"text": message.text or ""})
    return say.which(voice, said)


@router.callback_query(BillTap.filter(F.op == "which"), flags=door(Action.RECORD))
async def chosen(
    query: CallbackQuery, callback_data: BillTap, actor: Actor, unit: Unit, voice: Voice, app: App, state: FSMContext
) -> Reply:
    """The reading that was meant."""
    text = (await state.get_data()).get("text", "") if await state.get_state() == WHICH else ""
    await state.clear()
    asked = await _read(text, actor, unit, app) if text else None
    options = [one.said for one in asked.options if one.said] if isinstance(asked, Unsure) else []
    if callback_data.id >= len(options):
        return Reply(toast=voice.word("question.settled"))
    return await _kept(options[callback_data.id], actor, unit, voice, app)


@router.callback_query(BillTap.filter(F.op == "none"), flags=door(Action.RECORD))
async def dropped(query: CallbackQuery, voice: Voice, state: FSMContext) -> Reply:
    """None of these."""
    await state.clear()
    return Reply(voice.say("bill.dropped"), edit=True)


async def _read(text: str, actor: Actor, unit: Unit, app: App) -> Said | Unsure | None:
    context = await context_of(unit, actor.person, actor.viewer, actor.today)
    return read_said(text, app.recurring.load(), app.vocabulary, context)


async def _kept(said: Said, actor: Actor, unit: Unit, voice: Voice, app: App) -> Reply:
    now = app.clock.now()
    kept = await keep(unit, actor.viewer, actor.person, said, app.vocabulary, app.holidays, actor.today, now)
    return say.kept(voice, kept, await shown(kept.bill.id, actor, unit), actor.viewer.member_id)
