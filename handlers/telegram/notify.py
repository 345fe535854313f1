"""News for the others about what one member just did."""

from collections.abc import Iterable
from datetime import datetime

from core.capture.model import Kind
from core.family.membership import tell_others
from core.family.model import News
from core.ledger.model import Details, Entry
from core.money.money import Money
from core.telling.gather import gather
from core.unit import Unit
from handlers.telegram.actor import Actor

BIG = {"AUD": 500_00, "USD": 300_00, "EUR": 300_00, "NZD": 500_00, "GBP": 250_00, "MNT": 1_000_000_00}
"""From how many minor units on an expense is big enough to tell the other members of."""


def is_big(money: Money) -> bool:
    """Whether the others hear of an expense of this size; a currency without a line in the data never does."""
    line = BIG.get(money.currency.code)
    return line is not None and money.minor >= line


def told_at_once(details: Details) -> bool:
    """Whether the others hear of an entry by itself."""
    return details.kind is Kind.EXPENSE and is_big(details.money)


async def tell_the_others(unit: Unit, actor: Actor, entries: Iterable[Entry], at: datetime) -> None:
    """Let the other members hear of what was written on shared accounts, each as they want: at once, or gathered."""
    private = {account.id for account in await unit.accounts.visible(actor.viewer) if account.private}
    shared = [entry for entry in entries if entry.details.account_id not in private]
    for entry in shared:
        if told_at_once(entry.details):
            await tell_others(unit, actor.viewer, "news.big_expense", (), News.BIG_EXPENSE, at, entry.id)
    await gather(unit, actor.viewer, [entry for entry in shared if not told_at_once(entry.details)], at)
