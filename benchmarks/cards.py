"""6. The card with its picture from a tap until it stands in the chat, and the answers of questions.

The bot is a real process on a book of a million postings, the sandbox another; a person taps and asks in turn.
"""

import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks.asked import ENGLISH, MONGOLIAN
from benchmarks.figure import Figure, Result, in_milliseconds
from benchmarks.long_book import BAT, TUYA, long_book
from benchmarks.quiet import settings_in
from bot.clock import SystemClock
from integrations.db.engine import Database
from integrations.db.migrate import migrate
from integrations.db.unit import SqlStore
from sandbox.chat_user import ChatUser
from sandbox.client import SandboxClient
from sandbox.heard import Message
from tests.journeys.process import BotProcess, bot_environment, sandbox_process

CARD_AIM, ANSWER_AIM = 400, 60
_PATIENCE = 120.0
_WARMING = 2
_TURNS = ("MNT", "AUD")
"""The currencies to which the card is turned; the button of the one that is shown is not there."""


async def run(quick: bool) -> Result:
    """Make the book, start both processes, and take the times at the person's side."""
    size, turns = (5_000, 2) if quick else (1_000_000, 20)
    with tempfile.TemporaryDirectory(prefix="globfam-bench-") as folder, sandbox_process("--no-limits") as url:
        data = Path(folder) / "data"
        postings = await _made(data, size)
        bot = await BotProcess.start(data, bot_environment(data, url))
        await bot.heard("started", _PATIENCE)
        async with SandboxClient(url) as sandbox:
            bat, tuya = sandbox.person(BAT.user_id), sandbox.person(TUYA.user_id)
            cards = await _cards(bat, turns)
            asked = [(bat, text) for text in ENGLISH] + [(tuya, text) for text in MONGOLIAN]
            answers = await _answers(asked[::10] if quick else asked)
        bot.stop()
        await bot.ended()
    over = f"over {postings:,} postings"
    figures: tuple[Figure, ...] = (
        in_milliseconds(f"net worth in another currency, from the tap to the picture, {over}", CARD_AIM, cards),
        in_milliseconds(f"{len(answers)} questions in two languages, each to its answer, {over}", ANSWER_AIM, answers),
    )
    how = (
        "The bot and the sandbox are processes of their own, on a book as in 5. Times are those of the person, from "
        f"the request to the event that brings the answer. {turns} taps after {2 * _WARMING} that are not counted; "
        "each question is asked once before."
    )
    return Result(6, "Pictures and answers", how, figures, "The picture of an answer is drawn before it is sent.")


async def _made(data: Path, size: int) -> int:
    """The book in the bot's own folder; gives how many postings it has."""
    settings = settings_in(data)
    database = Database(settings.database_url)
    await migrate(database)
    book = await long_book(SqlStore(database, SystemClock()), SystemClock(), size)
    await database.close()
    return book.postings


async def _cards(person: ChatUser, turns: int) -> list[float]:
    """Seconds from each tap until the card shows the other picture."""
    await _begun(person)
    await person.ask("/networth", _PATIENCE)
    await person.until(lambda replies: any("photo" in one.raw for one in replies), _PATIENCE)  # news may come before
    card = next(one for one in reversed(person.replies) if "photo" in one.raw)
    taken = [await _turned(person, card, _TURNS[number % 2]) for number in range(2 * _WARMING + turns)]
    return taken[2 * _WARMING :]


async def _begun(person: ChatUser) -> None:
    """Press Start, and wait until that is answered, so that nothing else is taken for its answer."""
    before = len(person.replies)
    await person.start()
    await person.until(before + 1, _PATIENCE)


async def _turned(person: ChatUser, card: Message, code: str) -> float:
    shown = _picture(person.messages[card.id])
    start = time.perf_counter()
    await person.tap(code, card)
    await person.until(lambda _: _picture(person.messages[card.id]) != shown, _PATIENCE)
    return time.perf_counter() - start


def _picture(card: Message) -> str:
    """Which picture a message has: its largest size's id."""
    sizes: list[dict[str, str]] = card.raw["photo"]
    return sizes[-1]["file_unique_id"]


async def _answers(asked: Sequence[tuple[ChatUser, str]]) -> list[float]:
    """Seconds from each question to its answer, the second time that it is asked."""
    for person in dict.fromkeys(person for person, _ in asked):
        await _begun(person)
    taken = []
    for person, text in asked:
        await person.ask(text, _PATIENCE)
        start = time.perf_counter()
        await person.ask(text, _PATIENCE)
        taken.append(time.perf_counter() - start)
    return taken
