"""From a query to its answer; what other parts of the house answer (net worth, a rate, debts) is not asked here."""

from dataclasses import replace
from datetime import date

from core.answering.balances import balance
from core.answering.flows import average, flow
from core.answering.lists import counted, entries_of, largest, listed
from core.answering.model import Answer, Listed, Query, Unknown
from core.answering.scope import Asker, resolve
from core.asking.model import Group, Measure
from core.family.gate import Action, demand
from core.unit import Unit

ELSEWHERE = frozenset({Measure.NET_WORTH, Measure.RATE, Measure.OWED})
"""Measures that other subjects answer."""


async def answer(unit: Unit, asker: Asker, query: Query, page: int = 0) -> Answer | Unknown:
    """The answer to a query whose measure is none of `ELSEWHERE`. Raises `NotAllowedError`."""
    demand(asker.viewer.role, Action.SEE)
    resolved = await resolve(unit, asker, query)
    if isinstance(resolved, Unknown):
        return resolved
    match query.inquiry.measure:
        case Measure.AVERAGE:
            return await average(unit, asker, query, resolved)
        case Measure.COUNT:
            return await counted(unit, asker, query, resolved)
        case Measure.LARGEST:
            return await largest(unit, asker, query, resolved)
        case Measure.ENTRIES:
            return await listed(unit, asker, query, resolved, page)
        case Measure.BALANCE:
            return await balance(unit, asker, query, resolved)
        case _:
            return await flow(unit, asker, query, resolved)


async def entries_behind(unit: Unit, asker: Asker, query: Query, page: int) -> Listed | Unknown:
    """The entries that the answer to a query was made of. Raises `NotAllowedError`."""
    demand(asker.viewer.role, Action.SEE)
    resolved = await resolve(unit, asker, query)
    return resolved if isinstance(resolved, Unknown) else await listed(unit, asker, query, resolved, page)


async def last_recorded(unit: Unit, asker: Asker, query: Query) -> date | None:
    """The latest day for which the same question finds something, where its own period has nothing."""
    resolved = await resolve(unit, asker, query)
    if isinstance(resolved, Unknown):
        return None
    return await unit.figures.last_day(asker.viewer, replace(entries_of(query, resolved), first=None, last=None))


def otherwise(query: Query, first: date | None, last: date | None, group: Group | None) -> Query:
    """The same question of another period, split otherwise."""
    inquiry = replace(query.inquiry, first=first, last=last, group_by=group)
    if group is not query.inquiry.group_by:
        inquiry = replace(inquiry, order=None, limit=None)
    return replace(query, inquiry=inquiry)


def nameless(query: Query) -> Query:
    """The nearest question to one that names somebody, or an account, that is not known: of all of them."""
    return replace(query, inquiry=replace(query.inquiry, member=None, account=None))
