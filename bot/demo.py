"""The demo family: two people with a few entries, planted through the same use cases that the chat uses.

Dates are relative to the clock, and nothing in the product knows of these people.
"""

from datetime import timedelta

from bot.clock import clock_from
from bot.settings import Settings
from core.clock import local_date
from core.family.membership import Joined, accept, found_family, invite
from core.family.model import Person, Role
from core.ledger.hear import Said, hear
from core.unit import Unit
from integrations.db.engine import Database
from integrations.db.migrate import migrate
from integrations.db.unit import SqlStore
from integrations.vocabulary import load_vocabulary

BAT = Person(1001, "Bat-Erdene", "en", "AU", "Australia/Sydney", "AUD", reachable=False)
TUYA = Person(1002, "Tuya", "mn", "MN", "Asia/Ulaanbaatar", "MNT", reachable=False)
"""Not reachable until they write: nobody has started the bot yet."""
_WRITTEN: tuple[tuple[Person, int, str], ...] = (
    (BAT, 6, "+2800 salary"),
    (BAT, 5, "rent 620"),
    (BAT, 4, "woolworths 86.40"),
    (TUYA, 4, "цалин 1.8 сая"),
    (TUYA, 3, "хүнс 45к"),
    (BAT, 2, "coffee 4.50\nopal 3.79"),
    (TUYA, 1, "такси 7500₮"),
    (BAT, 1, "sent mum 500 aud, she got 1,130,000 mnt, fee 8"),
)
"""Who wrote what, how many days ago."""


async def plant(settings: Settings) -> None:
    """Make the demo family in an empty database; leave any other alone."""
    clock = clock_from(settings.clock)
    database = Database(settings.database_url)
    try:
        await migrate(database)
        async with SqlStore(database, clock).unit() as unit:
            if await unit.people.count() == 0:
                await _plant(unit, settings)
    finally:
        await database.close()


async def _plant(unit: Unit, settings: Settings) -> None:
    now = clock_from(settings.clock).now()
    bat = await found_family(unit, BAT, "Bat-Erdene & Tuya", now)
    await invite(unit, bat.viewer, Role.ADULT, "demo", now)
    places: dict[int, Joined] = {BAT.user_id: bat, TUYA.user_id: await accept(unit, TUYA, "demo", now)}
    for number, (who, days_ago, text) in enumerate(_WRITTEN):
        joined = places[who.user_id]
        at = now - timedelta(days=days_ago)
        said = Said(text, who.user_id, -number - 1, local_date(at, who.zone), at)
        await hear(unit, joined.person, joined.viewer, load_vocabulary(), said)
