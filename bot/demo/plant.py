"""Writing the story into an empty database in one transaction, by the use cases of the chat and of the bulk import."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.clock import clock_from
from bot.demo.market import published
from bot.demo.people import BAT, FAMILY, MEMBERS
from bot.demo.story import Story, story
from bot.demo.things import EVERYDAY, Stated, Thing
from bot.demo.told import Told
from bot.settings import Settings
from core.accounts.keep import open_account, revise, state
from core.accounts.model import Holder, Owner
from core.capture.model import Kind
from core.family.membership import Joined, accept, found_family, invite
from core.family.model import Person
from core.ledger.bulk import import_entries
from core.ledger.model import Account, Details, Origin
from core.rates.hold import Admission
from core.unit import Unit
from integrations.db.engine import Database
from integrations.db.migrate import migrate
from integrations.db.unit import SqlStore

_SINGLY_DAYS = 31
"""What is as recent as this can be undone, and so is a change of its own; what is older is one change a month."""
_MORNING, _EVENING = time(8), time(21)
_BETWEEN = timedelta(minutes=19)


async def plant(settings: Settings) -> None:
    """Make the demo family in an empty database; leave any other alone."""
    now = clock_from(settings.clock).now()
    database = Database(settings.database_url)
    try:
        await migrate(database)
        async with SqlStore(database, clock_from(settings.clock)).unit() as unit:
            if await unit.people.count() == 0:
                await write(unit, now)
    finally:
        await database.close()


async def write(unit: Unit, now: datetime) -> None:
    """Make the family as it would be at an instant, with the rates of its days."""
    rates = published(now)
    await unit.rates.store(Admission(rates), now)
    told = story(now, rates)
    await _Pen(unit, await _family(unit, told.start), now).write(told)


async def _family(unit: Unit, start: date) -> dict[Person, Joined]:
    at = _at(BAT, start, _MORNING)
    places = {BAT: await found_family(unit, BAT, FAMILY, at)}
    for who, role in list(MEMBERS.items())[1:]:
        token = f"demo {who.user_id}"
        await invite(unit, places[BAT].viewer, role, token, at)
        places[who] = await accept(unit, who, token, at)
    return places


class _Pen:
    """Writes a story down, and remembers by which ids its accounts and entries are known."""

    def __init__(self, unit: Unit, places: dict[Person, Joined], now: datetime) -> None:
        self._unit = unit
        self._places = places
        self._now = now
        self._accounts: dict[str, Account] = {}
        self._entries: dict[str, int] = {}
        self._messages = 0

    async def write(self, told: Story) -> None:
        """Everything, from the first account on."""
        for who in self._places:
            await self._name_everyday(who, told.start)
        for thing in told.things:
            await self._open(thing, told.start)
        for stated in told.before:
            await self._state(stated)
        for batch in _batches(told.happened, (self._now - timedelta(days=_SINGLY_DAYS)).date()):
            if isinstance(batch, Stated):
                await self._state(batch)
            else:
                await self._record(batch)

    async def _name_everyday(self, who: Person, start: date) -> None:
        """Call the account with which a member begins by its bank."""
        viewer = self._places[who].viewer
        visible = await self._unit.accounts.visible(viewer)
        mine = next(one for one in visible if one.everyday and one.owner_id == viewer.member_id)
        act = await revise(self._unit, viewer, mine, replace(mine, name=EVERYDAY[who]), _at(who, start, _MORNING))
        self._accounts[act.account.name] = act.account

    async def _open(self, thing: Thing, start: date) -> None:
        parts = (Owner(Holder.MEMBER, share, self._places[who].member.id) for who, share in thing.parts)
        secures = self._accounts[thing.secures].id if thing.secures else None
        facts = replace(thing.opening.facts, secures=secures)
        new = replace(thing.opening, owners=(*parts, *thing.opening.owners), facts=facts)
        viewer, at = self._places[thing.who].viewer, _at(thing.who, start, _MORNING)
        act = await open_account(self._unit, viewer, new, self._origin(thing.who), start, at)
        self._accounts[new.name] = act.account

    async def _state(self, one: Stated) -> None:
        viewer, account = self._places[one.who].viewer, self._accounts[one.account]
        at = _at(one.who, one.day, _EVENING)
        if account.everyday:
            opening = Details(Kind.OPENING, one.day, one.worth, account.id)
            await import_entries(self._unit, viewer, [opening], self._origin(one.who), at)
        else:
            await state(self._unit, viewer, account, one.worth, one.day, self._origin(one.who), at)

    async def _record(self, batch: Sequence[Told]) -> None:
        """Record what one person told; what repays something comes after all else, when that has its id."""
        who = batch[0].who
        for some in ([one for one in batch if not one.repays], [one for one in batch if one.repays]):
            if not some:
                continue
            at = _at(who, some[-1].day, _EVENING) if len(batch) > 1 else self._moment(some[0])
            details = [self._details(one) for one in some]
            done = await import_entries(self._unit, self._places[who].viewer, details, self._origin(who), at)
            made = done.entries if done else ()
            self._entries |= {one.name: entry.id for one, entry in zip(some, made, strict=True) if one.name}

    def _moment(self, one: Told) -> datetime:
        """Another one for each thing of a day."""
        return _at(one.who, one.day, _MORNING) + _BETWEEN * (self._messages % 40)

    def _details(self, one: Told) -> Details:
        return Details(
            one.kind,
            one.day,
            one.money,
            self._accounts[one.account].id,
            one.category,
            one.payee,
            one.note,
            self._accounts[one.to].id if one.to else None,
            one.arrived,
            one.fee,
            one.beneficiary,
            one.split_with,
            incoming=one.incoming,
            payer=one.payer,
            repays=self._entries[one.repays] if one.repays else None,
        )

    def _origin(self, who: Person) -> Origin:
        """A message of the past: no message that is really written has a number below zero."""
        self._messages += 1
        return Origin(who.user_id, -self._messages, 0)


def _batches(happened: Sequence[Told | Stated], singly_from: date) -> Iterator[Sequence[Told] | Stated]:
    """What is recorded at once: a person's month while it is long ago, then each thing by itself."""
    month: dict[Person, list[Told]] = {}
    at = None
    for one in happened:
        if at != (one.day.year, one.day.month) or one.day >= singly_from:
            yield from month.values()
            month, at = {}, (one.day.year, one.day.month)
        if isinstance(one, Stated):
            yield one
        elif one.day >= singly_from:
            yield (one,)
        else:
            month.setdefault(one.who, []).append(one)
    yield from month.values()


def _at(who: Person, day: date, local: time) -> datetime:
    return datetime.combine(day, local, ZoneInfo(who.zone))
