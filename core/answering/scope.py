"""Resolves what an inquiry names, and turns it into the filter by which storage looks."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date

from core.answering.model import Query, Scope, Unknown
from core.answering.names import accounts_named, member_named
from core.answering.period import period_of
from core.answering.ports import Filter, Root, Sought
from core.asking.model import POINTS, Measure
from core.asking.words import QuestionWords
from core.family.model import Viewer
from core.unit import Unit

SENDING = frozenset({"family", "family.support"})
"""Categories of which money sent home is a part, and not a line of its own beside."""


@dataclass(frozen=True, slots=True)
class Asker:
    """Whose question it is: through whose eyes, on which day, in which currency unless another is named."""

    viewer: Viewer
    today: date
    base: str
    words: QuestionWords
    shops: Collection[str]
    """The names of known shops: a payee that is none of them may be a person."""


@dataclass(frozen=True, slots=True)
class Resolved:
    """A query's scope and its filter, which has no roots yet."""

    scope: Scope
    which: Filter


async def resolve(unit: Unit, asker: Asker, query: Query) -> Resolved | Unknown:
    """Find whom and what the query names. Reads only what it needs for that."""
    inquiry, viewer = query.inquiry, asker.viewer
    span = period_of(inquiry.measure, inquiry.group_by, inquiry.first, inquiry.last, asker.today)
    scope = Scope(*span, category=inquiry.category, payee=inquiry.payee, words=query.words)
    if inquiry.member is not None:
        member = member_named(await unit.people.members(viewer), inquiry.member, viewer)
        if member is None:
            return Unknown(query, "member", inquiry.member)
        scope = replace(scope, member=member)
    if inquiry.account is not None:
        accounts = accounts_named(await unit.accounts.visible(viewer), inquiry.account, asker.words)
        if not accounts:
            return Unknown(query, "account", inquiry.account)
        scope = replace(scope, accounts=accounts)
    payee = _folded(inquiry.payee)
    shop = inquiry.payee in asker.shops
    scope = replace(scope, shop=shop)
    looked_for = payee is not None and inquiry.measure not in POINTS
    containing = looked_for and not await unit.figures.knows_payee(viewer, payee or "")
    which = Filter(
        first=scope.first,
        last=scope.last,
        category=scope.category,
        payee=payee,
        containing=containing,
        people=payee is not None and not shop,
        member_id=scope.member.id if scope.member else None,
        account_ids=tuple(account.id for account in scope.accounts),
        words=tuple(Sought(word, _slugs(word, asker)) for word in query.words),
    )
    return Resolved(scope, which)


def roots_of(measure: Measure, scope: Scope) -> frozenset[Root]:
    """What the sums of a measure are made of; sending is looked up beside spending, to be told apart from it."""
    if measure is Measure.RECEIVED or is_income(scope):
        return frozenset({Root.INCOME})
    beside = {Root.SENT} if scope.category is None or scope.category in SENDING else set()
    if measure is Measure.SAVED:
        return frozenset({Root.INCOME, Root.EXPENSES, Root.SENT})
    return frozenset({Root.EXPENSES} | beside)


def is_income(scope: Scope) -> bool:
    """Whether the category is one of what came in."""
    return (scope.category or "").partition(".")[0] == Root.INCOME


def counts_sending(scope: Scope) -> bool:
    """Whether money sent home is what is asked for: by its category, or because someone got it."""
    return scope.category in SENDING or (scope.payee is not None and not scope.shop)


def _slugs(word: str, asker: Asker) -> tuple[str, ...]:
    """The categories in whose name a word stands, in any language."""
    categories = asker.words.vocabulary.categories.items()
    called = word.casefold()
    return tuple(
        slug for slug, one in categories if any(called in name.casefold().split() for name in one.names.values())
    )


def _folded(payee: str | None) -> str | None:
    """As storage folds a payee."""
    return payee.casefold().strip() if payee else None
