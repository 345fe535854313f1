"""Who is speaking: the person, their place in the family they look at, and hence what they may do."""

from dataclasses import dataclass, replace
from datetime import date

from core.clock import Clock, local_date
from core.family.errors import NotAllowedError
from core.family.membership import viewer_of
from core.family.model import Member, Person, Role, Viewer
from core.unit import Unit


@dataclass(frozen=True, slots=True)
class Actor:
    """A person and, when they have one, their member's place. `today` is the day in their zone by the clock.

    `shared_only` lets them see no more than everyone in the family does.
    """

    person: Person
    member: Member | None
    today: date
    shared_only: bool = False

    @property
    def role(self) -> Role | None:
        """Their role; None for a stranger."""
        return self.member.role if self.member else None

    @property
    def viewer(self) -> Viewer:
        """Their eyes; raises `NotAllowedError` for a stranger, who has none."""
        if self.member is None:
            raise NotAllowedError("see")
        return replace(viewer_of(self.member), shared_only=self.shared_only)


async def actor_of(unit: Unit, clock: Clock, user_id: int, name: str, language: str | None) -> Actor:
    """Look a Telegram user up, or make up a stranger of whom only the name and language are known."""
    person = await unit.people.person(user_id) or stranger(user_id, name, language)
    member = None
    if person.family_id is not None:
        member = await unit.people.membership(person.family_id, user_id)
    return Actor(person, member, local_date(clock.now(), person.zone))


def stranger(user_id: int, name: str, language: str | None) -> Person:
    """Someone new: the language is guessed from Telegram, the rest from the language until they say."""
    if (language or "").split("-")[0] == "mn":
        return Person(user_id, name, "mn", "MN", "Asia/Ulaanbaatar", "MNT")
    return Person(user_id, name, "en", "AU", "Australia/Sydney", "AUD")
