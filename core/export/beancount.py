"""The journal as beancount 2 and 3 read it (https://beancount.github.io/docs/beancount_language_syntax.html).

Tags and links may only hold ASCII there: a tag of other letters is kept as metadata, whole. An entry is linked to
itself as `^entry-17`, and a refund to what it repays by that one's link.
"""

import re
from datetime import date

from core.export.journal import Transaction
from core.money.currency import Currency
from core.rates.model import Rate

_TAG = re.compile(r"[A-Za-z0-9\-_/.]+")
_CONTROLS = dict.fromkeys((*range(0x20), *range(0x7F, 0xA0)), " ")
_ESCAPES = _CONTROLS | str.maketrans({"\\": r"\\", '"': r"\"", "\n": r"\n", "\t": r"\t", "\r": r"\r"})


class Beancount:
    """See `Dialect`."""

    def header(self, title: str) -> str:
        """A title and no currency of operation: a family of two countries has two."""
        return f'option "title" {_quoted(title)}\n'

    def account(self, name: str, since: date) -> str:
        """An `open` without a list of currencies, since people pay in any."""
        return f"{since.isoformat()} open {name}\n"

    def commodity(self, currency: Currency, since: date) -> str:
        """A `commodity` directive."""
        return f"{since.isoformat()} commodity {currency.code}\n"

    def price(self, rate: Rate) -> str:
        """A `price` directive."""
        return f"{rate.day.isoformat()} price {rate.base.code}  {rate.value:f} {rate.quote.code}\n"

    def transaction(self, made: Transaction) -> str:
        """A cleared transaction."""
        marks = [f" #{tag}" for tag in made.tags if _TAG.fullmatch(tag)]
        marks += [f" ^entry-{number}" for number in (made.number, made.repays) if number is not None]
        first = f"\n{made.day.isoformat()} * {_quoted(made.payee)} {_quoted(made.note)}{''.join(marks)}\n"
        others = " ".join(tag for tag in made.tags if not _TAG.fullmatch(tag))
        facts = (*made.facts, ("tags-otherwise", others)) if others else made.facts
        said = "".join(f"  {name}: {_quoted(text)}\n" for name, text in facts)
        legs = "".join(f"  {name}  {money.plain()} {money.currency.code}\n" for name, money in made.lines)
        return first + said + legs


def _quoted(text: str) -> str:
    return '"' + text.translate(_ESCAPES) + '"'
