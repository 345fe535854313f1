"""What is coming as people read it: by day, with what is left after it, and the ways to have it in a calendar."""

from collections.abc import Iterator, Sequence

from core.agenda.model import Agenda, Day, Item, Kind
from core.agenda.window import Window, beside
from core.bills.model import Standing
from core.delivery.model import CALENDAR, Button
from handlers.say.bill_terms import known
from handlers.say.reply import Reply, Rows
from handlers.say.taps import CalendarTap
from handlers.say.voice import Html, Voice, shorten

MOST = 3_000
"""Characters of a page: with tags and what stands around them it stays below Telegram's 4,096."""
_FLAGS = {"AU": "🇦🇺", "MN": "🇲🇳"}
_MARKS = {
    Standing.PAID: "✅", Standing.SKIPPED: "⏭", Standing.OVERDUE: "🔴", Standing.DUE: "🟡", Standing.EXPECTED: "•",
}  # fmt: skip
_PLAIN = {
    Kind.COURSE_START: "calendar.course_start",
    Kind.COURSE_END: "calendar.course_end",
    Kind.VISA_EXPIRY: "calendar.visa_expiry",
}
_MONEY = frozenset({Kind.BILL, Kind.INCOME})


def shown(voice: Voice, found: Agenda, window: Window, member_id: int, page: int = 0) -> Reply:
    """One page of it, with the months beside it, and the ways out to other calendars."""
    blocks = [*_overdue(voice, found, member_id), *(_day(voice, one, member_id) for one in found.days)]
    pages = list(_pages(blocks))
    at = min(max(page, 0), max(len(pages) - 1, 0))
    lines = [voice.say("calendar.title", period=_period(voice, window))]
    lines += _now(voice, found)
    lines += pages[at] if pages else [voice.say("calendar.nothing")]
    if at >= len(pages) - 1:
        lines += _footer(voice, found, member_id)
    turn = _turn(voice, window, at, len(pages))
    return Reply(
        "\n".join(lines), (*turn, *_by_account(voice, found, window), _beside(voice, found, window), _ways_out(voice))
    )


def unclear(voice: Voice) -> Reply:
    """Which days are meant was not understood, with examples."""
    return Reply(voice.say("calendar.unclear"))


def file(voice: Voice) -> Reply:
    """The calendar as a file."""
    return Reply(voice.say("calendar.file"), document=CALENDAR)


def link_card(voice: Voice, *, there: bool) -> Reply:
    """What a link is, and that there is one, or none yet."""
    lines = [voice.say("calendar.link_about"), voice.say("calendar.link_there" if there else "calendar.link_none")]
    make = Button(voice.word("calendar.button_renew" if there else "calendar.button_make"), _tap("make"))
    drop = (Button(voice.word("calendar.button_drop"), _tap("drop")),) if there else ()
    return Reply("\n".join(lines), ((make, *drop), (_back(voice),)))


def link(voice: Voice, address: str, *, again: bool) -> Reply:
    """The address, told this once. It is no link that Telegram would open to show what is behind it."""
    lines = [
        voice.say("calendar.link_new" if again else "calendar.link_made"),
        voice.say("calendar.link", address=address),
        voice.say("calendar.link_how"),
    ]
    drop = Button(voice.word("calendar.button_drop"), _tap("drop"))
    return Reply("\n\n".join(lines), ((drop,),), secret=True)


def dropped(voice: Voice, *, there: bool) -> Reply:
    """Nothing opens it any more."""
    return Reply(voice.say("calendar.link_dropped" if there else "calendar.link_none"), ((_back(voice),),))


def no_address(voice: Voice) -> Reply:
    """This bot has no address in the world; the file works all the same."""
    file = Button(voice.word("calendar.button_file"), _tap("file"))
    return Reply(voice.say("calendar.no_address"), ((file, _back(voice)),))


def called(voice: Voice, one: Item) -> str:
    """What an item is, without its money: also for calendars elsewhere, which know no markup."""
    name = voice.short(one.title) if one.title else ""
    if one.kind is Kind.GOAL:
        return voice.word("calendar.goal", name=name)
    if one.kind is Kind.BREAK:
        return voice.word("calendar.break")
    if one.kind is Kind.HOLIDAY:
        return " ".join(["".join(_FLAGS.get(land, land) for land in one.countries), name])
    return voice.word(_PLAIN[one.kind]) if one.kind in _PLAIN else name


def _pages(blocks: Sequence[list[Html]]) -> Iterator[list[Html]]:
    """Whole days together as far as they fit; a longer one is cut between its lines."""
    page: list[Html] = []
    for line in (one for block in blocks for one in block):
        if page and sum(map(len, page)) + len(page) + len(line) > MOST:
            yield page
            page = []
        page.append(line)
    if page:
        yield page


def _period(voice: Voice, window: Window) -> str:
    if not window.text:
        return voice.word("calendar.coming")
    if window.is_month:
        return _begun(voice.month_named(window.first))
    if window.first == window.last:
        return _begun(voice.day(window.first))
    return f"{voice.plain_day(window.first)} – {voice.plain_day(window.last)}"


