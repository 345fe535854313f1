"""One entry that remembers both: what a person wrote of it stays, what the bank knows better becomes the bank's."""

from dataclasses import replace

from core.capture.model import Kind
from core.importing.drafts import Draft
from core.importing.model import NewAccount, Row
from core.ledger.model import Account, Details, Entry
from core.money.money import Money


def merged(entry: Entry, row: Row, draft: Draft, target: Account | NewAccount, *, pairs: bool) -> Details:
    """The details of an entry that a row is; `pairs` makes both sides of an own transfer of it.

    The day becomes the bank's, by which its balances are; that of a transfer is the later one of its two sides, so that
    it never lies before the account that it came to was opened.
    """
    old = entry.details
    account_id = target.id if isinstance(target, Account) else 0
    if account_id and account_id in {old.account_id, old.to_account_id}:
        if old.to_account_id is not None:
            return replace(_filled(old, draft), day=max(old.day, row.day))
        return replace(_filled(_paid(old, row), draft), day=row.day)
    money = Money(abs(row.minor), target.currency)
    if pairs:
        return _transfer(old, row, account_id, money, draft)
    if money.currency == old.money.currency:
        return replace(_filled(_paid(old, row), draft), day=row.day, account_id=account_id)
    note = " · ".join(part for part in (old.note, draft.details.note) if part)
    return replace(_filled(old, draft), day=row.day, account_id=account_id, money=money, note=note or None)


def in_currency(money: Money) -> str:
    """How a note holds an amount that is not the entry's own: «CNY 38.00»."""
    return f"{money.currency.code} {Money(abs(money.minor), money.currency).plain()}"


def noted(details: Details) -> tuple[str, ...]:
    """The parts of a note."""
    return tuple(details.note.split(" · ")) if details.note else ()


def moved(details: Details, account_id: int) -> Details:
    """A new entry's details on an account that was opened for it, made at once: `replace` takes three times as long."""
    return Details(
        details.kind, details.day, details.money, account_id, details.category, details.payee, details.note,
        details.to_account_id,
    )  # fmt: skip


def posted(entry: Entry, row: Row) -> Details:
    """The details of a pending row's entry when the row is posted; one that was deleted stays so."""
    return replace(entry.details, day=row.day, money=replace(entry.details.money, minor=abs(row.minor)))


def _filled(old: Details, draft: Draft) -> Details:
    """What nobody had said, from the bank."""
    category = old.category if old.kind in {Kind.TRANSFER, Kind.REMITTANCE} else old.category or draft.details.category
    return replace(old, payee=old.payee or draft.name, category=category)


def _paid(old: Details, row: Row) -> Details:
    """With the amount that the bank took; what was written of it (less a tip, say) stays in the note."""
    paid = replace(old.money, minor=abs(row.minor))
    if paid == old.money or in_currency(paid) in noted(old):
        return old
    return replace(old, money=paid, note=" · ".join((*noted(old), in_currency(old.money))))


def _transfer(old: Details, row: Row, account_id: int, money: Money, draft: Draft) -> Details:
    """Both sides of an own transfer as one entry, with what arrived where that is in another currency."""
    out = row.minor < 0
    sent, arrived = (money, old.money) if out else (old.money, money)
    sides = {old.kind, draft.meant.kind}
    return replace(
        old,
        kind=Kind.REMITTANCE if Kind.REMITTANCE in sides and sent.currency != arrived.currency else Kind.TRANSFER,
        day=max(old.day, row.day),
        money=sent,
        account_id=account_id if out else old.account_id,
        to_account_id=old.account_id if out else account_id,
        to_money=arrived if arrived.currency != sent.currency else None,
        category=None,
        payee=None,
    )
