"""What will be left on each account, as people read it: one block an account, a line for each day that moves it."""

from core.agenda.by_account import Step, Track, Tracks
from core.agenda.window import Window
from core.delivery.model import Button
from handlers.say.reply import Reply
from handlers.say.taps import CalendarTap
from handlers.say.voice import Html, Voice, shorten

MOST_ACCOUNTS, MOST_STEPS, MOST_NAMES = 8, 8, 3
"""So that a message stays below Telegram's 4,096 characters."""


def by_account(voice: Voice, found: Tracks, window: Window, member_id: int) -> Reply:
    """All of them, with the way back to the days."""
    lines: list[Html] = [voice.say("calendar.accounts", day=voice.plain_day(found.last))]
    for track in found.tracks[:MOST_ACCOUNTS]:
        lines += _track(voice, track, member_id)
    if len(found.tracks) > MOST_ACCOUNTS:
        lines.append(voice.say("entry.and_more", len(found.tracks) - MOST_ACCOUNTS))
    if not found.tracks:
        lines.append(voice.say("calendar.accounts_none"))
    if found.loose:
        names = ", ".join(map(shorten, found.loose[:MOST_STEPS]))
        lines += [Html(""), voice.say("calendar.accounts_loose", names=names)]
    back = Button(voice.word("button.back"), CalendarTap(op="show", at=window.text).pack())
    return Reply("\n".join(lines), ((back,),))


def _track(voice: Voice, track: Track, member_id: int) -> list[Html]:
    name = voice.account(track.account, member_id)
    lines = [Html(""), voice.say("calendar.account_now", name=name, money=voice.money(track.now))]
    lines += [_step(voice, one) for one in track.steps[:MOST_STEPS]]
    if len(track.steps) > MOST_STEPS:
        lines.append(voice.say("entry.and_more", len(track.steps) - MOST_STEPS))
    return lines


def _step(voice: Voice, one: Step) -> Html:
    names = [voice.short(title) for title in one.titles[:MOST_NAMES]]
    if len(one.titles) > MOST_NAMES:
        names.append(voice.say("entry.and_more", len(one.titles) - MOST_NAMES))
    mark = "🔴" if one.left.minor < 0 else "•"
    named = Html(", ".join(names))
    return voice.say(
        "calendar.account_step", mark=mark, day=voice.plain_day(one.day), money=voice.money(one.left), names=named
    )
