"""What an answer is about, in words: on what, at whose shop, by whom, from which account, and when."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from core.answering.model import Query, Row, Scope
from core.answering.period import end_of, is_unit, start_of
from core.asking.model import Group
from core.family.model import Member
from core.ledger.model import Account
from core.ledger.rules import UNKNOWN
from core.money.currency import currency
from handlers.say.entry import BRIEF
from handlers.say.taps import InquiryTap
from handlers.say.voice import Html, Voice, shorten
from handlers.say.worth import country

MOST_ACCOUNTS = 3


@dataclass(frozen=True, slots=True)
class Known:
    """Whom and what the rows of an answer name by their ids, as one member sees them."""

    member_id: int
    members: Mapping[int, Member] = field(default_factory=dict)
    accounts: Mapping[int, Account] = field(default_factory=dict)


def category(voice: Voice, slug: str) -> str:
    """A category or a whole group."""
    return voice.category(slug) if "." in slug else voice.word(f"group.{slug}")


def period(voice: Voice, first: date | None, last: date | None) -> str:
    """A stretch of days as people name it: October, 2025, November so far, 3 – 9 Nov, since 1 March."""
    if first is None:
        return voice.word("period.until", day=voice.plain_day(last)) if last else voice.word("period.ever")
    if last is None:
        return voice.word("period.since", day=voice.plain_day(first))
    if first == last:
        return voice.day(first)
    unit = is_unit(first, last, voice.today)
    if unit in {Group.MONTH, Group.YEAR}:
        name = unit_named(voice, unit, first)
        return name if last == end_of(first, unit) else voice.word("period.so_far", name=name)
    if first == start_of(first, Group.MONTH) and last in {end_of(last, Group.MONTH), voice.today}:
        return f"{voice.month_named(first)} – {voice.month_named(last)}"
    return f"{voice.plain_day(first)} – {voice.plain_day(last)}"


def unit_named(voice: Voice, unit: Group | None, first: date) -> str:
    """One day, week, month or year."""
    if unit is Group.YEAR:
        return voice.word("period.year", year=first.year)
    if unit is Group.MONTH:
        return voice.month_named(first)
    if unit is Group.WEEK:
        return f"{voice.plain_day(first)} – {voice.plain_day(end_of(first, Group.WEEK))}"
    return voice.day(first)


def when(voice: Voice, scope: Scope) -> Html:
    """The period as the end of a sentence."""
    return voice.say("answer.when", period=period(voice, scope.first, scope.last))


def filters(voice: Voice, scope: Scope, known: Known, *, income: bool = False, sending: bool = False) -> Html:
    """What an answer is narrowed to, as the middle of a sentence; nothing where it is not."""
    parts = []
    if scope.category and not sending and scope.category != "income":
        parts.append(voice.say("answer.as" if income else "answer.on", category=category(voice, scope.category)))
    if scope.payee:
        key = "answer.from" if income else "answer.at" if scope.shop else "answer.to"
        parts.append(voice.say(key, payee=voice.short(scope.payee)))
    if scope.member:
        own = scope.member.id == known.member_id
        name = voice.word("answer.you") if own else voice.short(scope.member.name)
        parts.append(voice.say("answer.by", name=name))
    if scope.accounts:
        names = accounts(voice, scope.accounts, known)
        parts.append(voice.say("answer.account", account=names))
    if scope.words:
        parts.append(voice.say("answer.words", words=voice.short(" ".join(scope.words))))
    return Html("".join(parts))


def accounts(voice: Voice, some: tuple[Account, ...], known: Known) -> str:
    """The names of a few accounts."""
    names = [shorten(voice.account(one, known.member_id), BRIEF) for one in some[:MOST_ACCOUNTS]]
    return ", ".join([*names, *(["…"] if len(some) > MOST_ACCOUNTS else [])])


def row_name(voice: Voice, group: Group | None, row: Row, known: Known) -> str:
    """What one of the groups is called."""
    key = row.key
    if isinstance(key, date):
        return unit_named(voice, group, key)
    if group is Group.CATEGORY:
        return voice.category(None if key in {None, UNKNOWN} else str(key))
    if group is Group.MEMBER:
        return _member(voice, key, known)
    if group is Group.ACCOUNT:
        account = known.accounts.get(key) if isinstance(key, int) else None
        return voice.account(account, known.member_id) if account else voice.word("account.hidden")
    if group is Group.CURRENCY:
        return str(currency(str(key)))
    if group is Group.COUNTRY:
        return country(voice, str(key) if key else None)
    return voice.short(row.name or str(key)) if key else voice.word("answer.nobody")


def _member(voice: Voice, key: object, known: Known) -> str:
    member = known.members.get(key) if isinstance(key, int) else None
    return voice.short(member.name) if member else voice.word("answer.former")


def tap(inquiry_id: int, op: str, query: Query, page: int = 0) -> str:
    """What a button carries to ask this question again, as it stands."""
    inquiry = query.inquiry
    return InquiryTap(
        id=inquiry_id,
        op=op,
        first=inquiry.first.toordinal() if inquiry.first else 0,
        last=inquiry.last.toordinal() if inquiry.last else 0,
        group=inquiry.group_by.value if inquiry.group_by else "",
        page=page,
    ).pack()
