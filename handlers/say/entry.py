"""Cards: what was recorded in one short line, with what can be done to it as buttons."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from core.capture.model import Kind
from core.delivery.model import Button
from core.ledger.look import Card, Line
from core.ledger.model import STATED, Account, Entry
from core.ledger.record import BANK_MESSAGE
from core.ledger.rules import outgoing
from core.money.money import Money
from handlers.say.remit import cost
from handlers.say.reply import Reply, Rows, columns
from handlers.say.taps import ChangeTap, EntryTap, PastTap, entry_tap
from handlers.say.voice import Html, Voice, shorten

MOST_SLIPS = 5
MOST_LINES = 30
"""More entries than this are counted on a card instead of shown one by one."""
MOST_UNITS = 3_200
"""How long a list of entries may be: Telegram holds 4,096 UTF-16 units, and something stands around the list."""
_PLAIN = {
    Kind.TRANSFER: "entry.moved",
    Kind.OPENING: "entry.opening",
    Kind.BALANCE: "entry.balance_stated",
    Kind.VALUATION: "entry.valuation",
}
BRIEF = 20
"""How many characters of each name are shown when a list would be too long."""


def recorded(voice: Voice, card: Card, corrected: Sequence[tuple[str, str]] = ()) -> Reply:
    """The answer to what someone wrote; a word read despite a slip is shown as it was read."""
    ids = tuple(line.entry.id for line in card.lines)
    slips = [
        voice.say("entry.read_as", typed=shorten(typed, BRIEF), read=shorten(read, BRIEF))
        for typed, read in corrected[:MOST_SLIPS]
    ]
    if len(card.lines) == 1:
        line = card.lines[0]
        costs = [cost(voice, line.cost)] if line.cost else []
        return Reply("\n".join([one(voice, line), *costs, *slips]), _buttons(voice, line, card.change_id), ids)
    shown = listed_lines(voice, card.lines[:MOST_LINES])
    pencils = [
        Button(f"✏️ {number}", EntryTap(id=line.entry.id, op="card").pack())
        for number, line in enumerate(card.lines[: len(shown)], 1)
    ]
    undo = _undo(voice, card.change_id)
    text = "\n".join([*shown, *_rest(voice, len(card.lines) - len(shown)), *slips])
    return Reply(text, (*columns(pencils, 5), *undo), ids)


def listed_lines(voice: Voice, lines: Sequence[Line]) -> list[Html]:
    """Entries in one line each: all that is shown of them, else what is brief, else as many as fit in a message."""
    shown = [one(voice, line, balance=False) for line in lines]
    if not _fits(shown):
        shown = [one(replace(voice, most=BRIEF), line, balance=False) for line in lines]
    while not _fits(shown):
        shown.pop()
    return shown


def _fits(lines: Sequence[Html]) -> bool:
    """Whether there is room, counted in the UTF-16 units that Telegram counts."""
    return sum(len(line.encode("utf-16-le", "surrogatepass")) // 2 + 1 for line in lines) <= MOST_UNITS


def _rest(voice: Voice, count: int) -> list[Html]:
    return [voice.say("entry.and_more", count)] if count else []


def one(voice: Voice, line: Line, *, balance: bool = True) -> Html:
    """An entry in one line: what, how much, category, account, what is there now."""
    details = line.entry.details
    parts = [_what(voice, line)]
    of_nothing = details.kind is Kind.REPAYMENT and details.category is None
    if not of_nothing and details.kind not in {Kind.TRANSFER, Kind.REMITTANCE, *STATED}:
        parts.append(voice.say("entry.plain", text=voice.category(details.category)))
    parts.append(voice.say("entry.plain", text=_where(voice, line)))
    if not line.mine and line.member.name:
        parts.append(voice.say("entry.by", name=shorten(line.member.name)))
    if details.day != voice.today:
        parts.append(voice.say("entry.plain", text=voice.day(details.day)))
    if details.note:
        parts.append(voice.say("entry.note", note=voice.short(details.note)))
    if line.entry.origin.source == BANK_MESSAGE:
        parts.append(voice.say("entry.from_bank"))
    if details.tags:
        parts.append(voice.say("entry.plain", text=voice.short(" ".join(f"#{tag}" for tag in details.tags))))
    if balance:
        parts.append(voice.say("entry.balance", balance=voice.money(line.balance)))
    return Html(" · ".join(parts))


def _what(voice: Voice, line: Line) -> Html:
    details = line.entry.details
    amount = voice.money(details.money)
    if details.kind is Kind.REMITTANCE:
        return _sent(voice, line)
    if details.kind in _PLAIN:
        return voice.say(_PLAIN[details.kind], amount=amount)
    key = "entry.out" if outgoing(details) else "entry.in"
    if details.kind in {Kind.REFUND, Kind.REPAYMENT}:
        key = f"entry.{details.kind.value}"
    if details.kind is Kind.REPAYMENT and details.incoming:
        key = "entry.repayment_in"
    told = voice.say(key, amount=amount)
    named = voice.say("entry.payee", payee=voice.short(details.payee)) if details.payee else ""
    split = voice.say("entry.split", names=voice.short(", ".join(details.split_with))) if details.split_with else ""
    payer = voice.say("entry.payer", name=voice.short(details.payer)) if details.payer else ""
    whom = voice.say("entry.for_whom", name=voice.short(details.beneficiary)) if details.beneficiary else ""
    return Html(f"{told}{named}{whom}{split}{payer}")


def _sent(voice: Voice, line: Line) -> Html:
    details = line.entry.details
    text = voice.say("entry.sent", amount=voice.money(details.money))
    person = details.beneficiary or details.payee
    if person:
        text = Html(text + voice.say("entry.payee", payee=voice.short(person)))
    if details.to_money:
        text = Html(text + voice.say("entry.arrived", amount=voice.money(details.to_money)))
        if details.to_money.currency != details.money.currency:
            text = Html(text + voice.say("entry.rate", rate=_rate(details.money, details.to_money)))
    if details.fee:
        text = Html(text + voice.say("entry.fee", fee=voice.money(details.fee)))
    return text


def _rate(sent: Money, arrived: Money) -> str:
    """The real rate, the way round in which it is at least 1: `1 AUD = 2,260 MNT`, whichever of them was sent."""
    one, other = (sent, arrived) if arrived.decimal >= sent.decimal else (arrived, sent)
    figures = f"{other.decimal / one.decimal:,.4f}".rstrip("0").rstrip(".")
    return f"1 {one.currency} = {figures} {other.currency}"


def _where(voice: Voice, line: Line) -> str:
    here = voice.account(line.account, line.account.owner_id if line.entry.member_id == line.account.owner_id else 0)
    if line.entry.details.kind is not Kind.TRANSFER:
        return here
    there = (
        voice.account(line.to_account, line.to_account.owner_id) if line.to_account else voice.word("account.hidden")
    )
    return f"{here} → {there}"


def _buttons(voice: Voice, line: Line, change_id: int | None) -> Rows:
    key = line.entry.id

    def tap(op: str, label: str) -> Button:
        return Button(voice.word(label), entry_tap(key, op))

    first = [tap("cat", "button.category"), tap("acc", "button.account"), tap("day", "button.date")]
    second = [tap("note", "button.note")]
    if not line.account.private:
        second.append(tap("hide", "button.private"))
    undo = _undo(voice, change_id) or ((tap("del", "button.undo"),),)
    return (tuple(first), (*second, *undo[0]))


def _undo(voice: Voice, change_id: int | None) -> Rows:
    if change_id is None:
        return ()
    return ((Button(voice.word("button.undo"), ChangeTap(id=change_id, op="undo").pack()),),)


def with_paper(voice: Voice, entry: Entry, shown: Reply) -> Reply:
    """A card with the way to the paper that its entry came of."""
    button = Button(voice.word("paper.button_of_entry"), entry_tap(entry.id, "paper"))
    return replace(shown, rows=(*shown.rows, (button,)))


def taken_back(voice: Voice, lines: Sequence[Line], change_id: int) -> Reply:
    """What undo took back, with the way forward again."""
    return _turned(
        voice, "undo.done", lines, Button(voice.word("button.redo"), ChangeTap(id=change_id, op="redo").pack())
    )


def with_later(voice: Voice, reply: Reply, later: int) -> Reply:
    """With how many later changes went with an import that was taken back."""
    if not later:
        return reply
    return replace(reply, text=Html(f"{reply.text}\n{voice.say('undo.later', later)}"))


def put_back(voice: Voice, lines: Sequence[Line], change_id: int) -> Reply:
    """What redo did again."""
    return _turned(
        voice, "redo.done", lines, Button(voice.word("button.undo"), ChangeTap(id=change_id, op="undo").pack())
    )


def _turned(voice: Voice, key: str, lines: Sequence[Line], button: Button) -> Reply:
    shown = listed_lines(voice, lines[:MOST_LINES])
    ids = tuple(line.entry.id for line in lines)
    what = "\n".join([*shown, *_rest(voice, len(lines) - len(shown))])
    return Reply(voice.say(key, what=Html(what)), ((button,),), ids)


def twin(voice: Voice, mine: Entry, theirs: Line) -> Reply:
    """Someone else wrote the same a moment ago: recorded all the same, and asked once."""
    rows = (
        (
            Button(voice.word("twin.both"), EntryTap(id=mine.id, op="both").pack()),
            Button(voice.word("twin.same"), EntryTap(id=mine.id, op="del").pack()),
        ),
    )
    return Reply(voice.say("twin.ask", name=shorten(theirs.member.name), what=one(voice, theirs, balance=False)), rows)


def past(voice: Voice, entry: Entry, others: Sequence[Entry]) -> Reply:
    """The payee keeps its new category; shall what was written before follow?"""
    slug = entry.details.category or ""
    rows = (
        (
            Button(voice.word("past.yes"), PastTap(id=entry.id, op="yes").pack()),
            Button(voice.word("past.no"), PastTap(id=entry.id, op="no").pack()),
        ),
    )
    text = voice.say("past.ask", len(others), payee=shorten(entry.details.payee or ""), category=voice.category(slug))
    return Reply(text, rows)


def categories(voice: Voice, entry: Entry, slugs: Sequence[str], *, groups: bool) -> Reply:
    """Choose a category: the usual ones first, all groups behind "more"."""
    buttons = [Button(voice.category(slug), EntryTap(id=entry.id, op="setcat", arg=slug).pack()) for slug in slugs]
    if groups:
        buttons.append(Button(voice.word("button.more"), EntryTap(id=entry.id, op="groups").pack()))
    return Reply(voice.say("entry.which_category"), (*columns(buttons, 2), _back(voice, entry)), edit=True)


def category_groups(voice: Voice, entry: Entry) -> Reply:
    """Choose a group of categories."""
    buttons = [
        Button(voice.word(f"group.{name}"), EntryTap(id=entry.id, op="group", arg=name).pack())
        for name in voice.groups()
    ]
    return Reply(voice.say("entry.which_category"), (*columns(buttons, 3), _back(voice, entry)), edit=True)


def accounts(voice: Voice, entry: Entry, choices: Sequence[Account], member_id: int) -> Reply:
    """Choose an account in the entry's currency, since another's balance would not show it, or name a new one."""
    buttons = [
        Button(voice.account(a, member_id), EntryTap(id=entry.id, op="setacc", arg=str(a.id)).pack())
        for a in choices
        if a.currency == entry.details.money.currency and not a.archived
    ]
    buttons.append(Button(voice.word("button.new_account"), EntryTap(id=entry.id, op="newacc").pack()))
    return Reply(voice.say("entry.which_account"), (*columns(buttons, 2), _back(voice, entry)), edit=True)


def days(voice: Voice, entry: Entry) -> Reply:
    """Choose a day: one of the last few, or type one."""
    choices = [voice.today - timedelta(days=back) for back in range(4)]
    buttons = [
        Button(voice.day(day), EntryTap(id=entry.id, op="setday", arg=day.isoformat()).pack()) for day in choices
    ]
    buttons.append(Button(voice.word("button.other_day"), EntryTap(id=entry.id, op="typeday").pack()))
    return Reply(voice.say("entry.which_day"), (*columns(buttons, 2), _back(voice, entry)), edit=True)


def type_it(voice: Voice, key: str, entry: Entry) -> Reply:
    """Ask for words: a note, a day, an account's name."""
    return replace(Reply(voice.say(key), (_back(voice, entry),)), edit=True)


def _back(voice: Voice, entry: Entry) -> tuple[Button, ...]:
    return (Button(voice.word("button.back"), EntryTap(id=entry.id, op="card").pack()),)


def past_changed(voice: Voice, count: int, change_id: int) -> Reply:
    """So many past entries followed; one button takes all of it back."""
    return Reply(voice.say("past.changed", count), _undo(voice, change_id), edit=True)
