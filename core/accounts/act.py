"""Doing what a statement says: at once when it is sure, else by the one thing to ask, whose answer comes back here."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from core.accounts.country import home_of
from core.accounts.find import meant
from core.accounts.keep import LONGEST_NAME, Opening, delete_account, open_account, revise, state
from core.accounts.model import AccountKind, Facts
from core.accounts.outcome import NEW, OWNED, SPENT, YES, Acted, Choice, More, Outcome, Question, Stuck
from core.accounts.owners import owners_of
from core.accounts.said import Act, Statement, Unsure
from core.accounts.words import AccountWords
from core.capture.model import Context
from core.family.gate import Action, demand
from core.family.model import Viewer
from core.ledger.model import Account, Origin
from core.money.currency import currency
from core.money.money import Money, MoneyError
from core.unit import Unit

MOST_CHOICES = 6


@dataclass(frozen=True, slots=True)
class Deed:
    """A statement with all that is needed to do it: who says it, where, when, and what was answered meanwhile."""

    viewer: Viewer
    words: AccountWords
    context: Context
    origin: Origin
    at: datetime
    answers: Mapping[str, str]

    @property
    def today(self) -> date:
        """The day on which it was said."""
        return self.context.today


async def act_on(unit: Unit, deed: Deed, said: Statement) -> Outcome:
    """Do it, or say what to ask. Raises what `core.accounts.keep` raises."""
    demand(deed.viewer.role, Action.RECORD)
    said = _answered(said, deed.answers)
    accounts = await unit.accounts.visible(deed.viewer)
    if said.ask is Unsure.DAY:
        return Stuck("day", said)
    if said.ask is Unsure.AMOUNT:
        return _which_amount(deed, said, meant(said, accounts, deed.words, deed.context))
    if said.ask is Unsure.MEANING:
        return Question("meaning", said, (Choice("meaning", OWNED), Choice("meaning", SPENT)))
    if said.act in {Act.HAVE, Act.ADD}:
        return await _have(unit, deed, said, accounts)
    return await _on_one(unit, deed, said, accounts)


def _answered(said: Statement, answers: Mapping[str, str]) -> Statement:
    """With what was answered filled in, and the next doubt in place of the one that is gone."""
    if (place := answers.get("amount", "")).isdigit() and int(place) < len(said.values):
        said = replace(said, values=(said.values[int(place)],))
    if (code := answers.get("currency", "")) in said.codes:
        said = replace(said, codes=(code,))
    if said.ask is Unsure.AMOUNT and len(said.values) == 1:
        said = replace(said, ask=Unsure.CURRENCY if len(said.codes) > 1 else None)
    if said.ask is Unsure.CURRENCY and len(said.codes) == 1:
        said = replace(said, ask=None)
    if said.ask is Unsure.MEANING and answers.get("meaning") == OWNED:
        said = replace(said, ask=None)
    return said


def _which_amount(deed: Deed, said: Statement, found: Sequence[Account]) -> Question:
    code = found[0].currency.code if len(found) == 1 and not said.code_said else _codes(deed, said)[0]
    choices = []
    for place, value in enumerate(said.values):
        try:
            choices.append(Choice("amount", str(place), Money.of(value, currency(code))))
        except MoneyError:
            continue
    return Question("amount", said, tuple(choices))


def _codes(deed: Deed, said: Statement) -> tuple[str, ...]:
    """The currencies of a new account, also where only the statement of a balance tells of it."""
    if said.codes:
        return said.codes
    banks = deed.words.vocabulary.banks
    return (banks[said.bank],) if said.bank and said.bank in banks else (deed.context.base,)


async def _have(unit: Unit, deed: Deed, said: Statement, accounts: Sequence[Account]) -> Outcome:
    standing = [one for one in accounts if not one.archived]
    found = _like(said, meant(said, standing, deed.words, deed.context), standing)
    answer = deed.answers.get("account")
    if said.values and (one := _chosen(found, answer)):
        return await _state(unit, deed, said, one)
    if said.values and found and answer != NEW:
        known = tuple(Choice("account", str(one.id), account=one) for one in found[: MOST_CHOICES - 1])
        return Question("known", said, (*known, Choice("account", NEW)))
    if not said.values or said.kind is None:
        return More(said)
    return await _open(unit, deed, said, accounts)


def _like(said: Statement, found: Sequence[Account], standing: Sequence[Account]) -> Sequence[Account]:
    """Those that may be the same thing: of the same kind, and of a coin those that hold it."""
    if said.kind is AccountKind.CRYPTO:
        return [one for one in standing if one.currency.code in said.codes and not one.everyday]
    return [one for one in found if said.kind in {None, one.kind}]


def _chosen(found: Sequence[Account], answer: str | None) -> Account | None:
    return next((one for one in found if str(one.id) == answer), None)


async def _open(unit: Unit, deed: Deed, said: Statement, accounts: Sequence[Account]) -> Outcome:
    codes = _codes(deed, said)
    if len(codes) > 1:
        return _which_currency(said, codes)
    worth = _money(said, codes[0])
    if worth is None:
        return Stuck("digits", said)
    owners = owners_of(said.shares, await unit.people.members(deed.viewer), deed.viewer)
    new = Opening(
        free_name(said.name, said.place, accounts),
        said.kind or AccountKind.CASH,
        worth.currency,
        worth,
        since=said.day,
        country=said.country or home_of(worth.currency),
        owners=owners,
        facts=_facts(said),
    )
    done = await open_account(unit, deed.viewer, new, deed.origin, deed.today, deed.at)
    return Acted(Act.HAVE, done)


def _which_currency(said: Statement, codes: Sequence[str]) -> Question:
    worths = ((code, _money(said, code)) for code in codes)
    return Question("currency", said, tuple(Choice("currency", code, worth) for code, worth in worths if worth))


def _facts(said: Statement) -> Facts:
    make = said.name if said.kind is AccountKind.VEHICLE and said.noun is None else None
    return Facts(address=said.place, make=make, year=said.year, fund=said.fund, rate=said.rate, term_months=said.months)


def free_name(name: str, place: str | None, accounts: Sequence[Account]) -> str:
    """The name, told from others of the same by where it is, else by a number."""
    taken = {one.name.casefold().strip() for one in accounts}
    name = name[:LONGEST_NAME].strip()
    tried = [name, *([f"{name}, {place}"[:LONGEST_NAME]] if place else [])]
    numbered = (f"{name[: LONGEST_NAME - 4]} {number}" for number in range(2, len(accounts) + 3))
    return next(one for one in (*tried, *numbered) if one.casefold() not in taken)


def _money(said: Statement, code: str) -> Money | None:
    """The amount in a currency; None when it has more digits than that has."""
    try:
        return Money.of(said.values[0], currency(code))
    except MoneyError:
        return None


async def _on_one(unit: Unit, deed: Deed, said: Statement, accounts: Sequence[Account]) -> Outcome:
    """Acts on an account that must be there."""
    archived = said.act is Act.RESTORE
    possible = [one for one in accounts if one.archived is archived or said.act in {Act.DELETE, Act.RENAME}]
    found = meant(said, possible, deed.words, deed.context)
    one = found[0] if len(found) == 1 else _chosen(found, deed.answers.get("account"))
    if one is not None:
        return await _done(unit, deed, said, one)
    if found:
        choices = tuple(Choice("account", str(one.id), account=one) for one in found[:MOST_CHOICES])
        return Question("which", said, choices)
    if said.act is not Act.STATE:
        return Stuck("unknown", said)
    return await _unknown(unit, deed, said, accounts)


async def _unknown(unit: Unit, deed: Deed, said: Statement, accounts: Sequence[Account]) -> Outcome:
    """A balance of what is not there yet: it may be opened so."""
    named = replace(said, name=said.name[:1].upper() + said.name[1:], kind=said.kind or AccountKind.CASH)
    if deed.answers.get("open") == YES:
        return await _open(unit, deed, named, accounts)
    worth = _money(said, _codes(deed, said)[0])
    return Question("open", named, (Choice("open", YES, worth),))


async def _done(unit: Unit, deed: Deed, said: Statement, one: Account) -> Outcome:
    viewer, at = deed.viewer, deed.at
    match said.act:
        case Act.STATE:
            return await _state(unit, deed, said, one)
        case Act.RENAME:
            name = " ".join((said.to or "").split())
            done = await revise(unit, viewer, one, replace(one, name=name), at)
        case Act.ARCHIVE | Act.RESTORE:
            done = await revise(unit, viewer, one, replace(one, archived=said.act is Act.ARCHIVE), at)
        case Act.DELETE:
            done = await delete_account(unit, viewer, one, at)
        case _:
            owners = owners_of(said.shares, await unit.people.members(viewer), viewer, one.owner_id)
            done = await revise(unit, viewer, one, replace(one, owners=owners), at)
    return Acted(said.act, done)


async def _state(unit: Unit, deed: Deed, said: Statement, one: Account) -> Outcome:
    if said.code_said and one.currency.code not in said.codes:
        return Stuck("currency", said, one)
    worth = _money(said, one.currency.code)
    if worth is None:
        return Stuck("digits", said, one)
    day = said.day or deed.today
    before = (await unit.accounts.balances(deed.viewer, [day]))[day].get((one.id, one.currency))
    return Acted(Act.STATE, await state(unit, deed.viewer, one, worth, day, deed.origin, deed.at), before)
