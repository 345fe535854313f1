"""One thing of the story as the family would tell it, before anybody has an id."""

from dataclasses import dataclass
from datetime import date

from core.capture.model import Kind
from core.family.model import Person
from core.money.currency import currency
from core.money.money import Money

AUD, MNT, USD, BTC = (currency(code) for code in ("AUD", "MNT", "USD", "BTC"))


@dataclass(frozen=True, slots=True)
class Told:
    """What becomes an entry. `account` and `to` are names of `bot.demo.things`, all else is as in `Details`.

    `name` is by which a later refund or payback names this one in `repays`.
    """

    who: Person
    day: date
    kind: Kind
    money: Money
    account: str
    category: str | None = None
    payee: str | None = None
    note: str | None = None
    to: str | None = None
    arrived: Money | None = None
    fee: Money | None = None
    beneficiary: str | None = None
    split_with: tuple[str, ...] = ()
    incoming: bool = False
    payer: str | None = None
    name: str | None = None
    repays: str | None = None


def dollars(cents: int) -> Money:
    """Australian dollars."""
    return Money(cents, AUD)


def togrog(whole: int) -> Money:
    """Whole tögrög."""
    return Money(whole * 100, MNT)
