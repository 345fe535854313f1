"""How things are said to one person: their language, their money, their dates. The one place that escapes text."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from html import escape
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_date, format_datetime
from babel.numbers import format_compact_decimal

from core.capture.vocabulary import Category
from core.ledger.model import Account
from core.ledger.record import EVERYDAY
from core.money.currency import Currency, CurrencyKind
from core.money.money import Money
from handlers.say.catalogue import Catalogue, catalogue
from handlers.say.covered import as_html, as_plain, bare, cover

SHOWN = 60
"""How many characters of a payee, a note or a name are shown: a message stays short whatever was typed."""
_SIGNS = {
    "AUD": "A$", "USD": "US$", "NZD": "NZ$", "CAD": "CA$", "HKD": "HK$", "SGD": "S$", "EUR": "€", "GBP": "£",
    "KRW": "₩", "INR": "₹",
}  # fmt: skip
_SHORT_ENOUGH = 1_000
_TURNING = re.compile("[\u0000-\u0008\u000e-\u001b\u007f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Control characters and marks of direction: one that is never closed would turn the rest of the message round."""
_LEAP_YEAR = 2024
_LOCALES = {"en": "en_AU", "mn": "mn_MN"}


class Html(str):
    """Text that is Telegram's HTML already and is not escaped again."""

    __slots__ = ()


def shorten(text: str, most: int = SHOWN) -> str:
    """One line of at most `most` characters, and never nothing, since a button must have a label.

    Characters that would turn the direction of what stands after them are left out.
    """
    line = " ".join(_TURNING.sub("", bare(as_plain(text))).split()) or "…"
    return line if len(line) <= most else line[: most - 1] + "…"


