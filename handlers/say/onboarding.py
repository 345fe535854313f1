"""The first three taps, the one sentence after them, and what comes after the first thing that was recorded."""

from core.delivery.model import Button
from core.family.model import Person
from handlers.say.places import BASES, COUNTRIES
from handlers.say.reply import Reply, columns
from handlers.say.taps import AccountTap, FamilyTap, SetTap
from handlers.say.voice import Voice, shorten

LANGUAGE_NAMES = {"en": "English", "mn": "Монгол"}


def language(voice: Voice, what: str, *, edit: bool = False) -> Reply:
    """Choose a language; each is named in itself."""
    buttons = [Button(name, SetTap(what=what, value=code).pack()) for code, name in LANGUAGE_NAMES.items()]
    return Reply(voice.say("start.language"), columns(buttons, 2), edit=edit)


def country(voice: Voice, what: str, key: str = "start.country") -> Reply:
    """Choose a country; the zone follows from it."""
    buttons = [
        Button(f"{flag} {voice.word(f'country.{code}')}", SetTap(what=what, value=code).pack())
        for code, (flag, _, _) in COUNTRIES.items()
    ]
    return Reply(voice.say(key), columns(buttons, 2), edit=True)


def base(voice: Voice, what: str, country_code: str, key: str = "start.base") -> Reply:
    """Choose the currency to think in; that of the country first."""
    own = COUNTRIES[country_code][2]
    codes = [own, *(code for code in BASES if code != own)]
    buttons = [Button(voice.word(f"currency.{code}"), SetTap(what=what, value=code).pack()) for code in codes[:6]]
    return Reply(voice.say(key), columns(buttons, 2), edit=True)


def ready(voice: Voice, who: Person, family: str | None = None) -> Reply:
    """Done: one sentence to try, and no button."""
    key = "start.ready_home" if who.country == "AU" else "start.ready_away"
    if family is not None:
        return Reply(voice.say("start.joined", family=shorten(family)), edit=True)
    return Reply(voice.say(key), edit=True)


def invited(voice: Voice) -> Reply:
    """The link does not open anything; whether it ever did is not said."""
    return Reply(voice.say("error.family.invitation_invalid"))


def next_steps(voice: Voice, *, invites: bool) -> Reply:
    """What else there is, for someone who has just recorded the first thing; only an owner can invite."""
    buttons = [Button(voice.word("next.add"), AccountTap(op="add").pack())]
    if invites:
        buttons.append(Button(voice.word("next.invite"), FamilyTap(op="invite").pack()))
    return Reply(voice.say("next.text"), columns(buttons, 2))
