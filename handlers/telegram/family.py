"""/family and what hangs on it: invitations, roles, switching, leaving, and deleting everything of oneself."""

from dataclasses import replace

from aiogram import F, Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from core.family import membership
from core.family.gate import Action
from core.family.model import Role
from core.unit import Unit
from handlers.say import family as say
from handlers.say.reply import Reply
from handlers.say.taps import FamilyTap
from handlers.say.voice import Voice, shorten
from handlers.telegram.actor import Actor
from handlers.telegram.app import App
from handlers.telegram.gate import door
from handlers.telegram.start import INVITATION

router = Router(name="family")


async def _overview(actor: Actor, unit: Unit, voice: Voice, *, edit: bool) -> Reply:
    member = await unit.people.member(actor.viewer, actor.viewer.member_id)
    family = await unit.people.family(actor.viewer.family_id)
    return say.overview(voice, family, await unit.people.members(actor.viewer), member, edit=edit)


@router.message(Command("family"), flags=door(Action.SEE))
async def family(message: Message, actor: Actor, unit: Unit, voice: Voice) -> Reply:
    """Who is in the family."""
    return await _overview(actor, unit, voice, edit=False)


@router.callback_query(FamilyTap.filter(F.op == "overview"), flags=door(Action.SEE))
async def back(query: CallbackQuery, actor: Actor, unit: Unit, voice: Voice) -> Reply:
    """Back to everyone."""
    return await _overview(actor, unit, voice, edit=True)


@router.message(Command("invite"), flags=door(Action.INVITE))
async def invite(message: Message, voice: Voice) -> Reply:
    """As what shall they come?"""
    return replace(say.which_role(voice), edit=False)


@router.callback_query(FamilyTap.filter(F.op == "invite"), flags=door(Action.INVITE))
async def invite_tapped(query: CallbackQuery, voice: Voice) -> Reply:
    """As what shall they come?"""
    return say.which_role(voice)


@router.callback_query(FamilyTap.filter(F.op.in_({"invite_adult", "invite_viewer"})), flags=door(Action.INVITE))
async def invite_as(
    query: CallbackQuery, callback_data: FamilyTap, actor: Actor, unit: Unit, voice: Voice, app: App
) -> Reply:
    """Make the link: one use, three days."""
    role = Role(callback_data.op.removeprefix("invite_"))
    token = app.token()
    expires_at = await membership.invite(unit, actor.viewer, role, token, app.clock.now())
    return say.link(voice, app.link(INVITATION + token), role, expires_at)


@router.callback_query(FamilyTap.filter(F.op == "member"), flags=door(Action.INVITE))
async def member(query: CallbackQuery, callback_data: FamilyTap, actor: Actor, unit: Unit, voice: Voice) -> Reply:
    """What can be done with one member."""
    return say.member(voice, await unit.people.member(actor.viewer, callback_data.id))


@router.callback_query(FamilyTap.filter(F.op.in_({"make_adult", "make_viewer"})), flags=door(Action.INVITE))
async def set_role(
    query: CallbackQuery, callback_data: FamilyTap, actor: Actor, unit: Unit, voice: Voice, app: App
) -> Reply:
    """Promote, or let only see."""
    role = Role(callback_data.op.removeprefix("make_"))
    return say.member(voice, await membership.set_role(unit, actor.viewer, callback_data.id, role, app.clock.now()))


@router.callback_query(FamilyTap.filter(F.op.in_({"remove", "hand"})), flags=door(Action.INVITE))
async def sure(query: CallbackQuery, callback_data: FamilyTap, actor: Actor, unit: Unit, voice: Voice) -> Reply:
    """A confirming tap first."""
    one = await unit.people.member(actor.viewer, callback_data.id)
    key = "family.sure_remove" if callback_data.op == "remove" else "family.sure_hand_over"
    return say.sure(voice, key, f"{callback_data.op}_yes", one.id, name=shorten(one.name))


@router.callback_query(FamilyTap.filter(F.op == "remove_yes"), flags=door(Action.INVITE))
async def remove(
    query: CallbackQuery, callback_data: FamilyTap, actor: Actor, unit: Unit, voice: Voice, app: App
) -> Reply:
    """End a member's place."""
    await membership.remove(unit, actor.viewer, callback_data.id, app.clock.now())
    return await _overview(actor, unit, voice, edit=True)


@router.callback_query(FamilyTap.filter(F.op == "hand_yes"), flags=door(Action.HAND_OVER))
async def hand_over(
    query: CallbackQuery, callback_data: FamilyTap, actor: Actor, unit: Unit, voice: Voice, app: App
) -> Reply:
    """Give the family to another owner."""
    await membership.hand_over(unit, actor.viewer, callback_data.id, app.clock.now())
    return await _overview(actor, unit, voice, edit=True)


@router.message(Command("switch"), flags=door(Action.SETTLE_IN))
async def families(message: Message, actor: Actor, unit: Unit, voice: Voice) -> Reply:
    """One's families."""
    places = await unit.people.memberships(actor.person.user_id)
    return say.families(voice, places, actor.person.family_id)


@router.callback_query(FamilyTap.filter(F.op == "switch"), flags=door(Action.SETTLE_IN))
async def switch(
    query: CallbackQuery, callback_data: FamilyTap, actor: Actor, unit: Unit, voice: Voice, app: App
) -> Reply:
    """Look at another of them."""
    joined = await membership.switch(unit, actor.person, callback_data.id, app.clock.now())
    name = (await unit.people.family(joined.member.family_id)).name
    return Reply(voice.say("family.switched", name=shorten(name)), edit=True)


@router.message(Command("leave"), flags=door(Action.SETTLE_IN))
async def leave(message: Message, voice: Voice) -> Reply:
    """A confirming tap first."""
    return replace(say.sure(voice, "family.sure_leave", "leave_yes"), edit=False)


@router.callback_query(FamilyTap.filter(F.op == "leave"), flags=door(Action.SETTLE_IN))
async def leave_tapped(query: CallbackQuery, voice: Voice) -> Reply:
    """A confirming tap first."""
    return say.sure(voice, "family.sure_leave", "leave_yes")


@router.callback_query(FamilyTap.filter(F.op == "leave_yes"), flags=door(Action.SETTLE_IN))
async def left(query: CallbackQuery, actor: Actor, unit: Unit, voice: Voice, app: App) -> Reply:
    """Go."""
    who = await membership.leave(unit, actor.person, actor.viewer, app.clock.now())
    return Reply(voice.say("family.left" if who.family_id else "family.left_last"), edit=True)


@router.message(Command("export"), flags=door(Action.SEE))
async def export(message: Message, voice: Voice) -> Reply:
    """Everything that this member may see, as a file."""
    return Reply(voice.say("export.here"), document="csv")


@router.message(Command("deleteme"), flags=door(Action.SETTLE_IN))
async def delete_me(message: Message, voice: Voice) -> Reply:
    """Everything of mine: a copy, then a confirming tap."""
    return say.delete_me(voice)


@router.callback_query(FamilyTap.filter(F.op == "erase"), flags=door(Action.SETTLE_IN))
async def erase(query: CallbackQuery, actor: Actor, unit: Unit, voice: Voice, app: App) -> Reply:
    """It is gone."""
    await membership.erase(unit, actor.person, app.clock.now())
    return Reply(voice.say("deleteme.done"), edit=True)


@router.callback_query(FamilyTap.filter(F.op == "keep"), flags=door(Action.SETTLE_IN))
async def keep(query: CallbackQuery, voice: Voice) -> Reply:
    """Everything stays."""
    return Reply(voice.say("deleteme.kept"), edit=True)
