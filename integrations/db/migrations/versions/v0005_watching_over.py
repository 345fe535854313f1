"""Watching over: matters and their changes, what is told in time, links to calendars."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_WAITS = sa.text("settled_at IS NULL")


def upgrade() -> None:
    op.create_table(
        "calendar_link",
        sa.Column("member_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("family_id", sa.BigInteger(), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["family_id"], ["family.id"], name=op.f("fk_calendar_link_family_id_family"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["member_id"], ["member.id"], name=op.f("fk_calendar_link_member_id_member"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("member_id", name=op.f("pk_calendar_link")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_calendar_link_token_hash")),
    )
    op.create_index(op.f("ix_calendar_link_family_id"), "calendar_link", ["family_id"], unique=False)
    op.create_table(
        "matter",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("family_id", sa.BigInteger(), nullable=False),
        sa.Column("owner_id", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("private", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("deleted", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("account_id", sa.BigInteger(), nullable=True),
        sa.Column("parent_id", sa.BigInteger(), nullable=True),
        sa.Column("day", sa.Date(), nullable=True),
        sa.Column("key", sa.String(length=80), nullable=True),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_matter_account_id_account"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["family_id"], ["family.id"], name=op.f("fk_matter_family_id_family"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["owner_id"], ["member.id"], name=op.f("fk_matter_owner_id_member"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["parent_id"], ["matter.id"], name=op.f("fk_matter_parent_id_matter"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_matter")),
        sa.UniqueConstraint("family_id", "kind", "key", name=op.f("uq_matter_family_id")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_matter_account_id"), "matter", ["account_id"], unique=False)
    op.create_index("ix_matter_family_kind_day", "matter", ["family_id", "kind", "day"], unique=False)
    op.create_index(op.f("ix_matter_owner_id"), "matter", ["owner_id"], unique=False)
    op.create_index(op.f("ix_matter_parent_id"), "matter", ["parent_id"], unique=False)
    op.create_table(
        "change_matter",
        sa.Column("change_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("matter_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("family_id", sa.BigInteger(), nullable=False),
        sa.Column("before", sa.Text(), nullable=True),
        sa.Column("after", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["change_id"], ["change.id"], name=op.f("fk_change_matter_change_id_change"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["family_id"], ["family.id"], name=op.f("fk_change_matter_family_id_family"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["matter_id"], ["matter.id"], name=op.f("fk_change_matter_matter_id_matter"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("change_id", "matter_id", name=op.f("pk_change_matter")),
    )
    op.create_index("ix_change_matter_matter", "change_matter", ["matter_id"], unique=False)
    op.create_table(
        "reminder",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("family_id", sa.BigInteger(), nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("slot", sa.String(length=80), nullable=False),
        sa.Column("matter_id", sa.BigInteger(), nullable=True),
        sa.Column("due_at", sa.BigInteger(), nullable=False),
        sa.Column("settled_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["family_id"], ["family.id"], name=op.f("fk_reminder_family_id_family"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["matter_id"], ["matter.id"], name=op.f("fk_reminder_matter_id_matter"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reminder")),
        sa.UniqueConstraint("user_id", "kind", "slot", name=op.f("uq_reminder_user_id")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_reminder_family_id"), "reminder", ["family_id"], unique=False)
    op.create_index(op.f("ix_reminder_matter_id"), "reminder", ["matter_id"], unique=False)
    op.create_index(
        "ix_reminder_waiting", "reminder", ["due_at"], unique=False, sqlite_where=_WAITS, postgresql_where=_WAITS
    )


def downgrade() -> None:
    """Go back to revision 0004, which watches over nothing: money stays, changes of nothing but matters go."""
    only_matters = (
        "DELETE FROM change WHERE id IN (SELECT change_id FROM change_matter)"
        " AND id NOT IN (SELECT change_id FROM change_line) AND id NOT IN (SELECT change_id FROM change_account)"
    )
    op.execute(only_matters)
    for table in ("calendar_link", "reminder", "change_matter", "matter"):
        op.drop_table(table)
