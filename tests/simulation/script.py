"""What the family does in two years: pays mostly in time, sometimes late, by a button, or never; the same each time."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.demo.dice import Dice
from bot.demo.people import BAT, SARNAI, TUYA
from core.delivery.model import Button
from core.family.model import News
from tests.conftest import NOON
from tests.simulation.dues import Due
from tests.simulation.household import DEARER, FIRST_DAY, LANGUAGES, NAMES, SON, ULAANBAATAR, ZONES, bills
from tests.simulation.spending import HOURS, spendings, spends
from tests.simulation.world import Heard, World
from tests.talk import Speaker

FORGOTTEN = ("Internet", date(2026, 12, 8))
"""One that nobody pays, in the first weeks."""
AWAY = (date(2027, 7, 1), date(2027, 8, 20))
"""Sarnai's summer in Ulaanbaatar."""
GONE = (date(2027, 4, 1), date(2027, 4, 30))
"""Bat-Erdene has blocked the bot."""
DOWN = (date(2027, 9, 14), date(2027, 9, 17))
"""The machine is off."""
MUTED = {
    SARNAI.user_id: (News.WEEK, date(2028, 1, 10), date(2028, 4, 10)),
    BAT.user_id: (News.BUDGETS, date(2027, 10, 4), date(2028, 2, 7)),
}
"""What somebody wants to hear no more for some months, in the midst of the two years."""
LONG_DAYS = (date(2027, 3, 20), date(2027, 3, 21))
"""When Sarnai works more than her visa allows in the fortnight."""
MOVED_AT = time(12, 30)
_NOON, _EVENING, _AFTER = time(12, 30), time(18, 10), timedelta(hours=1, minutes=40)
_WAYS = ("in time",) * 10 + ("button",) * 4 + ("late",) * 3 + ("skip", "snooze", "never")
_DAY = timedelta(days=1)


