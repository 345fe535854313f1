"""What is on accounts on a day: on those that are named, in a currency that is named, else all money at hand."""

from datetime import date

from core.accounts.model import AccountKind
from core.answering.exchange import Totals, exchange
from core.answering.model import Balance, Held, Query
from core.answering.scope import Asker, Resolved
from core.ledger.model import Account
from core.money.currency import currency
from core.money.money import Money
from core.unit import Unit

_AT_HAND = frozenset({AccountKind.CASH})


async def balance(unit: Unit, asker: Asker, query: Query, resolved: Resolved) -> Balance:
    """The balances with their sum in the asked currency, each at that day's rate; a day ahead is today.

    "How many bitcoin do we have" names a currency and no account: all that is in it is meant, of any kind.
    """
    inquiry, scope = query.inquiry, resolved.scope
    day = min(inquiry.last or asker.today, asker.today)
    holding = currency(inquiry.currency) if inquiry.currency and not scope.accounts else None
    to = currency(inquiry.currency or asker.base)
    named = {account.id for account in scope.accounts}
    accounts = {account.id: account for account in await unit.accounts.visible(asker.viewer)}
    found = []
    for (account_id, code), money in (await unit.accounts.balances(asker.viewer, [day]))[day].items():
        account = accounts[account_id]
        if named and account_id not in named:
            continue
        if not named and not (code == holding if holding else account.kind in _AT_HAND):
            continue
        if scope.member is not None and account.owner_id != scope.member.id:
            continue
        if money.minor or named:
            found.append((account, money))
    return await _valued(unit, asker, query, resolved, found, to_day=(to.code, day))


async def _valued(
    unit: Unit,
    asker: Asker,
    query: Query,
    resolved: Resolved,
    found: list[tuple[Account, Money]],
    *,
    to_day: tuple[str, date],
) -> Balance:
    to, day = currency(to_day[0]), to_day[1]
    rates = await exchange(unit, asker.viewer, ((money, day) for _, money in found), to)
    fine = [rates.fine(money, day) for _, money in found]
    held = tuple(
        Held(account, money, None if worth is None else rates.rounded(worth))
        for (account, money), worth in zip(found, fine, strict=True)
    )
    ordered = tuple(sorted(held, key=lambda one: -(one.worth.minor if one.worth else 0)))
    total = rates.rounded(sum(worth for worth in fine if worth is not None))
    missing = Totals[None](rates)
    for money in (money for (_, money), worth in zip(found, fine, strict=True) if worth is None):
        missing.add(None, money, day)
    return Balance(query, resolved.scope, day, ordered, total, rates.basis(missing.missing))
