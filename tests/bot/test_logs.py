"""What reaches a log, and what never does: the careless calls below are made on purpose."""

import ast
import asyncio
import io
import json
import logging
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import structlog

from bot.logs import ALLOWED, configure

TOKEN = "123456789:AAE-this_is_a_token_of_a_bot"
FILE_URL = f"https://api.telegram.org/file/bot{TOKEN}/photos/file_1.jpg"
AMOUNT = "4.50"


@pytest.fixture
def out() -> Iterator[io.StringIO]:
    stream = io.StringIO()
    hook, root = sys.excepthook, logging.getLogger()
    handlers = list(root.handlers)
    configure("info", [TOKEN], stream)
    yield stream
    sys.excepthook, root.handlers = hook, handlers
    structlog.reset_defaults()


def lines(stream: io.StringIO) -> list[dict[str, Any]]:
    return [json.loads(line) for line in stream.getvalue().splitlines()]


def fail() -> None:
    raise ValueError(f"coffee {AMOUNT} and {FILE_URL}")


def test_an_error_leaves_its_type_and_places_and_nothing_of_its_message(out: io.StringIO) -> None:
    try:
        try:
            fail()
        except ValueError as error:
            raise KeyError(f"{AMOUNT} {FILE_URL}") from error
    except KeyError:
        structlog.get_logger().exception("update.failed", incident="7F3A", update_id=5)
    (line,) = lines(out)
    assert (line["event"], line["level"], line["incident"], line["update_id"]) == ("update.failed", "error", "7F3A", 5)
    assert (line["error"], line["causes"]) == ("KeyError", ["ValueError"])
    assert all(frame.startswith("tests/bot/test_logs.py:") for frame in line["frames"])
    assert len(line["frames"]) == 2
    for secret in (AMOUNT, TOKEN, "coffee", "photos"):
        assert secret not in out.getvalue()


def test_fields_that_are_not_allowed_or_not_ids_or_codes_are_dropped(out: io.StringIO) -> None:
    structlog.get_logger().info(
        "entry.recorded",
        entry_id=7,
        text="coffee",
        payee="Bat",
        amount=450,
        code="coffee and cake",
        user_id="Bat-Erdene",
        seconds=0.25,
        url=FILE_URL + "?a=1",
        at="кофе 8500",
        frames=["coffee"],
    )
    (line,) = lines(out)
    assert {name: line[name] for name in line if name not in ("time", "level")} == {
        "event": "entry.recorded",
        "entry_id": 7,
        "seconds": 0.25,
    }


def test_an_event_that_is_a_sentence_is_not_said(out: io.StringIO) -> None:
    structlog.get_logger().warning(f"could not record coffee {AMOUNT}")
    assert lines(out)[0]["event"] == "unnamed"
    assert AMOUNT not in out.getvalue()


def test_a_token_is_erased_from_a_field_that_may_hold_it(out: io.StringIO) -> None:
    structlog.get_logger().info("code.odd", reason=f"x/bot{TOKEN}", code=f"a{TOKEN[:9]}:AAE-another_token_of_some_bot")
    assert TOKEN not in out.getvalue()
    assert "another" not in out.getvalue()
    assert lines(out)[0]["reason"] == "x/bot<token>"


def test_short_secrets_that_are_known_are_erased_too() -> None:
    stream = io.StringIO()
    configure("info", ["1:abc", ""], stream)
    structlog.get_logger().info("code.odd", code="x1:abc")
    structlog.reset_defaults()
    assert lines(stream)[0]["code"] == "x<token>"


@pytest.mark.parametrize("name", ["aiogram.event", "httpx", "sqlalchemy.engine", "telegram.ext", "uvicorn.error"])
def test_libraries_are_quiet_below_warning_and_never_quoted(out: io.StringIO, name: str) -> None:
    logging.getLogger(name).info("POST %s", FILE_URL)
    assert lines(out) == []
    logging.getLogger(name).warning("POST %s coffee %s", FILE_URL, AMOUNT)
    (line,) = lines(out)
    assert (line["event"], line["logger"], line["level"]) == ("library.said", name, "warning")
    assert line["at"].startswith("tests/bot/test_logs.py:")
    assert "coffee" not in out.getvalue()
    assert TOKEN not in out.getvalue()


def test_levels_of_a_librarys_own_are_taken_for_the_one_beneath(out: io.StringIO) -> None:
    logging.getLogger("odd").log(35, "coffee")
    assert lines(out)[0]["level"] == "warning"


async def test_an_error_that_no_task_awaited_is_told_without_its_words(out: io.StringIO) -> None:
    async def lose() -> None:
        fail()

    task = asyncio.create_task(lose())
    await asyncio.wait([task])
    del task
    assert lines(out)[0]["error"] == "ValueError"
    assert AMOUNT not in out.getvalue()


def test_a_crash_is_told_without_its_words(out: io.StringIO) -> None:
    try:
        fail()
    except ValueError as error:
        sys.excepthook(ValueError, error, error.__traceback__)
    assert lines(out)[0]["event"] == "process.crashed"
    assert AMOUNT not in out.getvalue()


def test_the_errors_of_a_group_are_all_told(out: io.StringIO) -> None:
    group = ExceptionGroup("coffee", [ValueError(AMOUNT), ExceptionGroup(AMOUNT, [OSError(FILE_URL)])])
    structlog.get_logger().error("process.failed", exc_info=group)
    (line,) = lines(out)
    assert (line["error"], line["causes"]) == ("ExceptionGroup", ["ValueError", "ExceptionGroup", "OSError"])
    assert AMOUNT not in out.getvalue()


def test_roles_are_a_list_of_codes(out: io.StringIO) -> None:
    structlog.get_logger().info("started", roles=["api", "bot"])
    structlog.get_logger().info("started", roles=["api", "coffee 4.50"])
    assert [line.get("roles") for line in lines(out)] == [["api", "bot"], None]


def calls() -> Iterator[tuple[str, ast.Call]]:
    """Every call of a method of `log` in the product."""
    for path in (path for folder in ("bot", "handlers", "integrations") for path in Path(folder).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func).startswith("log."):
                yield f"{path}:{node.lineno}", node


def test_every_field_that_the_code_logs_is_allowed() -> None:
    seen = dict(calls())
    assert len(seen) > 5
    names = {(place, word.arg) for place, call in seen.items() for word in call.keywords}
    assert {(place, name) for place, name in names if name not in ALLOWED | {"exc_info"}} == set()


def test_below_the_level_nothing_is_said() -> None:
    stream = io.StringIO()
    configure("error", (), stream)
    structlog.get_logger().warning("code.odd")
    structlog.reset_defaults()
    assert stream.getvalue() == ""


def test_a_terminal_gets_a_readable_form() -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    stream = Terminal()
    configure("info", (), stream)
    structlog.get_logger().info("bot.started", port=8080)
    structlog.reset_defaults()
    assert "bot.started" in stream.getvalue()
    assert "{" not in stream.getvalue()


def test_no_field_is_a_text() -> None:
    assert ALLOWED
    assert not ALLOWED & {"text", "message", "name", "payee", "amount", "minor", "category", "token", "payload", "args"}
