"""What was on an account before the first row of a statement, stated once, so that each closing balance comes true.

An account's first statement states its opening balance on the day before its first row. When a statement comes whose
rows lead to a balance that was stated so, that opening moves to where this one begins; where they do not lead there,
days are missing in between, and both are stated: the ledger books what the missing days must have brought.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from core.capture.model import Kind
from core.documents.model import Statement
from core.importing.model import Row
from core.importing.money import minor_of
from core.ledger.model import Details, Entry
from core.money.currency import Currency
from core.money.money import Money


def before_first(statement: Statement, rows: Sequence[Row], currency: Currency) -> int | None:
    """The opening balance in minor units: as printed, else from the first balance, else from the closing one."""
    posted = [row for row in rows if not row.pending]
    if statement.opening is not None:
        return minor_of(statement.opening, currency)
    if posted and posted[0].balance is not None:
        return posted[0].balance - posted[0].minor
    if statement.closing is not None:
        return minor_of(statement.closing, currency) - sum(row.minor for row in posted)
    return None


def closing_of(statement: Statement, rows: Sequence[Row], currency: Currency) -> int | None:
    """The closing balance in minor units: as printed, else behind the last row."""
    if statement.closing is not None:
        return minor_of(statement.closing, currency)
    posted = [row for row in rows if not row.pending]
    return posted[-1].balance if posted else None


def openings(
    opening: int | None, rows: Sequence[Row], stated: Sequence[Entry], account_id: int, currency: Currency
) -> tuple[tuple[Entry | None, Details], ...]:
    """What is to be stated: nothing where the account's balance was stated before the first row already.

    `stated` are the standing entries that state the account's balance, the oldest first.
    """
    posted = [row for row in rows if not row.pending]
    if opening is None or not posted:
        return ()
    since = posted[0].day - timedelta(days=1)
    details = Details(Kind.OPENING, since, Money(opening, currency), account_id)
    met = [
        one
        for one in stated
        if one.details.day > since
        and one.details.kind is Kind.OPENING
        and one.details.money.minor == opening + _until(posted, one.details.day)
    ]
    moved = ((met[0], replace(met[0].details, day=since, money=details.money)),) if met else ()
    spare = tuple((one, replace(one.details, deleted=True)) for one in met[1:])
    known = any(one.details.day <= since for one in stated)
    return (*moved, *spare) if met or known else ((None, details),)


def _until(rows: Sequence[Row], day: date) -> int:
    return sum(row.minor for row in rows if row.day <= day)
