"""Bringing an empty or older database to the present tables."""

from pathlib import Path

from sqlalchemy import Connection, inspect, text

from integrations.db.engine import Database

HEAD = "0006"
"""The newest revision, so that a start with nothing to do need not load Alembic; a test compares the two."""


async def migrate(database: Database) -> bool:
    """Upgrade to `HEAD`; returns whether anything had to be done."""
    async with database.remake() as connection:
        if not database.sqlite:  # processes that start together wait for the first one
            await connection.execute(text("SELECT pg_advisory_xact_lock(0, 0)"))
        if await connection.run_sync(current) == HEAD:
            return False
        await connection.run_sync(upgrade)
        return True


def current(connection: Connection) -> str | None:
    """The revision of this database; None when it is empty."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def upgrade(connection: Connection, revision: str = "head") -> None:
    """Run Alembic up to a revision on an open connection."""
    from alembic import command
    from alembic.config import Config

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    command.upgrade(config, revision)
