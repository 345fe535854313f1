"""A statement to be looked over: what it is, what would become of its rows, and each row by itself."""

from collections.abc import Sequence
from dataclasses import replace
from html import escape

from core.delivery.model import Button
from core.documents.model import StatementRow
from core.importing.model import ADDING, TYING, Booked, Fate, NewAccount, Plan, Planned
from core.ledger.model import Account, Entry
from core.money.currency import CURRENCIES
from core.money.money import Money
from core.reviewing.look import StatementLook
from handlers.say.problems import problem
from handlers.say.reply import Reply, Rows, columns
from handlers.say.taps import BillTap, ChangeTap, ReviewTap
from handlers.say.voice import Html, Voice, shorten

PAGE = 8
"""Rows on one page of the list."""
MOST_ACCOUNTS = 6
MOST_PROBLEMS = 3
MANY = 20
"""From so many new rows on it is worth looking for what recurs among them."""
_SIGNS = {
    Fate.NEW: "➕", Fate.KNOWN: "✔️", Fate.MATCHED: "🔗", Fate.PAIRED: "🔁", Fate.POSTS: "🔗", Fate.PENDING: "⏳",
    Fate.DOUBTFUL: "❔", Fate.SKIPPED: "🚫",
}  # fmt: skip


def tap(seen: StatementLook, op: str, at: int = -1, arg: str = "") -> str:
    """What a button beneath this statement carries."""
    return ReviewTap(op=op, id=seen.paper.id, part=seen.part, at=at, arg=arg).pack()


def card(voice: Voice, seen: StatementLook) -> Reply:
    """The card of a statement, with the one thing to ask first where something is not known."""
    if seen.reading.doubt is not None:
        return _which_columns(voice, seen)
    if seen.plan is None:
        return which_account(voice, seen)
    plan = seen.plan
    lines = [_head(voice, seen), _counted(voice, plan), *_proof(voice, seen, plan), *_repairs(voice, seen)]
    lines.append(_into(voice, seen))
    lines += [problem(voice, one) for one in seen.reading.problems[:MOST_PROBLEMS]]
    return Reply("\n".join(lines), _buttons(voice, seen, plan))


def _head(voice: Voice, seen: StatementLook) -> Html:
    """CommBank ··1234 · 1 Oct – 31 Oct."""
    reading = seen.reading
    name = seen.found.proposal.name if reading.bank else voice.word("paper.kind.statement")
    number = f" ··{seen.found.proposal.number}" if seen.found.proposal.number else ""
    days = [row.day for row in reading.rows]
    first, last = reading.first or min(days, default=None), reading.last or max(days, default=None)
    period = f" · {voice.plain_day(first)} – {voice.plain_day(last)}" if first and last else ""
    return Html(f"🏦 <b>{escape(shorten(name) + number)}</b>{period}")


def _counted(voice: Voice, plan: Plan) -> Html:
    """31 rows: 27 new, 3 known, 1 doubtful; what there is none of is not said."""
    counts = plan.counts
    told = [
        voice.say(f"statement.count_{name}", sum(counts.get(fate, 0) for fate in fates))
        for name, fates in COUNTED
        if any(counts.get(fate, 0) for fate in fates)
    ]
    rows = voice.say("statement.rows", len(plan.rows))
    return Html(f"{rows}: {', '.join(told)}") if told else rows


COUNTED = (
    ("new", (Fate.NEW,)),
    ("pending", (Fate.PENDING,)),
    ("matched", (Fate.MATCHED, Fate.POSTS)),
    ("paired", (Fate.PAIRED,)),
    ("known", (Fate.KNOWN,)),
    ("doubtful", (Fate.DOUBTFUL,)),
    ("skipped", (Fate.SKIPPED,)),
)


def _proof(voice: Voice, seen: StatementLook, plan: Plan) -> list[Html]:
    """That the balances prove it, or a warning where something would be written that they do not prove."""
    if seen.reading.proved:
        return [voice.say("statement.proved")]
    return [voice.say("statement.unproved")] if _writes(plan) else []


def _writes(plan: Plan) -> int:
    """How many rows would be written."""
    return sum(plan.counts.get(fate, 0) for fate in (*ADDING, *TYING))


def _repairs(voice: Voice, seen: StatementLook) -> list[Html]:
    return [voice.say("statement.repairs", seen.reading.repairs)] if seen.reading.repairs else []


