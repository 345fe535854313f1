"""Who owes whom as people read it: one's own debts first, and a button to settle each."""

from collections.abc import Mapping, Sequence

from core.delivery.model import Button
from core.ledger.look import Line
from core.money.money import Money
from core.owing.model import Debt, Owing, Party
from handlers.say.entry import one
from handlers.say.rates import basis
from handlers.say.reply import Reply, Rows
from handlers.say.taps import OwingTap
from handlers.say.voice import Html, Voice, shorten

MOST_DEBTS = 12
"""More debts than this are counted: a list of them has to fit in one message, with a button for each."""
MOST_SHARES = 10
_FEW = 2


def shown(voice: Voice, found: Owing) -> Reply:
    """All debts, and what one's own come to."""
    if not found.debts:
        return Reply(voice.say("owed.none"))
    lines = [voice.say("owed.title"), *(_debt(voice, debt, found.asker_id) for debt in found.debts[:MOST_DEBTS])]
    if len(found.debts) > MOST_DEBTS:
        lines.append(voice.say("entry.and_more", len(found.debts) - MOST_DEBTS))
    return Reply("\n".join([*lines, *_together(voice, found)]), _buttons(voice, found.debts[:MOST_DEBTS], found))


def with_one(voice: Voice, found: Owing, party: Party, debts: Sequence[Debt]) -> Reply:
    """The debts with one person alone."""
    if not debts:
        return Reply(voice.say("owed.even", name=shorten(party.name)))
    lines = [_debt(voice, debt, found.asker_id) for debt in debts]
    return Reply("\n".join(lines), _buttons(voice, debts, found))


def how_much(voice: Voice, debt: Debt, asker_id: int) -> Reply:
    """Ask how much of a debt is settled: all of it by one tap, or a part in words."""
    key = "owed.how_much" if debt.debtor.member_id == asker_id else "owed.how_much_in"
    other = debt.other(asker_id)
    text = voice.say(key, name=shorten(other.name), amount=voice.money(debt.money))
    rows = (
        (Button(voice.word("owed.all", amount=voice.money(debt.money)), _tap(debt, other, "all")),),
        (Button(voice.word("owed.part"), _tap(debt, other, "part")),),
        (Button(voice.word("button.back"), OwingTap(op="list").pack()),),
    )
    return Reply(text, rows, edit=True)


def type_amount(voice: Voice, money: Money) -> Reply:
    """Ask for a part in words."""
    back = ((Button(voice.word("button.back"), OwingTap(op="list").pack()),),)
    return Reply(voice.say("owed.type_amount", currency=money.currency), back, edit=True)


def how(voice: Voice, found: Owing, lines: Mapping[int, Line]) -> Reply:
    """The entries of which the asker's debts come, the latest ones of each."""
    told: list[Html] = []
    for debt in found.mine[:MOST_DEBTS]:
        told.append(_debt(voice, debt, found.asker_id))
        for share in debt.shares[-MOST_SHARES:]:
            line = one(voice, lines[share.entry.id], balance=False)
            told.append(voice.say("owed.share", what=line, amount=voice.money(share.money)))
        if len(debt.shares) > MOST_SHARES:
            told.append(voice.say("entry.and_more", len(debt.shares) - MOST_SHARES))
    return _fitting(voice, told)


def _fitting(voice: Voice, told: Sequence[Html]) -> Reply:
    """As many lines as a message holds."""
    kept = list(told)
    while sum(len(line.encode("utf-16-le", "surrogatepass")) // 2 + 1 for line in kept) > _MOST_UNITS:
        kept.pop()
    rest = [voice.say("entry.and_more", len(told) - len(kept))] if len(kept) < len(told) else []
    return Reply("\n".join([*kept, *rest]))


_MOST_UNITS = 3_600


def _debt(voice: Voice, debt: Debt, asker_id: int) -> Html:
    amount = voice.money(debt.money)
    if not debt.concerns(asker_id):
        debtor, creditor = shorten(debt.debtor.name), shorten(debt.creditor.name)
        return voice.say("owed.others", debtor=debtor, creditor=creditor, amount=amount)
    key = "owed.by_me" if debt.debtor.member_id == asker_id else "owed.to_me"
    return voice.say(key, name=shorten(debt.other(asker_id).name), amount=amount)


def _together(voice: Voice, found: Owing) -> list[Html]:
    """What one's own debts come to where there is more than one, with the rates and what had none."""
    lines = [Html("")] if len(found.mine) >= _FEW or found.quotes or found.missing else []
    if len(found.mine) >= _FEW or found.quotes:
        key = "owed.together_to_me" if found.net.minor >= 0 else "owed.together_by_me"
        net = found.net if found.net.minor >= 0 else found.net.negated()
        lines.append(voice.say(key, amount=voice.money(net)))
    lines += [basis(voice, quote) for quote in found.quotes]
    if found.missing:
        lines.append(voice.say("rate.missing", currencies=", ".join(map(str, found.missing))))
    return lines


def _buttons(voice: Voice, debts: Sequence[Debt], found: Owing) -> Rows:
    mine = [debt for debt in debts if debt.concerns(found.asker_id)]
    rows = tuple((_settle(voice, debt, debt.other(found.asker_id), len(mine)),) for debt in mine)
    return (*rows, (Button(voice.word("button.how"), OwingTap(op="how").pack()),)) if mine else ()


def _settle(voice: Voice, debt: Debt, other: Party, count: int) -> Button:
    label = voice.word("owed.settle", name=shorten(other.name, 30))
    return Button(f"{label} · {debt.money.currency}" if count > 1 else label, _tap(debt, other, "settle"))


def _tap(debt: Debt, other: Party, op: str) -> str:
    return OwingTap(op=op, who=other.mark, code=debt.money.currency.code).pack()
