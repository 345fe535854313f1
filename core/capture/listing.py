"""Makes a `Vocabulary` of the tables that the vocabulary files of all languages hold. How a file is laid out:

`[words]` lists phrases by role (`greeting = ["hi"]`); a table named by a role lists them by value (`[day]` with
`"-1" = ["yesterday"]`). `[categories."food.coffee"]` has `name`, `emoji`, `words` and `weak` ones, which yield
to any other, and `over`, the categories that it wins over; `[merchants."food.coffee"]` maps a
shop's own spelling to other spellings; `[banks.khan]` has `currency` and `words`, `[bank_names]` each bank's
own name in the language. `[plausible.AUD]` gives ranges,
`[currency_by_country.dollar]` codes by country, `[endings]` the noun's and the verb's endings, where `*` stands for
the vowel that harmony chooses and a listed verb ends in `-`.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from typing import Any

from core.capture.roles import Meaning, Role
from core.capture.skeleton import Endings, drop_vowel, is_cyrillic, loose, skeletons
from core.capture.slips import Slips
from core.capture.tokens import tokenize
from core.capture.vocabulary import Category, Phrase, Range, Vocabulary

Tables = Mapping[str, Any]
_OWN_TABLES = frozenset(
    {
        "words",
        "categories",
        "merchants",
        "banks",
        "bank_names",
        "plausible",
        "currency_by_country",
        "endings",
        "language_of",
        "alert",
    }
)
_NAMES = frozenset({Role.MERCHANT, Role.BANK, Role.NAME})
"""A name of four letters or more is met in any spelling, but keeps its vowels."""
_NEVER_SLIPPED = frozenset({Role.KNOWN, Role.NAME, Role.ORDINARY})
_LONG_NAME = 7
"""A shorter shop's name is too near to too many words that nobody listed (petty, Petsy)."""
_VOWELS = {"а": "ауяю", "о": "оё", "ө": "ө", "э": "эүеи"}


@dataclass(slots=True)
class _Listing:
    """Gathers phrases while the files are read."""

    singles: dict[str, dict[Meaning, None]] = field(default_factory=dict)
    phrases: dict[tuple[str, ...], dict[Meaning, None]] = field(default_factory=dict)
    straight: dict[str, None] = field(default_factory=dict)

    def add(self, phrase: str, meaning: Meaning) -> None:
        """List one phrase under every key by which it may be met; a lower rank of a word never hides a higher one."""
        words = _words(phrase)
        if len(words) == 1:
            keys = _keys(words[0], meaning)
            for key in keys:
                self.singles.setdefault(key, {})[meaning] = None
            if meaning.role not in _NEVER_SLIPPED and (
                meaning.role is not Role.MERCHANT or len(words[0]) >= _LONG_NAME
            ):
                self.straight |= dict.fromkeys(key for key in keys if key == words[0] or key[0] == "=")
        else:
            self.phrases.setdefault(tuple(words), {})[meaning] = None

    def by_first_key(self) -> dict[str, tuple[Phrase, ...]]:
        """The phrases of several words under each key of their first word."""
        found: dict[str, list[Phrase]] = {}
        for words, meanings in self.phrases.items():
            told = {_way(meaning) for meaning in meanings}
            keys = tuple(_keys_in(word, told) for word in words)
            phrase = Phrase(keys, tuple(meanings))
            for key in keys[0]:
                found.setdefault(key, []).append(phrase)
        return {key: tuple(phrases) for key, phrases in found.items()}


def build(sources: Iterable[tuple[str, Tables]]) -> Vocabulary:
    """Make the vocabulary of (language, tables) pairs. Raises `KeyError` or `ValueError` for a malformed table."""
    listed = list(sources)
    listing = _Listing()
    for language, tables in listed:
        for role, value, phrase in _entries(tables):
            listing.add(phrase, Meaning(role, value, language))
        for role, value, stem, suffixes in _verbs(tables):
            for suffix in suffixes:
                listing.add(stem + suffix, Meaning(role, value, language))
    return Vocabulary(
        languages=tuple(dict.fromkeys(language for language, _ in listed)),
        categories=_categories(listed),
        merchants={
            name: None if slug == "any" else slug
            for _, tables in listed
            for slug, names in tables.get("merchants", {}).items()
            for name in names
        },
        banks={name: bank["currency"] for _, tables in listed for name, bank in tables.get("banks", {}).items()},
        bank_names=_bank_names(listed),
        plausible={code: _ranges(rows) for _, tables in listed for code, rows in tables.get("plausible", {}).items()},
        currency_by_country={
            word: {country: tuple(codes) for country, codes in by_country.items()}
            for _, tables in listed
            for word, by_country in tables.get("currency_by_country", {}).items()
        },
        currency_language={
            code: language
            for language, tables in listed
            for code in tables.get("language_of", {}).get("currencies", ())
        },
        endings=Endings([form for _, tables in listed for form in _noun_endings(tables)]),
        singles={key: tuple(meanings) for key, meanings in listing.singles.items()},
        phrases=listing.by_first_key(),
        slips=Slips(listing.straight),
        alerts=_alerts(listed),
    )


def _words(phrase: str) -> list[str]:
    """The words of a phrase; letters and digits typed as one word (GS25) are one."""
    if phrase.replace(" ", "").isalpha():
        return phrase.lower().split()
    words: list[str] = []
    for token in tokenize(phrase):
        if token.glued and words and words[-1].isalnum() and token.text.isalnum():
            words[-1] += token.text.lower()
        else:
            words.append(token.text.lower())
    return words


