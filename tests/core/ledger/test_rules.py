"""Whatever an entry says, its postings sum to zero in each currency, and its accounts gain what it says."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.capture.model import Kind
from core.ledger import rules
from core.ledger.errors import UnbalancedError
from core.ledger.model import Details, Posting
from core.ledger.rules import ELSEWHERE, UNKNOWN, outgoing, postings
from core.money.currency import currency
from core.money.money import LIMIT, Money

AUD, MNT = currency("AUD"), currency("MNT")
CODES = ("AUD", "MNT", "BTC", "JPY", "KWD")
SPENT = Details(Kind.EXPENSE, date(2026, 11, 24), Money(450, AUD), 7, category="food.coffee")
SENT = Details(Kind.TRANSFER, date(2026, 11, 24), Money(500_00, AUD), 7, to_account_id=8)

money = st.builds(Money, st.integers(1, LIMIT), st.sampled_from(CODES).map(currency))
details = st.builds(
    Details,
    kind=st.sampled_from(Kind),
    day=st.dates(),
    money=money,
    account_id=st.integers(1, 3),
    category=st.none() | st.sampled_from(["food.coffee", "income.salary"]),
    payee=st.none() | st.text(max_size=5),
    to_account_id=st.none() | st.integers(1, 3),
    to_money=st.none() | money,
    fee=st.none() | money,
    incoming=st.booleans(),
    repays=st.none() | st.integers(1, 3),
    deleted=st.booleans(),
)


def legs(of: Details, repaid: str | None = None) -> list[tuple[int | str, int, str]]:
    """Postings in short: where, how much, of what."""
    return [
        (leg.account_id if leg.account_id is not None else leg.nominal or "", leg.money.minor, str(leg.money.currency))
        for leg in postings(of, repaid)
    ]


@given(details, st.none() | st.just("home.rent"))
def test_the_legs_sum_to_zero_in_each_currency(of: Details, repaid: str | None) -> None:
    sums: dict[str, int] = {}
    for leg in postings(of, repaid):
        assert (leg.account_id is None) is (leg.nominal is not None)
        sums[str(leg.money.currency)] = sums.get(str(leg.money.currency), 0) + leg.money.minor
    assert not any(sums.values())
    assert bool(sums) is not of.deleted


@given(details)
def test_the_own_account_gains_or_loses_what_was_said(of: Details) -> None:
    (first, *_) = postings(replace(of, deleted=False))
    assert first.account_id == of.account_id
    assert first.money == (of.money.negated() if outgoing(of) else of.money)


@pytest.mark.parametrize(
    ("kind", "incoming", "out"),
    [
        (Kind.EXPENSE, False, True),
        (Kind.INCOME, False, False),
        (Kind.TRANSFER, False, True),
        (Kind.REMITTANCE, False, True),
        (Kind.REPAYMENT, False, True),
        (Kind.REPAYMENT, True, False),
        (Kind.REFUND, False, False),
    ],
)
def test_which_kinds_take_money_out(kind: Kind, *, incoming: bool, out: bool) -> None:
    assert outgoing(replace(SPENT, kind=kind, incoming=incoming)) is out


def test_an_expense_and_an_income_go_to_their_category() -> None:
    assert legs(SPENT) == [(7, -450, "AUD"), ("expenses:food.coffee", 450, "AUD")]
    assert legs(replace(SPENT, category=None)) == [(7, -450, "AUD"), (f"expenses:{UNKNOWN}", 450, "AUD")]
    income = replace(SPENT, kind=Kind.INCOME, category="income.salary")
    assert legs(income) == [(7, 450, "AUD"), ("income:income.salary", -450, "AUD")]


def test_a_refund_lowers_the_category_of_what_it_repays() -> None:
    refund = replace(SPENT, kind=Kind.REFUND, repays=3)
    assert legs(refund) == [(7, 450, "AUD"), ("expenses:food.coffee", -450, "AUD")]
    assert legs(refund, "personal.clothes") == [(7, 450, "AUD"), ("expenses:personal.clothes", -450, "AUD")]


def test_a_payback_is_owed_until_it_is_tied_to_what_it_repays() -> None:
    back = replace(SPENT, kind=Kind.REPAYMENT, payee="Bat", incoming=True, category=None)
    assert legs(back) == [(7, 450, "AUD"), ("owed:Bat", -450, "AUD")]
    assert legs(replace(back, payee=None)) == [(7, 450, "AUD"), ("owed:", -450, "AUD")]
    assert legs(replace(back, incoming=False)) == [(7, -450, "AUD"), ("owed:Bat", 450, "AUD")]
    assert legs(replace(back, repays=3), "food.eating_out") == [
        (7, 450, "AUD"),
        ("expenses:food.eating_out", -450, "AUD"),
    ]


def test_a_transfer_lands_on_the_other_account_or_elsewhere() -> None:
    assert legs(SENT) == [(7, -500_00, "AUD"), (8, 500_00, "AUD")]
    assert legs(replace(SENT, to_account_id=None)) == [(7, -500_00, "AUD"), (ELSEWHERE, 500_00, "AUD")]


def test_what_went_missing_on_the_way_is_a_fee() -> None:
    short = replace(SENT, to_money=Money(495_00, AUD))
    assert legs(short) == [(7, -500_00, "AUD"), (8, 495_00, "AUD"), ("expenses:money.fees", 5_00, "AUD")]


def test_two_currencies_balance_through_trading_at_the_rate_that_happened() -> None:
    sent = replace(
        SENT, kind=Kind.REMITTANCE, to_account_id=None, to_money=Money(1_130_000_00, MNT), fee=Money(8_00, AUD)
    )
    assert legs(sent) == [
        (7, -500_00, "AUD"),
        ("trading", 500_00, "AUD"),
        ("trading", -1_130_000_00, "MNT"),
        (ELSEWHERE, 1_130_000_00, "MNT"),
        (7, -8_00, "AUD"),
        ("expenses:money.fees", 8_00, "AUD"),
    ]
    abroad = replace(sent, fee=Money(3_000_00, MNT))
    assert legs(abroad)[-2:] == [("trading", -3_000_00, "MNT"), ("expenses:money.fees", 3_000_00, "MNT")]


def test_a_deleted_entry_moves_nothing() -> None:
    assert postings(replace(SENT, deleted=True)) == ()


def test_legs_that_do_not_sum_to_zero_are_never_stored(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rules, "_fee_legs", lambda _: [Posting(Money(1, MNT), nominal="trading")])
    with pytest.raises(UnbalancedError):
        postings(SENT)
