"""One thing to prepare for the next visa: why, until when, when to begin, and what is there already."""

from datetime import date

from core.delivery.model import Button
from core.documents.paper import Paper
from core.funds.standing import Standing
from core.money.currency import currency
from core.money.money import Money
from core.renewal.guide import Item
from core.renewal.held import Held
from core.renewal.look import Readiness
from core.renewal.model import Line
from core.visa.law import Law, in_force
from handlers.say.renewal import SIGNS, begins, list_button, not_advice, tap
from handlers.say.reply import Reply, Rows
from handlers.say.taps import FundsTap, PaperTap
from handlers.say.voice import Html, Voice, shorten

_AUD = currency("AUD")
_MOST_LABEL = 40


def card(voice: Voice, found: Readiness, line: Line, law: Law, held: Held, funds: Standing | None) -> Reply:
    """All of one item."""
    item = line.step.item
    lines = [Html(f"{SIGNS[line.state]} <b>{voice.say(f'renewal.item_{item}')}</b>")]
    lines.append(voice.say(f"renewal.why_{item}", months=line.step.lasts))
    lines += [*_dates(voice, line), *_charge(voice, found, law, item), *_funds(voice, item, funds)]
    lines += _held(voice, held)
    if line.open and line.begin:
        lines.append(voice.say("renewal.begin", begin=begins(voice, line, found)))
    return Reply("\n".join([*lines, not_advice(voice)]), _rows(voice, line, held))


def _dates(voice: Voice, line: Line) -> list[Html]:
    lines = []
    if line.need and line.step.ends:
        lines.append(voice.say(f"renewal.need_{line.step.ends}", day=voice.plain_day(line.need)))
    if line.until is None:
        return lines
    until = voice.plain_day(line.until)
    if line.held:
        return [*lines, voice.say("renewal.known_course", day=until)]
    if line.step.lasts and line.day:
        return [*lines, voice.say("renewal.known_taken", day=voice.plain_day(line.day), until=until)]
    return [*lines, voice.say("renewal.known_until", day=until)]


def _charge(voice: Voice, found: Readiness, law: Law, item: Item) -> list[Html]:
    """What it costs by the table of today, which says until when it was looked at."""
    if item is not Item.CHARGE or found.checklist is None:
        return []
    row = in_force(law.charges.get(found.checklist.charge, ()), found.today)
    if row is None:
        return [voice.say("renewal.charge_unknown")]
    money = voice.money(Money(row.amounts["applicant"] * 100, _AUD))
    given = {"visa": found.checklist.charge, "money": money, "since": _full(voice, row.since)}
    return [voice.say("renewal.charge", checked=_full(voice, row.checked), **given)]


def _full(voice: Voice, day: date) -> str:
    """A day with its year: what is dated is read again in another year."""
    return f"{day:%Y.%m.%d}" if voice.language == "mn" else f"{day.day} {day:%b %Y}"


def _funds(voice: Voice, item: Item, funds: Standing | None) -> list[Html]:
    if item is not Item.FUNDS or funds is None:
        return []
    needed, there = voice.money(funds.needed), voice.money(funds.there)
    if not funds.complete:
        return [voice.say("renewal.funds_partly", needed=needed, there=there)]
    if funds.gap.minor > 0:
        return [voice.say("renewal.funds_missing", needed=needed, there=there, gap=voice.money(funds.gap))]
    return [voice.say("renewal.funds_enough", needed=needed, there=there)]


def _held(voice: Voice, held: Held) -> list[Html]:
    bills = [voice.say("renewal.bill", name=voice.short(one.body.title)) for one in held.bills]
    return [*bills, *([voice.say("renewal.papers")] if held.papers else [])]


def _rows(voice: Voice, line: Line, held: Held) -> Rows:
    item = line.step.item
    marks = (
        (
            Button(voice.word("renewal.button_done"), tap("done", item)),
            Button(voice.word("renewal.button_not_needed"), tap("skip", item)),
        )
        if line.open
        else (Button(voice.word("renewal.button_open"), tap("open", item)),)
    )
    dates = ((Button(voice.word("renewal.button_date"), tap("date", item)),),) if line.step.dated else ()
    papers = tuple((_paper(voice, one),) for one in held.papers)
    funds = ((Button(voice.word("visa.button_funds"), FundsTap(op="card").pack()),),) if item is Item.FUNDS else ()
    return (marks, *dates, *funds, *papers, (list_button(voice),))


def _paper(voice: Voice, paper: Paper) -> Button:
    title = paper.title or voice.word(f"paper.kind.{paper.kind}")
    return Button(f"📎 {shorten(title, _MOST_LABEL)}", PaperTap(op="show", id=paper.id).pack())
