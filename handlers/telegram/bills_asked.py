"""What is asked of bills and income: "when is rent due?", "will the money last?", «түрээсээ төлсөн үү»."""

from typing import Any

from aiogram import Router
from aiogram.filters import Filter
from aiogram.types import Message

from core.agenda.of_bills import Ask, read_of_bills
from core.bills.look import catch_up, due_now
from core.bills.model import Bill, Flow
from core.bills.monthly import monthly_of
from core.bills.told import bills_called
from core.capture.model import Context
from core.capture.read import read_line
from core.family.gate import Action
from core.ledger.hear import context_of
from core.matters.model import Matter
from core.planning.balance import own_ahead
from core.unit import Unit
from handlers.say import bill_edit, bills_asked
from handlers.say.ahead import lasting
from handlers.say.reply import Reply
from handlers.say.voice import Voice
from handlers.telegram.actor import Actor
from handlers.telegram.afford import to_spend
from handlers.telegram.app import App
from handlers.telegram.bills import due, shown
from handlers.telegram.gate import door
from handlers.telegram.words import Answering

router = Router(name="bills_asked")
_ANY_SUM = " 100 AUD"
"""Words are read beside a sum: of a bill's name alone nobody knows the category."""


class Asking(Filter):
    """Passes a question of bills or income, and hands on what is asked, and of which bills."""

    async def __call__(self, message: Message, actor: Actor, unit: Unit, app: App) -> bool | dict[str, Any]:
        """See `read_of_bills`; a name that no bill has is somebody else's question."""
        text = message.text or "/"
        if text.startswith("/") or actor.member is None or not app.calendar_words.may_be(text):
            return False
        for asked in read_of_bills(text, app.calendar_words.load()):
            if not asked.name:
                return {"ask": asked.ask, "meant": ()}
            bills = await unit.matters.find(actor.viewer, Bill)
            context = await context_of(unit, actor.person, actor.viewer, actor.today) if bills else None
            if context and (meant := bills_called(asked.name, bills) or _of_its_kind(asked.name, bills, context, app)):
                return {"ask": asked.ask, "meant": meant}
        return False


def _of_its_kind(name: str, bills: tuple[Matter[Bill], ...], context: Context, app: App) -> tuple[Matter[Bill], ...]:
    """Those of the category that a word names: electricity may be noted under the name of who sells it."""
    read = read_line(name + _ANY_SUM, app.vocabulary, context)
    category = read.items[0].category if len(read.items) == 1 and not read.items[0].payee else None
    return tuple(one for one in bills if category and one.body.category == category)


@router.message(~Answering(), Asking(), flags=door(Action.SEE))
@router.edited_message(Asking(), flags=door(Action.SEE))
async def asked(
    message: Message, ask: Ask, meant: tuple[Matter[Bill], ...], actor: Actor, unit: Unit, voice: Voice, app: App
) -> Reply:
    """Answer first, then what there is to see of it."""
    if ask is Ask.COMING:
        return await due(actor, unit, voice, app)
    if ask is Ask.ENOUGH:
        return await _enough(actor, unit, voice, app)
    found = await due_now(unit, actor.viewer, app.holidays, actor.today, app.clock.now())
    if ask in {Ask.ALL, Ask.PAYDAY}:
        bills = await unit.matters.find(actor.viewer, Bill)
        if ask is Ask.ALL:
            return bills_asked.everything(voice, bills, monthly_of(bills, found, actor.today))
        return bills_asked.paydays(voice, [one for one in found if one.bill.body.flow is Flow.IN], bills)
    if len(meant) > 1:
        return bill_edit.which_bill(voice, meant)
    return bills_asked.one(voice, await shown(meant[0].id, actor, unit), actor.viewer.member_id, paid=ask is Ask.PAID)


async def _enough(actor: Actor, unit: Unit, voice: Voice, app: App) -> Reply:
    """How one's accounts will stand until the next pay, once the ledger has settled what it can; else what there is."""
    await catch_up(unit, actor.viewer, app.holidays, actor.today, app.clock.now())
    found = await own_ahead(unit, actor.viewer, actor.today)
    return lasting(voice, found, actor.viewer.member_id) if found else await to_spend(actor, unit, voice)
