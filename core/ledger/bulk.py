"""Recording what another system holds: many entries at once, as one change that is undone as a whole."""

from collections.abc import Sequence
from datetime import datetime

from core.family.gate import Action, demand
from core.family.model import Viewer
from core.ledger.errors import NoSuchAccountError
from core.ledger.model import ChangeLine, Details, Origin, Verb
from core.ledger.record import Recorded
from core.unit import Unit


async def import_entries(
    unit: Unit, viewer: Viewer, details: Sequence[Details], origin: Origin, at: datetime
) -> Recorded | None:
    """Store entries in the order given; None when there are none. Nothing is looked for that looks the same.

    `origin` says where the first came from; the others' lines are counted on from it. Raises `NotAllowedError` for a
    role that may not write, `NoSuchAccountError` when an account is not there for this viewer.
    """
    demand(viewer.role, Action.RECORD)
    if not details:
        return None
    known = {account.id for account in await unit.accounts.visible(viewer)}
    used = {one.account_id for one in details} | {one.to_account_id for one in details} - {None}
    if not used <= known:
        raise NoSuchAccountError
    made = await unit.entries.add_many(viewer, origin, details, at)
    lines = [ChangeLine(one.id, None, one.details) for one in made]
    return Recorded(made, await unit.changes.add(viewer, Verb.IMPORT, lines, at))
