"""The family's chat: kinds, owners and facts of accounts, stated balances, groups, live cards, and what was asked."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_STATED = sa.text("kind in ('opening', 'balance', 'valuation')")
_SHARED = sa.text("split_with <> '' OR payer IS NOT NULL OR kind = 'repayment'")
_OWN = sa.text("account_id IS NOT NULL")
_UNSTATE_SQLITE = """
UPDATE account_month SET minor = minor - (
    SELECT coalesce(sum(posting.minor), 0) FROM posting JOIN entry ON entry.id = posting.entry_id
    WHERE entry.kind in ('opening', 'balance', 'valuation') AND posting.account_id = account_month.account_id
    AND posting.currency = account_month.currency AND substr(entry.day, 1, 7) = account_month.month
)
"""
_UNSTATE_POSTGRES = _UNSTATE_SQLITE.replace("substr(entry.day, 1, 7)", "to_char(entry.day, 'YYYY-MM')")


def upgrade() -> None:
    op.add_column("person", sa.Column("quietness", sa.String(length=8), server_default="normal", nullable=False))
    op.add_column("person", sa.Column("hide_amounts", sa.Boolean(), server_default=sa.false(), nullable=False))
    op.add_column("account", sa.Column("kind", sa.String(length=10), server_default="cash", nullable=False))
    op.add_column("account", sa.Column("country", sa.String(length=2), nullable=True))
    op.add_column("account", sa.Column("owners", sa.Text(), server_default="[]", nullable=False))
    op.add_column("account", sa.Column("facts", sa.Text(), server_default="{}", nullable=False))
    op.add_column("account", sa.Column("archived", sa.Boolean(), server_default=sa.false(), nullable=False))
    op.add_column("account", sa.Column("deleted", sa.Boolean(), server_default=sa.false(), nullable=False))
    op.add_column("entry", sa.Column("payer", sa.Text(), nullable=True))
    op.add_column("posting", sa.Column("day", sa.Date(), server_default="1970-01-01", nullable=False))
    op.execute("UPDATE posting SET day = (SELECT entry.day FROM entry WHERE entry.id = posting.entry_id)")
    _index("ix_entry_stated", "entry", ["account_id", "day"], _STATED)
    _index("ix_entry_shared", "entry", ["family_id", "day"], _SHARED)
    _index("ix_posting_account_day", "posting", ["account_id", "day", "currency", "minor"], _OWN)

    op.create_table(
        "change_account",
        sa.Column("change_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("account_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("family_id", sa.BigInteger(), nullable=False),
        sa.Column("before", sa.Text(), nullable=True),
        sa.Column("after", sa.Text(), nullable=False),
        _key("change_account", "change_id", "change", "CASCADE"),
        _key("change_account", "account_id", "account", "CASCADE"),
        _key("change_account", "family_id", "family", "CASCADE"),
        sa.PrimaryKeyConstraint("change_id", "account_id", name=op.f("pk_change_account")),
    )
    op.create_index("ix_change_account_account", "change_account", ["account_id"])
    op.create_table(
        "inquiry",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("family_id", sa.BigInteger(), nullable=False),
        sa.Column("member_id", sa.BigInteger(), nullable=False),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        _key("inquiry", "family_id", "family", "CASCADE"),
        _key("inquiry", "member_id", "member", "CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_inquiry")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_inquiry_family_id"), "inquiry", ["family_id"])
    op.create_index(op.f("ix_inquiry_member_id"), "inquiry", ["member_id"])
    op.create_table(
        "group_chat",
        sa.Column("chat_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("family_id", sa.BigInteger(), nullable=False),
        sa.Column("title", sa.Text(), server_default="", nullable=False),
        sa.Column("joined_by", sa.BigInteger(), nullable=True),
        sa.Column("joined_at", sa.BigInteger(), nullable=False),
        sa.Column("told_deaf", sa.Boolean(), server_default=sa.false(), nullable=False),
        _key("group_chat", "family_id", "family", "CASCADE"),
        _key("group_chat", "joined_by", "member", "SET NULL"),
        sa.PrimaryKeyConstraint("chat_id", name=op.f("pk_group_chat")),
    )
    op.create_index(op.f("ix_group_chat_family_id"), "group_chat", ["family_id"])
    op.create_index(op.f("ix_group_chat_joined_by"), "group_chat", ["joined_by"])
    op.create_table(
        "live_card",
        sa.Column("chat_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("family_id", sa.BigInteger(), nullable=False),
        sa.Column("member_id", sa.BigInteger(), nullable=False),
        sa.Column("message_id", sa.BigInteger(), nullable=False),
        sa.Column("currency", sa.String(length=8), nullable=False),
        sa.Column("shown", sa.String(length=64), server_default="", nullable=False),
        sa.Column("outbox_id", sa.BigInteger(), nullable=True),
        sa.Column("edited_at", sa.BigInteger(), nullable=False),
        _key("live_card", "family_id", "family", "CASCADE"),
        _key("live_card", "member_id", "member", "CASCADE"),
        sa.PrimaryKeyConstraint("chat_id", name=op.f("pk_live_card")),
    )
    op.create_index(op.f("ix_live_card_family_id"), "live_card", ["family_id"])
    op.create_index(op.f("ix_live_card_member_id"), "live_card", ["member_id"])
    op.create_table(
        "told",
        sa.Column("user_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("period", sa.String(length=16), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("user_id", "code", "period", name=op.f("pk_told")),
    )


def downgrade() -> None:
    """Go back to revision 0002, whose rules book no stated balance: those entries go, with what they booked."""
    op.execute(_UNSTATE_SQLITE if op.get_bind().dialect.name == "sqlite" else _UNSTATE_POSTGRES)
    op.execute("DELETE FROM entry WHERE kind in ('opening', 'balance', 'valuation')")
    for table in ("told", "live_card", "group_chat", "inquiry", "change_account"):
        op.drop_table(table)
    op.drop_index("ix_posting_account_day", "posting")
    op.drop_index("ix_entry_shared", "entry")
    op.drop_index("ix_entry_stated", "entry")
    op.drop_column("posting", "day")
    op.drop_column("entry", "payer")
    for name in ("deleted", "archived", "facts", "owners", "country", "kind"):
        op.drop_column("account", name)
    op.drop_column("person", "hide_amounts")
    op.drop_column("person", "quietness")


def _index(name: str, table: str, columns: list[str], where: sa.TextClause) -> None:
    op.create_index(name, table, columns, sqlite_where=where, postgresql_where=where)


def _key(table: str, column: str, to: str, on_delete: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_{column}_{to}")
    return sa.ForeignKeyConstraint([column], [f"{to}.id"], name=name, ondelete=on_delete)