def _into(voice: Voice, seen: StatementLook) -> Html:
    target = seen.target
    if isinstance(target, Account):
        return voice.say("statement.into", account=voice.account(target, seen.paper.member_id))
    assert target is not None
    key = "statement.into_new_private" if target.private else "statement.into_new"
    return voice.say(key, account=shorten(target.name), currency=target.currency)


def _buttons(voice: Voice, seen: StatementLook, plan: Plan) -> Rows:
    writing = _writes(plan)
    label = voice.word("statement.button_add" if plan.sure else "statement.button_add_unproved", count=writing)
    add = ((Button(label, tap(seen, "take" if plan.sure else "sure")),),) if writing else ()
    look = Button(voice.word("statement.button_look"), tap(seen, "rows", 0))
    account = Button(voice.word("button.account"), tap(seen, "accs"))
    put_off = Button(voice.word("button.cancel"), tap(seen, "drop"))
    doubtful = plan.counts.get(Fate.DOUBTFUL, 0)
    first_doubt = next((place for place, one in enumerate(plan.rows) if one.fate is Fate.DOUBTFUL), 0)
    ask = (
        ((Button(voice.word("statement.button_doubtful", count=doubtful), tap(seen, "row", first_doubt)),),)
        if doubtful
        else ()
    )
    return (*add, *ask, (look, account), (put_off,))


def which_account(voice: Voice, seen: StatementLook) -> Reply:
    """Ask whose rows these are: the likely accounts first, a new one, and whether that is the person's alone."""
    found = seen.found
    accounts = [one for one in (found.sure, *found.likely) if one is not None]
    buttons = [
        Button(voice.account(one, seen.paper.member_id), tap(seen, "acc", arg=str(one.id)))
        for one in accounts[:MOST_ACCOUNTS]
    ]
    new = [
        Button(voice.word("statement.button_new", name=shorten(found.proposal.name, 30)), tap(seen, "new")),
        Button(voice.word("statement.button_new_private"), tap(seen, "new", arg="private")),
    ]
    back = Button(voice.word("button.cancel" if seen.plan is None else "button.back"), tap(seen, "drop"))
    if seen.plan is not None:
        back = Button(voice.word("button.back"), tap(seen, "card"))
    text = Html(f"{_head(voice, seen)}\n{voice.say('statement.which_account')}")
    return Reply(text, (*columns(buttons, 2), *((one,) for one in new), (back,)))


def _which_columns(voice: Voice, seen: StatementLook) -> Reply:
    """Three rows as each way to read the columns gives them: the person says which is right, once a layout."""
    doubt = seen.reading.doubt
    assert doubt is not None
    lines = [_head(voice, seen), voice.say("statement.which_columns")]
    for number, rows in enumerate(doubt.samples[:_MOST_WAYS], 1):
        lines.append(Html(f"<b>{number}</b>"))
        lines += [_sample(voice, seen, row) for row in rows]
    ways = [
        Button(str(number), tap(seen, "way", number - 1))
        for number in range(1, min(_MOST_WAYS, len(doubt.choices)) + 1)
    ]
    none = Button(voice.word("statement.button_no_way"), tap(seen, "drop"))
    return Reply("\n".join(lines), (*columns(ways, _MOST_WAYS), (none,)))


_MOST_WAYS = 4


def _sample(voice: Voice, seen: StatementLook, row: StatementRow) -> Html:
    amount = voice.money(_money(seen, row))
    return Html(f"{voice.plain_day(row.day)} · {amount} · {escape(shorten(row.text, 40), quote=False)}")


def _money(seen: StatementLook, row: StatementRow) -> Money:
    """A row's amount for showing; what is finer than the currency is cut, since nothing is written of it."""
    currency = CURRENCIES.get(seen.reading.currency or "", seen.found.proposal.currency)
    return Money(int(row.amount.scaleb(currency.scale)), currency)


