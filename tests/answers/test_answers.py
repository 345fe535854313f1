"""150 questions a language through the chat's door, held against what slow code makes of the raw rows."""

import json
import re
import sys
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from core.delivery.model import Outgoing
from core.family.membership import Joined
from core.family.model import Person
from tests.answers.household import BAT, SARNAI, Household
from tests.answers.slow import Book, Expected, expected, read
from tests.talk import Speaker, Talk, texts

FOLDER = Path(__file__).parent
FEWEST, PARTS = 150, 3
NOTHING = ("Nothing recorded", "Бүртгэл алга")
SPLIT = frozenset({"spent", "received", "saved"})
_BOLD = re.compile(r"<b>([^<]*)</b>")
_FIGURE = re.compile(r"([\d,]+(?:\.\d+)?)")
_SIGNS = {"KRW": "₩", "MNT": "₮", "USD": "US$", "AUD": "A$"}


def asked(language: str) -> list[dict[str, Any]]:
    """The questions of a language, each with what it means."""
    lines = (FOLDER / f"{language}.jsonl").read_text("utf-8").splitlines()
    found = [json.loads(line) for line in lines if line]
    assert len({one["text"] for one in found}) >= FEWEST
    return found


def figure(text: str) -> Fraction | None:
    """The amount, or the number, in a piece of bold text."""
    found = _FIGURE.search(text)
    if found is None:
        return None
    return Fraction(Decimal(found[1].replace(",", ""))) * (-1 if "−" in text else 1)


def head(text: str) -> Fraction | None:
    """The figure of the first line; the name of the one with the most stands before it."""
    bold = _BOLD.findall(text.split("\n", 1)[0])
    return figure(bold[-1]) if bold else None


def rows(text: str) -> tuple[Fraction | None, ...]:
    """The figures of the rows below."""
    return tuple(figure(_BOLD.findall(line)[-1]) for line in text.split("\n") if line.startswith("• "))


def wrong(outs: Sequence[Outgoing], right: Expected, ask: dict[str, Any]) -> str | None:
    """What is wrong with an answer; None when nothing is."""
    told = [text for text in texts(outs) if text]
    if len(told) != 1:
        return f"{len(told)} answers"
    text = told[0]
    if right.figure is None:
        return None if text.startswith(NOTHING) or head(text) == 0 else f"should be nothing: {text!r}"
    meant = Fraction(round(right.figure)) if "₮" in text.split("\n", 1)[0] else right.figure
    if (found := head(text)) is None or abs(found) != abs(meant):
        return f"{float(right.figure)} expected: {text!r}"
    below = tuple(Fraction(round(row)) for row in right.rows) if "₮" in text.split("\n", 1)[0] else right.rows
    if ask["measure"] in SPLIT and right.rows and rows(text) != below:
        return f"rows {[float(row) for row in right.rows]} expected: {text!r}"
    untold = [code for code in right.missing if _SIGNS[code] not in text.split("\n")[-1]]
    return f"{untold} not told as without a rate: {text!r}" if untold else None


async def book_of(talk: Talk, joined: Joined, who: Person) -> Book:
    async with talk.store.look() as unit:
        return await read(unit, joined.viewer, who.base)


@pytest.mark.parametrize("part", range(PARTS))
@pytest.mark.parametrize("language", ["en", "mn"])
async def test_every_answer_is_what_the_rows_come_to(
    language: str, part: int, talk: Talk, home: Household, capsys: pytest.CaptureFixture[str]
) -> None:
    who, joined = (BAT, home.bat) if language == "en" else (SARNAI, home.sarnai)
    book = await book_of(talk, joined, who)
    speaker = Speaker(talk, who.user_id, language)
    found: dict[str, str] = {}
    questions = asked(language)[part::PARTS]
    for one in questions:
        try:
            miss = wrong(await speaker.say(one["text"]), expected(book, one["is"]), one["is"])
        except KeyError as error:
            miss = f"no answer to compare with: {error!r}"
        if miss:
            found[one["text"]] = miss
    with capsys.disabled():
        sys.stdout.write(f"\nanswers {language}: {len(questions) - len(found)} of {len(questions)} right\n")
    assert found == {}
