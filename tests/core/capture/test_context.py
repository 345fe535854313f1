"""What the reader knows of the person: their accounts, what the family corrected, the answers they asked to keep."""

from dataclasses import replace

from core.capture.read import read_line, read_message
from integrations.vocabulary import load_vocabulary
from tests.core.capture.telling import SYDNEY, ULAANBAATAR, read, tell, told


def test_an_account_of_ones_own_decides_the_currency() -> None:
    context = replace(SYDNEY, accounts=(("tugrug card", "MNT"), ("everyday", "AUD")))
    assert told("groceries 45000 tugrug card", context) == "expense 45000 MNT food.groceries account=tugrug card"
    assert told("moved 500 from everyday to tugrug card", context) == (
        "transfer 500.00 AUD account=everyday to_account=tugrug card"
    )


def test_a_size_that_the_account_speaks_against_is_asked() -> None:
    assert told("хүнс 45000 commbank", ULAANBAATAR) == "? currency.account | AUD 45000.00 AUD | MNT 45000 MNT"
    assert told("car 95000 commbank").startswith("? currency.account")


def test_an_account_whose_name_only_begins_a_word_is_not_named() -> None:
    context = replace(SYDNEY, accounts=(("up", "MNT"), ("zzz", "MNT")))
    assert told("upgrade phone 45.50", context).startswith("expense 45.50 AUD")


def test_a_transfer_without_destination_offers_ones_own_accounts() -> None:
    context = replace(SYDNEY, accounts=(("everyday", "AUD"), ("house", "AUD")))
    question = read("moved 500 from everyday", context).question
    assert question is not None
    assert [item.to_account for choice in question.choices for item in choice.items] == ["house", None]


def test_what_the_family_corrected_wins_over_the_vocabulary() -> None:
    context = replace(SYDNEY, payees=(("Kmart", "personal.clothes"), ("dulmaa's shop", "food.groceries")))
    assert told("kmart 30", context) == "expense 30.00 AUD personal.clothes payee=Kmart"
    assert told("dulmaa's shop 45", context) == "expense 45.00 AUD food.groceries payee=dulmaa's shop"


def test_a_remembered_answer_is_not_asked_again() -> None:
    context = replace(SYDNEY, habits=(("amount.separator", "amount.decimal"), ("amount.each", "amount.each")))
    assert told("coffee 4,50", context) == "expense 4.50 AUD food.coffee"
    assert told("2x pizza 15", context) == "expense 30.00 AUD food.eating_out"


def test_a_remembered_answer_that_does_not_fit_is_asked() -> None:
    context = replace(SYDNEY, habits=(("currency.yen", "currency.EUR"),))
    assert told("ramen ¥1200", context).startswith("? currency.yen")


def test_another_country_has_its_own_dollar_and_no_size_of_its_own() -> None:
    american = replace(SYDNEY, country="US", base="USD")
    assert told("coffee $4.50", american) == "expense 4.50 USD food.coffee"
    assert told("coffee 4.50", replace(SYDNEY, country="DE", base="EUR")).startswith("? currency.size | AUD 4.50")
    assert told("coffee $4.50", replace(SYDNEY, country="DE")) == "? currency.dollar | USD 4.50 USD | AUD 4.50 AUD"


def test_one_who_thinks_in_dollars_in_ulaanbaatar() -> None:
    context = replace(ULAANBAATAR, base="AUD")
    assert told("coffee 4.50", context) == "expense 4.50 AUD food.coffee"
    assert told("taxi 8500", replace(context, language="en")) == "expense 8500 MNT transport.taxi"


def test_a_message_is_read_line_by_line() -> None:
    readings = read_message("coffee 4.50\n\n  lunch 18  \r\nhello", load_vocabulary(), SYDNEY)
    assert [tell(reading) for reading in readings] == [
        "expense 4.50 AUD food.coffee",
        "expense 18.00 AUD food.eating_out",
        "? meaning.greeting",
    ]


def test_an_empty_message_is_one_reading() -> None:
    assert [tell(reading) for reading in read_message("\n", load_vocabulary(), SYDNEY)] == ["? meaning.nothing"]


def test_the_question_says_what_is_known() -> None:
    question = read_line("coffee", load_vocabulary(), SYDNEY).question
    assert question is not None
    assert dict(question.params) == {"category": "food.coffee"}
    question = read_line("gave mum 200", load_vocabulary(), SYDNEY).question
    assert question is not None
    assert dict(question.params) == {"amount": "200", "currency": "AUD", "payee": "mum"}
    assert dict(question.choices[0].params)["kind"] == "expense"