def listed(voice: Voice, seen: StatementLook, page: int) -> Reply:
    """A page of rows, what becomes of each, and a button to each."""
    plan = seen.plan
    if plan is None:
        return card(voice, seen)
    last = max(0, (len(plan.rows) - 1) // PAGE)
    page = min(max(page, 0), last)
    places = range(page * PAGE, min(len(plan.rows), (page + 1) * PAGE))
    lines = [_head(voice, seen), *(_row(voice, plan, place) for place in places)]
    open_one = [Button(f"{_SIGNS[plan.rows[place].fate]} {place + 1}", tap(seen, "row", place)) for place in places]
    turn = [Button(sign, tap(seen, "rows", to)) for sign, to in (("◀️", page - 1), ("▶️", page + 1)) if 0 <= to <= last]
    back = Button(voice.word("button.back"), tap(seen, "card"))
    return Reply("\n".join(lines), (*columns(open_one, 4), (*turn, back)), edit=True)


def _row(voice: Voice, plan: Plan, place: int) -> Html:
    one = plan.rows[place]
    amount = voice.money(Money(one.row.minor, plan.currency))
    name = shorten(one.details.payee or one.row.text if one.details else one.row.text, 28)
    category = f" · {voice.category(one.details.category)}" if one.details and one.fate in ADDING else ""
    return Html(
        f"{place + 1}. {_SIGNS[one.fate]} {voice.plain_day(one.row.day)} · {amount} · "
        f"{escape(name, quote=False)}{escape(category, quote=False)}"
    )


def one_row(voice: Voice, seen: StatementLook, place: int, slugs: Sequence[str]) -> Reply:
    """One row: what it says, what becomes of it, its category by one tap, and whether it is left out."""
    plan = seen.plan
    if plan is None or not 0 <= place < len(plan.rows):
        return card(voice, seen)
    one = plan.rows[place]
    lines = [
        _row(voice, plan, place),
        voice.say("statement.printed", text=shorten(one.row.text, 200)),
        voice.say(f"statement.fate_{one.fate}"),
    ]
    if one.doubt is not None:
        lines.append(voice.say(f"statement.why_{one.doubt.why}"))
    return Reply("\n".join(lines), _row_buttons(voice, seen, place, one, slugs), edit=True)


def _row_buttons(voice: Voice, seen: StatementLook, place: int, one: Planned, slugs: Sequence[str]) -> Rows:
    back = (Button(voice.word("button.back"), tap(seen, "rows", place // PAGE)),)
    own = (Button(voice.word("statement.button_own"), tap(seen, "own", place)),)
    if one.fate is Fate.KNOWN:
        return (own, back)
    named = [Button(voice.category(slug), tap(seen, "cat", place, slug)) for slug in slugs if one.fate in ADDING]
    same = [_same(voice, seen, place, entry) for entry in (one.doubt.entries if one.doubt else ())]
    other = (own,) if one.fate in {Fate.DOUBTFUL, Fate.MATCHED, Fate.PAIRED} else ()
    out = Button(
        voice.word("statement.button_in" if one.fate is Fate.SKIPPED else "statement.button_out"),
        tap(seen, "out", place),
    )
    return (*columns(named, 2), *((button,) for button in same), *other, (out,), back)


def _same(voice: Voice, seen: StatementLook, place: int, entry: Entry) -> Button:
    details = entry.details
    what = details.payee or voice.category(details.category)
    label = voice.word(
        "statement.button_same",
        what=shorten(what, 20),
        amount=voice.money(details.money),
        day=voice.plain_day(details.day),
    )
    return Button(label, tap(seen, "same", place, str(entry.id)))


def taken(voice: Voice, booked: Booked, member_id: int, left: int, settle: str) -> Reply:
    """What was added, with the one tap that takes all of it back; `left` rows are still doubtful.

    `settle` is what the button carries that takes the bank's balance for true, where the record has another.
    """
    counts = booked.counts
    added = sum(counts.get(fate, 0) for fate in ADDING)
    tied = sum(counts.get(fate, 0) for fate in TYING)
    lines = [voice.say("statement.added", added, account=voice.account(booked.account, member_id))]
    if tied:
        lines.append(voice.say("statement.tied", tied))
    if left:
        lines.append(voice.say("statement.left", left))
    if booked.closing is not None and booked.off is None:
        lines.append(voice.say("statement.agrees", amount=voice.money(booked.closing)))
    if booked.off is not None and booked.closing is not None:
        lines.append(voice.say("statement.off", amount=voice.money(booked.off), bank=voice.money(booked.closing)))
    buttons: list[Button] = []
    if booked.change is not None:
        buttons.append(Button(voice.word("button.undo"), ChangeTap(id=booked.change.id, op="undo").pack()))
    if booked.off is not None:
        buttons.append(Button(voice.word("statement.button_settle"), settle))
    if added >= MANY:
        buttons.append(Button(voice.word("found.button_recurs"), BillTap(op="recurs").pack()))
    return Reply("\n".join(lines), tuple((button,) for button in buttons), edit=True)


def nothing_new(voice: Voice, target: Account | NewAccount) -> Reply:
    """All of it was in the record already."""
    return Reply(voice.say("statement.nothing_new", account=shorten(target.name)), edit=True)


def edited(reply: Reply) -> Reply:
    """In place of the card."""
    return replace(reply, edit=True)
