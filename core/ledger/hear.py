"""One message of a person, line by line: what is sure is recorded, what is not becomes a question that waits."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from core.capture.model import Ask, Choice, Context, Item, Question, Reading
from core.capture.read import read_message
from core.capture.vocabulary import Vocabulary
from core.conversation.model import Pending
from core.family.gate import Action, demand
from core.family.model import Person, Viewer
from core.ledger.correct import correct, delete
from core.ledger.model import Account, Change, Details, Entry, Origin
from core.ledger.record import EVERYDAY, Missing, Recorded, details_of, missing, named, record, record_each
from core.ledger.titles import titled
from core.money.currency import currency
from core.unit import Unit

NEW_ACCOUNT = "account.new"
"""The question put when an account is named for the first time; its choices are the three codes below."""
CREATE_SHARED, CREATE_PRIVATE, USE_EVERYDAY = "account.create_shared", "account.create_private", "account.use_everyday"
LINE_STEP = 10_000
"""Items of line n of a message are numbered from n × this, so that each keeps its place when it is answered later."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a person said: the text, where it stands (`chat_id`, `message_id`), and the day on which they said it."""

    text: str
    chat_id: int
    message_id: int
    day: date
    at: datetime


@dataclass(frozen=True, slots=True)
class Heard:
    """What came of a message: recorded in one change, questions that wait, and lines in which there was no money.

    `corrected` holds (as typed, as read) for each word that was read despite a slip.
    """

    recorded: Recorded | None
    corrected: tuple[tuple[str, str], ...] = ()
    asked: tuple[Pending, ...] = ()
    unread: tuple[Reading, ...] = ()


async def context_of(unit: Unit, who: Person, viewer: Viewer, day: date) -> Context:
    """What the reader should know of this person."""
    accounts = await unit.accounts.visible(viewer)
    named = tuple((a.name.casefold(), a.currency.code) for a in accounts if a.name != EVERYDAY and not a.archived)
    return Context(
        language=who.language,
        country=who.country,
        base=who.base,
        today=day,
        accounts=named,
        payees=await unit.memory.payees(viewer),
        habits=await unit.memory.habits(who.user_id),
    )


async def hear(unit: Unit, who: Person, viewer: Viewer, vocabulary: Vocabulary, said: Said) -> Heard:
    """Read a message and store what is sure. Raises `NotAllowedError` for a role that may not write."""
    demand(viewer.role, Action.RECORD)
    context = await context_of(unit, who, viewer, said.day)
    accounts = await unit.accounts.visible(viewer)
    sure: list[tuple[int, Item]] = []
    asked: list[Pending] = []
    unread: list[Reading] = []
    readings = titled(read_message(said.text, vocabulary, context), vocabulary, who.language, accounts)
    for number, reading in enumerate(readings):
        question = _question(reading, accounts)
        if question is None:
            sure.extend((number * LINE_STEP + place, item) for place, item in enumerate(reading.items))
        elif _answerable(question):
            asked.append(await _put(unit, who, viewer, said, number, reading, question))
        else:
            unread.append(reading)
    recorded = await _record(unit, viewer, said, sure) if sure else None
    corrected = tuple(slip for _, item in sure for slip in item.corrected)
    return Heard(recorded, corrected, tuple(asked), tuple(unread))


async def choose(
    unit: Unit, viewer: Viewer, pending: Pending, choice: Choice, at: datetime
) -> Recorded | Question | None:
    """Do what a tap on a choice says: record it, ask what is still missing, or nothing ("no, just talking").

    What the line had made before it was edited gives way to what is recorded now.
    """
    demand(viewer.role, Action.RECORD)
    items = choice.items
    if pending.question.code == NEW_ACCOUNT:
        items = await _with_account(unit, viewer, pending, choice)
    if not items:
        return None
    absent = missing(await unit.accounts.visible(viewer), items)
    if absent:
        return _new_account(absent, items)
    made = await unit.entries.of_message(viewer, pending.chat_id, pending.message_id)
    await delete(unit, viewer, [e for e in made if _line(e) == pending.line and not e.details.deleted], at)
    origin = Origin(pending.chat_id, pending.message_id, pending.line * LINE_STEP, pending.source)
    return await record(unit, viewer, items, origin, at)


async def ask_again(unit: Unit, pending: Pending, question: Question, at: datetime) -> Pending:
    """Put the next question about the same line."""
    return await unit.questions.put(replace(pending, question=question, sure=()), at)


