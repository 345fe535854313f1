"""Who owes whom, as one member sees it."""

from collections.abc import Iterable, Sequence
from datetime import date

from core.family.gate import Action, demand
from core.family.model import Viewer
from core.money.currency import Currency
from core.money.money import Money
from core.owing.balance import Parties, debts
from core.owing.model import Debt, Owing, Party
from core.rates.model import Quote
from core.unit import Unit


async def owing(unit: Unit, viewer: Viewer, base: Currency, day: date) -> Owing:
    """All debts that this member sees, their own first, the largest of these in front. Raises `NotAllowedError`."""
    demand(viewer.role, Action.SEE)
    accounts = {account.id: account for account in await unit.accounts.visible(viewer)}
    members = await unit.people.members(viewer)
    found = debts(await unit.shared.entries(viewer), accounts, members)
    mine = [debt for debt in found if debt.concerns(viewer.member_id)]
    codes = {base, *(debt.money.currency for debt in mine)}
    book = await unit.rates.book(viewer, codes, day, day)
    total, missing, quotes = 0, [], dict[Currency, Quote]()
    worth: dict[int, int] = {}
    for place, debt in enumerate(mine):
        done = book.convert(debt.money, base, day)
        if done is None:
            missing.append(debt.money.currency)
            continue
        worth[place] = done.result.minor
        total += done.result.minor if debt.creditor.member_id == viewer.member_id else -done.result.minor
        if done.quote.legs:
            quotes[debt.money.currency] = done.quote
    largest = [mine[place] for place in sorted(range(len(mine)), key=lambda place: -worth.get(place, 0))]
    others = [debt for debt in found if debt not in mine]
    return Owing(
        (*largest, *others),
        viewer.member_id,
        base,
        Money(total, base),
        tuple(quotes.values()),
        tuple(dict.fromkeys(missing)),
    )


def between(found: Owing, mark: str, code: str) -> Debt | None:
    """The asker's debt with the side of this mark in a currency, whichever way it goes; None when they are even."""
    fitting = (debt for debt in found.mine if debt.other(found.asker_id).mark == mark)
    return next((debt for debt in fitting if debt.money.currency.code == code), None)


async def with_whom(unit: Unit, viewer: Viewer, found: Owing, name: str) -> tuple[Party, Sequence[Debt]]:
    """Whom a name means, and the asker's debts with them."""
    party = Parties(await unit.people.members(viewer)).named(name)
    return party, tuple(_with(found, party))


def _with(found: Owing, party: Party) -> Iterable[Debt]:
    return (debt for debt in found.mine if debt.other(found.asker_id).key == party.key)
