"""The settings card: one's language, place, currency and what one is told."""

from core.delivery.model import Button
from core.family.model import News, Person
from handlers.say.places import zones
from handlers.say.reply import Reply, columns
from handlers.say.taps import SetTap
from handlers.say.voice import Voice


def overview(voice: Voice, who: Person, *, edit: bool, saved: bool = False) -> Reply:
    """Everything that can be set, with its present value."""
    text = voice.say(
        "settings.overview",
        country=voice.word(f"country.{who.country}"),
        zone=who.zone.partition("/")[2].replace("_", " "),
        currency=voice.word(f"currency.{who.base}"),
    )
    buttons = [
        Button(voice.word(f"settings.{what}"), SetTap(what=what).pack())
        for what in ("language", "country", "zone", "base", "news", "habits")
    ]
    return Reply(text, columns(buttons, 2), edit=edit, toast=voice.word("settings.saved") if saved else None)


def zone(voice: Voice, who: Person) -> Reply:
    """Choose among the zones of one's country."""
    buttons = [
        Button(name.partition("/")[2].replace("_", " "), SetTap(what="zone", value=name).pack())
        for name in zones(who.country)
    ]
    return Reply(voice.say("settings.which_zone"), (*columns(buttons, 2), back(voice)), edit=True)


def news(voice: Voice, who: Person) -> Reply:
    """Mute and unmute each kind of notification."""
    buttons = [
        Button(
            f"{'🔕' if kind in who.muted else '🔔'} {voice.word(f'news.kind.{kind.value}')}",
            SetTap(what="news", value=kind.value).pack(),
        )
        for kind in News
    ]
    return Reply(voice.say("settings.which_news"), (*columns(buttons, 1), back(voice)), edit=True)


def back(voice: Voice) -> tuple[Button, ...]:
    """The way back to the overview."""
    return (Button(voice.word("button.back"), SetTap(what="overview").pack()),)
