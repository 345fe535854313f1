"""The tables. Money is integers (minor units) beside a currency code; instants are epoch milliseconds, UTC.

Integers for instants, because SQLite has no time type and a text would sort by its spelling.
"""

from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    SmallInteger,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
    false,
    text,
    true,
)

STATED = "kind in ('opening', 'balance', 'valuation')"
"""Entries that say what is on an account (`core.ledger.model.STATED`), as partial indexes name them."""
SHARED = "split_with <> '' OR payer IS NOT NULL OR kind = 'repayment'"
"""Entries by which somebody may owe somebody."""
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class Instant(TypeDecorator[datetime]):
    """An aware datetime, stored as whole milliseconds since 1970 UTC."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Any) -> int | None:  # noqa: ANN401, ARG002
        """To milliseconds."""
        return None if value is None else (value - EPOCH) // timedelta(milliseconds=1)

    def process_result_value(self, value: int | None, dialect: Any) -> datetime | None:  # noqa: ANN401, ARG002
        """Back to an aware datetime."""
        return None if value is None else EPOCH + timedelta(milliseconds=value)


def _id() -> Column[int]:
    # SQLite gives rowids only to INTEGER; AUTOINCREMENT, so that a deleted entry's id is never used again.
    return Column("id", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=True)


def _family(*, index: bool = True) -> Column[int]:
    return Column("family_id", BigInteger, ForeignKey("family.id", ondelete="CASCADE"), nullable=False, index=index)


metadata = MetaData(
    naming_convention={
        "ix": "ix_%(column_0_label)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)

family = Table(
    "family",
    metadata,
    _id(),
    Column("name", Text, nullable=False),
    Column("created_at", Instant, nullable=False),
    sqlite_autoincrement=True,
)

person = Table(
    "person",
    metadata,
    Column("user_id", BigInteger, primary_key=True, autoincrement=False),
    Column("name", Text, nullable=False),
    Column("language", String(8), nullable=False),
    Column("country", String(2), nullable=False),
    Column("zone", String(64), nullable=False),
    Column("base", String(8), nullable=False),
    Column("family_id", BigInteger, ForeignKey("family.id", ondelete="SET NULL")),
    Column("reachable", Boolean, nullable=False, server_default=true()),
    Column("blocked", Boolean, nullable=False, server_default=false()),
    Column("muted", Text, nullable=False, server_default=""),
    Column("quietness", String(8), nullable=False, server_default="normal"),
    Column("hide_amounts", Boolean, nullable=False, server_default=false()),
    Column("digest", SmallInteger),
    Column("created_at", Instant, nullable=False),
)

member = Table(
    "member",
    metadata,
    _id(),
    _family(index=False),
    Column("user_id", BigInteger, nullable=False, index=True),
    Column("role", String(8), nullable=False),
    Column("name", Text, nullable=False),
    Column("joined_at", Instant, nullable=False),
    Column("left_at", Instant),
    UniqueConstraint("family_id", "user_id"),
    sqlite_autoincrement=True,
)

invitation = Table(
    "invitation",
    metadata,
    _id(),
    _family(),
    Column("token_hash", String(64), nullable=False, unique=True),
    Column("role", String(8), nullable=False),
    Column("invited_by", BigInteger, ForeignKey("member.id", ondelete="CASCADE"), nullable=False),
    Column("expires_at", Instant, nullable=False),
    Column("used_at", Instant),
)

account = Table(
    "account",
    metadata,
    _id(),
    _family(),
    Column("owner_id", BigInteger, ForeignKey("member.id", ondelete="CASCADE"), nullable=False),
    Column("name", Text, nullable=False),
    Column("currency", String(8), nullable=False),
    Column("private", Boolean, nullable=False),
    Column("everyday", Boolean, nullable=False),
    Column("kind", String(10), nullable=False, server_default="cash"),
    Column("country", String(2)),
    Column("owners", Text, nullable=False, server_default="[]"),
    Column("facts", Text, nullable=False, server_default="{}"),
    Column("archived", Boolean, nullable=False, server_default=false()),
    Column("deleted", Boolean, nullable=False, server_default=false()),
    Column("created_at", Instant, nullable=False),
    sqlite_autoincrement=True,
)

entry = Table(
    "entry",
    metadata,
    _id(),
    _family(index=False),
    Column("member_id", BigInteger, ForeignKey("member.id", ondelete="CASCADE"), nullable=False),
    Column("kind", String(12), nullable=False),
    Column("day", Date, nullable=False),
    Column("minor", BigInteger, nullable=False),
    Column("currency", String(8), nullable=False),
    Column("account_id", BigInteger, ForeignKey("account.id", ondelete="CASCADE"), nullable=False),
    Column("category", String(40)),
    Column("payee", Text),
    Column("payee_folded", Text),
    Column("note", Text),
    Column("to_account_id", BigInteger, ForeignKey("account.id", ondelete="SET NULL")),
    Column("to_minor", BigInteger),
    Column("to_currency", String(8)),
    Column("fee_minor", BigInteger),
    Column("fee_currency", String(8)),
    Column("beneficiary", Text),
    Column("split_with", Text, nullable=False, server_default=""),
    Column("tags", Text, nullable=False, server_default=""),
    Column("incoming", Boolean, nullable=False, server_default=false()),
    Column("payer", Text),
    Column("repays", BigInteger, ForeignKey("entry.id", ondelete="SET NULL")),
    Column("deleted", Boolean, nullable=False, server_default=false()),
    Column("chat_id", BigInteger, nullable=False),
    Column("message_id", BigInteger, nullable=False),
    Column("line", Integer, nullable=False),
    Column("source", String(32), nullable=False),
    Column("created_at", Instant, nullable=False),
    Index("ix_entry_family_day", "family_id", "day"),
    Index("ix_entry_family_payee", "family_id", "payee_folded"),
    Index("ix_entry_message", "chat_id", "message_id"),
    # Without it each deleted entry would have the database look through all others for one that repays it.
    Index(
        "ix_entry_repays",
        "repays",
        sqlite_where=text("repays IS NOT NULL"),
        postgresql_where=text("repays IS NOT NULL"),
    ),
    # Balances and values that were stated are few, and each other entry asks whether one stands after it.
    Index("ix_entry_stated", "account_id", "day", sqlite_where=text(STATED), postgresql_where=text(STATED)),
    # What somebody owes somebody hangs on few entries too.
    Index("ix_entry_shared", "family_id", "day", sqlite_where=text(SHARED), postgresql_where=text(SHARED)),
    sqlite_autoincrement=True,
)

posting = Table(
    "posting",
    metadata,
    Column("entry_id", BigInteger, ForeignKey("entry.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column("leg", Integer, primary_key=True, autoincrement=False),
    _family(),
    Column("account_id", BigInteger, ForeignKey("account.id", ondelete="CASCADE")),
    Column("nominal", Text),
    Column("minor", BigInteger, nullable=False),
    Column("currency", String(8), nullable=False),
    Column("day", Date, nullable=False, server_default="1970-01-01"),
    # A balance within a month is read from this index alone; whole months stand in `account_month`.
    Index(
        "ix_posting_account_day",
        "account_id",
        "day",
        "currency",
        "minor",
        sqlite_where=text("account_id IS NOT NULL"),
        postgresql_where=text("account_id IS NOT NULL"),
    ),
    sqlite_with_rowid=False,
)

account_month = Table(
    "account_month",
    metadata,
    Column(
        "account_id", BigInteger, ForeignKey("account.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    ),
    Column("month", String(7), primary_key=True),
    Column("currency", String(8), primary_key=True),
    Column("minor", BigInteger, nullable=False),
    sqlite_with_rowid=False,
)

change = Table(
    "change",
    metadata,
    _id(),
    _family(index=False),
    Column("member_id", BigInteger, ForeignKey("member.id", ondelete="CASCADE"), nullable=False),
    Column("at", Instant, nullable=False),
    Column("verb", String(12), nullable=False),
    Column("undone_at", Instant),
    Index("ix_change_member", "family_id", "member_id", "id"),
    sqlite_autoincrement=True,
)

change_line = Table(
    "change_line",
    metadata,
    Column("change_id", BigInteger, ForeignKey("change.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column("entry_id", BigInteger, ForeignKey("entry.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    _family(index=False),
    Column("before", Text),
    Column("after", Text, nullable=False),
    Index("ix_change_line_entry", "entry_id"),
)

change_account = Table(
    "change_account",
    metadata,
    Column("change_id", BigInteger, ForeignKey("change.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column(
        "account_id", BigInteger, ForeignKey("account.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    ),
    _family(index=False),
    Column("before", Text),
    Column("after", Text, nullable=False),
    Index("ix_change_account_account", "account_id"),
)

payee_memory = Table(
    "payee_memory",
    metadata,
    Column("family_id", BigInteger, ForeignKey("family.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column("payee", Text, primary_key=True),
    Column("category", String(40), nullable=False),
)

payee_account = Table(
    "payee_account",
    metadata,
    Column("member_id", BigInteger, ForeignKey("member.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column("payee", Text, primary_key=True),
    _family(),
    Column("account_id", BigInteger, ForeignKey("account.id", ondelete="CASCADE"), nullable=False),
)

habit = Table(
    "habit",
    metadata,
    Column("user_id", BigInteger, primary_key=True, autoincrement=False),
    Column("code", String(40), primary_key=True),
    Column("choice", String(40), nullable=False),
)

pending = Table(
    "pending",
    metadata,
    _id(),
    Column("user_id", BigInteger, nullable=False, index=True),
    Column("family_id", BigInteger, ForeignKey("family.id", ondelete="CASCADE")),
    Column("chat_id", BigInteger, nullable=False),
    Column("message_id", BigInteger, nullable=False),
    Column("payload", Text, nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("settled_at", Instant),
    sqlite_autoincrement=True,
)

inquiry = Table(
    "inquiry",
    metadata,
    _id(),
    _family(),
    Column("member_id", BigInteger, ForeignKey("member.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("payload", Text, nullable=False),
    Column("created_at", Instant, nullable=False),
    sqlite_autoincrement=True,
)

group_chat = Table(
    "group_chat",
    metadata,
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
    _family(),
    Column("title", Text, nullable=False, server_default=""),
    Column("joined_by", BigInteger, ForeignKey("member.id", ondelete="SET NULL"), index=True),
    Column("joined_at", Instant, nullable=False),
    Column("told_deaf", Boolean, nullable=False, server_default=false()),
)

live_card = Table(
    "live_card",
    metadata,
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
    _family(),
    Column("member_id", BigInteger, ForeignKey("member.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("message_id", BigInteger, nullable=False),
    Column("currency", String(8), nullable=False),
    Column("shown", String(64), nullable=False, server_default=""),
    Column("outbox_id", BigInteger),
    Column("edited_at", Instant, nullable=False),
)

told = Table(
    "told",
    metadata,
    Column("user_id", BigInteger, primary_key=True, autoincrement=False),
    Column("code", String(40), primary_key=True),
    Column("period", String(16), primary_key=True),
    Column("at", Instant, nullable=False),
)

conversation = Table(
    "conversation",
    metadata,
    Column("key", String(64), primary_key=True),
    Column("state", String(64)),
    Column("data", Text, nullable=False),
)

inbox = Table(
    "inbox",
    metadata,
    Column("update_id", BigInteger, primary_key=True, autoincrement=False),
    Column("chat_id", BigInteger, nullable=False),
    Column("payload", Text, nullable=False),
    Column("received_at", Instant, nullable=False),
    Column("attempts", Integer, nullable=False, server_default="0"),
    Column("state", String(8), nullable=False, server_default="new"),
    Column("error", String(64)),
    Index(
        "ix_inbox_new",
        "chat_id",
        "update_id",
        sqlite_where=text("state = 'new'"),
        postgresql_where=text("state = 'new'"),
    ),
)

handled = Table(
    "handled",
    metadata,
    Column("identity", String(80), primary_key=True),
    Column("chat_id", BigInteger, nullable=False),
    Column("message_id", BigInteger),
    Column("edit_date", BigInteger, nullable=False, server_default="0"),
    Column("at", Instant, nullable=False),
    Index("ix_handled_message", "chat_id", "message_id"),
)

outbox = Table(
    "outbox",
    metadata,
    _id(),
    Column("chat_id", BigInteger, nullable=False),
    Column("kind", String(16), nullable=False),
    Column("payload", Text, nullable=False),
    Column("entries", Text, nullable=False, server_default=""),
    Column("state", String(8), nullable=False),
    Column("attempts", Integer, nullable=False, server_default="0"),
    Column("due_at", Instant, nullable=False),
    Column("lease_until", Instant),
    Column("created_at", Instant, nullable=False),
    Column("sent_message_id", BigInteger),
    Column("error", String(64)),
    Index(
        "ix_outbox_open",
        "due_at",
        sqlite_where=text("state in ('pending', 'sending')"),
        postgresql_where=text("state in ('pending', 'sending')"),
    ),
    Index("ix_outbox_sent", "chat_id", "sent_message_id"),
    sqlite_autoincrement=True,
)

# Values of rates are decimal text, as published: a number type would pass through float on SQLite.
rate = Table(
    "rate",
    metadata,
    _id(),
    Column("day", Date, nullable=False),
    Column("base", String(8), nullable=False),
    Column("quote", String(8), nullable=False),
    Column("source", String(24), nullable=False),
    Column("value", Text, nullable=False),
    Column("stored_at", Instant, nullable=False),
    Index("ix_rate_pair", "base", "quote", "day"),
    sqlite_autoincrement=True,
)

held_rate = Table(
    "held_rate",
    metadata,
    _id(),
    Column("day", Date, nullable=False),
    Column("base", String(8), nullable=False),
    Column("quote", String(8), nullable=False),
    Column("source", String(24), nullable=False),
    Column("value", Text, nullable=False),
    Column("last_day", Date, nullable=False),
    Column("last_source", String(24), nullable=False),
    Column("last_value", Text, nullable=False),
    Column("held_at", Instant, nullable=False),
    Column("verdict", String(8)),
    Column("settled_at", Instant),
    sqlite_autoincrement=True,
)

family_rate = Table(
    "family_rate",
    metadata,
    _id(),
    _family(index=False),
    Column("member_id", BigInteger, ForeignKey("member.id", ondelete="SET NULL"), index=True),
    Column("day", Date, nullable=False),
    Column("base", String(8), nullable=False),
    Column("quote", String(8), nullable=False),
    Column("value", Text),
    Column("stored_at", Instant, nullable=False),
    Index("ix_family_rate_day", "family_id", "day"),
    sqlite_autoincrement=True,
)

document = Table(
    "document",
    metadata,
    _id(),
    _family(index=False),
    Column("member_id", BigInteger, ForeignKey("member.id", ondelete="CASCADE"), nullable=False, index=True),
    # HMAC-SHA-256 under the family's key of what was sent: the same paper again is the same row.
    Column("digest", String(64), nullable=False),
    Column("kind", String(10), nullable=False, server_default="other"),
    Column("format", String(12), nullable=False, server_default=""),
    Column("pages", Integer, nullable=False, server_default="0"),
    Column("private", Boolean, nullable=False, server_default=true()),
    Column("deleted", Boolean, nullable=False, server_default=false()),
    Column("state", String(8), nullable=False, server_default="new"),
    Column("chat_id", BigInteger, nullable=False),
    Column("message_id", BigInteger, nullable=False),
    Column("caption", Text, nullable=False, server_default=""),
    Column("title", Text, nullable=False, server_default=""),
    # The days that it is of, where any are read: a receipt's day, a statement's or a payslip's period.
    Column("first_day", Date),
    Column("last_day", Date),
    # What stands on it, folded, for the search.
    Column("words", Text, nullable=False, server_default=""),
    Column("readings", Text, nullable=False, server_default="[]"),
    # What a person chose while looking it over: accounts, rows left out, categories, fields put right.
    Column("review", Text, nullable=False, server_default="{}"),
    Column("sent_at", Instant, nullable=False),
    UniqueConstraint("family_id", "digest"),
    Index("ix_document_family_sent", "family_id", "sent_at"),
    sqlite_autoincrement=True,
)

document_file = Table(
    "document_file",
    metadata,
    Column(
        "document_id", BigInteger, ForeignKey("document.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    ),
    Column("number", Integer, primary_key=True, autoincrement=False),
    _family(index=False),
    Column("digest", String(64), nullable=False),
    Column("name", Text, nullable=False),
    Column("mime", Text, nullable=False),
    Column("size", BigInteger, nullable=False),
    Index("ix_document_file_digest", "family_id", "digest"),
)

document_entry = Table(
    "document_entry",
    metadata,
    Column(
        "document_id", BigInteger, ForeignKey("document.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    ),
    Column("entry_id", BigInteger, ForeignKey("entry.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    _family(),
    Column("part", Integer, nullable=False, server_default="0"),
    Index("ix_document_entry_entry", "entry_id"),
)

# Every row of every statement that was taken in, so that it is never taken in twice, nor when its entry was deleted.
bank_row = Table(
    "bank_row",
    metadata,
    _id(),
    _family(),
    Column("account_id", BigInteger, ForeignKey("account.id", ondelete="CASCADE"), nullable=False),
    Column("document_id", BigInteger, ForeignKey("document.id", ondelete="SET NULL"), index=True),
    # A row counts while the change that took it in stands: an undone import has taken in nothing.
    Column("change_id", BigInteger, ForeignKey("change.id", ondelete="SET NULL"), index=True),
    Column("day", Date, nullable=False),
    Column("minor", BigInteger, nullable=False),
    Column("currency", String(8), nullable=False),
    Column("text", Text, nullable=False),
    Column("balance_minor", BigInteger),
    Column("bank_id", Text),
    Column("pending", Boolean, nullable=False, server_default=false()),
    Column("fate", String(8), nullable=False),
    Column("entry_id", BigInteger, ForeignKey("entry.id", ondelete="SET NULL"), index=True),
    Index("ix_bank_row_account_day", "account_id", "day"),
    sqlite_autoincrement=True,
)

layout_choice = Table(
    "layout_choice",
    metadata,
    Column("family_id", BigInteger, ForeignKey("family.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column("signature", String(64), primary_key=True),
    Column("mapping", Text, nullable=False),
)

# Long work, done outside of any unit: it survives a restart, is tried again, and is never done twice.
job = Table(
    "job",
    metadata,
    _id(),
    _family(),
    Column("member_id", BigInteger, ForeignKey("member.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("kind", String(12), nullable=False),
    Column("key", String(80), nullable=False),
    Column("chat_id", BigInteger, nullable=False),
    Column("message_id", BigInteger, nullable=False),
    Column("payload", Text, nullable=False),
    # What must not be read from the database alone, such as a password, sealed; gone when the job is done.
    Column("sealed", Text),
    Column("state", String(8), nullable=False, server_default="waiting"),
    Column("attempts", Integer, nullable=False, server_default="0"),
    Column("progress_id", BigInteger),
    Column("due_at", Instant, nullable=False),
    Column("lease_until", Instant),
    Column("error", String(64)),
    Column("created_at", Instant, nullable=False),
    UniqueConstraint("kind", "key"),
    Index(
        "ix_job_open",
        "due_at",
        sqlite_where=text("state in ('waiting', 'running')"),
        postgresql_where=text("state in ('waiting', 'running')"),
    ),
    sqlite_autoincrement=True,
)

# What is to be deleted where originals are stored, when its time has come: all beneath such a key.
doomed_object = Table(
    "doomed_object",
    metadata,
    Column("key", Text, primary_key=True),
    Column("at", Instant, nullable=False),
)

# What is watched over beside money: bills, their occurrences, budgets, goals, visas, shifts (`core.matters`).
matter = Table(
    "matter",
    metadata,
    _id(),
    _family(index=False),
    Column("owner_id", BigInteger, ForeignKey("member.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("kind", String(12), nullable=False),
    Column("private", Boolean, nullable=False, server_default=false()),
    Column("deleted", Boolean, nullable=False, server_default=false()),
    Column("account_id", BigInteger, ForeignKey("account.id", ondelete="CASCADE"), index=True),
    Column("parent_id", BigInteger, ForeignKey("matter.id", ondelete="CASCADE"), index=True),
    Column("day", Date),
    # By it a thing is made once: an occurrence by its bill and day.
    Column("key", String(80)),
    Column("body", Text, nullable=False),
    Column("created_at", Instant, nullable=False),
    UniqueConstraint("family_id", "kind", "key"),
    Index("ix_matter_family_kind_day", "family_id", "kind", "day"),
    sqlite_autoincrement=True,
)

change_matter = Table(
    "change_matter",
    metadata,
    Column("change_id", BigInteger, ForeignKey("change.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column("matter_id", BigInteger, ForeignKey("matter.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    _family(index=False),
    Column("before", Text),
    Column("after", Text, nullable=False),
    Index("ix_change_matter_matter", "matter_id"),
)

# What is to be told at an instant. Most wait for a far one, and the clock asks each second for those that are due.
reminder = Table(
    "reminder",
    metadata,
    _id(),
    _family(),
    Column("user_id", BigInteger, nullable=False),
    Column("kind", String(12), nullable=False),
    Column("slot", String(80), nullable=False),
    Column("matter_id", BigInteger, ForeignKey("matter.id", ondelete="CASCADE"), index=True),
    Column("due_at", Instant, nullable=False),
    Column("settled_at", Instant),
    UniqueConstraint("user_id", "kind", "slot"),
    Index(
        "ix_reminder_waiting",
        "due_at",
        sqlite_where=text("settled_at IS NULL"),
        postgresql_where=text("settled_at IS NULL"),
    ),
    sqlite_autoincrement=True,
)

# The secret by which a member's calendar is fetched: only its hash is kept.
calendar_link = Table(
    "calendar_link",
    metadata,
    Column("member_id", BigInteger, ForeignKey("member.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    _family(),
    Column("token_hash", String(64), nullable=False, unique=True),
    Column("created_at", Instant, nullable=False),
)

FAMILY_TABLES = (
    member,
    invitation,
    account,
    entry,
    posting,
    change,
    change_line,
    change_account,
    inquiry,
    group_chat,
    live_card,
    payee_memory,
    payee_account,
    family_rate,
    document,
    document_file,
    document_entry,
    bank_row,
    layout_choice,
    job,
    matter,
    change_matter,
    reminder,
    calendar_link,
)
"""Tables whose rows belong to a family: each select on one goes through `visible`, which a test enforces."""
