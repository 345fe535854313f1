"""What is asked about one account, and what comes of the answer: a value, owners, facts, what the bank says."""

from collections.abc import Sequence
from dataclasses import replace

from core.accounts.keep import Act
from core.accounts.model import AccountKind
from core.delivery.model import Button
from core.ledger.look import Line
from core.ledger.model import Account
from core.money.money import Money
from handlers.say import owning
from handlers.say.accounts import tap
from handlers.say.entry import BRIEF
from handlers.say.entry import one as entry_line
from handlers.say.places import COUNTRIES
from handlers.say.reply import Reply, Rows, columns
from handlers.say.taps import ChangeTap, EntryTap
from handlers.say.voice import Html, Voice

TYPED_FACTS = (
    "address", "bought_on", "bought_for", "make", "year", "fund", "number", "rate", "term_months", "since",
)  # fmt: skip


def type_it(voice: Voice, op: str, account: Account, member_id: int) -> Reply:
    """Ask for a value (of a debt what is owed), a name, or what the bank says."""
    what = "owed" if op == "value" and account.kind is AccountKind.DEBT else op
    text = voice.say(f"asset.type_{what}", name=voice.account(account, member_id), code=account.currency.code)
    return Reply(text, (_back(voice, account),), edit=True)


def again(voice: Voice, op: str, account: Account) -> Reply:
    """What was typed is none: said in one sentence, and asked again."""
    return Reply(voice.say(f"asset.again_{op}", code=account.currency.code), (_back(voice, account),))


def _back(voice: Voice, account: Account) -> tuple[Button, ...]:
    return (Button(voice.word("button.back"), tap("card", account.id)),)


def stated(voice: Voice, done: Act, before: Money | None, member_id: int) -> Reply:
    """What is on it now, and what had been by then."""
    account = done.account
    if done.entry is None:
        raise ValueError("nothing was stated")
    details = done.entry.details
    text = voice.say(
        "asset.done_state",
        emoji=owning.emoji(voice, account.kind),
        name=voice.account(account, member_id),
        standing=owning.standing(voice, account, details.money),
    )
    if details.day != voice.today:
        text = Html(text + voice.say("asset.on_day", day=voice.day(details.day)))
    if before is not None and before.minor and before != details.money:
        text = Html(text + voice.say("asset.before", standing=owning.standing(voice, account, before)))
    undo = Button(voice.word("button.undo"), ChangeTap(id=done.change.id, op="undo").pack())
    return Reply(text, ((undo, Button(voice.word("button.account_card"), tap("card", account.id))),))


def owners(voice: Voice, account: Account, member_id: int) -> Reply:
    """Who owns it: all mine, all of us, or typed parts."""
    buttons = (
        Button(voice.word("button.all_mine"), tap("owners", account.id, "mine")),
        Button(voice.word("button.all_ours"), tap("owners", account.id, "ours")),
    )
    text = voice.say("asset.type_owners", name=voice.account(account, member_id))
    return Reply(text, (buttons, _back(voice, account)), edit=True)


def type_fact(voice: Voice, name: str, account: Account, member_id: int) -> Reply:
    """Ask for one fact."""
    text = voice.say(f"asset.type_{name}", name=voice.account(account, member_id))
    return Reply(text, ((Button(voice.word("button.back"), tap("facts", account.id)),),), edit=True)


def fact_again(voice: Voice, name: str, account: Account) -> Reply:
    """What was typed is no such fact."""
    text = voice.say("asset.again_fact", fact=voice.word(f"asset.fact.{name}"))
    return Reply(text, ((Button(voice.word("button.back"), tap("facts", account.id)),),))


def countries(voice: Voice, account: Account, member_id: int) -> Reply:
    """In which country it lies."""
    buttons = [Button(owning.country(voice, code) or code, tap("land", account.id, code)) for code in COUNTRIES]
    text = voice.say("asset.which_country", name=voice.account(account, member_id))
    back = (Button(voice.word("button.back"), tap("facts", account.id)),)
    return Reply(text, (*columns(buttons, 2), back), edit=True)


def secured(voice: Voice, account: Account, things: Sequence[Account], member_id: int) -> Reply:
    """What a debt was taken for."""
    buttons = [Button(owning.label(voice, one, member_id), tap("for", account.id, str(one.id))) for one in things[:20]]
    key = "asset.which_secured" if things else "asset.none_secured"
    back = (Button(voice.word("button.back"), tap("facts", account.id)),)
    return Reply(voice.say(key, name=voice.account(account, member_id)), (*columns(buttons, 2), back), edit=True)


def compared(voice: Voice, account: Account, here: Money, said: Money, member_id: int) -> Reply:
    """What the bank says beside what is here: they agree, or what to do about the difference."""
    theirs = said.negated() if account.kind is AccountKind.DEBT and said.minor > 0 else said
    name = voice.account(account, member_id)
    if theirs == here:
        show = Button(voice.word("button.account_card"), tap("card", account.id))
        return Reply(voice.say("reconcile.agrees", name=name, amount=voice.money(here)), ((show,),))
    text = voice.say(
        "reconcile.differs",
        name=name,
        bank=voice.money(theirs),
        here=voice.money(here),
        difference=_signed(voice, theirs.minus(here)),
    )
    rows = (
        (Button(voice.word("reconcile.book"), tap("book", account.id, str(theirs.minor))),),
        (
            Button(voice.word("reconcile.look"), tap("look", account.id, str(theirs.minor))),
            Button(voice.word("button.cancel"), tap("card", account.id)),
        ),
    )
    return Reply(text, rows)


def _signed(voice: Voice, difference: Money) -> str:
    return ("+" if difference.minor > 0 else "") + voice.money(difference)


def looked(voice: Voice, account: Account, lines: Sequence[Line], said: Money | None, member_id: int) -> Reply:
    """The latest entries of an account, each to be opened."""
    title = voice.say("reconcile.latest", name=voice.account(account, member_id))
    brief = replace(voice, most=BRIEF)
    shown = [f"{number}. {entry_line(brief, line, balance=False)}" for number, line in enumerate(lines, 1)]
    pencils = [
        Button(f"✏️ {number}", EntryTap(id=line.entry.id, op="card").pack()) for number, line in enumerate(lines, 1)
    ]
    book: Rows = ()
    if said is not None:
        book = ((Button(voice.word("reconcile.book"), tap("book", account.id, str(said.minor))),),)
    return Reply("\n".join([title, *shown]), (*columns(pencils, 5), *book, _back(voice, account)), edit=True)
