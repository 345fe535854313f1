"""The dates of one's own visa: others see none of them."""

from core.agenda.model import Item, Kind
from core.family.model import Viewer
from core.unit import Unit
from core.visa.keep import profile_of


async def visa_dates(unit: Unit, viewer: Viewer) -> tuple[Item, ...]:
    """When the course begins and ends, its breaks, and when the visa expires."""
    profile = await profile_of(unit, viewer)
    if profile is None:
        return ()
    visa = profile.body.visa
    dates = {
        Kind.COURSE_START: visa.course_start,
        Kind.COURSE_END: visa.course_end,
        Kind.VISA_EXPIRY: profile.body.expires,
    }
    items = [Item(day, kind, f"visa-{profile.id}-{kind}", private=True) for kind, day in dates.items() if day]
    breaks = (
        Item(one.first, Kind.BREAK, f"visa-{profile.id}-break-{one.first}", last=one.last, private=True)
        for one in visa.breaks
    )
    return (*items, *breaks)
