"""An account that is being made, step by step: kept in the conversation and nowhere else until it is saved."""

from dataclasses import asdict, dataclass, field, replace
from datetime import date
from fractions import Fraction
from typing import Any

from core.accounts.country import home_of
from core.accounts.keep import Opening
from core.accounts.model import AccountKind, Facts, Holder, Owner
from core.accounts.said import Statement
from core.money.currency import CURRENCIES, Currency, currency
from core.money.money import Money, MoneyError


@dataclass(frozen=True, slots=True)
class Draft:
    """What is known so far. `worth` is in minor units of `code`; `skipped` tells that it was left open on purpose."""

    kind: str | None = None
    name: str | None = None
    code: str | None = None
    worth: int | None = None
    skipped: bool = False
    country: str | None = None
    since: str | None = None
    private: bool = False
    owners: tuple[tuple[str, str, int | None, str | None], ...] = ()
    facts: dict[str, Any] = field(default_factory=dict)

    @property
    def account_kind(self) -> AccountKind:
        """The kind; money where none is said."""
        return AccountKind(self.kind or AccountKind.CASH)

    @property
    def currency(self) -> Currency | None:
        """The currency, once it is known."""
        return CURRENCIES.get(self.code or "")

    @property
    def money(self) -> Money | None:
        """What is on it."""
        return Money(self.worth, currency(self.code)) if self.worth is not None and self.code else None

    def with_facts(self, facts: Facts) -> "Draft":
        """With these facts in place of the others."""
        kept: dict[str, Any] = {}
        for name, value in asdict(facts).items():
            if isinstance(value, date):
                kept[name] = value.isoformat()
            elif name == "bought_for" and facts.bought_for:
                kept[name] = [facts.bought_for.minor, facts.bought_for.currency.code]
            elif value is not None:
                kept[name] = value
        return replace(self, facts=kept)

    def known_facts(self) -> Facts:
        """The facts as values."""
        known = dict(self.facts)
        for name in ("bought_on", "since"):
            if name in known:
                known[name] = date.fromisoformat(known[name])
        if "bought_for" in known:
            minor, code = known["bought_for"]
            known["bought_for"] = Money(minor, currency(code))
        return Facts(**known)

    def known_owners(self) -> tuple[Owner, ...]:
        """The owners as values."""
        return tuple(Owner(Holder(holder), Fraction(share), key, name) for holder, share, key, name in self.owners)

    def with_owners(self, owners: tuple[Owner, ...]) -> "Draft":
        """With these owners in place of the others."""
        return replace(self, owners=tuple((o.holder.value, str(o.share), o.member_id, o.name) for o in owners))

    def opening(self) -> Opening:
        """The account to open. Raises `UnknownCurrencyError` while none is known."""
        code = currency(self.code or "")
        return Opening(
            self.name or code.code,
            self.account_kind,
            code,
            self.money,
            since=date.fromisoformat(self.since) if self.since else None,
            country=self.country or home_of(code),
            owners=self.known_owners(),
            facts=self.known_facts(),
            private=self.private,
        )


def loaded(data: dict[str, Any]) -> Draft:
    """The draft in a conversation's data."""
    kept = dict(data.get("draft", {}))
    return Draft(**{**kept, "owners": tuple(tuple(row) for row in kept.get("owners", ()))})


def drafted(said: Statement, owners: tuple[Owner, ...]) -> Draft:
    """What a statement said already of an account to be opened."""
    code = said.codes[0] if len(said.codes) == 1 else None
    worth = None
    if code and len(said.values) == 1:
        try:
            worth = Money.of(said.values[0], currency(code)).minor
        except MoneyError:
            worth = None
    make = said.name if said.kind is AccountKind.VEHICLE and said.noun is None else None
    facts = Facts(
        address=said.place, make=make, year=said.year, fund=said.fund, rate=said.rate, term_months=said.months
    )
    draft = Draft(
        kind=said.kind.value if said.kind else None,
        name=said.name,
        code=code,
        worth=worth,
        country=said.country,
        since=said.day.isoformat() if said.day else None,
    )
    return draft.with_owners(owners).with_facts(facts)
