"""What changed a net worth adds up to the change, and each part is what it says."""

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from core.accounts.model import AccountKind, Holder, Owner
from core.clock import months_before
from core.family.model import Member, Role
from core.ledger.model import Account
from core.ledger.ports import Balances, Restated
from core.money.money import Money
from core.rates.book import Book
from core.rates.model import Rate
from core.worth.model import Movement
from core.worth.movement import Film, movement, section_days
from core.worth.value import Circle, parted, value
from tests.core.rates.rating import AUD, BTC, DAY, MNT, USD, rate

BAT = Member(1, 1, 11, Role.OWNER, "Bat")
TUYA = Member(2, 1, 12, Role.ADULT, "Туяа")
SARAA = Member(3, 1, 13, Role.VIEWER, "Saraa")
FAMILY = Circle((BAT, TUYA, SARAA))
BANK = Account(5, 1, 1, "CommBank", AUD)
KHAN = Account(6, 1, 2, "Khan", MNT)
WALLET = Account(7, 1, 1, "Wallet", BTC, kind=AccountKind.CRYPTO)
FLAT = Account(8, 1, 2, "Flat", MNT, kind=AccountKind.PROPERTY)
ALL = (BANK, KHAN, WALLET, FLAT)
THEN = date(2026, 10, 24)
END = date(2026, 10, 31)


def balances(**of: int) -> Balances:
    """`balances(BANK=500_00)`: minor units by the name of the account here."""
    named = {"BANK": BANK, "KHAN": KHAN, "WALLET": WALLET, "FLAT": FLAT}
    return {(named[name].id, named[name].currency): Money(minor, named[name].currency) for name, minor in of.items()}


def moved(film: Mapping[date, Balances], book: Book, *restated: Restated, circle: Circle = FAMILY) -> Movement:
    return movement(Film(ALL, film, restated), circle, book, AUD, THEN, DAY)


def parts(one: Movement) -> tuple[int, int, int, int]:
    return one.saved.minor, one.market.minor, one.currency.minor, one.opened.minor


def test_sections_end_with_each_month_between_the_days() -> None:
    assert section_days(THEN, DAY) == (THEN, END, DAY)
    assert section_days(date(2026, 10, 31), date(2026, 11, 30)) == (date(2026, 10, 31), date(2026, 11, 30))
    year = section_days(months_before(DAY, 12), DAY)
    assert len(year) == 14
    assert year[1:3] == (date(2025, 11, 30), date(2025, 12, 31))


def test_months_before_keep_the_day_or_take_the_last_one() -> None:
    assert months_before(date(2026, 3, 31), 1) == date(2026, 2, 28)
    assert months_before(date(2024, 2, 29), 12) == date(2023, 2, 28)
    assert months_before(date(2026, 1, 15), 1) == date(2025, 12, 15)


def test_what_was_earned_and_not_spent_was_saved() -> None:
    film = {THEN: balances(BANK=100_00), END: balances(BANK=150_00), DAY: balances(BANK=130_00)}
    assert parts(moved(film, Book())) == (30_00, 0, 0, 0)


def test_a_new_value_is_the_markets_and_a_first_one_is_newly_written() -> None:
    book = Book([rate("AUD/MNT", "2000", at) for at in (THEN, END, DAY)])
    film = {THEN: balances(KHAN=0), END: balances(FLAT=200_000_00), DAY: balances(FLAT=260_000_00)}
    first = Restated(FLAT.id, END, Money(200_000_00, MNT), opening=True)
    anew = Restated(FLAT.id, DAY, Money(60_000_00, MNT), opening=False)
    assert parts(moved(film, book, first, anew)) == (0, 30_00, 0, 100_00)


def test_what_an_exchange_rate_did_is_the_currencys() -> None:
    book = Book([rate("AUD/MNT", "2000", THEN), rate("AUD/MNT", "2000", END), rate("AUD/MNT", "2500")])
    film = {at: balances(KHAN=1_000_000_00) for at in (THEN, END, DAY)}
    assert parts(moved(film, book)) == (0, 0, -100_00, 0)


def test_what_a_coin_did_against_the_dollar_is_the_markets_and_the_rest_the_currencys() -> None:
    steady = [rate("AUD/USD", "0.5", at, "rba") for at in (THEN, END)]
    book = Book([rate("BTC/USD", "100", THEN), rate("BTC/USD", "100", END), rate("BTC/USD", "150"), *steady,
                 rate("AUD/USD", "0.4", DAY, "rba")])  # fmt: skip
    film = {at: balances(WALLET=1_00000000) for at in (THEN, END, DAY)}
    assert parts(moved(film, book)) == (0, 125_00, 50_00, 0)


