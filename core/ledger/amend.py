"""A reply to a card changes its entry: "groceries", "was 45", "yesterday", "from commbank", "undo"."""

from dataclasses import replace

from core.capture.model import Ask, Context, Item, Reading
from core.capture.read import read_line
from core.capture.vocabulary import Vocabulary
from core.ledger.model import Account, Details
from core.ledger.record import named


def amended(
    details: Details, text: str, vocabulary: Vocabulary, context: Context, accounts: tuple[Account, ...]
) -> Details | None:
    """The details as the reply would have them, or None when it says nothing about an entry.

    The reply is read as a line of its own. One without a number gets a stand-in amount, so that the one reader
    serves both; only what the reply itself said is taken over.
    """
    counted = any(character.isdigit() for character in text)
    item = _read(text, counted, details, vocabulary, context)
    if item is None:
        return None
    account = named(accounts, item.account) if item.account else None
    now = replace(
        details,
        category=item.category or details.category,
        day=item.date if item.date_said else details.day,
        account_id=account.id if account else details.account_id,
        money=item.money if counted and not _only_a_date(item, text) else details.money,
        tags=item.tags or details.tags,
    )
    return None if now == details else now


def _read(text: str, counted: bool, details: Details, vocabulary: Vocabulary, context: Context) -> Item | None:
    code = details.money.currency.code
    stand_in = details.money.plain()
    tries = (f"{text} {code}", text, f"{text} {stand_in} {code}") if counted else (f"{text} {stand_in} {code}",)
    for line in tries:
        reading = read_line(line, vocabulary, context)
        items = _said(reading)
        if len(items) == 1:
            return items[0]
    return None


def _said(reading: Reading) -> tuple[Item, ...]:
    """What a line says: read, or guessed where nothing but words for it was missing ("was 45" names no thing)."""
    if reading.question is None:
        return reading.items
    guesses = [choice.items for choice in reading.question.choices if choice.items]
    return guesses[0] if reading.ask is Ask.MEANING and len(guesses) == 1 else ()


def _only_a_date(item: Item, text: str) -> bool:
    """Whether the digits in the text were all of its date: "12/10" alone changes no amount."""
    figures = "".join(character for character in text if character.isdigit())
    spelled = (f"{item.date.day}{item.date.month}", f"{item.date.day:02}{item.date.month:02}", str(item.date.day))
    return item.date_said and (figures in spelled or len(figures) == len("20261124"))
