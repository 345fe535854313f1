"""Whom a statement's text names, what else it tells, and which account a statement is of."""

from dataclasses import replace

import pytest

from core.accounts.model import AccountKind, Facts
from core.capture.model import Kind
from core.documents.model import Statement
from core.importing.account import account_for, opened_name, tail_of, with_number
from core.importing.category import Categories
from core.importing.fold import alike, folded, likeness
from core.importing.kinds import Meant, meant
from core.importing.model import NewAccount
from core.importing.payee import Payee, mentions, payee_of
from core.ledger.model import Account
from core.money.currency import currency
from tests.core.importing.words import AUD, WORDS


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("EFTPOS SQ *CAMPOS COFFEE NEWTOWN NSW AU Card xx1234 Value Date: 05/06/2026", "Campos Coffee"),
        ("WOOLWORTHS 1234 SYDNEY NSW AUS", "Woolworths"),
        ("Transfer to xx9876 CommBank app", None),
        ("Transfer To J SMITH CommBank App rent", "J Smith"),
        ("VISA DEBIT PURCHASE CARD 4321 KMART 1099", "Kmart"),
        ("Direct Debit 123456 ORIGIN ENERGY PTY LTD 8834", "Origin Energy"),
        ("MCDONALD'S Surry Hills NS AUS", "Mcdonald's"),
        ("Salary UNI OF SYDNEY 12345", "Uni Of Sydney"),
        ("7-ELEVEN 2123 ULTIMO NSW", "7-Eleven"),
        ("99 BIKES", "99 Bikes"),
        ("POS W/D BIG W 13/11 10:45", "Big W"),
        ("ЕВ-НОМИН ХХК худалдан авалт", "Номин"),
        ("qpay Номин ХХК 99112233", "Номин"),
        ("MM:түрээс", "түрээс"),
        ("Шилжүүлэг: Бат-Эрдэнэ : 123-(acct 5012)->Khan", "Бат-Эрдэнэ"),
        ("99112233 Сүрэн хоол", "Сүрэн хоол"),
        ("INTERNATIONAL TRANSACTION FEE", None),
        ("Interest paid", None),
        ("ATM WITHDRAWAL GEORGE ST", None),
        ("TRANSFER", None),
        ("1234567", None),
        ("Card xx1234", None),
        ("", None),
    ],
)
def test_whom_a_text_names(text: str, name: str | None) -> None:
    assert payee_of(text, WORDS.text).name == name


def test_a_column_of_its_own_names_whom_the_text_does_not() -> None:
    assert payee_of("Transfer", WORDS.text, "MN120005005012345678 БАТ ЭРДЭНЭ").name == "Бат Эрдэнэ"
    assert payee_of("Transfer", WORDS.text, "5012345678").name is None
    assert payee_of("Transfer", WORDS.text, "5012345678").tails == ("5012345678",)


def test_numbers_of_other_accounts_are_told_from_the_cards() -> None:
    assert payee_of("Transfer to xx9876 CommBank app", WORDS.text).tails == ("9876",)
    assert payee_of("COLES 0123 Card xx1234", WORDS.text).tails == ()
    assert mentions(("9876",), "06 2000 1234 9876")
    assert not mentions(("876",), "9876")
    assert not mentions(("9876",), None)


def test_texts_of_two_formats_are_alike() -> None:
    assert likeness("campos coffee", "campos coffee") > likeness("campos coff", "campos coffee") > 0
    assert alike("", "anything")
    assert alike("pos campos cof", "visa campos")
    assert not alike("visa opal", "visa myki", ("visa",))
    assert folded("Café №5, O'Neil") == "café 5 o neil"


ACCOUNT = Account(1, 1, 1, "everyday", AUD, everyday=True)
LOAN = Account(2, 1, 1, "Car loan", AUD, kind=AccountKind.DEBT, facts=Facts(number="4455"))


@pytest.mark.parametrize(
    ("minor", "marks", "shop", "told"),
    [
        (-1, {"cash"}, None, Meant(Kind.TRANSFER, far=ACCOUNT)),
        (-1, {"fee", "transfer"}, None, Meant(Kind.EXPENSE, "money.fees")),
        (-1, {"interest"}, None, Meant(Kind.EXPENSE, "money.interest")),
        (-1, {"loan"}, None, Meant(Kind.TRANSFER, far=LOAN)),
        (-1, {"remittance"}, None, Meant(Kind.REMITTANCE)),
        (-1, set(), "food.coffee", Meant(Kind.EXPENSE)),
        (1, {"cash_in"}, None, Meant(Kind.TRANSFER, far=ACCOUNT)),
        (1, {"interest"}, None, Meant(Kind.INCOME, "income.interest")),
        (1, {"salary"}, None, Meant(Kind.INCOME, "income.salary")),
        (1, {"refund"}, None, Meant(Kind.REFUND)),
        (1, {"refund", "tax_refund"}, None, Meant(Kind.INCOME, "income.refund")),
        (1, set(), "food.coffee", Meant(Kind.REFUND)),
        (1, {"transfer"}, "food.coffee", Meant(Kind.INCOME)),
        (1, set(), None, Meant(Kind.INCOME)),
    ],
)
def test_what_a_row_means(minor: int, marks: set[str], shop: str | None, told: Meant) -> None:
    assert meant(minor, Payee("x", frozenset(marks)), shop, (LOAN,), ACCOUNT) == told


