"""The command line as data: for each command its line of help and what runs it.

Nothing heavy is imported before the command is known: `capture` answers without aiogram, SQLAlchemy or settings.
"""

import argparse
import asyncio
import errno
import socket
import sys
from collections.abc import Callable, Coroutine, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bot.settings import Settings

PROGRAM = "python -m bot"
_DATABASE = "GLOBFAM_DATABASE_URL"
OK, FAILED, BAD_USE, INTERRUPTED = 0, 1, 2, 130


@dataclass(frozen=True, slots=True)
class Command:
    """One command: `help` is its line in the list, `run` takes the arguments after its name and returns the exit code.

    `run` raises `SystemExit` after `--help` and for arguments that it does not know (code 2), as argparse does.
    """

    help: str
    run: Callable[[Sequence[str]], int]


def main(argv: Sequence[str]) -> int:
    """Run the command that `argv` names; returns the exit code. Settings that cannot be used are told, never raised."""
    parser = _parser("", "GlobFam: a family's money in two countries, kept in one Telegram chat.")
    parser.epilog = "commands:\n" + "\n".join(f"  {name:9} {command.help}" for name, command in COMMANDS.items())
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.usage = f"{PROGRAM} COMMAND [options]   ({PROGRAM} COMMAND --help says more)"
    parser.add_argument("command", metavar="COMMAND", choices=COMMANDS, help=argparse.SUPPRESS)
    name = parser.parse_args(argv[:1]).command
    try:
        return COMMANDS[name].run(argv[1:])
    except KeyboardInterrupt:
        return INTERRUPTED


def _parser(name: str, text: str) -> argparse.ArgumentParser:
    return argparse.ArgumentParser(prog=f"{PROGRAM} {name}".strip(), description=text, allow_abbrev=False)


def _tell(sentence: str) -> None:
    print(sentence, file=sys.stderr)  # noqa: T201


def _with_settings(act: Callable[["Settings"], int]) -> int:
    """Read the settings and act on them; each mistake in them becomes a line on standard error, and exit code 2."""
    from bot.settings import SettingsError, load

    try:
        return act(load(tell=_tell))
    except SettingsError as error:
        for sentence in error.sentences:
            _tell(sentence)
        return BAD_USE


def _serving(name: str, roles: Sequence[str]) -> Callable[[Sequence[str]], int]:
    """A command that runs processes until it is told to stop."""

    def run(argv: Sequence[str]) -> int:
        _parser(name, COMMANDS[name].help).parse_args(argv)
        return _with_settings(act)

    def act(settings: "Settings") -> int:
        from bot.collector import resting

        with resting():
            from bot.roles import Role
            from bot.run import run as serve

            return _serve(settings, serve(settings, frozenset(Role(role) for role in roles)))

    return run


def _demo(argv: Sequence[str]) -> int:
    _parser("demo", COMMANDS["demo"].help).parse_args(argv)

    def act(settings: "Settings") -> int:
        from bot.run import demo

        return _serve(settings, demo(settings.for_demo()))

    return _with_settings(act)


def _serve(settings: "Settings", work: Coroutine[Any, Any, None]) -> int:
    """Run until told to stop. A port that is taken or a database that is away is told in a sentence, exit code 1."""
    import structlog

    from bot.logs import configure
    from core.errors import GlobFamError

    configure(settings.log_level, settings.secrets())
    log, code = structlog.get_logger(), OK
    try:
        asyncio.run(work)
    except* GlobFamError as errors:
        log.exception("process.failed")
        _tell(f"Cannot go on: {', '.join(sorted({error.code for error in _leaves(errors)}))}. Look at {_DATABASE}.")
        code = FAILED
    except* OSError as errors:
        log.exception("process.failed")
        for error in _leaves(errors):
            if not _settings_of(error):
                raise
            _tell(f"Cannot go on: {error.strerror or type(error).__name__}. Look at {_settings_of(error)}.")
        code = FAILED
    return code


def _settings_of(error: OSError) -> str | None:
    """The settings to look at after an error of the system; None when no setting can be the reason."""
    if error.errno in (errno.EADDRINUSE, errno.EADDRNOTAVAIL, errno.EACCES) and error.filename is None:
        return "GLOBFAM_HTTP and GLOBFAM_SANDBOX_HTTP"
    return _DATABASE if isinstance(error, ConnectionError | TimeoutError | socket.gaierror) else None


