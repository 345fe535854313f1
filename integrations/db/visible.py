"""The one predicate for what a viewer may see. Every select on a family's table goes through here (a test looks)."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import BigInteger, BindParameter, ColumnElement, and_, bindparam, or_, select

from core.family.model import Viewer
from integrations.db.tables import (
    account,
    bank_row,
    change,
    change_account,
    change_line,
    change_matter,
    document,
    entry,
    job,
    matter,
    member,
    payee_account,
    payee_memory,
)


@dataclass(frozen=True, slots=True)
class Anyone:
    """A viewer who is named only when a prepared statement runs (see `eyes`)."""

    family_id: BindParameter[int]
    private_of: BindParameter[int]


ANYONE = Anyone(bindparam("eyes_family", type_=BigInteger), bindparam("eyes_member", type_=BigInteger))


def eyes(viewer: Viewer) -> dict[str, Any]:
    """The values by which a prepared statement for `ANYONE` sees as this viewer does."""
    return {"eyes_family": viewer.family_id, "eyes_member": viewer.private_of}


def accounts(viewer: Viewer | Anyone) -> ColumnElement[bool]:
    """Accounts of the family that are shared, or private and the viewer's own, and that are not deleted."""
    return and_(accounts_ever(viewer), account.c.deleted.is_(False))


def accounts_ever(viewer: Viewer | Anyone) -> ColumnElement[bool]:
    """As `accounts`, with deleted ones, which can be put back."""
    return and_(
        account.c.family_id == viewer.family_id,
        or_(account.c.private.is_(False), account.c.owner_id == viewer.private_of),
    )


def entries(viewer: Viewer | Anyone) -> ColumnElement[bool]:
    """Entries on visible accounts."""
    return and_(
        entry.c.family_id == viewer.family_id, entry.c.account_id.in_(select(account.c.id).where(accounts(viewer)))
    )


def changes(viewer: Viewer) -> ColumnElement[bool]:
    """Changes with nothing in them that is hidden from the viewer; on a deleted account they stay theirs."""
    own = select(account.c.id).where(accounts_ever(viewer))
    seen = select(entry.c.id).where(entry.c.family_id == viewer.family_id, entry.c.account_id.in_(own))
    entries_hidden = select(change_line.c.change_id).where(
        change_line.c.change_id == change.c.id, change_line.c.entry_id.not_in(seen)
    )
    accounts_hidden = select(change_account.c.change_id).where(
        change_account.c.change_id == change.c.id, change_account.c.account_id.not_in(own)
    )
    watched = select(matter.c.id).where(matters_ever(viewer))
    matters_hidden = select(change_matter.c.change_id).where(
        change_matter.c.change_id == change.c.id, change_matter.c.matter_id.not_in(watched)
    )
    hidden = (entries_hidden, accounts_hidden, matters_hidden)
    return and_(change.c.family_id == viewer.family_id, *(~one.exists() for one in hidden))


def documents(viewer: Viewer | Anyone) -> ColumnElement[bool]:
    """Papers of the family that are shared, or private and the viewer's own, and that are not deleted."""
    return and_(documents_ever(viewer), document.c.deleted.is_(False))


def documents_ever(viewer: Viewer | Anyone) -> ColumnElement[bool]:
    """As `documents`, with deleted ones: the same paper again brings its row back."""
    return and_(
        document.c.family_id == viewer.family_id,
        or_(document.c.private.is_(False), document.c.member_id == viewer.private_of),
    )


def bank_rows(viewer: Viewer | Anyone) -> ColumnElement[bool]:
    """Rows of statements of visible accounts."""
    return and_(
        bank_row.c.family_id == viewer.family_id,
        bank_row.c.account_id.in_(select(account.c.id).where(accounts(viewer))),
    )


def jobs(viewer: Viewer) -> ColumnElement[bool]:
    """Work that the viewer asked for."""
    return and_(job.c.family_id == viewer.family_id, job.c.member_id == viewer.member_id)


def members(viewer: Viewer | Anyone) -> ColumnElement[bool]:
    """Present members of the family."""
    return and_(member.c.family_id == viewer.family_id, member.c.left_at.is_(None))


def usual_accounts(viewer: Viewer | Anyone) -> ColumnElement[bool]:
    """The accounts that a member's payees keep, which are their own to know."""
    return and_(payee_account.c.family_id == viewer.family_id, payee_account.c.member_id == viewer.private_of)


def payees(viewer: Viewer | Anyone) -> ColumnElement[bool]:
    """What the family taught."""
    return payee_memory.c.family_id == viewer.family_id


def matters(viewer: Viewer | Anyone) -> ColumnElement[bool]:
    """What is watched over and seen by the viewer: shared or their own, of no account or of a visible one."""
    return and_(
        matters_ever(viewer),
        matter.c.deleted.is_(False),
        or_(matter.c.account_id.is_(None), matter.c.account_id.in_(select(account.c.id).where(accounts(viewer)))),
    )


def matters_ever(viewer: Viewer | Anyone) -> ColumnElement[bool]:
    """As `matters`, with deleted ones, and those of deleted accounts, which can be put back."""
    own = select(account.c.id).where(accounts_ever(viewer))
    return and_(
        matter.c.family_id == viewer.family_id,
        or_(matter.c.private.is_(False), matter.c.owner_id == viewer.private_of),
        or_(matter.c.account_id.is_(None), matter.c.account_id.in_(own)),
    )
