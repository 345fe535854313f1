"""Banks' own names: what a person calls "khan" is opened, and shown, as Khan Bank or «Хаан банк» in their language."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from core.capture.model import Choice, Item, Question, Reading
from core.capture.vocabulary import Vocabulary
from core.ledger.model import Account
from core.ledger.record import named

_OF_ACCOUNTS = ("account", "to_account")


def titled(
    readings: Iterable[Reading], vocabulary: Vocabulary, language: str, accounts: Sequence[Account]
) -> tuple[Reading, ...]:
    """The readings with each bank that has no account yet under its own name; the reader says it by its id."""
    titles = {
        bank: names[language]
        for bank, names in vocabulary.bank_names.items()
        if language in names and named(accounts, bank) is None
    }
    return tuple(_reading(reading, titles) for reading in readings)


def _reading(reading: Reading, titles: dict[str, str]) -> Reading:
    items = tuple(_item(item, titles) for item in reading.items)
    return replace(reading, items=items, question=_question(reading.question, titles))


def _item(item: Item, titles: dict[str, str]) -> Item:
    account, to_account = item.account, item.to_account
    return replace(
        item,
        account=titles.get(account, account) if account else None,
        to_account=titles.get(to_account, to_account) if to_account else None,
    )


def _question(question: Question | None, titles: dict[str, str]) -> Question | None:
    if question is None:
        return None
    return replace(question, choices=tuple(_choice(choice, titles) for choice in question.choices))


def _choice(choice: Choice, titles: dict[str, str]) -> Choice:
    params = tuple((name, titles.get(value, value) if name in _OF_ACCOUNTS else value) for name, value in choice.params)
    return replace(choice, params=params, items=tuple(_item(item, titles) for item in choice.items))
