"""The list of what the family has and owes, and the card of one account."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from core.accounts.model import VALUED, AccountKind
from core.delivery.model import Button
from core.family.model import Member
from core.ledger.look import Line
from core.ledger.model import Account, Change, Entry
from core.money.money import Money
from handlers.say import owning
from handlers.say.entry import BRIEF
from handlers.say.entry import one as entry_line
from handlers.say.reply import Reply, Rows, columns
from handlers.say.taps import AccountTap, ChangeTap
from handlers.say.voice import Html, Voice, shorten

PAGE = 20


@dataclass(frozen=True, slots=True)
class Row:
    """An account with its balance, and what that is about in the reader's currency, None where no rate is known."""

    account: Account
    balance: Money
    about: Money | None = None


@dataclass(frozen=True, slots=True)
class Detail:
    """What a card shows of one account; `names` are those of other accounts by id, `mine` who may hide it."""

    row: Row
    members: Sequence[Member]
    names: Mapping[int, str]
    stated: Entry | None
    latest: Sequence[Line]
    member_id: int
    writes: bool = True


def tap(op: str, account_id: int = 0, arg: str = "") -> str:
    """What a button of an account carries."""
    return AccountTap(op=op, id=account_id, arg=arg).pack()


def listing(voice: Voice, rows: Sequence[Row], member_id: int, page: int, *, archived: int, writes: bool) -> Reply:
    """All accounts by kind, a page at a time; each one's card is behind its button."""
    add: Rows = ((Button(voice.word("button.add_account"), tap("add")),),) if writes else ()
    if not rows:
        return Reply(voice.say("accounts.empty"), (*_turning(voice, 0, 0, archived), *add))
    shown = _ordered(rows)[page * PAGE : (page + 1) * PAGE]
    lines: list[str] = [voice.say("accounts.title")]
    for kind in AccountKind:
        of_kind = [row for row in shown if row.account.kind is kind]
        if of_kind:
            lines += ["", voice.say("accounts.kind_title", kind=owning.kind(voice, kind))]
            lines += [_line(voice, row, member_id) for row in of_kind]
    unknown = sorted({row.balance.currency.code for row in shown if row.about is None and row.balance.minor})
    if unknown:
        lines += ["", voice.say("accounts.no_rate", codes=", ".join(unknown))]
    buttons = [Button(owning.label(voice, row.account, member_id), tap("card", row.account.id)) for row in shown]
    return Reply("\n".join(lines), (*columns(buttons, 2), *_turning(voice, len(rows), page, archived), *add))


def _ordered(rows: Sequence[Row]) -> list[Row]:
    kinds = list(AccountKind)
    return sorted(rows, key=lambda row: (kinds.index(row.account.kind), row.account.id))


def _line(voice: Voice, row: Row, member_id: int) -> Html:
    name = voice.account(row.account, member_id)
    line = voice.say("accounts.line", name=name, amount=voice.money(row.balance))
    return Html(line + about(voice, row))


def about(voice: Voice, row: Row) -> Html:
    """What it is about in the reader's currency; nothing where it is in that already, or no rate is known."""
    if row.about is None or row.about.currency == row.balance.currency:
        return Html("")
    return voice.say("accounts.about", amount=voice.money(row.about))


def _turning(voice: Voice, count: int, page: int, archived: int) -> Rows:
    turns = []
    if page > 0:
        turns.append(Button("◀️", tap("list", page - 1)))
    if count > (page + 1) * PAGE:
        turns.append(Button("▶️", tap("list", page + 1)))
    rows: Rows = (tuple(turns),) if turns else ()
    if archived:
        rows = (*rows, (Button(voice.word("button.archived_accounts", number=archived), tap("archived")),))
    return rows


def archived_listing(voice: Voice, rows: Sequence[Row], member_id: int) -> Reply:
    """What was put away."""
    lines = [voice.say("accounts.archived_title"), *(_line(voice, row, member_id) for row in rows[:PAGE])]
    buttons = [Button(owning.label(voice, row.account, member_id), tap("card", row.account.id)) for row in rows[:PAGE]]
    return Reply("\n".join(lines), (*columns(buttons, 2), back_to_list(voice)), edit=True)


def back_to_list(voice: Voice) -> tuple[Button, ...]:
    """The way back to all."""
    return (Button(voice.word("button.back"), tap("list")),)


