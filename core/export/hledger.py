"""The journal as hledger reads it (https://hledger.org/hledger.html, "Journal format"), since 1.21.

It has no way to quote: what would end a description, a tag or a comment is replaced by its nearest harmless sign.
"""

from datetime import date

from core.export.journal import Transaction
from core.money.currency import Currency
from core.rates.model import Rate

_IN_DESCRIPTION = str.maketrans({";": ",", "|": "/"})
_IN_VALUE = str.maketrans({",": " "})
_IN_TAG = str.maketrans({",": "_", ":": "_"})
_CONTROL = dict.fromkeys((*range(32), *range(127, 160), 8232, 8233), " ")


class Hledger:
    """See `Dialect`."""

    def header(self, title: str) -> str:
        """The title as a comment, and which sign marks decimals."""
        return f"; {_line(title)}\ndecimal-mark .\n"

    def account(self, name: str, since: date) -> str:  # noqa: ARG002  hledger's accounts have no beginning
        """An `account` directive, so that `--strict` accepts the journal."""
        return f"account {name}\n"

    def commodity(self, currency: Currency, since: date) -> str:  # noqa: ARG002
        """A `commodity` directive with all digits that are stored, so that none is hidden by rounding."""
        return f"commodity 1000.{'0' * currency.scale} {currency.code}\n"

    def price(self, rate: Rate) -> str:
        """A `P` directive."""
        return f"P {rate.day.isoformat()} {rate.base.code} {rate.value:f} {rate.quote.code}\n"

    def transaction(self, made: Transaction) -> str:
        """A cleared transaction with the entry's id as its code; tags and facts stand on lines of their own.

        None of them is put behind a posting, where hledger would read dates out of a comment.
        """
        code = "" if made.number is None else f" ({made.number})"
        said = " | ".join(filter(None, (_description(made.payee), _description(made.note))))
        repays = (("repays", str(made.repays)),) if made.repays is not None else ()
        comments = [f"{_tag(tag)}:" for tag in made.tags if _tag(tag)]
        comments += [f"{name}:{_line(text.translate(_IN_VALUE))}" for name, text in (*made.facts, *repays)]
        return (
            f"\n{made.day.isoformat()} *{code} {said}".rstrip()
            + "\n"
            + "".join(f"    ; {comment}\n" for comment in comments)
            + "".join(f"    {name}  {money.plain()} {money.currency.code}\n" for name, money in made.lines)
        )


def _description(text: str) -> str:
    return _line(text).translate(_IN_DESCRIPTION)


def _tag(text: str) -> str:
    return "_".join(_line(text).translate(_IN_TAG).split())


def _line(text: str) -> str:
    """The text on one line, blanks folded."""
    return " ".join(text.translate(_CONTROL).split())
