"""Which of the family's bills a paper is of, told on its card; what is sure is noted at once."""

from core.bills.stated import Fit, How, fits_of, state
from core.documents.model import Bill
from core.reviewing.look import EntryLook
from core.unit import Unit
from handlers.say import bill_paper as say
from handlers.say import receipt as say_receipt
from handlers.say.reply import Reply
from handlers.say.voice import Voice
from handlers.telegram.actor import Actor
from handlers.telegram.app import App


async def carded(unit: Unit, actor: Actor, voice: Voice, seen: EntryLook) -> Reply:
    """The card of a paper of one entry."""
    card = say_receipt.card(voice, seen)
    if not isinstance(seen.reading, Bill):
        return card
    return say.with_fits(voice, card, seen, await fits_of(unit, actor.viewer, seen, actor.today))


async def set_at_once(unit: Unit, actor: Actor, voice: Voice, app: App, seen: EntryLook) -> Reply | None:
    """The card of a bill that is surely one of the family's, with what it is now; None for any other."""
    fits = await fits_of(unit, actor.viewer, seen, actor.today)
    if len(fits) != 1 or fits[0].how is not How.SET:
        return None
    return await noted(unit, actor, voice, app, seen, fits[0])


async def noted(
    unit: Unit, actor: Actor, voice: Voice, app: App, seen: EntryLook, fit: Fit, *, always: bool = False
) -> Reply:
    """Note what the paper states, and say so above its card."""
    now, key = app.clock.now(), seen.paper.id
    change = await state(unit, actor.viewer, fit, key, app.holidays, actor.today, now, always=always)
    return say.stated(voice, say_receipt.card(voice, seen), fit, change, always=always)