def card(voice: Voice, detail: Detail, first: Html | None = None) -> Reply:
    """One account with all that is known of it, and what can be done; `first` says what was just done."""
    account = detail.row.account
    title = voice.say(
        "asset.title",
        emoji=owning.emoji(voice, account.kind),
        name=voice.account(account, detail.member_id),
    )
    lines = [*([first, Html("")] if first else []), title]
    lines.append(Html(owning.standing(voice, account, detail.row.balance) + about(voice, detail.row)))
    if account.archived:
        lines.append(voice.say("asset.archived"))
    if detail.stated:
        lines.append(voice.say("asset.stated", day=voice.day(detail.stated.details.day)))
    if account.owners:
        lines.append(voice.say("asset.owners", owners=owning.owners(voice, account.owners, detail.members)))
    lines += owning.facts(voice, account.kind, account.facts, detail.names)
    if where := owning.country(voice, account.country):
        lines.append(voice.say("entry.plain", text=where))
    if detail.latest:
        lines += [Html(""), voice.say("asset.latest")]
        lines += [entry_line(replace(voice, most=BRIEF), line, balance=False) for line in detail.latest]
    rows = _buttons(voice, detail) if detail.writes else ()
    return Reply("\n".join(lines), (*rows, back_to_list(voice)))


def _buttons(voice: Voice, detail: Detail) -> Rows:
    account = detail.row.account

    def button(label: str, op: str) -> Button:
        return Button(voice.word(label), tap(op, account.id))

    value = "button.update_value" if account.kind in VALUED else "button.update_balance"
    rows = [
        (button(value, "value"), button("button.rename", "name")),
        (button("button.owners", "owners"), button("button.details", "facts")),
    ]
    third = []
    if account.owner_id == detail.member_id:
        third.append(
            button("button.make_shared", "share") if account.private else button("button.make_private", "hide")
        )
    third.append(button("button.restore", "res") if account.archived else button("button.archive", "arc"))
    last = [button("button.delete_account", "del")]
    if account.kind not in VALUED:
        last.insert(0, button("button.reconcile", "rec"))
    return (*rows, tuple(third), tuple(last))


def done(voice: Voice, key: str, account: Account, change: Change, member_id: int) -> Reply:
    """What was done to an account, in one line, to be undone."""
    undo = Button(voice.word("button.undo"), ChangeTap(id=change.id, op="undo").pack())
    show = Button(voice.word("button.account_card"), tap("card", account.id))
    gone = account.deleted
    return Reply(voice.say(key, name=voice.account(account, member_id)), ((undo,) if gone else (undo, show),))


def turned(voice: Voice, change: Change, member_id: int, *, back: bool) -> Reply:
    """What undo took back of accounts (`back`), or redo did again, with the way to the other."""
    names = ", ".join(voice.account(one.after, member_id) for one in change.accounts)
    key = "asset.taken_back" if back else "asset.done_again"
    op, label = ("redo", "button.redo") if back else ("undo", "button.undo")
    return Reply(voice.say(key, name=names), ((Button(voice.word(label), ChangeTap(id=change.id, op=op).pack()),),))


def ask(voice: Voice, key: str, account: Account, member_id: int) -> Reply:
    """Ask for words about an account; one may go back instead."""
    back = Button(voice.word("button.back"), tap("card", account.id))
    return Reply(voice.say(key, name=voice.account(account, member_id)), ((back,),), edit=True)


def which_fact(voice: Voice, account: Account, names: Mapping[int, str], member_id: int) -> Reply:
    """Which of its facts to write; each shows what is known."""
    buttons = [
        Button(fact_label(voice, name, owning.fact(voice, name, account.facts, names)), tap("fact", account.id, name))
        for name in owning.FACTS[account.kind]
    ]
    where = owning.country(voice, account.country)
    buttons.append(Button(fact_label(voice, "country", where), tap("fact", account.id, "country")))
    back = (Button(voice.word("button.back"), tap("card", account.id)),)
    text = voice.say("asset.which_fact", name=voice.account(account, member_id))
    return Reply(text, (*columns(buttons, 1), back), edit=True)


def fact_label(voice: Voice, name: str, value: str | None) -> str:
    """A fact's button: its name, and what is known of it."""
    label = voice.word(f"asset.fact.{name}")
    return shorten(f"{label}: {value}" if value else label)
