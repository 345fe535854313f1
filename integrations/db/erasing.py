"""Taking a member out of a family's book, so that what the others keep still agrees.

The foreign keys alone would delete the member's accounts and entries with their postings, but leave the running sums
of other accounts as they were, and leave others' transfers to those accounts without the leg that arrived there.
"""

import json
from collections.abc import Iterator
from datetime import date

from sqlalchemy import ColumnElement, delete, or_, select, text, update
from sqlalchemy.ext.asyncio import AsyncConnection

from core.family.model import Viewer
from core.ledger.rules import ELSEWHERE
from integrations.db.doomed import doom_papers
from integrations.db.stated import restate
from integrations.db.tables import (
    STATED,
    account,
    account_month,
    change,
    change_account,
    change_line,
    change_matter,
    document,
    entry,
    member,
    posting,
)


async def erase_member(connection: AsyncConnection, viewer: Viewer, member_id: int) -> None:
    """Delete a member of the viewer's family with their accounts, and every entry of theirs or on these accounts.

    What others sent to these accounts has left the family now. Entries of others that the member, their accounts or
    their entries had to do with keep their present details and lose their history: it leads back to what is gone.
    What is stored of the member's papers is doomed.
    """
    erasure = _Erasure(connection, viewer, member_id)
    await erasure.correct_sums()
    await erasure.cut_histories()
    await erasure.send_elsewhere()
    stated = await erasure.stated_accounts()
    await doom_papers(connection, viewer.family_id, document.c.member_id == member_id)
    await connection.execute(delete(member).where(member.c.family_id == viewer.family_id, member.c.id == member_id))
    await restate(connection, stated, date.min)
    spoken_of = select(change_line.c.change_id).where(change_line.c.family_id == viewer.family_id)
    of_accounts = select(change_account.c.change_id).where(change_account.c.family_id == viewer.family_id)
    of_matters = select(change_matter.c.change_id).where(change_matter.c.family_id == viewer.family_id)
    left = change.c.id.not_in(spoken_of.union(of_accounts, of_matters))
    await connection.execute(delete(change).where(change.c.family_id == viewer.family_id, left))


class _Erasure:
    """The steps before the row of the member goes, and all that hangs on it."""

    def __init__(self, connection: AsyncConnection, viewer: Viewer, member_id: int) -> None:
        self._db = connection
        self._family_id = viewer.family_id
        self._member_id = member_id
        self._accounts = select(account.c.id).where(
            account.c.family_id == viewer.family_id, account.c.owner_id == member_id
        )
        self._entries = select(entry.c.id).where(
            entry.c.family_id == viewer.family_id,
            or_(entry.c.member_id == member_id, entry.c.account_id.in_(self._accounts)),
        )

    async def correct_sums(self) -> None:
        """Take the doomed entries out of the running sums of the accounts that stay."""
        statement = (
            select(posting.c.account_id, entry.c.day, posting.c.currency, posting.c.minor)
            .join(entry, entry.c.id == posting.c.entry_id)
            .where(
                posting.c.family_id == self._family_id,
                posting.c.entry_id.in_(self._entries),
                posting.c.account_id.not_in(self._accounts),
            )
        )
        sums: dict[tuple[int, str, str], int] = {}
        for account_id, day, code, minor in await self._db.execute(statement):
            key = (account_id, f"{day:%Y-%m}", code)
            sums[key] = sums.get(key, 0) + minor
        for (account_id, month, code), minor in sums.items():
            await self._db.execute(
                update(account_month)
                .where(
                    account_month.c.account_id == account_id,
                    account_month.c.month == month,
                    account_month.c.currency == code,
                )
                .values(minor=account_month.c.minor - minor)
            )

    async def stated_accounts(self) -> tuple[int, ...]:
        """Accounts that stay and whose balance somebody stated: it stays what was said of it."""
        statement = (
            select(entry.c.account_id)
            .distinct()
            .where(entry.c.family_id == self._family_id, text(STATED), entry.c.account_id.not_in(self._accounts))
        )
        return tuple((await self._db.execute(statement)).scalars())

    async def send_elsewhere(self) -> None:
        """Let what others sent to a doomed account arrive outside, as money does that is sent to no account of ours."""
        stays = (posting.c.family_id == self._family_id, posting.c.entry_id.not_in(self._entries))
        await self._db.execute(
            update(posting)
            .where(*stays, posting.c.account_id.in_(self._accounts))
            .values(account_id=None, nominal=ELSEWHERE)
        )

    async def cut_histories(self) -> None:
        """Delete the history of each entry that stays and cannot go back to what it was."""
        stays = (change_line.c.family_id == self._family_id, change_line.c.entry_id.not_in(self._entries))
        theirs = select(change.c.id).where(change.c.family_id == self._family_id, change.c.member_id == self._member_id)
        changed = select(change_line.c.entry_id).where(*stays, change_line.c.change_id.in_(theirs))
        touched = {*(await self._db.execute(changed)).scalars(), *await self._leading_back(stays)}
        for entry_id in touched:
            await self._db.execute(delete(change_line).where(*stays, change_line.c.entry_id == entry_id))

    async def _leading_back(self, stays: tuple[ColumnElement[bool], ...]) -> set[int]:
        """Entries whose history names a doomed account, or a doomed entry that they repaid."""
        accounts = set((await self._db.execute(self._accounts)).scalars())
        lines = (await self._db.execute(select(change_line).where(*stays, _names(accounts)))).mappings().all()
        named = [(line["entry_id"], details) for line in lines for details in _both(line["before"], line["after"])]
        repaid = {details.get("repays") for _, details in named} - {None}
        doomed = set((await self._db.execute(self._entries.where(entry.c.id.in_(repaid)))).scalars())
        return {
            entry_id
            for entry_id, details in named
            if details.get("repays") in doomed
            or not accounts.isdisjoint({details["account_id"], details.get("to_account_id")})
        }


def _names(accounts: set[int]) -> ColumnElement[bool]:
    """Lines whose JSON (see `codec.dump`) may name one of the accounts, or names any repaid entry."""
    texts = (change_line.c.before, change_line.c.after)
    accounts_named = (
        text.contains(f'account_id":{key}{end}', autoescape=True)
        for text in texts
        for key in sorted(accounts)
        for end in (",", "}")
    )
    repaying = (
        text.contains('"repays":', autoescape=True) & ~text.contains('"repays":null', autoescape=True) for text in texts
    )
    return or_(*accounts_named, *repaying)


def _both(*texts: str | None) -> Iterator[dict[str, int | None]]:
    yield from (json.loads(text) for text in texts if text is not None)
