"""The buttons by which a bill on a paper is reminded of."""

from core.delivery.model import Button
from core.documents.model import Bill
from core.reviewing.look import EntryLook
from handlers.say.reply import Rows
from handlers.say.taps import ReviewTap
from handlers.say.voice import Voice


def remind(voice: Voice, seen: EntryLook) -> Rows:
    """A bill that is to be paid yet is reminded of: once, or each time."""
    due, details = seen.reading.due if isinstance(seen.reading, Bill) else None, seen.plan.details
    if due is None or due.value < voice.today or details is None or details.payee is None:
        return ()
    once = Button(voice.word("bill.button_once"), _tap(seen, "0"))
    each = [("1", "bill.period_month"), ("3", "bill.period_quarter")]
    return ((once,), tuple(Button(f"🔁 {voice.word(key)}", _tap(seen, arg)) for arg, key in each))


def _tap(seen: EntryLook, arg: str) -> str:
    return ReviewTap(op="remind", id=seen.paper.id, part=seen.part, arg=arg).pack()
