"""`migrate`: bring the database to the tables of this version, as `run` does by itself."""

import sys

from bot.secret_key import prepare_data
from bot.settings import Settings
from integrations.db.engine import Database, StorageUnavailableError
from integrations.db.migrate import HEAD, migrate


async def run(settings: Settings) -> int:
    """Migrate and say what was done; returns the exit code, 1 when the database cannot be reached."""
    prepare_data(settings)
    database = Database(settings.database_url)
    try:
        changed = await migrate(database)
    except (StorageUnavailableError, OSError):
        sys.stderr.write("The database cannot be reached, or it is busy: look at GLOBFAM_DATABASE_URL.\n")
        return 1
    finally:
        await database.close()
    sys.stdout.write(f"The database {'is now' if changed else 'was already'} at revision {HEAD}.\n")
    return 0