def test_a_currency_without_a_rate_is_left_out_and_named() -> None:
    film = {at: balances(KHAN=5_00, BANK=1_00) for at in (THEN, END, DAY)}
    one = moved(film, Book([rate("AUD/MNT", "2000")]))
    assert parts(one) == (0, 0, 0, 0)
    assert one.left_out == (MNT,)


def test_only_ones_own_share_counts() -> None:
    shared = Account(8, 1, 2, "Flat", AUD, owners=(
        Owner(Holder.OTHER, Fraction(1, 2), name="Grandmother"),
        Owner(Holder.FAMILY, Fraction(1, 4)),
        Owner(Holder.MEMBER, Fraction(1, 4), member_id=1),
    ))  # fmt: skip
    assert FAMILY.share(shared) == Fraction(1, 2)
    assert Circle(FAMILY.members, 1).share(shared) == Fraction(3, 8)
    assert Circle(FAMILY.members, 2).share(shared) == Fraction(1, 8)
    assert Circle(FAMILY.members, 3).share(shared) == 0, "a child has no part of what is everyone's"
    assert Circle(FAMILY.members, 1).share(BANK) == 1
    assert Circle(FAMILY.members, 2).share(BANK) == 0
    assert Circle((TUYA,)).share(BANK) == 0, "whoever left takes along what is theirs"
    worth = value([shared], {(8, AUD): Money(101, AUD)}, FAMILY, Book(), AUD, DAY)
    assert worth.net == Money(50, AUD)
    assert parted(Money(3, AUD), Fraction(1, 2)) == Money(2, AUD)


def test_what_has_no_rate_is_apart_and_in_no_sum() -> None:
    worth = value(ALL, balances(BANK=-5_00, KHAN=7_00, FLAT=3_00, WALLET=0), FAMILY, Book(), AUD, DAY)
    assert worth.net == worth.debts == Money(-5_00, AUD)
    assert worth.assets == Money(0, AUD)
    assert worth.unknown == (Money(10_00, MNT),)
    assert worth.by_kind() == {AccountKind.CASH: Money(-5_00, AUD)}
    assert worth.by_country() == {None: Money(-5_00, AUD)}
    assert not worth.quotes
    assert not worth.private


minor = st.integers(-(10**12), 10**12)
filmed = st.fixed_dictionaries(
    {at: st.fixed_dictionaries(dict.fromkeys(("BANK", "KHAN", "WALLET", "FLAT"), minor)) for at in (THEN, END, DAY)}
)
values = st.decimals("0.001", "100000", places=3)


@given(filmed, st.lists(values, min_size=9, max_size=9), st.lists(st.tuples(minor, st.booleans()), max_size=3))
def test_the_parts_add_up_to_the_whole_change(
    film: dict[date, dict[str, int]], worths: list[Decimal], stated: list[tuple[int, bool]]
) -> None:
    pairs = (("AUD/USD", "rba"), ("USD/MNT", ""), ("BTC/USD", ""))
    days = [(at, pair, source) for at in (THEN, END, DAY) for pair, source in pairs]
    book = Book([rate(pair, str(worth), at, source) for (at, pair, source), worth in zip(days, worths, strict=True)])
    restated = [Restated(FLAT.id, THEN + timedelta(days=9 * (n + 1)), Money(sum_, MNT), opening)
                for n, (sum_, opening) in enumerate(stated)]  # fmt: skip
    shown = {at: balances(**of) for at, of in film.items()}
    one = moved(shown, book, *restated)
    change = sum(
        sign * Fraction(holding.balance.minor) * _rate(book, holding.balance, at)
        for at, sign in ((DAY, 1), (THEN, -1))
        for holding in value(ALL, shown[at], FAMILY, book, AUD, at).holdings
    )
    assert one.total.minor == round(change)


def _rate(book: Book, money: Money, at: date) -> Fraction:
    quote = book.quote(money.currency, AUD, at)
    assert quote is not None
    return quote.exact * Fraction(10**AUD.scale, 10**money.currency.scale)


def test_the_sources_of_rates_are_those_that_were_used() -> None:
    book = Book([Rate(DAY, USD, MNT, "mongolbank", Decimal(3600)), rate("AUD/USD", "0.5", DAY, "rba")])
    worth = value(ALL, balances(BANK=5_00, KHAN=7_00, FLAT=3_00), FAMILY, book, AUD, DAY)
    (quote,) = worth.quotes
    assert quote.sources == ("mongolbank", "rba")
