"""`export`: a family's book on standard output, for a spreadsheet, beancount or hledger, while the bot runs."""

import argparse
import io
import os
import sys
from collections.abc import Sequence

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.opening import BAD_USE, CommandError, finish, opened
from core.export.model import Format
from core.export.write import written
from core.family.model import Viewer
from integrations.db.export_rows import SqlExportRows, families, viewers
from integrations.db.migrate import HEAD


def run(argv: Sequence[str], *, database_url: str) -> int:
    """Write the export; returns 0, or 2 with the ids on standard error when it is not clear whose book is meant."""
    options = _parser().parse_args(argv)
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    try:
        return finish(_export(database_url, Format(options.format), options.family, options.member))
    except EnoughError:
        return 0


class EnoughError(Exception):
    """Raised when nobody reads on, as in `export | head`."""


async def _export(database_url: str, form: Format, family: int | None, member: int | None) -> int:
    async with opened(database_url) as (database, revision):
        if revision != HEAD:
            raise CommandError("The database is not of this version: run `python -m bot migrate` first.")
        async with database.read() as connection:
            family_id = _one(await families(connection), family, "family")
            viewer = None if member is None else await _viewer(connection, family_id, member)
            async for text in written(SqlExportRows(connection, family_id, viewer), form):
                _write(text)
        _write("", last=True)
    return 0


def _write(text: str, *, last: bool = False) -> None:
    """Write at once or later; errors of standard output must not look like those of the database around it."""
    try:
        sys.stdout.write(text)
        if last:
            sys.stdout.flush()
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # else Python tries again at its end
        if isinstance(error, BrokenPipeError):
            raise EnoughError from None
        raise CommandError(f"Standard output cannot be written: {(error.strerror or 'it failed').lower()}.") from None


async def _viewer(connection: AsyncConnection, family_id: int, member: int) -> Viewer:
    eyes = {viewer.member_id: viewer for viewer in await viewers(connection, family_id)}
    return eyes[_one(tuple(eyes), member, "member")]


def _one(known: Sequence[int], wanted: int | None, what: str) -> int:
    """The id that is meant; raises `CommandError` with the known ones when it is unknown or could be several."""
    if wanted in known and wanted is not None:
        return wanted
    if wanted is None and len(known) == 1:
        return known[0]
    if not known:
        raise CommandError(f"There is no {what} yet.", BAD_USE)
    ids = ", ".join(map(str, known))
    begin = f"There is no {what} {wanted}" if wanted is not None else f"There is more than one {what}"
    raise CommandError(f"{begin}: choose one by --{what} ID, of {ids}.", BAD_USE)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m bot export",
        description="Write a family's entries to standard output. Works while the bot runs.",
        allow_abbrev=False,
    )
    parser.add_argument("--format", choices=[form.value for form in Format], default=Format.CSV.value)
    parser.add_argument("--family", type=int, metavar="ID", help="which family; not needed where there is one")
    parser.add_argument(
        "--member", type=int, metavar="ID", help="only what this member may see; without it, everything, private too"
    )
    return parser
