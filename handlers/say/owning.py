"""What an account is, in words: its kind, what is on it, whose it is, and what is kept with it."""

from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction

from core.accounts.model import VALUED, AccountKind, Facts, Holder, Owner
from core.family.model import Member
from core.ledger.model import Account
from core.money.money import Money
from handlers.say.places import COUNTRIES
from handlers.say.voice import Html, Voice, shorten

FACTS: Mapping[AccountKind, tuple[str, ...]] = {
    AccountKind.CASH: ("number", "rate"),
    AccountKind.PROPERTY: ("address", "bought_on", "bought_for"),
    AccountKind.VEHICLE: ("make", "year", "bought_on", "bought_for"),
    AccountKind.INVESTMENT: ("number", "bought_on", "bought_for"),
    AccountKind.CRYPTO: ("address", "bought_on", "bought_for"),
    AccountKind.SUPER: ("fund", "number"),
    AccountKind.DEBT: ("fund", "rate", "term_months", "since", "secures"),
}
"""What people may like to keep with an account of each kind."""


_LONGEST_LABEL = 40


def kind(voice: Voice, one: AccountKind) -> str:
    """The kind with its emoji."""
    return voice.word(f"accounts.kind.{one.value}")


def emoji(voice: Voice, one: AccountKind) -> str:
    """The emoji alone, for where there is little room."""
    return kind(voice, one).split(" ", 1)[0]


def label(voice: Voice, account: Account, member_id: int) -> str:
    """An account on a button."""
    return shorten(f"{emoji(voice, account.kind)} {voice.account(account, member_id)}", _LONGEST_LABEL)


def standing(voice: Voice, account: Account, balance: Money) -> Html:
    """What is on it, or what it is worth; of a debt, what is owed."""
    if account.kind is AccountKind.DEBT and balance.minor <= 0:
        return voice.say("asset.owed", amount=voice.money(balance.negated()))
    key = "asset.worth" if account.kind in VALUED else "asset.balance"
    return voice.say(key, amount=voice.money(balance))


def owners(voice: Voice, some: Sequence[Owner], members: Sequence[Member]) -> str:
    """Who owns it, each with their part; of a whole the part is not said."""
    names = {member.id: member.name for member in members}
    return ", ".join(_owner(voice, one, names) for one in some)


def _owner(voice: Voice, one: Owner, names: Mapping[int, str]) -> str:
    if one.holder is Holder.FAMILY:
        name = voice.word("asset.owner_family")
    elif one.holder is Holder.MEMBER:
        name = voice.short(names.get(one.member_id or 0, "…"))
    else:
        name = voice.short(one.name or "…")
    return name if one.share == 1 else f"{name} {share(one.share)}"


def share(part: Fraction) -> str:
    """2/3, or 12.5% where no one would say it as a fraction."""
    if part.denominator <= 12:
        return f"{part.numerator}/{part.denominator}"
    return f"{round(part * 100)}%"


def fact(voice: Voice, name: str, facts: Facts, accounts: Mapping[int, str]) -> str | None:
    """One fact as it is shown, None when nobody said it."""
    value = getattr(facts, name)
    if value is None:
        return None
    if isinstance(value, Money):
        return voice.money(value)
    if isinstance(value, date):
        return voice.day(value)
    match name:
        case "rate":
            return voice.word("asset.rate", rate=voice.short(value))
        case "term_months":
            return _term(voice, value)
        case "secures":
            return voice.short(accounts[value]) if value in accounts else None
        case _:
            return voice.short(str(value))


def _term(voice: Voice, months: int) -> str:
    if months % 12 == 0:
        return voice.word("asset.term_years", years=months // 12)
    return voice.word("asset.term_months", months=months)


def facts(voice: Voice, kind_: AccountKind, some: Facts, accounts: Mapping[int, str]) -> list[Html]:
    """Every fact that is known, a line each."""
    shown = ((name, fact(voice, name, some, accounts)) for name in FACTS[kind_])
    return [
        voice.say("asset.fact", name=voice.word(f"asset.fact.{name}"), value=value) for name, value in shown if value
    ]


def country(voice: Voice, code: str | None) -> str | None:
    """A country that has a name here."""
    return f"{COUNTRIES[code][0]} {voice.word(f'country.{code}')}" if code in COUNTRIES else None
