"""Answers to what people say of what they have: it is done, or the one thing that must be asked first."""

from collections.abc import Sequence
from dataclasses import replace

from core.accounts.outcome import NEW, OWNED, YES, Acted, Choice, Question, Stuck
from core.accounts.said import Act
from core.delivery.model import Button
from core.ledger.model import Change
from handlers.say import account_asked, accounts, owning
from handlers.say.accounts import tap
from handlers.say.reply import Reply
from handlers.say.taps import ChangeTap
from handlers.say.voice import Html, Voice

ANSWERS = frozenset({"amount", "currency", "meaning", "account", "open"})
_DONE = {
    Act.RENAME: "asset.done_rename",
    Act.ARCHIVE: "asset.done_arc",
    Act.RESTORE: "asset.done_res",
    Act.DELETE: "asset.done_del",
    Act.SHARE: "asset.done_owners",
}


def done(voice: Voice, acted: Acted, member_id: int) -> Reply:
    """What was done, with the way back."""
    if acted.act is Act.STATE:
        return account_asked.stated(voice, acted.done, acted.before, member_id)
    return accounts.done(voice, _DONE[acted.act], acted.done.account, acted.done.change, member_id)


def opened(voice: Voice, acted: Acted) -> Html:
    """The first line of a new account's card."""
    return voice.say("asset.opened", kind=owning.kind(voice, acted.done.account.kind))


def with_undo(voice: Voice, card: Reply, change: Change) -> Reply:
    """A card whose last button takes back what made it."""
    undo = Button(voice.word("button.undo"), ChangeTap(id=change.id, op="undo").pack())
    return replace(card, rows=(*card.rows[:-1], (undo, *card.rows[-1])))


def asked(voice: Voice, question: Question, message_id: int, member_id: int) -> Reply:
    """The question with its answers as buttons, and a way to leave it."""
    name = voice.short(question.said.name)
    buttons = [
        Button(_label(voice, choice, member_id), tap("said", message_id, f"{choice.what}={choice.value}"))
        for choice in question.choices
    ]
    rows = tuple((button,) for button in buttons)
    cancel = (Button(voice.word("button.cancel"), tap("said", message_id, "no")),)
    return Reply(voice.say(f"asset.ask_{question.code}", name=name), (*rows, cancel))


def _label(voice: Voice, choice: Choice, member_id: int) -> str:
    if choice.what == "account" and choice.value == NEW:
        return voice.word("asset.another")
    if choice.account is not None:
        return owning.label(voice, choice.account, member_id)
    if choice.what == "open" and choice.value == YES:
        amount = voice.money(choice.money) if choice.money else ""
        return voice.word("asset.open_with", amount=amount)
    if choice.money is not None:
        return voice.money(choice.money)
    return voice.word("asset.owned" if choice.value == OWNED else "asset.spent")


def stuck(voice: Voice, why: Stuck, member_id: int) -> Reply:
    """Why it was not done, and what to do."""
    name = voice.account(why.account, member_id) if why.account else voice.short(why.said.name)
    code = why.account.currency.code if why.account else (*why.said.codes, "")[0]
    button = Button(voice.word("button.all_accounts"), tap("list"))
    rows: Sequence[tuple[Button, ...]] = ((button,),) if why.code == "unknown" else ()
    return Reply(voice.say(f"asset.stuck_{why.code}", name=name, code=code), tuple(rows))
