"""Who the demo family are: to the bot, and to the sandbox in which one can be any of them.

Sarnai studies in Sydney on a student visa and works in a café; Bat-Erdene drives and works in a warehouse; Temuulen
and Nomin go to school, and have no Telegram. Tuya is Sarnai's mother, lives in Ulaanbaatar and reads only Mongolian.
"""

from core.family.model import Person, Role
from sandbox.settings import FamilyGroup
from sandbox.settings import Person as Account

FAMILY = "Бат-Эрдэнийнх"
_SYDNEY, _ULAANBAATAR = "Australia/Sydney", "Asia/Ulaanbaatar"
BAT = Person(1001, "Bat-Erdene", "en", "AU", _SYDNEY, "AUD", reachable=False)
TUYA = Person(1002, "Туяа", "mn", "MN", _ULAANBAATAR, "MNT", reachable=False)
SARNAI = Person(1003, "Сарнай", "mn", "AU", _SYDNEY, "AUD", reachable=False)
"""None is reachable until they write: nobody has started the bot yet."""
MEMBERS = {BAT: Role.OWNER, SARNAI: Role.ADULT, TUYA: Role.ADULT}
"""In the order in which they came."""
ACCOUNTS = tuple(
    Account(one.user_id, one.name, one.language, one.country, username=username)
    for one, username in ((BAT, "baterdene"), (SARNAI, "sarnai"), (TUYA, "tuya"))
)
GROUPS = (FamilyGroup("Манай гэр бүл", (BAT.user_id, SARNAI.user_id, TUYA.user_id), bot=True),)
