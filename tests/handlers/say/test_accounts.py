"""Accounts in words: each kind, each fact, both languages; and whatever people type, Telegram takes the message."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from core.accounts.act import MOST_CHOICES
from core.accounts.keep import Act as Done
from core.accounts.keep import Opening
from core.accounts.model import AccountKind, Facts, Holder, Owner
from core.accounts.outcome import NEW, OWNED, SPENT, YES, Acted, Choice, Question, Stuck
from core.accounts.said import Act, Statement
from core.capture.model import Kind
from core.ledger.model import Account, AccountChange, Change, Details, Verb
from core.money.money import Money
from handlers.say import account_add, account_asked, account_said, accounts, owning
from handlers.say.accounts import Detail, Row
from handlers.say.reply import Reply
from handlers.say.voice import Voice
from tests.handlers.say.judging import assert_sendable, plain
from tests.handlers.say.shown import (
    AUD,
    BAT,
    BTC,
    EN,
    HOSTILE,
    MN,
    MNT,
    MOST_ID,
    NOON,
    TODAY,
    VOICES,
    entry,
    hostile_line,
)

FLAT = Account(MOST_ID, 1, 1, "Flat", MNT, kind=AccountKind.PROPERTY, country="MN")
LOAN = replace(FLAT, name="Loan", kind=AccountKind.DEBT)
ALL_FACTS = Facts(
    "Peace Avenue", date(2020, 5, 12), Money(180_000_000_00, MNT), "Toyota", 2015, "Khan", "50-01", "12.5", 180,
    date(2019, 1, 1), MOST_ID,
)  # fmt: skip


def detail(account: Account, **more: object) -> Detail:
    made = Detail(Row(account, Money(-5_00, account.currency)), [BAT], {MOST_ID: account.name}, None, [], 1)
    return replace(made, **more)  # type: ignore[arg-type]


def done(account: Account, details: Details | None = None) -> Done:
    change = Change(MOST_ID, 1, 1, NOON, Verb.REVISE, (), accounts=(AccountChange(None, account),))
    return Done(account, change, entry(details, MOST_ID) if details else None)


def every_reply(voice: Voice, typed: str) -> Iterator[Reply]:
    """Everything that these presenters can say, with one text wherever people type."""
    facts = replace(ALL_FACTS, address=typed, make=typed, fund=typed, number=typed, rate=typed)
    owners = (
        Owner(Holder.OTHER, Fraction(1, 3), name=typed),
        Owner(Holder.MEMBER, Fraction(1, 3), 1),
        Owner(Holder.MEMBER, Fraction(1, 6), 99),
        Owner(Holder.FAMILY, Fraction(1, 6)),
    )
    for kind in AccountKind:
        one = replace(FLAT, name=typed, kind=kind, facts=facts, owners=owners, private=True)
        lines = [hostile_line(typed)] * 5
        yield accounts.card(voice, detail(one, stated=entry(hostile_line(typed).entry.details), latest=lines))
        yield accounts.card(voice, detail(replace(one, archived=True), member_id=2, writes=False))
        yield accounts.which_fact(voice, one, {MOST_ID: typed}, 1)
        yield account_add.which_name(voice, kind, account_add.names(voice, kind, ["Khan"] * 9))
        yield account_add.which_currency(voice, kind, account_add.currencies("AUD", "MN", kind))
        yield account_add.how_much(voice, kind, typed, "MNT")
        new = Opening(typed, kind, MNT, None, owners=owners, facts=facts, country="MN")
        yield account_add.review(voice, new, [BAT], {})
        yield account_add.which_fact(voice, new, {})
        yield account_asked.type_it(voice, "value", one, 1)
        stated = Details(Kind.BALANCE, date(2025, 1, 1), Money(-(10**15), BTC), MOST_ID)
        yield account_asked.stated(voice, done(replace(one, currency=BTC), stated), Money(-(10**15) - 1, BTC), 1)
        yield account_asked.compared(voice, one, Money(10**15, MNT), Money(-(10**15), MNT), 1)
    rows = [Row(replace(FLAT, id=MOST_ID - n, name=typed), Money(10**15, MNT), Money(10**12, AUD)) for n in range(25)]
    for page in (0, 1):
        yield accounts.listing(voice, rows, 1, page, archived=3, writes=True)
    yield accounts.archived_listing(voice, rows, 1)
    yield from _of_one(voice, typed, replace(FLAT, name=typed))


def _of_one(voice: Voice, typed: str, one: Account) -> Iterator[Reply]:
    change = Change(MOST_ID, 1, 1, NOON, Verb.OPEN, (), accounts=(AccountChange(None, one),))
    for back in (True, False):
        yield accounts.turned(voice, change, 1, back=back)
    for op in ("value", "name", "rec"):
        yield account_asked.type_it(voice, op, replace(one, kind=AccountKind.DEBT), 1)
    for op in ("value", "rec", "owners"):
        yield account_asked.again(voice, op, one)
    for name in account_asked.TYPED_FACTS:
        yield account_asked.type_fact(voice, name, one, 1)
        yield account_asked.fact_again(voice, name, one)
        yield account_add.type_fact(voice, name, typed)
    for act in Act:
        if act not in {Act.HAVE, Act.ADD, Act.STATE}:
            gone = replace(one, deleted=act is Act.DELETE)
            yield account_said.done(voice, Acted(act, done(gone)), 1)
    yield account_asked.owners(voice, one, 1)
    yield account_asked.countries(voice, one, 1)
    for things in ([], [one] * 30):
        yield account_asked.secured(voice, one, things, 1)
        yield account_add.secured(voice, typed, things, 1)
    yield account_asked.compared(voice, one, Money(5, MNT), Money(5, MNT), 1)
    yield account_asked.looked(voice, one, [hostile_line(typed)] * 10, Money(-(10**15), MNT), 1)
    yield account_asked.looked(voice, one, [], None, 1)
    yield account_add.countries(voice, typed)
    yield account_add.owners(voice)
    yield account_add.which_kind(voice)
    said = Statement(Act.STATE, typed)
    for code in ("unknown", "day", "currency", "digits"):
        yield account_said.stuck(voice, Stuck(code, said, one if code == "currency" else None), 1)
    answers = (
        Choice("account", NEW),
        Choice("account", str(MOST_ID), account=one),
        Choice("open", YES, Money(10**15, MNT)),
        Choice("amount", "0", Money(10**15, BTC)),
        Choice("meaning", OWNED),
        Choice("meaning", SPENT),
    )
    assert len(answers) == MOST_CHOICES
    for code in ("amount", "currency", "meaning", "known", "which", "open"):
        yield account_said.asked(voice, Question(code, said, answers), MOST_ID, 1)


@pytest.mark.parametrize("typed", HOSTILE)
@pytest.mark.parametrize("voice", VOICES.values(), ids=VOICES)
def test_whatever_is_typed_telegram_takes_it(voice: Voice, typed: str) -> None:
    replies = list(every_reply(voice, typed))
    assert len(replies) > 100
    for reply in replies:
        assert_sendable(reply)


def test_a_card_shows_all_that_is_known() -> None:
    loan = replace(LOAN, facts=replace(ALL_FACTS, term_months=30))
    stated = entry(Details(Kind.BALANCE, TODAY, Money(-5_00, MNT), 1))
    card = plain(accounts.card(EN, detail(loan, stated=stated, names={MOST_ID: "Flat"})))
    for part in (
        "💳 Loan", "owed 5₮", "Last stated: today", "Interest: 12.5% a year", "Term: 30 months", "Taken for: Flat",
        "Since: 1 Jan 2019", "Fund or bank: Khan", "🇲🇳 Mongolia",
    ):  # fmt: skip
        assert part in card
    assert "Address" not in card
    mongolian = plain(accounts.card(MN, detail(loan, stated=stated, names={MOST_ID: "Байр"})))
    for part in ("өрийн үлдэгдэл 5₮", "Хүү: жилийн 12.5%", "Хугацаа: 30 сар", "Юунд авсан: Байр"):
        assert part in mongolian


def test_what_the_other_gave_is_shown_as_parts() -> None:
    some = (Owner(Holder.OTHER, Fraction(2, 3), name="Emee"), Owner(Holder.MEMBER, Fraction(100, 301), BAT.id))
    assert owning.owners(EN, some, [BAT]) == "Emee 2/3, Bat 33%"
    assert owning.owners(MN, (Owner(Holder.FAMILY, Fraction(1)),), [BAT]) == "гэр бүл"


def test_a_debt_that_is_paid_too_much_is_a_balance() -> None:
    assert "balance <b>5₮</b>" in owning.standing(EN, LOAN, Money(5_00, MNT))


def test_a_link_to_what_one_may_not_see_is_not_shown() -> None:
    card = plain(accounts.card(EN, detail(replace(LOAN, facts=Facts(secures=7)), names={})))
    assert "Taken for" not in card


def test_who_may_only_see_is_offered_nothing_to_press_but_the_way_back() -> None:
    listing = accounts.listing(EN, [Row(FLAT, Money(5_00, MNT))], 1, 0, archived=0, writes=False)
    assert [[button.text for button in row] for row in listing.rows] == [["🏠 Flat"]]
    empty = accounts.listing(EN, [], 1, 0, archived=0, writes=False)
    assert empty.rows == ()


def test_a_statement_without_an_entry_is_a_defect() -> None:
    with pytest.raises(ValueError, match="nothing was stated"):
        account_asked.stated(EN, done(FLAT), None, 1)