class Life:
    """The family, acting in a world."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.speakers = {key: Speaker(world.talk, key, LANGUAGES[key]) for key in NAMES}
        self.dues = [Due(bill, day) for bill in bills() for day in bill.days]
        world.on_told = self._heard

    async def begin(self) -> None:
        """They start the bot, and tell it what comes back; the rest is put on the agenda."""
        self.world.zones.update(ZONES)
        await self._come_in()
        for bill in bills():
            await self.says(bill.who, bill.line)
        for who, lines in FIRST_DAY.items():
            for line in lines:
                await self.says(who, line)
        for due in self.dues:
            self._intend(due)
        self._turns()

    async def _come_in(self) -> None:
        bat, son = self.speakers[BAT.user_id], self.speakers[SON]
        for who in (BAT, SARNAI, TUYA):
            await self.speakers[who.user_id].say("/start")
        await bat.say("/invite")
        await bat.press("View only")
        await son.say("/start inv_token0")
        for tap in ("English", "Australia", "A$"):
            await son.press(tap)
        for one in self.speakers.values():
            await one.say("/cancel")

    async def says(self, who: int, text: str) -> None:
        """Someone writes a line."""
        await self.world.say(self.speakers[who], text)

    def way(self, due: Due) -> str:
        """What becomes of one: by chance, and the same each time."""
        dice = Dice(due.bill.title, due.day)
        if due.day == FORGOTTEN[1] and due.bill.title == FORGOTTEN[0]:
            return "never"
        if due.bill.income or due.bill.autopay:
            return "in time" if dice.chance(95) else "never"
        return dice.one(_WAYS)

    def _at(self, who: int, day: date, at: time) -> datetime:
        """An instant by someone's clock at home."""
        return datetime.combine(day, at, ZoneInfo(ZONES[who])).astimezone(UTC)

    def _intend(self, due: Due) -> None:
        way, dice = self.way(due), Dice(f"when {due.bill.title}", due.day)
        days = {"in time": -dice.among(0, 2), "late": dice.among(2, 6), "snooze": 2}.get(way)
        if days is None:
            return
        on = due.day if due.bill.income or due.bill.autopay else due.day + days * _DAY

        async def pay() -> None:
            if due.settled_at is None and due.bill.who not in self.world.wire.blocked:
                await self.says(due.bill.who, due.bill.pays(due.day))
                due.settled_at = self.world.clock.now()

        self.world.at(max(self._at(due.bill.who, on, _EVENING), NOON + _DAY), pay)

    def _heard(self, heard: Heard) -> None:
        """A message with the buttons of one bill is acted upon by the one who pays it, some while later."""
        buttons = {(one.data or "").split(":")[1]: one for row in heard.out.rows for one in row if one.data}
        found = [one for one in self.dues if one.bill.who == heard.to and f"<b>{one.bill.title}</b>" in heard.out.text]
        near = [one for one in found if one.settled_at is None and abs(one.day - self.world.today(heard.to)) < 4 * _DAY]
        if "pay" in buttons and len(near) == 1:
            op = {"button": "pay", "skip": "skip", "snooze": "snooze1"}.get(self.way(near[0]), "")
            if op in buttons:
                self.world.at(heard.at + _AFTER, self._tap(near[0], buttons[op], heard, op))

    def _tap(self, due: Due, button: Button, heard: Heard, op: str) -> Callable[[], Awaitable[None]]:
        async def tap() -> None:
            if due.settled_at is None:
                await self.world.press(self.speakers[heard.to], button.text, button.data or "", heard.message_id)
                if op != "snooze1":
                    due.settled_at, due.skipped = self.world.clock.now(), op == "skip"

        return tap

    def _turns(self) -> None:
        """What changes once."""
        world, bat, sarnai = self.world, BAT.user_id, SARNAI.user_id

        async def gone() -> None:
            world.wire.blocked.add(bat)

        async def back() -> None:
            world.wire.blocked.discard(bat)
            await self.says(bat, "/start")

        async def off() -> None:
            world.off_until = self._at(bat, DOWN[1], _NOON)

        world.at(self._at(bat, GONE[0], _NOON), gone)
        world.at(self._at(bat, GONE[1], _NOON), back)
        world.at(self._at(bat, DOWN[0], _NOON), off)
        world.at(self._at(bat, DOWN[1], _NOON), world.work)
        world.at(self._at(bat, DEARER, _NOON), self._dearer)
        for day in LONG_DAYS:
            world.at(self._at(sarnai, day, _EVENING), self._says_then(sarnai, "өнөөдөр 10 цаг ажилласан"))
        for who, (news, first, last) in MUTED.items():
            world.at(self._at(who, first, _NOON), self._mute(who, frozenset({news})))
            world.at(self._at(who, last, _NOON), self._mute(who, frozenset()))
        for number, (who, day, item) in enumerate(spendings()):
            world.at(self._at(who, day, HOURS[who]), spends(world, who, item, number))
        for day, country, zone in ((AWAY[0], "MN", ULAANBAATAR), (AWAY[1], "AU", ZONES[sarnai])):
            world.at(self._at(sarnai, day, MOVED_AT), self._move(sarnai, country, zone))

    async def _dearer(self) -> None:
        """The rent goes up, by the button of its card."""
        bat = self.speakers[BAT.user_id]
        await bat.say("/bills")
        for label in ("All bills", "Rent", "Amount"):
            await bat.press(label)
        await self.says(bat.id, "1340")

    def _says_then(self, who: int, text: str) -> Callable[[], Awaitable[None]]:
        async def act() -> None:
            await self.says(who, text)

        return act

    def _mute(self, who: int, news: frozenset[News]) -> Callable[[], Awaitable[None]]:
        async def act() -> None:
            async with self.world.store.unit() as unit:
                person = await unit.people.person(who)
                assert person is not None
                await unit.people.save(replace(person, muted=news), self.world.clock.now())

        return act

    def _move(self, who: int, country: str, zone: str) -> Callable[[], Awaitable[None]]:
        async def move() -> None:
            async with self.world.store.unit() as unit:
                person = await unit.people.person(who)
                assert person is not None
                await unit.people.save(replace(person, country=country, zone=zone), self.world.clock.now())
            self.world.zones[who] = zone

        return move
