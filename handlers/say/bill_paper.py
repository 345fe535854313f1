"""A bill on a paper: which bill of the family's it is of, and the buttons by which it is reminded of."""

from collections.abc import Sequence
from dataclasses import replace

from core.bills.model import Settled
from core.bills.stated import Fit, How
from core.delivery.model import Button
from core.documents.model import Bill
from core.ledger.model import Change
from core.reviewing.look import EntryLook
from handlers.say.reply import Reply, Rows
from handlers.say.taps import ChangeTap, ReviewTap
from handlers.say.voice import Html, Voice, shorten


def with_fits(voice: Voice, card: Reply, seen: EntryLook, fits: Sequence[Fit]) -> Reply:
    """The card of a bill with what it is of: known, or to be said by a tap; where it is of none, to be reminded of."""
    lines = [told for fit in fits if (told := _told(voice, fit))]
    rows = [row for fit in fits for row in _asking(voice, seen, fit)]
    is_new = all(fit.how is How.ASK for fit in fits)
    text = "\n".join([*([card.text] if card.text else []), *lines])
    *above, last = card.rows
    return replace(card, text=text, rows=(*above, *rows, *(_remind(voice, seen) if is_new else ()), last))


def stated(voice: Voice, card: Reply, fit: Fit, change: Change | None, *, always: bool) -> Reply:
    """What a bill is now by its paper, above the card, with the way back."""
    before = fit.occurrence.body.expected
    if before is None:
        key = "bill.stated"
    elif before == fit.money:
        key = "bill.stated_same"
    elif fit.how is How.PRICE:
        key = "bill.stated_always" if always else "bill.stated_once"
    else:
        key = "bill.stated_other"
    told = {"name": shorten(fit.bill.body.title), "day": voice.day(fit.due), "money": voice.money(fit.money)}
    line = voice.say(key, **told, before=voice.money(before) if before else "")
    undo = ((Button(voice.word("button.undo"), ChangeTap(id=change.id, op="undo").pack()),),) if change else ()
    return replace(card, text=f"{line}\n\n{card.text}", rows=(*undo, *card.rows))


def which_day(voice: Voice, seen: EntryLook) -> Reply:
    """A bill that names no day: by when it is to be paid."""
    back = (Button(voice.word("button.back"), _tap(seen, "card", "")),)
    return Reply(voice.say("bill.ask_due"), (back,), edit=False)


def _told(voice: Voice, fit: Fit) -> Html | None:
    name, day = shorten(fit.bill.body.title), voice.day(fit.occurrence.body.due)
    if fit.how is How.KNOWN:
        is_paid = fit.occurrence.body.settled is Settled.PAID
        return voice.say("bill.paper_paid" if is_paid else "bill.paper_known", name=name, day=day)
    before = fit.bill.body.money_on(fit.occurrence.body.due)
    return (
        voice.say("bill.paper_price", name=name, before=voice.money(before))
        if fit.how is How.PRICE and before
        else None
    )


def _asking(voice: Voice, seen: EntryLook, fit: Fit) -> Rows:
    key = str(fit.occurrence.id)
    if fit.how is How.KNOWN:
        return ()
    if fit.how is How.PRICE:
        once = Button(voice.word("bill.button_this_once"), _tap(seen, "stated", key))
        always = Button(voice.word("bill.button_from_now"), _tap(seen, "dearer", key))
        return ((once, always),)
    day = voice.brief_day(fit.occurrence.body.due)
    label = voice.word("bill.button_is_it", name=shorten(fit.bill.body.title, 24), day=day)
    return ((Button(label, _tap(seen, "stated", key)),),)


def _remind(voice: Voice, seen: EntryLook) -> Rows:
    """A bill that is to be paid yet is reminded of: once, or each time."""
    due, details = seen.reading.due if isinstance(seen.reading, Bill) else None, seen.plan.details
    if details is None or details.payee is None or (due and due.value < voice.today):
        return ()
    once = Button(voice.word("bill.button_once"), _tap(seen, "remind", "0"))
    each = [("1", "bill.period_month"), ("3", "bill.period_quarter")]
    return ((once,), tuple(Button(f"🔁 {voice.word(key)}", _tap(seen, "remind", arg)) for arg, key in each))


def _tap(seen: EntryLook, op: str, arg: str) -> str:
    return ReviewTap(op=op, id=seen.paper.id, part=seen.part, arg=arg).pack()
