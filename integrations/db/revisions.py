"""The revisions that this program knows, and the way back to an older one."""

from functools import cache
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from integrations.db import migrations

VERSION_TABLE = "alembic_version"
BASE = "base"


@cache
def revisions() -> tuple[str, ...]:
    """All revisions, the oldest first."""
    return tuple(reversed([one.revision for one in ScriptDirectory.from_config(_config()).walk_revisions()]))


def downgrade(connection: Connection, revision: str) -> None:
    """Run Alembic down to a revision on an open connection; to `BASE` no table of ours is left."""
    config = _config()
    config.attributes["connection"] = connection
    command.downgrade(config, revision)


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(migrations.__path__[0])))
    return config
