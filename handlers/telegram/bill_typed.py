"""What words do to a bill that is being made, at each step of the conversation."""

from dataclasses import dataclass, replace
from datetime import date

from core.bills.amend import moved
from core.bills.told import read_moved
from core.bills.typed import read_ahead, read_name, read_price, reads_once
from core.capture.model import Context
from core.ledger.hear import context_of
from core.ledger.record import named
from core.money.currency import Currency, currency
from core.recurring.clauses import PERIODS, When
from core.recurring.rule import Rule, parse_rule
from core.recurring.rule import Unit as Every
from core.recurring.said import Said, Unsure, read_said
from core.recurring.settled import Timing, timing_of
from core.unit import Unit
from handlers.telegram.actor import Actor
from handlers.telegram.app import App
from handlers.telegram.bill_draft import Draft, drafted

Answer = Draft | Unsure | tuple[date, ...] | None
"""The draft with the answer; several readings, or days, of which one is asked for; None when it is no answer."""

ONCE = "once"


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads what `actor` types."""

    actor: Actor
    unit: Unit
    app: App

    async def answered(self, draft: Draft, step: str, text: str) -> Answer:
        """What an answer at a step comes to."""
        context = await context_of(self.unit, self.actor.person, self.actor.viewer, self.actor.today)
        match step:
            case "what":
                return await self._what(draft, text, context)
            case "name":
                return self._named(draft, text, context)
            case "amount":
                return self._priced(draft, text, context)
            case "often":
                return self._timed(draft, text, context)
            case "first":
                return self._from_day(draft, text, context)
            case "account":
                account = named(await self.unit.accounts.visible(self.actor.viewer), text)
                return draft.on_account(account) if account and draft.fits(account) else None
            case _:
                return None

    async def readings(self, text: str) -> list[Draft]:
        """What a whole line may have meant, in the order of its buttons."""
        context = await context_of(self.unit, self.actor.person, self.actor.viewer, self.actor.today)
        asked = read_said(text, self.app.recurring.load(), self.app.vocabulary, context)
        options = [one.said for one in asked.options if one.said] if isinstance(asked, Unsure) else []
        return [await self._drafted(one) for one in options]

    async def _what(self, draft: Draft, text: str, context: Context) -> Answer:
        """A whole line, or a name."""
        said = read_said(text, self.app.recurring.load(), self.app.vocabulary, context)
        if isinstance(said, Said):
            return await self._drafted(said)
        if said is not None:
            return said if any(one.said for one in said.options) else None
        return self._named(draft, text, context)

    async def _drafted(self, said: Said) -> Draft:
        seen = await self.unit.accounts.visible(self.actor.viewer)
        return drafted(said, named(seen, said.account) if said.account else None)

    def _named(self, draft: Draft, text: str, context: Context) -> Draft | None:
        found = read_name(text, self._own(draft), self.app.recurring.load_of_a_bill(), self.app.vocabulary, context)
        return draft.named(found) if found else None

    def _priced(self, draft: Draft, text: str, context: Context) -> Draft | None:
        price = read_price(text, self._own(draft), self.app.recurring.load_of_a_bill(), context)
        if price is None:
            return None
        timing = timing_of(price.when, self.actor.today) if price.when else None
        found = draft.priced(price)
        return found.timed(timing) if timing else found

    def _timed(self, draft: Draft, text: str, context: Context) -> Draft | None:
        words = self.app.recurring.load_of_a_bill()
        if reads_once(text, words, context):
            return draft.timed(once(self.actor.today))
        when = read_moved(text, words, context)
        timing = timing_of(when, self.actor.today) if when and when.period else None
        return draft.timed(timing) if timing else None

    def _from_day(self, draft: Draft, text: str, context: Context) -> Answer:
        words = self.app.recurring.load_of_a_bill()
        if days := read_ahead(text, words, context):
            return draft.from_day(days[0], self.actor.person) if len(days) == 1 else days
        when = read_moved(text, words, context)
        body = moved(draft.bill(self.actor.person), when, self.actor.today, self.actor.today) if when else None
        return draft.timed(Timing(parse_rule(body.rule), body.first, sure=True)) if body else None

    def _own(self, draft: Draft) -> Currency:
        return currency(draft.code or self.actor.person.base)


def once(today: date) -> Timing:
    """One time only, on a day that is asked for."""
    return Timing(Rule(Every.MONTH, month_days=(today.day,), count=1), today, sure=False)


def period(name: str, today: date) -> Timing | None:
    """Once, or each such period, from a day that is asked for; None for what no button offers."""
    if name == ONCE:
        return once(today)
    timing = timing_of(When(period=name), today) if name in PERIODS else None
    return replace(timing, sure=False) if timing else None


def iso_day(text: str) -> date | None:
    """The day that a button carries."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
