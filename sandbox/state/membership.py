"""Groups being made and changed, with the service messages and updates that the bot gets of it.

The order is Telegram's: first the bot's own new place (`my_chat_member`), then the line in the chat.
"""

from collections.abc import Sequence

from sandbox.state import acts
from sandbox.state.chats import Entry, Json
from sandbox.state.groups import IN_IT, Group, Status
from sandbox.state.seats import CannotError, Seat
from sandbox.state.world import World


def create(
    world: World, by: int, title: str, people: Sequence[int], *, supergroup: bool = False, bot: bool = False
) -> Group:
    """Let a person make a group with others in it, and perhaps the bot."""
    if not title.strip():
        raise CannotError("a group needs a name")
    _known(world, [by, *people])
    group = world.new_group(title.strip(), supergroup=supergroup)
    group.members.update((person, "member") for person in people)
    group.members[by] = "creator"
    _tell(world, group)
    if bot:
        _enter_bot(world, group, by)
    _service(world, group, by, {f"{group.kind}_chat_created": True})
    return group


def add_people(world: World, group: Group, by: int, people: Sequence[int]) -> None:
    """Let a member bring others in."""
    _known(world, people)
    came = [person for person in people if not group.has(person)]
    if not came:
        raise CannotError("they are in the group already")
    _seat(world, group, by).may_write()
    for person in came:
        old = group.status(person)
        group.members[person] = "member"
        world.put_place(group, _user(world, by), _user(world, person), old, "member")
    _tell(world, group)
    _service(world, group, by, {"new_chat_members": world.users(came)})


def remove_person(world: World, group: Group, by: int, person: int) -> None:
    """Let someone leave (when `person` is who does it), or be put out by another."""
    if not group.has(person):
        raise CannotError("they are not in the group")
    _seat(world, group, by).may_write()
    _service(world, group, by, {"left_chat_member": _user(world, person)})
    old = group.status(person)
    group.members[person] = "left" if person == by else "kicked"
    world.put_place(group, _user(world, by), _user(world, person), old, group.members[person])
    _tell(world, group)


def appoint(world: World, group: Group, by: int, person: int, status: Status) -> None:
    """Make a person an administrator, or a member again."""
    _seat(world, group, by).may_write()
    if not group.has(person) or group.status(person) == "creator":
        raise CannotError("only a member can be appointed")
    old, group.members[person] = group.status(person), status
    world.put_place(group, _user(world, by), _user(world, person), old, status)
    _tell(world, group)


def set_bot(world: World, group: Group, by: int, status: Status, parameter: str = "") -> None:
    """Let a member add the bot, make it an administrator or a member, or put it out.

    `parameter` is that of a link t.me/<bot>?startgroup=…: the bot gets it in a /start of who added it.
    """
    seat = _seat(world, group, by)
    seat.may_write()
    if status not in IN_IT:
        _put_out(world, group, by)
        return
    if not group.has_bot:
        _enter_bot(world, group, by)
        _service(world, group, by, {"new_chat_members": [world.bot_user()]})
    if group.bot != status:
        old, group.bot = group.bot or "left", status
        world.put_place(group, seat.user(), world.bot_user(), old, status)
    _tell(world, group)
    if parameter:
        acts.say(world, seat, f"/start@{world.settings.bot_username} {parameter}")


def _enter_bot(world: World, group: Group, by: int) -> None:
    """Seat the bot; whether it will hear everything is settled now, by how privacy mode stands."""
    old, group.bot, group.hears_all = group.bot or "left", "member", not world.privacy
    world.put_place(group, _user(world, by), world.bot_user(), old, "member")
    _tell(world, group)


def _put_out(world: World, group: Group, by: int) -> None:
    if not group.has_bot:
        raise CannotError("the bot is not in the group")
    old, group.bot = group.bot or "left", "kicked" if group.supergroup else "left"
    world.put_place(group, _user(world, by), world.bot_user(), old, group.bot)
    _service(world, group, by, {"left_chat_member": world.bot_user()})
    group.bot = "kicked"
    _tell(world, group)


def leave(world: World, group: Group) -> None:
    """Let the bot go by itself."""
    old, group.bot = group.bot or "left", "left"
    world.put_place(group, world.bot_user(), world.bot_user(), old, "left")
    say_service(world, group, {"left_chat_member": world.bot_user()})
    _tell(world, group)


def rename(world: World, group: Group, by: int, title: str) -> None:
    """Give a group another name."""
    _seat(world, group, by).may_write()
    group.title = title
    _service(world, group, by, {"new_chat_title": title})
    _tell(world, group)


def upgrade(world: World, group: Group, by: int) -> Group:
    """Turn a group into a supergroup: the same people under another id, which both chats tell of."""
    _seat(world, group, by).may_write()
    if group.supergroup:
        raise CannotError("it is a supergroup already")
    later = world.new_group(group.title, supergroup=True)
    later.members, later.bot, later.hears_all = dict(group.members), group.bot, group.hears_all
    _service(world, group, by, {"migrate_to_chat_id": later.id})
    group.moved_to = later.id
    _tell(world, group)
    _tell(world, later)
    _service(world, later, by, {"migrate_from_chat_id": group.id})
    return later


def say_service(world: World, group: Group, content: Json) -> None:
    """Put a service message of the bot's own doing into a chat; of some of them Telegram sends it an update."""
    head = {"message_id": world.next_message_id(group), "from": world.bot_user(), "chat": group.card()}
    world.keep(group, Entry(head | {"date": world.now()} | content, by_bot=True))


def _service(world: World, group: Group, by: int, content: Json) -> None:
    acts.send(world, _seat(world, group, by), content)


def _seat(world: World, group: Group, person: int) -> Seat:
    _known(world, [person])
    return Seat(world.people[person].person, group)


def _user(world: World, person: int) -> Json:
    return world.users([person])[0]


def _known(world: World, people: Sequence[int]) -> None:
    for person in people:
        if person not in world.people:
            raise CannotError(f"there is no person {person}")


def _tell(world: World, group: Group) -> None:
    world.feed.tell("group", group.id)
