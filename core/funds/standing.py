"""How an application stands: what is needed, what of the family's money counts, the gap, and what would close it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from core.clock import months_before
from core.family.gate import Action, demand
from core.family.model import Member, Viewer
from core.funds.effect import Effect, effect
from core.funds.held import Held, Purse
from core.funds.keep import plan_of
from core.funds.model import Plan
from core.funds.need import Need, need
from core.funds.past import Past, days_shown, past
from core.funds.rules import Rules
from core.goals.model import Goal
from core.goals.progress import Progress, progress
from core.ledger.model import Account
from core.ledger.ports import Balances
from core.matters.model import Matter
from core.money.currency import Currency
from core.money.money import Money
from core.rates.model import Conversion, Quote
from core.rates.order import AUD
from core.unit import Unit
from core.visa.keep import profile_of
from core.worth.value import Circle, currencies


@dataclass(frozen=True, slots=True)
class Standing:
    """An application as a viewer sees it, in Australian dollars at the official rates of `today`.

    `matter` is what was told of it; None before anything was. `outside` is money that stands on no account here, and
    its worth. `unknown` is what counts and has no rate: it is in no sum. `stale` tells that the law's figures may be
    others by the day of the application; `members` are those whose accounts they may be. `saving` is what to put
    aside; None where nothing is missing, or the day is here.
    """

    matter: Matter[Plan] | None
    today: date
    need: Need
    held: tuple[Held, ...]
    outside: Conversion | None
    unknown: tuple[Money, ...]
    past: Past
    stale: bool
    members: tuple[Member, ...] = ()
    saving: Progress | None = None

    @property
    def plan(self) -> Plan:
        """What was told; a student alone before anything was."""
        return self.matter.body if self.matter else Plan()

    @property
    def needed(self) -> Money:
        """All that is needed, as far as it was told (see `complete`)."""
        return self.need.total

    @property
    def there(self) -> Money:
        """All that counts."""
        worths = [one.worth.minor for one in self.held if one.counts and one.worth]
        return Money(sum(worths) + (self.outside.result.minor if self.outside else 0), AUD)

    @property
    def gap(self) -> Money:
        """What is missing; below zero, what is there beyond what is needed."""
        return self.needed.minus(self.there)

    @property
    def complete(self) -> bool:
        """Whether all is known: the tuition was told, and all that counts has a rate."""
        return self.need.complete and not self.unknown

    @property
    def effect(self) -> Effect | None:
        """What the exchange rate does to it."""
        sums = [(one.money, one.worth) for one in self.held if one.counts and one.worth]
        sums += [(self.outside.money, self.outside.result)] if self.outside else []
        return effect(sums, self.needed, self.there)

    @property
    def quotes(self) -> tuple[Quote, ...]:
        """The official rates that were used, each once."""
        used = [one.quote for one in self.held if one.counts and one.quote]
        used += [self.outside.quote] if self.outside else []
        return tuple({quote.base: quote for quote in used if quote.legs}.values())

    @property
    def private(self) -> bool:
        """Whether its figures are not for everyone: of a private plan, or from a private account."""
        hidden = any(one.account.private for one in self.held if one.counts)
        return hidden or self.matter is None or self.matter.private


async def standing(unit: Unit, viewer: Viewer, rules: Rules, today: date) -> Standing:
    """How it stands through the viewer's eyes. Raises `NotAllowedError`, and `NoFiguresError` for a day too early."""
    demand(viewer.role, Action.SEE)
    matter = await plan_of(unit, viewer)
    plan = matter.body if matter else Plan()
    days = days_shown(today, rules.proven)
    accounts, balances = await unit.accounts.visible(viewer), await unit.accounts.balances(viewer, days)
    codes = currencies(list(balances.values())) | {AUD} | ({plan.other.currency} if plan.other else set())
    purse = await _purse(unit, viewer, plan, rules, codes, days)
    held = purse.holdings(accounts, balances[today], today)
    other = purse.book.convert(plan.other, AUD, today) if plan.other else None
    unknown = [one.money for one in held if one.why is None and one.worth is None]
    if plan.other and other is None:
        unknown.append(plan.other)
    needed = need(plan, await application_day(unit, viewer, matter, today), rules)
    found = Standing(
        matter,
        today,
        needed,
        held,
        other,
        tuple(unknown),
        await _past(unit, viewer, purse, accounts, balances, held),
        rules.stale(needed.living, needed.day),
        purse.circle.members,
    )
    return await _with_saving(unit, viewer, found)


async def application_day(unit: Unit, viewer: Viewer, matter: Matter[Plan] | None, today: date) -> date:
    """The day that was told, else that on which the viewer's visa expires; today where neither lies ahead."""
    if matter is not None and matter.day is not None:
        return max(matter.day, today)
    profile = await profile_of(unit, viewer)
    expires = profile.body.expires if profile else None
    return max(expires, today) if expires else today


async def _purse(
    unit: Unit, viewer: Viewer, plan: Plan, rules: Rules, codes: Collection[Currency], days: Sequence[date]
) -> Purse:
    """By the published rates alone: a family's own rate is none that an officer takes."""
    book = (await unit.rates.book(viewer, codes, days[0], days[-1])).published()
    return Purse(plan, rules, Circle(await unit.people.members(viewer)), book)


async def _past(
    unit: Unit,
    viewer: Viewer,
    purse: Purse,
    accounts: Sequence[Account],
    balances: Mapping[date, Balances],
    held: Sequence[Held],
) -> Past:
    days = sorted(balances)
    written = await unit.entries.restated(viewer, days[0], days[-1])
    sums = ((day, purse.sum(accounts, balances[day], day)) for day in days)
    counted = [one.account.id for one in held if one.counts]
    return past(sums, written, counted, months_before(days[-1], purse.rules.proven))


async def _with_saving(unit: Unit, viewer: Viewer, found: Standing) -> Standing:
    """With what to put aside until the day, as a goal of the gap would say."""
    if found.gap.minor <= 0 or found.need.day <= found.today:
        return found
    goal = Matter(viewer.member_id, Goal("", found.gap, found.today, found.need.day))
    (saving,) = await progress(unit, viewer, [goal], found.today)
    return replace(found, saving=saving)
