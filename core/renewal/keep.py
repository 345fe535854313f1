"""What a person says of one item: each tap and each date is one change, with undo."""

from dataclasses import replace
from datetime import datetime

from core.family.model import Viewer
from core.ledger.model import Change
from core.matters.act import begin, revise
from core.matters.model import Matter
from core.renewal.look import prepared
from core.renewal.model import Prepared
from core.unit import Unit


async def keep_item(unit: Unit, viewer: Viewer, new: Prepared, at: datetime) -> Change | None:
    """Keep what was said of an item in place of what was said before; None when it was so. Raises `NotAllowedError`."""
    old = next((one for one in reversed(await prepared(unit, viewer)) if one.body.item is new.item), None)
    if old is None:
        return (await begin(unit, viewer, Matter(viewer.member_id, new, private=True), at)).change
    return await revise(unit, viewer, [(old, replace(old, body=new))], at)
