"""Net worth as people read it: one figure first, what it is made of, what changed it, and by which rates."""

from collections.abc import Sequence
from datetime import date

from core.charts.model import Chart
from core.delivery.model import Button
from core.money.currency import Currency
from core.money.money import Money
from core.worth.model import Movement, Worth
from core.worth.survey import Survey
from handlers.say import charts
from handlers.say.rates import basis
from handlers.say.reply import Reply, Rows
from handlers.say.taps import AccountTap, WorthTap
from handlers.say.voice import Html, Voice

_FLAG_OFFSET = 0x1F1E6 - ord("A")
_FEW_POINTS = 2
"""From so many points on there is something to draw."""
USUAL = ("AUD", "MNT", "USD")


def shown(voice: Voice, survey: Survey, tap: WorthTap, *, hidden: bool = False, live: bool = False) -> Reply:
    """The card, with its picture where there is a history. `tap` is what led to it: its buttons change one thing."""
    worth = survey.worth
    if not worth.holdings:
        return Reply(voice.say("worth.nothing", day=voice.day(worth.day)), _first_steps(voice))
    lines = [_title(voice, worth, tap), *_made_of(voice, worth), *_changes(voice, survey), *_basis(voice, worth)]
    return Reply("\n".join(lines), _buttons(voice, worth, tap, live=live), chart=_chart(voice, survey, hidden=hidden))


def _title(voice: Voice, worth: Worth, tap: WorthTap) -> Html:
    key = "worth.mine" if tap.mine else "worth.title"
    title = voice.say(key, net=voice.money(worth.net), day=voice.day(worth.day))
    if not worth.debts.minor:
        return title
    parts = voice.say("worth.parts", assets=voice.money(worth.assets), debts=voice.money(worth.debts))
    return Html(f"{title}\n{parts}")


def _made_of(voice: Voice, worth: Worth) -> Sequence[Html]:
    kinds = [
        voice.say("worth.kind", name=voice.word(f"accounts.kind.{kind.value}"), sum=voice.money(of))
        for kind, of in worth.by_kind().items()
    ]
    countries = " · ".join(
        voice.say("worth.country", name=country(voice, code), sum=voice.money(of))
        for code, of in worth.by_country().items()
    )
    return [Html(""), *kinds, Html(""), Html(countries)]


def country(voice: Voice, code: str | None) -> str:
    """A country with its flag; one that we have no word for by its code."""
    if code is None:
        return "🌐 " + voice.word("country.elsewhere")
    flag = "".join(chr(ord(letter) + _FLAG_OFFSET) for letter in code)
    return f"{flag} {voice.word(f'country.{code}') if voice.knows(f'country.{code}') else code}"


def _changes(voice: Voice, survey: Survey) -> Sequence[Html]:
    named = (("worth.in_month", survey.month), ("worth.in_year", survey.year))
    told = [_change(voice, key, one) for key, one in named if one is not None]
    return [Html(""), *told] if told else []


def _change(voice: Voice, key: str, one: Movement) -> Html:
    """By how much, and what did it; a part of nothing is not told."""
    named = (("saved", one.saved), ("market", one.market), ("currency", one.currency), ("opened", one.opened))
    parts = [voice.say(f"worth.by_{name}", sum=plus(voice, of)) for name, of in named if of.minor]
    text = voice.say(key, sum=plus(voice, one.total))
    if parts:
        text = Html(f"{text} = {', '.join(parts)}")
    if one.left_out:
        text = Html(text + voice.say("worth.left_out", currencies=", ".join(map(str, one.left_out))))
    return text


def plus(voice: Voice, money: Money) -> str:
    """A change: with its sign, also when it is above zero."""
    return f"+{voice.money(money)}" if money.minor > 0 else voice.money(money)


def _basis(voice: Voice, worth: Worth) -> Sequence[Html]:
    lines = [basis(voice, quote) for quote in worth.quotes]
    if worth.unknown:
        sums = ", ".join(voice.money(money) for money in worth.unknown)
        lines.append(voice.say("worth.unknown", sums=sums))
    return [Html(""), *lines] if lines else []


def _chart(voice: Voice, survey: Survey, *, hidden: bool) -> Chart | None:
    if len(survey.history) < _FEW_POINTS:
        return None
    points = [(day, money.minor) for day, money in survey.history]
    title = voice.word("worth.chart")
    return charts.history(voice, title, [("", points)], survey.worth.currency, hidden=hidden)


def _buttons(voice: Voice, worth: Worth, tap: WorthTap, *, live: bool) -> Rows:
    others = dict.fromkeys((*USUAL, *(str(money.currency) for money in _balances(worth))))
    currencies = tuple(Button(code, _with(tap, currency=code)) for code in others if code != worth.currency.code)[:4]
    whose = Button(
        voice.word("worth.button_family" if tap.mine else "worth.button_mine"), _with(tap, mine=not tap.mine)
    )
    year = Button(voice.word("worth.button_year_before"), _with(tap, day=_year_before(worth.day)))
    today = (Button(voice.word("worth.button_today"), _with(tap, day="")),) if tap.day else ()
    keep = ("worth.button_stop", "stop") if live else ("worth.button_live", "live")
    accounts = Button(voice.word("worth.button_accounts"), AccountTap(op="list").pack())
    follow = () if tap.day or tap.mine else (Button(voice.word(keep[0]), _with(tap, op=keep[1])),)
    return currencies, (whose, year, *today), (accounts, *follow)


def _balances(worth: Worth) -> Sequence[Money]:
    return [one.balance for one in worth.holdings if one.quote]


def _with(tap: WorthTap, **changes: object) -> str:
    return tap.model_copy(update={"op": "show", **changes}).pack()


def _year_before(day: date) -> str:
    return day.replace(year=day.year - 1, day=min(day.day, 28)).isoformat()


def _first_steps(voice: Voice) -> Rows:
    return ((Button(voice.word("worth.button_add"), AccountTap(op="add").pack()),),)


def unclear(voice: Voice, currency: Currency) -> Reply:
    """What can be asked, where it was not understood."""
    return Reply(voice.say("worth.unclear", currency=currency))
