"""The settings card: one's language, place, currency and what one is told."""

from datetime import date, timedelta

from core.delivery.model import Button
from core.digest.when import DAYS, NEVER
from core.family.model import News, Person, Quietness
from handlers.say.places import zones
from handlers.say.reply import Reply, Rows, columns
from handlers.say.taps import SetTap
from handlers.say.voice import Voice

_MONDAY = date(2024, 1, 1)
_WIDEST = 3
"""More buttons in a row are too narrow to read."""


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
        for what in ("language", "country", "zone", "base", "news", "digest", "habits")
    ]
    quiet = voice.word("settings.quietness", level=voice.word(f"quietness.{who.quietness.value}"))
    amounts = "show" if who.hide_amounts else "hide"
    further = [
        Button(quiet, SetTap(what="quietness").pack()),
        Button(voice.word(f"settings.amounts_{amounts}"), SetTap(what="amounts", value=amounts).pack()),
    ]
    rows = (*columns(buttons, 2), *columns(further, 1))
    return Reply(text, rows, edit=edit, toast=voice.word("settings.saved") if saved else None)


def zone(voice: Voice, who: Person) -> Reply:
    """Choose among the zones of one's country."""
    buttons = [
        Button(name.partition("/")[2].replace("_", " "), SetTap(what="zone", value=name).pack())
        for name in zones(who.country)
    ]
    return Reply(voice.say("settings.which_zone"), (*columns(buttons, 2), back(voice)), edit=True)


def quietness(voice: Voice, who: Person) -> Reply:
    """How much one is told unasked: what comes with each choice, the present one marked."""
    buttons = [
        Button(
            ("✅ " if one is who.quietness else "") + voice.word(f"quietness.{one.value}"),
            SetTap(what="quietness", value=one.value).pack(),
        )
        for one in Quietness
    ]
    return Reply(voice.say("settings.which_quietness"), (*columns(buttons, 2), back(voice)), edit=True)


def digest(voice: Voice, who: Person, present: int) -> Reply:
    """On which evening the digest comes, or that none does; the `present` choice marked."""
    names = [(day, voice.weekday(_MONDAY + timedelta(days=day - 1)).capitalize()) for day in DAYS]
    buttons = [
        Button(("✅ " if day == present else "") + name, SetTap(what="digest", value=str(day)).pack())
        for day, name in [*names, (NEVER, voice.word("settings.digest_off"))]
    ]
    lines = [voice.say("settings.which_digest")]
    if who.quietness in {Quietness.OFF, Quietness.BILLS}:
        lines.append(voice.say("settings.digest_quiet"))
    return Reply("\n".join(lines), (*columns(buttons, 2), back(voice)), edit=True)


def news(voice: Voice, who: Person) -> Reply:
    """Mute and unmute each kind of notification."""
    buttons = [
        Button(
            f"{'🔕' if kind in who.muted else '🔔'} {voice.word(f'news.kind.{kind.value}')}",
            SetTap(what="news", value=kind.value).pack(),
        )
        for kind in News
        if kind is not News.WEEK  # it has a choice of its own
    ]
    return Reply(voice.say("settings.which_news"), (*columns(buttons, 1), back(voice)), edit=True)


def fewer(voice: Voice, rows: Rows, what: str) -> Rows:
    """The way to hear less beneath what is told unasked: small beside other buttons, in words where there is none."""
    tap = SetTap(what=what).pack()
    if not rows:
        return ((Button(voice.word("settings.fewer"), tap),),)
    small = Button("🔕", tap)
    *before, last = rows
    return (*before, (*last, small)) if len(last) < _WIDEST else (*rows, (small,))


def back(voice: Voice) -> tuple[Button, ...]:
    """The way back to the overview."""
    return (Button(voice.word("button.back"), SetTap(what="overview").pack()),)