def _entries(tables: Tables) -> Iterator[tuple[Role, str, str]]:
    """Every (role, value, phrase) of a file but the verbs, which are listed by stem."""
    for role, phrases in tables.get("words", {}).items():
        yield from ((Role(role), "", phrase) for phrase in phrases if not phrase.endswith("-"))
    for table in (name for name in tables if name not in _OWN_TABLES):
        for value, phrases in tables[table].items():
            yield from ((Role(table), value, phrase) for phrase in phrases if not phrase.endswith("-"))
    for slug, category in tables.get("categories", {}).items():
        weak = (*category.get("weak", ()), *category["emoji"].split())
        yield from ((Role.CATEGORY, slug, phrase) for phrase in category["words"])
        yield from ((Role.WEAK_CATEGORY, slug, phrase) for phrase in weak)
    for names in tables.get("merchants", {}).values():
        for name, others in names.items():
            yield from ((Role.MERCHANT, name, phrase) for phrase in dict.fromkeys((name, *others)))
    for name, bank in tables.get("banks", {}).items():
        yield from ((Role.BANK, name, phrase) for phrase in bank["words"])


def _verbs(tables: Tables) -> Iterator[tuple[Role, str, str, list[str]]]:
    """Every verb of a file as (role, value, stem, suffixes): its past forms, then its forms of plan and wish."""
    endings = tables.get("endings", {})
    for table in (name for name in tables if name not in _OWN_TABLES):
        for value, phrases in tables[table].items():
            for phrase in phrases:
                if phrase.endswith("-"):
                    stem = phrase[:-1]
                    yield Role(table), value, stem, [_with_vowel(form, stem) for form in endings["past"]]
                    yield Role.NOTHING, "plan", stem, [_with_vowel(form, stem) for form in endings["plan"]]


def _with_vowel(suffix: str, stem: str) -> str:
    for letter in reversed(stem):
        for vowel, letters in _VOWELS.items():
            if letter in letters and letter != "и":
                return suffix.replace("*", vowel)
    return suffix.replace("*", "э")


def _noun_endings(tables: Tables) -> Iterator[str]:
    for form in tables.get("endings", {}).get("noun", ()):
        yield from dict.fromkeys(form.replace("*", vowel) for vowel in _VOWELS)


_Way = tuple[bool, bool, bool]
"""How a word is listed: as English, in any spelling of galig, and as a name that keeps its vowels."""


def _way(meaning: Meaning) -> _Way:
    english = meaning.language == "en"
    name = meaning.role in _NAMES
    return english, not english or name, name


def _keys(word: str, meaning: Meaning) -> tuple[str, ...]:
    """Every key by which a listed word is found."""
    return _keys_of(word, _way(meaning))


def _keys_in(word: str, ways: set[_Way]) -> frozenset[str]:
    """The keys of a word of a phrase; phrases share their words, so each set is made once."""
    if len(ways) == 1:
        return _key_set(word, next(iter(ways)))
    return frozenset().union(*(_key_set(word, way) for way in ways))


@cache
def _key_set(word: str, way: _Way) -> frozenset[str]:
    return frozenset(_keys_of(word, way))


@cache
def _keys_of(word: str, way: _Way) -> tuple[str, ...]:
    english, folded, name = way
    folded = folded and (not english or len(word) > 3)
    keys = [word]
    if english:
        keys += ["+" + form for form in (word, *_singulars(word))]
    if is_cyrillic(word):
        forms = [word] if name or not (dropped := drop_vowel(word)) else [word, dropped]
        keys += [*forms[1:], *("~" + loose(form) for form in forms)]
        keys += ["=" + folding for form in forms for folding in skeletons(form)]
    elif folded and word.isalpha():
        keys += ["=" + form for form in skeletons(word)]
    return tuple(keys)


def _singulars(word: str) -> Iterator[str]:
    """What a listed plural is of one: biscuit of biscuits, candy of candies."""
    if word.endswith("s") and not word.endswith("ss") and len(word) > 4:
        yield word[:-1]
        if word.endswith("ies"):
            yield word[:-3] + "y"


def _categories(listed: list[tuple[str, Tables]]) -> dict[str, Category]:
    found: dict[str, Category] = {}
    for language, tables in listed:
        for slug, category in tables.get("categories", {}).items():
            names = found[slug].names if slug in found else {}
            emoji = found[slug].emoji if slug in found else category["emoji"].split()[0]
            over = found[slug].over if slug in found else frozenset()
            over |= frozenset(category.get("over", ()))
            found[slug] = Category(slug, emoji, {**names, language: category["name"]}, over)
    return found


def _bank_names(listed: list[tuple[str, Tables]]) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for language, tables in listed:
        for bank, name in tables.get("bank_names", {}).items():
            found.setdefault(bank, {})[language] = name
    return found


def _alerts(listed: list[tuple[str, Tables]]) -> dict[str, re.Pattern[str]]:
    """One pattern for each list of `[alert]`; `*` in a phrase stands for the rest of a word."""
    words: dict[str, set[str]] = {}
    for _, tables in listed:
        for value, phrases in tables.get("alert", {}).items():
            words.setdefault(value, set()).update(phrases)
    return {value: _pattern(sorted(phrases, key=len, reverse=True)) for value, phrases in words.items()}


def _pattern(phrases: list[str]) -> re.Pattern[str]:
    alternatives = "|".join(re.escape(phrase).replace(r"\*", r"[\w*]*") for phrase in phrases)
    return re.compile(rf"(?<!\w)(?:{alternatives})(?!\w)", re.IGNORECASE)


def _ranges(rows: Mapping[str, str]) -> dict[str, Range]:
    return {name: (Decimal(least), Decimal(most)) for name, (least, most) in ((n, r.split()) for n, r in rows.items())}
