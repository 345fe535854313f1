"""Reading what a person writes of a rate: "usd", "usd mnt", "USD 3450", "1 usd = 3,450₮", «долларын ханш 3450».

Every word must be a number, a currency, a word for a rate or one that says nothing; else the text is of something else.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from core.capture.roles import Role
from core.capture.text import clean
from core.capture.tokens import Shape, Token, tokenize
from core.capture.vocabulary import Vocabulary
from core.money.currency import CURRENCIES, Currency
from core.money.numbers import read_numeral

_BETWEEN = re.compile(r"(?<=[^\W\d_])[/-](?=[^\W\d_])")
"""What stands in usd/mnt and usd-mnt."""
_COUNTS = {Decimal(10**power): power for power in range(5)}
"""How many of a currency a rate may be said of: banks quote 100 yen."""
_BIGGEST = 18
"""The powers of ten between which a rate lies, either way."""


@dataclass(frozen=True, slots=True)
class RateWords:
    """Words of all languages, in small letters: those that name a rate, and those that may stand beside it."""

    named: frozenset[str]
    filler: frozenset[str]


@dataclass(frozen=True, slots=True)
class Asked:
    """One asks for the rate of nothing said (all of them), of one currency, or of one in another.

    For each currency that was named there are the codes that its name can mean here, the likeliest first.
    """

    currencies: tuple[tuple[Currency, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Told:
    """One says what one of `bases` is worth in one of `quotes` (none said: to be guessed); `values` are the readings.

    `values` is empty when what stands there can be no rate.
    """

    bases: tuple[Currency, ...]
    quotes: tuple[Currency, ...]
    values: tuple[Decimal, ...]


@dataclass(frozen=True, slots=True)
class _Numbers:
    """What a written number can mean."""

    values: tuple[Decimal, ...]


_Piece = tuple[Currency, ...] | _Numbers


@dataclass(frozen=True, slots=True)
class RateReader:
    """Reads for someone in `country`."""

    vocabulary: Vocabulary
    words: RateWords
    country: str

    def line(self, text: str) -> Told | None:
        """A line of the chat that sets a rate; None for any other, also for a question."""
        tokens = self._tokens(text)
        named = any(token.text.lower() in self.words.named for token in tokens)
        read = _read(self._pieces(tokens)) if named else None
        return read if isinstance(read, Told) else None

    def command(self, text: str) -> Asked | Told | None:
        """What stands behind the command; None when it cannot be read."""
        return _read(self._pieces(self._tokens(text)))

    def _tokens(self, text: str) -> list[Token]:
        return tokenize(_BETWEEN.sub(" ", clean(text)))

    def _pieces(self, tokens: list[Token]) -> list[_Piece] | None:
        found: list[_Piece] = []
        at = 0
        while at < len(tokens):
            token = tokens[at]
            length = 1
            if token.shape is Shape.NUMBER:
                found.append(_numbers(token.text))
            elif token.text.lower() not in self.words.named | self.words.filler:
                length, currencies = self._currency(tokens, at)
                if not currencies:
                    return None
                found.append(currencies)
            at += length
        return found

    def _currency(self, tokens: list[Token], at: int) -> tuple[int, tuple[Currency, ...]]:
        """How many tokens name a currency, and which it can be; a code that is a word too counts as the code."""
        if code := CURRENCIES.get(tokens[at].text.upper()):
            return 1, (code,)
        match = self.vocabulary.match(tokens, at, mongolian=True)
        for meaning in match.meanings if match else ():
            if match and meaning.role is Role.CURRENCY:
                return match.length, tuple(CURRENCIES[code] for code in self._codes(meaning.value))
        return 1, ()

    def _codes(self, word: str) -> tuple[str, ...]:
        if word in CURRENCIES:
            return (word,)
        by_country: Mapping[str, tuple[str, ...]] = self.vocabulary.currency_by_country[word]
        here = (*by_country.get(self.country, ()), *by_country.get("*", ()))
        return tuple(dict.fromkeys((*here, *(code for codes in by_country.values() for code in codes))))


def _numbers(text: str) -> _Numbers:
    return _Numbers(tuple(value for _, value in read_numeral(text).candidates))


def _read(pieces: list[_Piece] | None) -> Asked | Told | None:
    if pieces is None:
        return None
    shape = "".join("n" if isinstance(piece, _Numbers) else "c" for piece in pieces)
    currencies = tuple(piece for piece in pieces if not isinstance(piece, _Numbers))
    numbers = [piece.values for piece in pieces if isinstance(piece, _Numbers)]
    if shape in {"", "c", "cc"}:
        return Asked(currencies)
    if shape in {"cn", "cnc", "ccn"}:
        return Told(currencies[0], _second(currencies), _possible(numbers[0], 0))
    if shape in {"ncn", "ncnc"} and len(numbers[0]) == 1 and numbers[0][0] in _COUNTS:
        return Told(currencies[0], _second(currencies), _possible(numbers[1], _COUNTS[numbers[0][0]]))
    return None


def _second(currencies: tuple[tuple[Currency, ...], ...]) -> tuple[Currency, ...]:
    return currencies[1] if len(currencies) > 1 else ()


def _possible(values: tuple[Decimal, ...], power: int) -> tuple[Decimal, ...]:
    possible = tuple(value for value in values if value and -_BIGGEST <= value.adjusted() <= _BIGGEST)
    return tuple(value.scaleb(-power).normalize() for value in possible) if power else possible
