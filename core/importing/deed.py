"""A deed as a property with its history: what it was bought for is what it was worth on that day."""

import re
from collections.abc import Sequence
from datetime import date, datetime
from fractions import Fraction

from core.accounts.keep import Act, Opening, open_account
from core.accounts.model import AccountKind, Facts, Holder, Owner
from core.documents.model import Deed, DeedOwner
from core.family.model import Member, Viewer
from core.family.names import member_called
from core.importing.money import money_of
from core.ledger.model import Origin
from core.money.currency import Currency
from core.unit import Unit

SOURCE = "deed"
_SHARE = re.compile(r"(\d{1,4})\s*/\s*(\d{1,4})")
_PLAN = re.compile(r"^LOTS?\b.*?\bAT\s+(?=\S)", re.IGNORECASE)
"""«LOT 12 IN DEPOSITED PLAN 345678 AT 14 Banksia Street»."""
_FROM_THE_END = 3
_LONGEST_NAME = 60


def propose(deed: Deed, members: Sequence[Member], viewer: Viewer, usual: Currency, name: str | None = None) -> Opening:
    """The property to open. `usual` is the currency where the deed names none, `name` what the person calls it."""
    price = money_of(deed.price, deed.currency)
    bought_on = deed.day.value if deed.day else None
    address = deed.address.value if deed.address else None
    number = deed.certificate.value if deed.certificate else ""
    called = name or (called_by(address, deed.country) if address else "") or number
    return Opening(
        (called or usual.code)[:_LONGEST_NAME],
        AccountKind.PROPERTY,
        price.currency if price else usual,
        since=bought_on,
        country=deed.country,
        owners=owners_of(deed.owners, members, viewer),
        facts=Facts(
            address=address,
            bought_on=bought_on,
            bought_for=price,
            number=number or None,
        ),
    )


async def keep_deed(
    unit: Unit, viewer: Viewer, document_id: int | None, new: Opening, today: date, at: datetime, part: int = 0
) -> Act:
    """Open the property; raises what `open_account` raises. The deed is linked to the entry of its price."""
    act = await open_account(unit, viewer, new, Origin(0, 0, 0, SOURCE), today, at)
    if document_id is not None and act.entry is not None:
        await unit.trail.link(viewer, document_id, [(act.entry.id, part)])
    return act


def called_by(address: str, country: str | None) -> str:
    """What a property is called by its address: the street of one abroad, and what stands last in Mongolia.

    A Mongolian address goes from the city down to the flat. What an Australian title says of the plan is left out.
    """
    parts = [part.strip() for part in address.split(",")]
    if country != "MN":
        return _PLAN.sub("", parts[0])
    last = parts[-_FROM_THE_END:]
    while len(last) > 1 and len(", ".join(last)) > _LONGEST_NAME:
        last = last[1:]
    return ", ".join(last)


def owners_of(named: Sequence[DeedOwner], members: Sequence[Member], viewer: Viewer) -> tuple[Owner, ...]:
    """Whose it is, in which parts: as printed, in equal ones where none are; nobody when it is the viewer's alone.

    Shares that make more than a whole were misread, and none of them is taken.
    """
    shares = [_share(one.share) for one in named]
    if named and not any(shares):
        shares = [Fraction(1, len(named))] * len(named)
    owners = tuple(_owner(one.name, share, members) for one, share in zip(named, shares, strict=True) if share)
    alone = len(owners) == 1 and owners[0].member_id == viewer.member_id and owners[0].share == 1
    return () if alone or sum(one.share for one in owners) > 1 else owners


def _share(text: str | None) -> Fraction | None:
    found = _SHARE.search(text or "")
    return Fraction(int(found[1]), int(found[2])) if found and int(found[1]) and int(found[2]) else None


def _owner(name: str, share: Fraction, members: Sequence[Member]) -> Owner:
    member = member_called(members, name)
    return Owner(Holder.MEMBER, share, member.id) if member else Owner(Holder.OTHER, share, name=name)
