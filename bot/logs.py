"""Logs of ids and codes, one JSON object a line on standard error; a terminal gets a readable form.

What may be said is an allow-list: a field that is not on it, or whose value has not the shape of an id or a code, is
dropped. So no text, name, amount or token reaches a log through a careless call, a library, or an error's message:
errors are logged as their type and the lines they passed, since their messages quote what people wrote.
"""

import logging
import re
import sys
from collections.abc import Callable, Iterable, Mapping, MutableMapping
from pathlib import Path
from types import TracebackType
from typing import Any, TextIO

import structlog

MOST_FRAMES = 20
ERASED = "<token>"

_ROOT = Path(__file__).resolve().parent.parent
_CODE = re.compile(r"[A-Za-z][A-Za-z0-9_.:/-]{0,79}")
_INCIDENT = re.compile(r"[A-Za-z0-9-]{1,40}")
_ROUTE = re.compile(r"/[A-Za-z0-9_./{}:-]{0,119}")
_PAGE = re.compile(r"https?://[A-Za-z0-9.\[\]:-]+(/[A-Za-z0-9_./-]*)?")
_TOKEN = re.compile(r"[0-9]+:[A-Za-z0-9_-]{20,}|(?<=/bot)[0-9]+:[^/\s]+")
_LIBRARIES = re.compile(r".*/(site-packages|lib/python3\.[0-9]+)/")
_NOISY = ("aiogram", "alembic", "asyncio", "httpcore", "httpx", "sqlalchemy", "telegram", "uvicorn")

Event = MutableMapping[str, Any]


def _integer(value: object) -> bool:
    return isinstance(value, int)


def _number(value: object) -> bool:
    return isinstance(value, int | float)


def _like(pattern: re.Pattern[str]) -> Callable[[object], bool]:
    return lambda value: isinstance(value, str) and pattern.fullmatch(value) is not None


_INTEGERS = (
    "attempts change_id chat_id count depth entry_id family_id held job_id member_id message_id outbox_id pid port "
    "settled status update_id user_id"
)
_CODES = "code engine error event job kind logger method outcome reason revision role signal source state"
_SHAPES: Mapping[str, Callable[[object], bool]] = {
    **dict.fromkeys(_INTEGERS.split(), _integer),
    **dict.fromkeys(_CODES.split(), _like(_CODE)),
    "incident": _like(_INCIDENT),
    "roles": lambda value: isinstance(value, list) and all(map(_like(_CODE), value)),
    "route": _like(_ROUTE),
    "seconds": _number,
    "url": _like(_PAGE),
}
ALLOWED = frozenset(_SHAPES)
"""The fields that a log line may have, beside `time`, `level`, `at`, `causes` and `frames`, which are made here."""


def configure(level: str, secrets: Iterable[str] = (), stream: TextIO | None = None) -> None:
    """Set the process's logs up, those of libraries and of crashes too. `secrets` are erased wherever they appear."""
    out = stream or sys.stderr
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            only_allowed,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True, key="time"),
            _Eraser(tuple(secrets)),
            structlog.dev.ConsoleRenderer() if out.isatty() else structlog.processors.JSONRenderer(),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.PrintLoggerFactory(out),
        cache_logger_on_first_use=False,
    )
    logging.basicConfig(level=logging.WARNING, handlers=[_Libraries()], force=True)
    for name in _NOISY:
        logging.getLogger(name).setLevel(logging.WARNING)
    sys.excepthook = _crashed


def only_allowed(_logger: object, _method: str, event: Event) -> Event:
    """Keep the fields that may be logged, and turn an error into its type and the lines that it passed."""
    kept: dict[str, Any] = {name: value for name, value in event.items() if _SHAPES.get(name, _never)(value)}
    kept.setdefault("event", "unnamed")
    if isinstance(event.get("at"), _Place):
        kept["at"] = str(event["at"])
    error = _error_in(event.get("exc_info"))
    return kept if error is None else kept | _told(error)


class _Place(str):
    """A file and a line, made here and by no caller."""

    __slots__ = ()


def _never(_value: object) -> bool:
    return False


def _error_in(exc_info: object) -> BaseException | None:
    if exc_info is True:
        exc_info = sys.exc_info()
    if isinstance(exc_info, tuple):
        exc_info = exc_info[1]
    return exc_info if isinstance(exc_info, BaseException) else None


def _told(error: BaseException) -> dict[str, Any]:
    told: dict[str, Any] = {"error": type(error).__qualname__, "frames": _frames(error.__traceback__)}
    causes: list[str] = []
    waiting = _behind(error)
    while waiting and len(causes) < MOST_FRAMES:
        cause = waiting.pop(0)
        causes.append(type(cause).__qualname__)
        told["frames"] += _frames(cause.__traceback__)[-1:]
        waiting += _behind(cause)
    return told | ({"causes": causes} if causes else {})


def _behind(error: BaseException) -> list[BaseException]:
    """What an error came from: the errors in a group, and what it was raised from or during."""
    inside = list(error.exceptions) if isinstance(error, BaseExceptionGroup) else []
    cause = error.__cause__ or error.__context__
    return inside if cause is None else [*inside, cause]


def _frames(trace: TracebackType | None) -> list[str]:
    lines: list[str] = []
    while trace is not None:
        lines.append(_place(trace.tb_frame.f_code.co_filename, trace.tb_lineno))
        trace = trace.tb_next
    return lines[-MOST_FRAMES:]


def _place(file: str, line: int) -> _Place:
    inside = _LIBRARIES.sub("", file).removeprefix(f"{_ROOT}/")
    return _Place(f"{inside}:{line}")


class _Eraser:
    """Replaces anything that looks like a bot token, and the secrets that are known."""

    def __init__(self, secrets: tuple[str, ...]) -> None:
        known = "|".join(re.escape(secret) for secret in sorted(secrets, key=len, reverse=True) if secret)
        self._pattern = re.compile(f"{known}|{_TOKEN.pattern}" if known else _TOKEN.pattern)

    def __call__(self, _logger: object, _method: str, event: Event) -> Event:
        return {name: self._clean(value) for name, value in event.items()}

    def _clean(self, value: object) -> object:
        if isinstance(value, str):
            return self._pattern.sub(ERASED, value)
        return [self._clean(one) for one in value] if isinstance(value, list) else value


class _Libraries(logging.Handler):
    """Passes on that a library said something, and where; never its words, which hold texts, rows and URLs."""

    def emit(self, record: logging.LogRecord) -> None:
        """Log the record's logger, place and error."""
        structlog.get_logger().log(
            min(record.levelno // 10 * 10, logging.CRITICAL),  # structlog knows only the five levels
            "library.said",
            logger=record.name,
            at=_place(record.pathname, record.lineno),
            exc_info=record.exc_info,
        )


def _crashed(_kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
    structlog.get_logger().critical("process.crashed", exc_info=error)