async def rehear(
    unit: Unit, who: Person, viewer: Viewer, vocabulary: Vocabulary, said: Said
) -> tuple[tuple[Entry, ...], Change | None] | Heard:
    """An edited message corrects what it made: item by item when there are as many, else all of it anew.

    Returns the corrected entries with the change, or what was heard when it could not be done so. What a line made
    stays while the new line waits for an answer, and when in the new text there is nothing to record at all.
    """
    demand(viewer.role, Action.RECORD)
    await unit.questions.drop_of_message(said.chat_id, said.message_id, said.at)
    old = [e for e in await unit.entries.of_message(viewer, said.chat_id, said.message_id) if not e.details.deleted]
    if not old:
        return await hear(unit, who, viewer, vocabulary, said)
    context = await context_of(unit, who, viewer, said.day)
    accounts = await unit.accounts.visible(viewer)
    readings = titled(read_message(said.text, vocabulary, context), vocabulary, who.language, accounts)
    items = [item for reading in readings for item in reading.items]
    questions = [_question(reading, accounts) for reading in readings]
    if not any(questions) and len(items) == len(old):
        pairs = [(e, await _corrected(unit, viewer, e, item)) for e, item in zip(old, items, strict=True)]
        return await correct(unit, viewer, pairs, said.at)
    waiting = {number for number, question in enumerate(questions) if question and _answerable(question)}
    if items or waiting:
        await delete(unit, viewer, [entry for entry in old if _line(entry) not in waiting], said.at)
    return await hear(unit, who, viewer, vocabulary, said)


async def _corrected(unit: Unit, viewer: Viewer, entry: Entry, item: Item) -> Details:
    """The new reading, keeping what a button set and the new text does not speak of."""
    new = await details_of(unit, viewer, item)
    kept = entry.details
    same_currency = new.money.currency == kept.money.currency
    return replace(
        new,
        account_id=new.account_id if item.account or not same_currency else kept.account_id,
        category=new.category or kept.category,
        note=new.note or kept.note,
        day=new.day if item.date_said else kept.day,
    )


async def _record(unit: Unit, viewer: Viewer, said: Said, sure: Sequence[tuple[int, Item]]) -> Recorded:
    placed = [(item, Origin(said.chat_id, said.message_id, line, item.source or "chat")) for line, item in sure]
    return await record_each(unit, viewer, placed, said.at)


def _line(entry: Entry) -> int:
    """Which line of its message made the entry."""
    return entry.origin.line // LINE_STEP


def _answerable(question: Question) -> bool:
    """Whether there is anything to ask: else there was no money in the line."""
    return question.ask is not Ask.MEANING or bool(question.choices)


def _question(reading: Reading, accounts: Sequence[Account]) -> Question | None:
    if reading.question:
        return reading.question
    absent = missing(accounts, reading.items)
    return _new_account(absent, reading.items) if absent else None


def _new_account(absent: Missing, items: Sequence[Item]) -> Question:
    params = (("name", absent.name), ("field", absent.field), ("currency", absent.currency.code))
    codes = [CREATE_SHARED, CREATE_PRIVATE] + ([USE_EVERYDAY] if absent.field == "account" else [])
    return Question(Ask.ACCOUNT, NEW_ACCOUNT, params, tuple(Choice(code, params, tuple(items)) for code in codes))


async def _with_account(unit: Unit, viewer: Viewer, pending: Pending, choice: Choice) -> tuple[Item, ...]:
    params = dict(pending.question.params)
    if choice.code == USE_EVERYDAY:
        return tuple(replace(i, account=None) if i.account == params["name"] else i for i in choice.items)
    if named(await unit.accounts.visible(viewer), params["name"]):
        return choice.items  # opened meanwhile, by the answer to another line
    private = choice.code == CREATE_PRIVATE
    await unit.accounts.add(viewer, params["name"], currency(params["currency"]), private=private, everyday=False)
    return choice.items


async def _put(
    unit: Unit, who: Person, viewer: Viewer, said: Said, number: int, reading: Reading, question: Question
) -> Pending:
    source = next((i.source for i in reading.items if i.source), "chat")
    pending = Pending(
        0,
        who.user_id,
        viewer.family_id,
        said.chat_id,
        said.message_id,
        number,
        reading.text,
        question,
        reading.items if reading.question else (),
        source,
    )
    return await unit.questions.put(pending, said.at)
