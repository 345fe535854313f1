"""The conversation that opens an account: each step one question with buttons, and in the end what will be saved."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from core.accounts.keep import Opening
from core.accounts.model import VALUED, AccountKind
from core.delivery.model import Button
from core.family.model import Member
from core.ledger.model import Account
from handlers.say import owning
from handlers.say.accounts import fact_label, tap
from handlers.say.places import BASES, COUNTRIES
from handlers.say.reply import Reply, Rows, columns
from handlers.say.voice import Html, Voice

COINS = ("BTC", "ETH", "SOL", "USDT", "XRP", "ADA")
NAMES: Mapping[AccountKind, tuple[str, ...]] = {
    AccountKind.PROPERTY: ("flat", "house", "land"),
    AccountKind.VEHICLE: ("car", "motorbike"),
    AccountKind.INVESTMENT: ("shares", "gold"),
    AccountKind.SUPER: ("super",),
    AccountKind.DEBT: ("mortgage", "car_loan", "student_loan", "card"),
    AccountKind.CASH: ("savings", "cash"),
    AccountKind.CRYPTO: (),
}
"""Names that many give, by kind; what they are called in each language stands in the catalogues."""
MOST_BANKS = 4


def names(voice: Voice, kind: AccountKind, banks: Sequence[str]) -> tuple[str, ...]:
    """Names to choose from; the banks of one's country for money."""
    own = tuple(voice.word(f"add.name_{name}") for name in NAMES[kind])
    return (*banks[:MOST_BANKS], *own) if kind is AccountKind.CASH else own


def which_kind(voice: Voice) -> Reply:
    """First of all, what it is."""
    buttons = [Button(owning.kind(voice, kind), tap("adk", 0, kind.value)) for kind in AccountKind]
    return Reply(voice.say("add.kind"), (*columns(buttons, 2), cancel(voice)))


def which_name(voice: Voice, kind: AccountKind, suggested: Sequence[str]) -> Reply:
    """What to call it: typed, or one of those that others choose."""
    buttons = [Button(name, tap("adn", place)) for place, name in enumerate(suggested)]
    return Reply(voice.say("add.name", kind=owning.kind(voice, kind)), (*columns(buttons, 2), cancel(voice)))


def currencies(base: str, home: str, kind: AccountKind) -> tuple[str, ...]:
    """The usual ones, one's own first."""
    if kind is AccountKind.CRYPTO:
        return COINS
    return tuple(dict.fromkeys((base, COUNTRIES[home][2] if home in COUNTRIES else base, "AUD", "MNT", *BASES)))[:6]


def which_currency(voice: Voice, kind: AccountKind, codes: Sequence[str]) -> Reply:
    """In which money it is counted: the usual ones, or any code, typed."""
    buttons = [Button(code, tap("adc", 0, code)) for code in codes]
    key = "add.coin" if kind is AccountKind.CRYPTO else "add.currency"
    return Reply(voice.say(key), (*columns(buttons, 3), cancel(voice)))


def how_much(voice: Voice, kind: AccountKind, name: str, code: str) -> Reply:
    """What it is worth, or what is on it; of a debt what is owed, as people say it."""
    skip = (Button(voice.word("button.skip"), tap("adw", 0, "skip")),)
    return Reply(voice.say(f"add.{_measure(kind)}", name=voice.short(name), code=code), (skip, cancel(voice)))


def _measure(kind: AccountKind) -> str:
    if kind is AccountKind.DEBT:
        return "owed"
    return "worth" if kind in VALUED else "balance"


def review(
    voice: Voice, new: Opening, members: Sequence[Member], known: Mapping[int, str], first: Html | None = None
) -> Reply:
    """What will be saved, by one tap; all else is behind "more details"."""
    lines = [*([first] if first else []), voice.say("add.review", kind=owning.kind(voice, new.kind))]
    amount = voice.money(new.worth) if new.worth is not None else new.currency.code
    lines.append(voice.say("accounts.line", name=voice.short(new.name), amount=amount))
    if new.owners:
        lines.append(voice.say("asset.owners", owners=owning.owners(voice, new.owners, members)))
    lines += owning.facts(voice, new.kind, new.facts, known)
    if where := owning.country(voice, new.country):
        lines.append(voice.say("entry.plain", text=where))
    rows: Rows = (
        (
            Button(voice.word("button.save_shared"), tap("ads", 0, "shared")),
            Button(voice.word("button.save_private"), tap("ads", 0, "private")),
        ),
        (
            Button(voice.word("button.owners"), tap("ado")),
            Button(voice.word("button.more_details"), tap("adf")),
        ),
        cancel(voice),
    )
    return Reply("\n".join(lines), rows)


def owners(voice: Voice) -> Reply:
    """Who owns it."""
    buttons = (
        Button(voice.word("button.all_mine"), tap("ado", 0, "mine")),
        Button(voice.word("button.all_ours"), tap("ado", 0, "ours")),
    )
    return Reply(voice.say("add.owners"), (buttons, back(voice)), edit=True)


def which_fact(voice: Voice, new: Opening, known: Mapping[int, str]) -> Reply:
    """What else may be kept with it; nothing of it is needed."""
    buttons = [
        Button(fact_label(voice, name, owning.fact(voice, name, new.facts, known)), tap("adf", 0, name))
        for name in owning.FACTS[new.kind]
    ]
    buttons.append(Button(fact_label(voice, "country", owning.country(voice, new.country)), tap("adf", 0, "country")))
    return Reply(voice.say("add.which_fact"), (*columns(buttons, 1), back(voice)), edit=True)


def type_fact(voice: Voice, name: str, called: str) -> Reply:
    """Ask for one of them."""
    row = (Button(voice.word("button.skip"), tap("adf")),)
    return Reply(voice.say(f"asset.type_{name}", name=voice.short(called)), (row,), edit=True)


def countries(voice: Voice, called: str) -> Reply:
    """In which country it lies."""
    buttons = [Button(owning.country(voice, code) or code, tap("adl", 0, code)) for code in COUNTRIES]
    text = voice.say("asset.which_country", name=voice.short(called))
    return Reply(text, (*columns(buttons, 2), back(voice)), edit=True)


def secured(voice: Voice, called: str, things: Sequence[Account], member_id: int) -> Reply:
    """What a debt was taken for."""
    buttons = [Button(owning.label(voice, one, member_id), tap("adp", one.id)) for one in things[:20]]
    key = "asset.which_secured" if things else "asset.none_secured"
    return Reply(voice.say(key, name=voice.short(called)), (*columns(buttons, 2), back(voice)), edit=True)


def again(voice: Voice, step: str, asked: Reply) -> Reply:
    """What was typed does not answer the question: said in one sentence, with the same buttons."""
    return replace(asked, text=voice.say(f"add.again_{step}"), edit=False)


def cancel(voice: Voice) -> tuple[Button, ...]:
    """The way out, at every step."""
    return (Button(voice.word("button.cancel"), tap("adx")),)


def back(voice: Voice) -> tuple[Button, ...]:
    """Back to what will be saved."""
    return (Button(voice.word("button.back"), tap("adr")),)
