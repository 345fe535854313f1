"""`python -m bot hours`: reads a visa and shifts from standard input and prints each fortnight, with what is left.

Needs no settings, database or writable folder, and stores nothing. Standard input holds one JSON object, or one a line;
docs/hours.schema.json describes what goes in and what comes out.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from typing import Any

from bot.piped import one_line
from core.documents.model import Problem
from core.visa.check import Checked, check
from core.visa.figures import hours_of, left_of, limit_text
from core.visa.model import Fortnight
from core.visa.told import NOT_JSON, UnusableError, read_told
from handlers.say.hours import as_text
from handlers.say.problems import as_sentence
from integrations.law.visa import load_visa_law

_OK, _BAD_INPUT = 0, 2


def run(argv: Sequence[str]) -> int:
    """Check each object; 0 when all could be, else 2 and one sentence on standard error, with nothing printed."""
    options = _options(argv)
    try:
        checked = [check(read_told(one, load_visa_law()), load_visa_law()) for one in _objects(sys.stdin.buffer.read())]
    except UnusableError as error:
        _write(sys.stderr.buffer, as_sentence(options.lang, error.problem))
        return _BAD_INPUT
    for one in checked:
        told = json.dumps(as_json(one, options.lang), ensure_ascii=False) if options.json else None
        _write(sys.stdout.buffer, one_line(told) if told else as_text(options.lang, one.fortnights, one.problems))
    return _OK


def _options(argv: Sequence[str]) -> argparse.Namespace:
    options = argparse.ArgumentParser(
        prog="python -m bot hours", description="Work out the hours of a visa, fortnight by fortnight."
    )
    options.add_argument("--lang", choices=("en", "mn"), default="en", help="the language of the sentences (en)")
    options.add_argument("--json", action="store_true", help="print one JSON object for each that was read")
    return options.parse_args(argv)


def _objects(raw: bytes) -> list[object]:
    """What was sent: one object however it is laid out, or one on each line."""
    try:
        text = raw.decode("utf-8-sig")
        lines = [line for line in text.split("\n") if line.strip()]
        return [_parsed(text)] if len(lines) == 1 else _parsed_lines(text, lines)
    except (ValueError, RecursionError):
        raise UnusableError(NOT_JSON) from None


def _parsed_lines(text: str, lines: list[str]) -> list[object]:
    try:
        return [_parsed(text)]
    except ValueError:
        if not lines:
            raise
        return [_parsed(line) for line in lines]


def _parsed(text: str) -> object:
    return json.loads(text)


def _write(to: Any, line: str) -> None:  # noqa: ANN401 - a binary stream, whichever
    to.write(line.encode("utf-8", "backslashreplace") + b"\n")
    to.flush()


def as_json(checked: Checked, language: str) -> dict[str, Any]:
    """The object that is printed, as issue 6 C lays it out."""
    return {
        "fortnights": [_fortnight(one) for one in checked.fortnights],
        "problems": [_problem(one, language) for one in checked.problems],
    }


def _fortnight(one: Fortnight) -> dict[str, Any]:
    return {
        "start": one.start.isoformat(),
        "end": one.end.isoformat(),
        "hours": hours_of(one),
        "limit": limit_text(one),
        "left": left_of(one),
        "breach": one.breach,
    }


def _problem(problem: Problem, language: str) -> dict[str, Any]:
    return {"code": problem.code, "params": dict(problem.params), "sentence": as_sentence(language, problem)}
