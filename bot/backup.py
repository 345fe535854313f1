"""`backup` and `restore`: one verified file, made while the bot runs; put back only if it verifies."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from bot.clock import clock_from
from bot.one_keeper import KeptError, keeping
from bot.opening import CommandError, finish, opened
from bot.originals import FOLDER
from bot.secret_key import prepare_data, secret_keys
from bot.settings import Settings
from core.errors import GlobFamError
from integrations.db.archive import Manifest
from integrations.db.backup import back_up
from integrations.db.restore import restore as put_back
from integrations.keys import key_id

_FOLDER = "backups"
_SENTENCES = {
    "backup.nothing": "The database has no tables yet: start the bot once.",
    "backup.unwritable": "{file} cannot be used: {reason}.",
    "backup.damaged": "{file} does not verify (see: {part}): it is no backup, or was cut short or changed.",
    "backup.unknown_format": "{file} was made by a later GlobFam (format {format}): use that version.",
    "restore.newer_schema": "A later GlobFam made this (revision {schema}): use that version.",
    "restore.wrong_key": "{file} was made with a secret key that is not here ({key_ids}): put that key back, "
    "or give --without-key, and sealed documents stay unreadable.",
    "restore.not_empty": "The database is not empty: give --replace to lose what is in it.",
    "restore.foreign": "The database holds tables that are not GlobFam's: give it a database of its own.",
    "restore.refused_row": "The database refused a row of {table}; nothing was changed.",
}


def backup(argv: Sequence[str], settings: Settings | None = None) -> int:
    """Make a backup and print its path; `settings` may be missing only where help is asked for."""
    options = _backup_parser().parse_args(argv)
    return finish(_backup(options.file, settings or Settings()))


def restore(argv: Sequence[str], settings: Settings | None = None) -> int:
    """Put a backup back and print what came; `settings` may be missing only where help is asked for."""
    options = _restore_parser().parse_args(argv)
    chosen = settings or Settings()
    return finish(_restore(options.file, chosen, replace=options.replace, keyless=options.without_key))


async def _backup(file: Path | None, settings: Settings) -> int:
    at = clock_from(settings.clock).now()
    path = file or prepare_data(settings) / _FOLDER / f"globfam-{at:%Y%m%d-%H%M%S}.zip"
    keys = [key_id(key) for key in secret_keys(settings)]
    try:
        if file is None:
            path.parent.mkdir(mode=0o700, exist_ok=True)
        async with opened(settings.database_url) as (database, _):
            await back_up(database, path, keys, at)
    except (GlobFamError, OSError) as error:
        raise _told(error, path) from None
    sys.stdout.write(f"{path}\n")
    if (settings.data / FOLDER).exists():
        sys.stderr.write(f"The originals of papers are not in it: copy {settings.data / FOLDER} as well.\n")
    return 0


async def _restore(path: Path, settings: Settings, *, replace: bool, keyless: bool) -> int:
    prepare_data(settings)
    keys = None if keyless else [key_id(key) for key in secret_keys(settings)]
    try:
        with keeping(settings.database_url, alone=True):
            async with opened(settings.database_url, must_exist=False) as (database, _):
                manifest = await put_back(database, path, keys, replace=replace)
    except KeptError:
        raise CommandError("The bot is running on this database: stop it first.") from None
    except (GlobFamError, OSError) as error:
        raise _told(error, path) from None
    sys.stdout.write(_summary(manifest) + "\n")
    return 0


def _told(error: GlobFamError | OSError, path: Path) -> Exception:
    """The sentence of an error; what has none here (the database is busy) goes on as it is."""
    if isinstance(error, OSError):
        return CommandError(f"{path} cannot be used: {(error.strerror or 'it failed').lower()}.")
    sentence = _SENTENCES.get(error.code)
    return CommandError(sentence.format(file=path, **error.params)) if sentence else error


def _summary(manifest: Manifest) -> str:
    rows = sum(facts.rows for facts in manifest.tables.values())
    return f"Restored {rows} rows of {len(manifest.tables)} tables as they were at {manifest.created_at.isoformat()}."


def _backup_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m bot backup",
        description="Make one verified backup file while the bot runs. It holds everything but the secret key.",
        allow_abbrev=False,
    )
    parser.add_argument("file", nargs="?", type=Path, metavar="FILE", help="default: backups/… in the data folder")
    return parser


def _restore_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m bot restore",
        description="Put a backup back, if it verifies: all of it, or nothing. Stop the bot first.",
        allow_abbrev=False,
    )
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("--replace", action="store_true", help="lose what is in the database now")
    parser.add_argument(
        "--without-key", action="store_true", help="do without the secret key: sealed documents stay unreadable"
    )
    return parser
