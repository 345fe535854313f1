"""A bill that is being made, step by step: kept in the conversation and nowhere else until it is saved."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from core.accounts.country import home_of
from core.bills.edit import on_day
from core.bills.model import Bill, Flow
from core.bills.typed import Named, Price
from core.capture.model import Kind
from core.family.model import Person
from core.ledger.model import Account
from core.money.currency import currency
from core.money.money import Money
from core.recurring.rule import LAST_DAY, Rule, Unit, occurrences, parse_rule
from core.recurring.said import Said
from core.recurring.settled import Timing

WHAT, NAME, AMOUNT, OFTEN, FIRST, ACCOUNT, REVIEW = "what", "name", "amount", "often", "first", "account", "review"
STEPS = (WHAT, AMOUNT, OFTEN, FIRST, ACCOUNT, REVIEW)


@dataclass(frozen=True, slots=True)
class Draft:
    """What is known so far. `kind` is the button that was tapped, `minor` what it costs in `code`.

    One that `varies` is about `minor`, or from `low` to it, if that is known. `sure` tells that its first day was
    chosen, `placed` that its account was, none perhaps.
    """

    kind: str | None = None
    title: str | None = None
    income: bool = False
    category: str | None = None
    payee: str | None = None
    code: str | None = None
    minor: int | None = None
    varies: bool = False
    low: int | None = None
    rule: str | None = None
    first: str | None = None
    sure: bool = False
    account_id: int | None = None
    placed: bool = False
    autopay: bool = False

    @property
    def missing(self) -> str:
        """The first step that is not answered yet."""
        answered = {
            WHAT: self.title is not None,
            AMOUNT: self.varies or self.minor is not None,
            OFTEN: self.rule is not None,
            FIRST: self.sure,
            ACCOUNT: self.placed,
        }
        return next((step for step, known in answered.items() if not known), REVIEW)

    @property
    def money(self) -> Money | None:
        """What it costs, or is about."""
        return Money(self.minor, currency(self.code)) if self.minor is not None and self.code else None

    def named(self, named: Named) -> "Draft":
        """Called so; what was tapped before keeps its kind where the name tells none."""
        found = replace(
            self,
            title=named.title,
            income=named.income if named.category else self.income,
            category=named.category or self.category,
            payee=named.payee,
        )
        return found.priced(Price(named.money)) if named.money else found

    def priced(self, price: Price) -> "Draft":
        """For so much. An account in another money is asked for again."""
        code = price.money.currency.code if price.money else self.code
        minor = price.money.minor if price.money else None
        found = replace(self, minor=minor, low=None, code=code, varies=price.varies)
        return found if code == self.code else replace(found, account_id=None, placed=False)

    def timed(self, timing: Timing) -> "Draft":
        """By this rule."""
        return replace(self, rule=timing.rule.text(), first=timing.first.isoformat(), sure=timing.sure)

    def from_day(self, day: date, who: Person) -> "Draft":
        """From this day on: one of its rule's days keeps the rule, any other makes it that day's."""
        bill = self.bill(who)
        nearest = replace(parse_rule(bill.rule), interval=1, until=None, count=None)
        rule = bill.rule if occurrences(nearest, day, day, day) else on_day(bill, day).rule
        return self.timed(Timing(parse_rule(rule), day, sure=True))

    def from_month_end(self, day: date) -> "Draft":
        """On the last day of a month, from this one on."""
        rule = replace(parse_rule(self.rule or ""), month_days=(LAST_DAY,), nth=None)
        return self.timed(Timing(rule, day, sure=True))

    def on_account(self, account: Account | None) -> "Draft":
        """From this account, whose money it is in then, or from none."""
        code = account.currency.code if account else self.code
        return replace(self, account_id=account.id if account else None, placed=True, code=code)

    def fits(self, account: Account) -> bool:
        """Whether it can be paid from this account: in its money, or in any where none is known yet."""
        return not account.archived and (self.minor is None or self.code in {None, account.currency.code})

    def not_past(self, today: date) -> "Draft":
        """With its first day asked again, where that has passed since it was chosen."""
        passed = self.first is not None and date.fromisoformat(self.first) < today
        return replace(self, first=today.isoformat(), sure=False) if passed else self

    def bill(self, who: Person) -> Bill:
        """The bill to make; in the person's own currency while none is known."""
        code = currency(self.code or who.base)
        about = self.money if self.varies else None
        low = Money(self.low, code) if about and self.low is not None else about
        return Bill(
            title=self.title or "",
            flow=Flow.IN if self.income else Flow.OUT,
            currency=code,
            rule=self.rule or Rule(Unit.MONTH, month_days=(1,)).text(),
            first=date.fromisoformat(self.first) if self.first else date.min,
            money=None if self.varies else self.money,
            low=low,
            high=about,
            payee=self.payee,
            category=self.category,
            country=home_of(code) or who.country,
            autopay=self.autopay,
        )


def loaded(data: dict[str, Any]) -> Draft:
    """The draft in a conversation's data."""
    return Draft(**data.get("draft", {}))


def drafted(said: Said, account: Account | None) -> Draft:
    """What a whole line said already; an account that was named and is unknown is asked for."""
    about = said.money or said.high
    draft = Draft(
        title=said.title,
        income=said.kind is Kind.INCOME,
        category=said.category,
        payee=said.payee,
        code=about.currency.code if about else None,
        minor=about.minor if about else None,
        low=said.low.minor if said.low else None,
        varies=said.money is None,
        account_id=account.id if account else None,
        placed=account is not None or said.account is None,
        autopay=said.autopay,
    )
    return draft.timed(Timing(said.rule, said.first, said.first_sure))
