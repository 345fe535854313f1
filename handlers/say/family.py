"""The family: who is in it, invitations, and the ways to go."""

from collections.abc import Sequence
from datetime import datetime

from core.delivery.model import Button
from core.family.model import Family, Member, Role
from handlers.say.reply import Reply, columns
from handlers.say.taps import FamilyTap
from handlers.say.voice import Voice, shorten


def overview(voice: Voice, family: Family, members: Sequence[Member], me: Member, *, edit: bool = False) -> Reply:
    """Everyone in the family; the owner can tap a member, everyone can go."""
    lines = [voice.say("family.title", name=shorten(family.name))]
    lines += [
        voice.say("family.member", name=shorten(one.name), role=voice.word(f"role.{one.role.value}")) for one in members
    ]
    buttons = []
    if me.role is Role.OWNER:
        buttons += [
            Button(f"✏️ {shorten(one.name)}", FamilyTap(op="member", id=one.id).pack()) for one in members if one != me
        ]
        buttons.append(Button(voice.word("family.invite"), FamilyTap(op="invite").pack()))
    buttons.append(Button(voice.word("family.leave"), FamilyTap(op="leave").pack()))
    return Reply("\n".join(lines), columns(buttons, 2), edit=edit)


def which_role(voice: Voice) -> Reply:
    """As what shall the invited person come?"""
    rows = tuple(
        (Button(voice.word(f"family.invite_{role.value}"), FamilyTap(op=f"invite_{role.value}").pack()),)
        for role in (Role.ADULT, Role.VIEWER)
    )
    return Reply(voice.say("family.which_role"), (*rows, _back(voice)), edit=True)


def link(voice: Voice, url: str, role: Role, expires_at: datetime) -> Reply:
    """The invitation to pass on."""
    text = voice.say("family.link", url=url, role=voice.word(f"role.{role.value}"), until=voice.instant(expires_at))
    return Reply(text, ((Button(voice.word("family.open_link"), url=url),),), edit=True)


def member(voice: Voice, one: Member) -> Reply:
    """What the owner can do with a member."""
    other = Role.VIEWER if one.role is Role.ADULT else Role.ADULT
    buttons = [Button(voice.word(f"family.make_{other.value}"), FamilyTap(op=f"make_{other.value}", id=one.id).pack())]
    if one.role is Role.ADULT:
        buttons.append(Button(voice.word("family.hand_over"), FamilyTap(op="hand", id=one.id).pack()))
    buttons.append(Button(voice.word("family.remove"), FamilyTap(op="remove", id=one.id).pack()))
    text = voice.say("family.member", name=shorten(one.name), role=voice.word(f"role.{one.role.value}"))
    return Reply(text, (*columns(buttons, 1), _back(voice)), edit=True)


def sure(voice: Voice, key: str, op: str, key_id: int = 0, **params: object) -> Reply:
    """A confirming tap before what cannot be undone by a button."""
    rows = (
        (Button(voice.word("button.yes"), FamilyTap(op=op, id=key_id).pack()),),
        _back(voice),
    )
    return Reply(voice.say(key, **params), rows, edit=True)


def families(voice: Voice, places: Sequence[tuple[Member, Family]], current: int | None) -> Reply:
    """One's families, the present one marked; a tap switches."""
    buttons = [
        Button(
            ("✅ " if family.id == current else "") + shorten(family.name), FamilyTap(op="switch", id=family.id).pack()
        )
        for _, family in places
    ]
    return Reply(voice.say("family.which"), columns(buttons, 1))


def delete_me(voice: Voice) -> Reply:
    """Everything of mine: a copy first, then a confirming tap."""
    rows = (
        (Button(voice.word("deleteme.confirm"), FamilyTap(op="erase").pack()),),
        (Button(voice.word("button.cancel"), FamilyTap(op="keep").pack()),),
    )
    return Reply(voice.say("deleteme.copy"), document="csv", then=(Reply(voice.say("deleteme.ask"), rows),))


def _back(voice: Voice) -> tuple[Button, ...]:
    return (Button(voice.word("button.back"), FamilyTap(op="overview").pack()),)