@dataclass(frozen=True, slots=True)
class Voice:
    """Speaks `language` to someone in `zone`, for whom it is `today`; `most` characters of each name are shown.

    `hidden` covers every amount (see `handlers.say.covered`).
    """

    language: str
    zone: str
    today: date
    categories: Mapping[str, Category] = field(default_factory=dict)
    most: int = SHOWN
    hidden: bool = False
    banks: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def say(self, key: str, count: int | None = None, /, **params: object) -> Html:
        """The sentence for `key` with its params, each escaped unless it is `Html` already."""
        safe = {
            name: value if isinstance(value, Html) else escape(str(value), quote=False)
            for name, value in params.items()
        }
        if count is not None:
            safe["count"] = str(count)
        return Html(as_html(self._catalogue.template(key, count).format_map(safe)))

    def word(self, key: str, **params: object) -> str:
        """Plain text for a button or a toast, where Telegram parses no HTML."""
        text = self._catalogue.template(key).format_map({name: str(value) for name, value in params.items()})
        return as_plain(text)

    def short(self, text: str) -> str:
        """What a person wrote, as far as it is shown."""
        return shorten(text, self.most)

    def knows(self, key: str, *given: str) -> bool:
        """Whether there is a sentence for this key that needs no more than what is `given`."""
        return key in self._catalogue and self._catalogue.placeholders(key) <= set(given)

    def money(self, money: Money) -> str:
        """An amount as this language writes it: `A$4.50`, `8,500₮`, `−US$12.00`, `0.25 BTC`.

        There is no coin below a tögrög, so what is stored of its parts is rounded away; of coins only digits that say
        something are shown.
        """
        figures = f"{abs(money.decimal):,.{money.currency.shown}f}"
        if money.currency.kind is CurrencyKind.CRYPTO:
            figures = figures.rstrip("0").rstrip(".")
        return self._covered(_signed(money, figures))

    def exactly(self, money: Money) -> str:
        """An amount with every digit that was typed, for asking whether it was meant so."""
        if money.currency.kind is CurrencyKind.CRYPTO or money.decimal == round(money.decimal, money.currency.shown):
            return self.money(money)
        return self._covered(_signed(money, f"{abs(money.decimal):,.{money.currency.scale}f}"))

    def compact(self, money: Money, digits: int = 1) -> str:
        """An amount where there is little room, with at most `digits` after the point: `A$120K`, `3.2 сая₮`."""
        amount = abs(money.decimal)
        if amount < _SHORT_ENOUGH:
            return self._covered(_signed(money, f"{round(amount, money.currency.shown).normalize():f}"))
        short = format_compact_decimal(amount, locale=_locale(self.language), fraction_digits=digits)
        return self._covered(_signed(money, short))

    def day(self, day: date) -> str:
        """A day as a person says it: yesterday, today, tomorrow, else the date, with the year of another one."""
        near = {1: "date.yesterday", 0: "date.today", -1: "date.tomorrow"}.get((self.today - day).days)
        if near:
            return self.word(near)
        locale = _locale(self.language)
        if self.language == "mn":
            return format_date(
                day, "M-р сарын d" if day.year == self.today.year else "y оны M-р сарын d", locale=locale
            )
        return format_date(day, "EEE d MMM" if day.year == self.today.year else "d MMM y", locale=locale)

    def month(self, day: date, *, alone: bool = True) -> str:
        """The month of a day where there is little room: `Nov`, `11-р сар`; among many others `11` will do."""
        return format_date(day, "MMM" if alone or self.language != "mn" else "M", locale=_locale(self.language))

    def month_named(self, day: date) -> str:
        """The whole name of a day's month, with the year when it is another one: `October`, `2025 оны 10-р сар`."""
        this_year = day.year == self.today.year
        if self.language == "mn":
            return format_date(day, "M-р сар" if this_year else "y оны M-р сар", locale=_locale(self.language))
        return format_date(day, "LLLL" if this_year else "LLLL y", locale=_locale(self.language))

    def month_alone(self, number: int) -> str:
        """The name of a month, 1 to 12."""
        return format_date(date(self.today.year, number, 1), "LLLL", locale=_locale(self.language))

    def day_of_year(self, month: int, day: int) -> str:
        """A day of every year: `14 February`, `2-р сарын 14`."""
        pattern = "M-р сарын d" if self.language == "mn" else "d MMMM"
        return format_date(date(_LEAP_YEAR, month, day), pattern, locale=_locale(self.language))

    def weekday(self, day: date) -> str:
        """The name of a day's weekday: `Friday`, `баасан`."""
        return format_date(day, "EEEE", locale=_locale(self.language))

    def plain_day(self, day: date) -> str:
        """A day without its weekday, with the year when it is another one: `7 Nov`, `7 Nov 2025`, `2025.11.07`."""
        this_year = day.year == self.today.year
        if self.language == "mn":
            return format_date(day, "MM.dd" if this_year else "y.MM.dd", locale=_locale(self.language))
        return format_date(day, "d MMM" if this_year else "d MMM y", locale=_locale(self.language))

    def plain_span(self, first: date | None, last: date | None) -> tuple[str, str]:
        """Two days from one to the other, both with their year when those differ: `16 Feb 2026`, `30 Nov 2027`."""
        if not first or not last or first.year == last.year:
            told = [self.plain_day(day) if day else "…" for day in (first, last)]
        else:
            pattern = "y.MM.dd" if self.language == "mn" else "d MMM y"
            told = [format_date(day, pattern, locale=_locale(self.language)) for day in (first, last)]
        return told[0], told[1]

    def brief_day(self, day: date) -> str:
        """A day where there is little room: `7 Nov`, `11.07`."""
        return format_date(day, "MM.dd" if self.language == "mn" else "d MMM", locale=_locale(self.language))

    def local_day(self, instant: datetime) -> date:
        """The day of an instant in this person's zone."""
        return instant.astimezone(ZoneInfo(self.zone)).date()

    def instant(self, instant: datetime) -> str:
        """A day and a time in this person's zone."""
        local = instant.astimezone(ZoneInfo(self.zone))
        pattern = "M-р сарын d, HH:mm" if self.language == "mn" else "d MMM, h:mm a"
        return format_datetime(local, pattern, locale=_locale(self.language))

    def category(self, slug: str | None) -> str:
        """A category with its emoji, in this language; a slug that no file lists is shown as it is."""
        if slug is None:
            return self.word("category.none")
        known = self.categories.get(slug)
        if known is None:
            return slug
        name = known.names[self.language]
        return f"{known.emoji} {name[:1].upper()}{name[1:]}"

    def bank(self, slug: str) -> str:
        """A bank in this language; what is none of the known ones is shown as it is."""
        names = self.banks.get(slug, {})
        return names.get(self.language) or next(iter(names.values()), slug)

    def groups(self) -> tuple[str, ...]:
        """The groups of categories, in the order of the data."""
        return tuple(dict.fromkeys(slug.partition(".")[0] for slug in self.categories))

    def account(self, account: Account, member_id: int) -> str:
        """An account as this member calls it; the everyday one has a name in each language."""
        name = self.word("account.everyday") if account.name == EVERYDAY else self.short(account.name)
        if account.name == EVERYDAY and account.owner_id != member_id:
            name = self.word("account.everyday_other")
        return f"🔒 {name}" if account.private else name

    def _covered(self, figures: str) -> str:
        return cover(figures) if self.hidden else figures

    @property
    def _catalogue(self) -> Catalogue:
        return catalogue(self.language)


def _signed(money: Money, figures: str) -> str:
    """Figures with the sign of their currency on its side, and a minus before all."""
    return ("−" if money.minor < 0 else "") + with_sign(figures, money.currency)


def with_sign(figures: str, currency: Currency) -> str:
    """Figures without a minus, with the sign of a currency on its side, or its code."""
    code = currency.code
    if code == "MNT":
        return f"{figures}₮"
    return f"{_SIGNS[code]}{figures}" if code in _SIGNS else f"{figures} {code}"


@cache
def _locale(language: str) -> Locale:
    return Locale.parse(_LOCALES.get(language, "en_AU"))
