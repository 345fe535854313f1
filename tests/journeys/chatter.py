"""People who keep writing what they spend, each amount one of a kind, and the account of what they heard back."""

import asyncio
import re
from collections import Counter
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from functools import partial

from sandbox.chat_user import ChatUser
from sandbox.client import SandboxClient
from sandbox.heard import Message
from tests.patience import PATIENCE

_CARD = re.compile(r"A\$([0-9]+)\.([0-9]{2}) · ")
_UNANSWERED = 5
"""How many messages someone writes ahead of the answers."""


async def settled(sandbox: SandboxClient, name: str, within: float = PATIENCE) -> ChatUser:
    """Someone new who lives in Australia, speaks English, thinks in dollars and has said so to the bot."""
    person = await sandbox.add_person(name, country="AU")
    await person.start()
    for label in ("English", "Australia", "A$"):
        await choose(person, label, within)
    await person.until(lambda messages: "coffee" in messages[-1].text, within)
    await person.ask("/cancel", within)  # no hint with what is recorded first: answers are counted
    return person


async def choose(person: ChatUser, label: str, within: float = PATIENCE) -> None:
    """Press a button once it is there, on whichever message."""
    await person.until(partial(_offered, label), within)
    await person.press(label, within=within)


async def chatter_of(sandbox: SandboxClient, people: int) -> "Chatter":
    """So many new people who are ready to write."""
    return Chatter([await settled(sandbox, f"P{number}") for number in range(people)])


def _offered(label: str, messages: Sequence[Message]) -> bool:
    return any(label in button.text for message in messages for button in message.buttons)


def answers(person: ChatUser) -> list[int]:
    """The amounts (in cents) on the cards that the bot sent, in the order of their arrival."""
    return cards(person.replies)


def cards(messages: Sequence[Message]) -> list[int]:
    """The amounts on those of the messages that are cards."""
    read = (_CARD.match(message.text) for message in messages)
    return [int(card[1]) * 100 + int(card[2]) for card in read if card]


def _caught_up(person: ChatUser, stop: asyncio.Event, ahead: int, _: Sequence[Message]) -> bool:
    return stop.is_set() or len(set(answers(person))) > ahead


def _has(person: ChatUser, wanted: set[int], _: Sequence[Message]) -> bool:
    return wanted <= set(answers(person))


@dataclass
class Chatter:
    """What some people write and are answered; `amounts` is the purse that nobody's amounts come from twice."""

    people: list[ChatUser]
    amounts: Iterator[int] = field(default_factory=lambda: iter(range(101, 99_999)))
    said: dict[int, list[int]] = field(default_factory=dict)

    async def say(self, person: ChatUser) -> None:
        """Let someone write about one more coffee."""
        amount = next(self.amounts)
        self.said.setdefault(person.id, []).append(amount)
        await person.say(f"coffee {amount // 100}.{amount % 100:02}")

    async def joined_by(self, newcomer: ChatUser, text: str, amount: int) -> None:
        """Let someone who is not yet settled write one thing too, which is to be recorded and answered in the end."""
        await newcomer.say(text)
        self.people.append(newcomer)
        self.said[newcomer.id] = [amount]

    async def go_on(self, stop: asyncio.Event) -> None:
        """Let everyone write, a few messages ahead of the answers, until told to stop."""
        async with asyncio.TaskGroup() as group:
            for person in self.people:
                group.create_task(self._go_on(person, stop))

    async def _go_on(self, person: ChatUser, stop: asyncio.Event) -> None:
        while not stop.is_set():
            await self.say(person)
            ahead = len(self.said[person.id]) - _UNANSWERED
            await person.until(partial(_caught_up, person, stop, ahead), 2 * PATIENCE)

    async def more_answers(self, count: int, within: float = PATIENCE) -> None:
        """Wait until so many more answers have come, to whomever, than there are now."""
        wanted = self._heard() + count
        first = [asyncio.create_task(person.until(lambda _: self._heard() >= wanted, within)) for person in self.people]
        done, rest = await asyncio.wait(first, return_when=asyncio.FIRST_COMPLETED)
        for task in rest:
            task.cancel()
        await asyncio.gather(*rest, return_exceptions=True)
        for task in done:
            task.result()

    def _heard(self) -> int:
        return sum(len(answers(person)) for person in self.people)

    async def all_answered(self, within: float = PATIENCE) -> None:
        """Wait until every message has its answer; raises `NotHeardError` with the chat that has not."""
        for person in self.people:
            wanted = set(self.said.get(person.id, ()))
            await person.until(partial(_has, person, wanted), within)

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[None]:
        """Let everyone write within the block; at its end every message has its answer."""
        stop = asyncio.Event()
        writing = asyncio.create_task(self.go_on(stop))
        try:
            yield
            stop.set()
            await writing
            await self.all_answered()
        finally:
            writing.cancel()

    @property
    def everything(self) -> Counter[int]:
        """Every amount that was written, each once."""
        return Counter(amount for said in self.said.values() for amount in said)

    def heard_twice(self) -> int:
        """How many answers came that had come before."""
        return sum(count - 1 for person in self.people for count in Counter(answers(person)).values())

    def out_of_order(self) -> list[tuple[list[int], list[int]]]:
        """For each chat whose answers first came in another order than the messages: both orders."""
        pairs = ((self.said.get(p.id, []), list(dict.fromkeys(answers(p)))) for p in self.people)
        return [(said, heard) for said, heard in pairs if said != heard]
