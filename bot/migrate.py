"""`migrate`: bring the database to the tables of this version, as `run` does by itself."""

import sys

from bot.opening import BUSY, CommandError, finish
from bot.secret_key import prepare_data
from bot.settings import Settings
from integrations.db.engine import Database
from integrations.db.migrate import HEAD, migrate


def run(settings: Settings) -> int:
    """Migrate and say what was done; returns the exit code, 1 when the database cannot be reached."""
    prepare_data(settings)
    return finish(_migrate(settings.database_url))


async def _migrate(database_url: str) -> int:
    database = Database(database_url)
    try:
        changed = await migrate(database)
    except OSError:
        raise CommandError(BUSY) from None
    finally:
        await database.close()
    sys.stdout.write(f"The database {'is now' if changed else 'was already'} at revision {HEAD}.\n")
    return 0
