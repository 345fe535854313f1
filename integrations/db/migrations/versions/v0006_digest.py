"""The weekly digest: on which day of the week each person gets it."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("person", sa.Column("digest", sa.SmallInteger(), nullable=True))


def downgrade() -> None:
    op.drop_column("person", "digest")