def _leaves(errors: BaseExceptionGroup[Any]) -> Iterator[Any]:
    for error in errors.exceptions:
        yield from _leaves(error) if isinstance(error, BaseExceptionGroup) else (error,)


def _sandbox(argv: Sequence[str]) -> int:
    parser = _parser("sandbox", COMMANDS["sandbox"].help)
    parser.add_argument("--no-limits", action="store_true", help="switch Telegram's rate limits off")
    parser.add_argument("--lenient", action="store_true", help="ignore unknown parameters, as Telegram does")
    options = parser.parse_args(argv)

    def act(settings: "Settings") -> int:
        from bot.sandbox import run

        return asyncio.run(run(settings, limits=not options.no_limits, strict=not options.lenient))

    return _with_settings(act)


def _migrate(argv: Sequence[str]) -> int:
    _parser("migrate", COMMANDS["migrate"].help).parse_args(argv)

    def act(settings: "Settings") -> int:
        from bot.migrate import run

        return run(settings)

    return _with_settings(act)


def _export(argv: Sequence[str]) -> int:
    from bot.export import run

    if _asks_for_help(argv):
        return run(argv, database_url="")
    return _with_settings(lambda settings: run(argv, database_url=settings.database_url))


def _backup(argv: Sequence[str]) -> int:
    from bot.backup import backup

    return backup(argv) if _asks_for_help(argv) else _with_settings(lambda settings: backup(argv, settings))


def _restore(argv: Sequence[str]) -> int:
    from bot.backup import restore

    return restore(argv) if _asks_for_help(argv) else _with_settings(lambda settings: restore(argv, settings))


def _asks_for_help(argv: Sequence[str]) -> bool:
    """Whether help is asked for, which must come with broken settings too."""
    return "-h" in argv or "--help" in argv


def _capture(argv: Sequence[str]) -> int:
    from bot.capture import run

    return run(argv)


def _ask(argv: Sequence[str]) -> int:
    from bot.ask import run

    return run(argv)


def _read(argv: Sequence[str]) -> int:
    from bot.read import run

    return run(argv)


def _hours(argv: Sequence[str]) -> int:
    from bot.hours import run

    return run(argv)


def _settings(argv: Sequence[str]) -> int:
    parser = _parser("settings", COMMANDS["settings"].help)
    parser.add_argument("--env", action="store_true", help="print .env.example instead of docs/settings.md")
    options = parser.parse_args(argv)
    from bot.settings_page import env_example, page

    print(env_example() if options.env else page(), end="")  # noqa: T201
    return OK


COMMANDS: dict[str, Command] = {
    "run": Command(
        "Start everything in one process: with Telegram when a token is set, else with the sandbox.",
        _serving("run", ("bot", "api", "worker")),
    ),
    "bot": Command("Start only what takes updates in and handles them.", _serving("bot", ("bot",))),
    "api": Command("Start only the HTTP server: webhook, health, metrics, admin API.", _serving("api", ("api",))),
    "worker": Command(
        "Start only what sends notifications and what failed to go out.", _serving("worker", ("worker",))
    ),
    "sandbox": Command("Start only the sandbox: a local Bot API server with a chat page.", _sandbox),
    "migrate": Command("Bring the database to the tables of this version.", _migrate),
    "demo": Command("Start with the sandbox and a demo family, in a data folder of their own.", _demo),
    "export": Command("Write a family's entries as CSV, or as a beancount or hledger journal.", _export),
    "backup": Command("Make one verified backup file while the bot runs.", _backup),
    "restore": Command("Put a backup back, if it verifies.", _restore),
    "capture": Command("Read lines from standard input and print what would be recorded.", _capture),
    "ask": Command("Read questions from standard input and print what would be answered.", _ask),
    "read": Command("Read receipts, statements and other papers from files and print what stands on them.", _read),
    "hours": Command("Read a visa and shifts from standard input and print what is left of each fortnight.", _hours),
    "settings": Command("Print the page of all settings.", _settings),
}
