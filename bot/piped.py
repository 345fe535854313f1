"""What the commands that read lines from standard input share: whose lines they are, and one line out for each in."""

import argparse
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from core.capture.model import Context

_COUNTRY = {"en": "AU", "mn": "MN"}
CURRENCIES = {"AU": "AUD", "MN": "MNT"}
"""The two countries, and the currency of each."""
_ZONE = {"AU": "Australia/Sydney", "MN": "Asia/Ulaanbaatar"}


def parser(name: str, description: str) -> argparse.ArgumentParser:
    """The options that such a command has: the language, the country, the day, and JSON."""
    made = argparse.ArgumentParser(prog=f"python -m bot {name}", description=description)
    made.add_argument("--lang", choices=sorted(_COUNTRY), default="en", help="the language of the person (en)")
    made.add_argument("--country", choices=sorted(CURRENCIES), help="where they are (AU; MN with --lang mn)")
    made.add_argument("--today", type=date.fromisoformat, help="the day it is there, YYYY-MM-DD (today)")
    made.add_argument("--json", action="store_true", help="print one JSON object a line")
    return made


def context(options: argparse.Namespace, currency: str | None = None) -> Context:
    """Whose lines they are, by the options; the currency and the day are the country's where none is given."""
    country = options.country or _COUNTRY[options.lang]
    today = options.today or datetime.now(UTC).astimezone(ZoneInfo(_ZONE[country])).date()
    return Context(options.lang, country, currency or CURRENCIES[country], today)


def answer_lines(answer: Callable[[str], str]) -> None:
    """Write what `answer` makes of each line of standard input; blank lines included, so that the lines match."""
    for line in _lines():
        sys.stdout.buffer.write(one_line(answer(line)).encode("utf-8", "replace") + b"\n")
    sys.stdout.buffer.flush()


def _lines() -> Iterator[str]:
    for raw in sys.stdin.buffer:
        yield raw.decode("utf-8", "replace").rstrip("\r\n")


def one_line(text: str) -> str:
    """JSON without the three characters that some programs take for the end of a line."""
    for character in "\u0085\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text