def _now(voice: Voice, found: Agenda) -> list[Html]:
    """What there is now, where it will be moved by what is listed."""
    if not found.moves:
        return []
    moved = {money.currency for one in found.days for money in one.left}
    moneys = [money for money in found.remains.now if money.currency in moved]
    return [voice.say("calendar.now", sums=" · ".join(map(voice.money, moneys)))]


def _overdue(voice: Voice, found: Agenda, member_id: int) -> list[list[Html]]:
    """What is still to be paid, which is counted as paid today, and what should have come in, which is not counted."""
    groups = {
        "calendar.overdue": [one for one in found.overdue if one.kind is Kind.BILL],
        "calendar.overdue_in": [one for one in found.overdue if one.kind is Kind.INCOME],
    }
    return [
        [Html(""), voice.say(key), *(_line(voice, one, member_id, dated=True) for one in items)]
        for key, items in groups.items()
        if items
    ]


def _day(voice: Voice, one: Day, member_id: int) -> list[Html]:
    resting = [called(voice, item) for item in one.items if item.kind is Kind.HOLIDAY and item.last is None]
    header = voice.say("calendar.day", day=" · ".join([_begun(voice.day(one.day)), *resting]))
    lines = [_line(voice, item, member_id) for item in one.items if item.kind is not Kind.HOLIDAY or item.last]
    if one.left:
        key = "calendar.left_paid" if not one.items else "calendar.left"
        lines.append(voice.say(key, sums=" · ".join(map(voice.money, one.left))))
    return [Html(""), header, *lines]


def _line(voice: Voice, one: Item, member_id: int, *, dated: bool = False) -> Html:
    name = f"🔒 {called(voice, one)}" if one.private and one.kind in _MONEY | {Kind.GOAL} else called(voice, one)
    if one.last:
        return voice.say("calendar.line_until", name=name, day=voice.plain_day(one.last))
    if one.kind not in _MONEY:
        told = voice.say("calendar.missing", name=name, money=voice.money(one.money)) if one.money else name
        return voice.say("calendar.line", name=told)
    mark = "•" if dated else _MARKS[one.standing or Standing.EXPECTED]
    money = known(voice, one.money)
    plus = "+" if one.kind is Kind.INCOME and one.money else ""
    parts = [f"{plus}{money}"]
    if one.account:
        parts.append(voice.account(one.account, member_id))
    if dated:
        parts.append(voice.day(one.day))
    elif one.standing is Standing.SKIPPED:
        parts.append(voice.word("calendar.skipped"))
    return voice.say("calendar.line_money", mark=mark, name=name, rest=", ".join(parts))


def _footer(voice: Voice, found: Agenda, member_id: int) -> list[Html]:
    """What the figures hold, and what they do not."""
    remains = found.remains
    lines = [voice.say("calendar.only_listed")] if found.moves else []
    if not found.moves and remains.uncounted:
        lines.append(voice.say("calendar.teach"))
    if remains.uncounted and found.moves:
        lines.append(voice.say("calendar.uncounted", names=", ".join(map(shorten, remains.uncounted))))
    if remains.unsaid and (found.moves or remains.uncounted):
        names = ", ".join(voice.account(one, member_id) for one in remains.unsaid)
        lines.append(voice.say("calendar.unsaid", names=names))
    return [Html(""), *lines] if lines else []


def _begun(text: str) -> str:
    """As a line begins."""
    return text[:1].upper() + text[1:]


def _turn(voice: Voice, window: Window, at: int, pages: int) -> Rows:
    buttons = []
    if at > 0:
        buttons.append(Button(voice.word("calendar.button_earlier"), _tap("show", window.text, at - 1)))
    if at < pages - 1:
        buttons.append(Button(voice.word("calendar.button_later"), _tap("show", window.text, at + 1)))
    return (tuple(buttons),) if buttons else ()


def _by_account(voice: Voice, found: Agenda, window: Window) -> Rows:
    """The way to what is left on each account, where anything is moved."""
    if not found.moves:
        return ()
    return ((Button(voice.word("calendar.button_accounts"), _tap("accounts", window.text)),),)


def _beside(voice: Voice, found: Agenda, window: Window) -> tuple[Button, ...]:
    """The months before and after; the days ahead are beside their own month and the next one."""
    before, after = (-1, 1) if window.is_month else (0, 1)
    months = [beside(window, found.today, before), beside(window, found.today, after)]
    labels = [
        f"‹ {voice.month(months[0].first)}" if months[0] else "",
        f"{voice.month(months[1].first)} ›" if months[1] else "",
    ]
    buttons = [Button(label, _tap("show", one.text)) for one, label in zip(months, labels, strict=True) if one]
    if window.text:
        buttons.insert(1 if months[0] else 0, Button(voice.word("calendar.button_coming"), _tap("show")))
    return tuple(buttons)


def _ways_out(voice: Voice) -> tuple[Button, ...]:
    return (
        Button(voice.word("calendar.button_file"), _tap("file")),
        Button(voice.word("calendar.button_link"), _tap("link")),
    )


def _back(voice: Voice) -> Button:
    return Button(voice.word("button.back"), _tap("show"))


def _tap(op: str, at: str = "", page: int = 0) -> str:
    return CalendarTap(op=op, at=at, page=page).pack()