def test_a_named_number_of_ours_is_a_transfer_and_none_of_ours_is_not() -> None:
    assert meant(-1, Payee(None, tails=("4455",)), None, (LOAN,), None) == Meant(Kind.TRANSFER, far=LOAN)
    assert meant(-1, Payee(None, tails=("9999",)), None, (LOAN,), None) == Meant(Kind.EXPENSE)
    assert meant(-1, Payee(None, frozenset({"loan"})), None, (), None) == Meant(Kind.EXPENSE, "money.debt")
    assert meant(-1, Payee(None, frozenset({"cash"})), None, (), None) == Meant(Kind.EXPENSE, "other.other")


def test_the_family_knows_better_than_the_past_and_the_past_than_the_words() -> None:
    shop = Categories(WORDS.vocabulary, {}, {}).shop(("campos", "coffee"), mongolian=False)
    assert (shop.name, shop.category) == ("Campos", "food.coffee")
    past = Categories(WORDS.vocabulary, {}, {"campos": "fun.events"})
    taught = Categories(WORDS.vocabulary, {"campos": "home.rent"}, {"campos": "fun.events"})
    assert past.of("Campos", shop, income=False) == "fun.events"
    assert taught.of("Campos", shop, income=False) == "home.rent"
    assert taught.of("Campos", shop, income=True) is None
    assert past.of(None, shop, income=False) == "food.coffee"


def test_a_mongolian_shop_in_latin_letters_counts_at_home_only() -> None:
    categories = Categories(WORDS.vocabulary, {}, {})
    assert categories.shop(("bars",), mongolian=True).category == "food.groceries"
    assert categories.shop(("bars",), mongolian=False).name is None
    assert categories.shop(("номин",), mongolian=False).name == "Номин"


SAID = Statement((), "commbank", "06 2000 1234 5678", "AUD")


def test_a_statement_finds_its_account_by_number_then_bank() -> None:
    plain = replace(ACCOUNT, id=3, name="Commbank", everyday=False)
    numbered = replace(plain, id=4, facts=Facts(number="5678"))
    other = replace(plain, id=5, name="Jar")
    elsewhere = replace(plain, id=6, name="ANZ")
    yuan = replace(plain, id=7, currency=currency("CNY"))

    def found(said: Statement, *accounts: Account) -> tuple[Account | None, tuple[Account, ...]]:
        looked = account_for(said, accounts, WORDS.vocabulary, AUD)
        return looked.sure, looked.likely

    assert found(SAID, plain, numbered, yuan) == (numbered, (plain,))
    assert found(SAID, other, elsewhere, plain, ACCOUNT) == (None, (plain, other))
    assert found(SAID, replace(numbered, facts=Facts(number="1111"))) == (None, ())
    twins = (numbered, replace(numbered, id=8))
    assert found(SAID, *twins) == (None, twins)
    assert found(SAID, numbered, replace(numbered, id=8, name="ANZ"))[0] == numbered


def test_an_account_is_proposed_with_no_more_of_its_number_than_its_end() -> None:
    proposal = account_for(SAID, (), WORDS.vocabulary, AUD).proposal
    assert (proposal.number, proposal.currency, proposal.country) == ("5678", AUD, "AU")
    assert "comm" in proposal.name.casefold()
    bare = account_for(Statement(()), (), WORDS.vocabulary, AUD).proposal
    assert (bare.name, bare.number) == ("AUD", None)
    assert tail_of("12") is None
    assert with_number(ACCOUNT, SAID).facts.number == "5678"
    assert with_number(LOAN, SAID) == LOAN


def test_a_name_that_is_taken_gets_the_number_or_a_count() -> None:
    taken = [replace(ACCOUNT, name="CommBank")]
    new = NewAccount("CommBank", AUD, "5678")
    assert opened_name(new, []) == "CommBank"
    assert opened_name(new, taken) == "CommBank ··5678"
    assert opened_name(replace(new, number=None), taken) == "CommBank 2"
