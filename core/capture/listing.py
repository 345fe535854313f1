"""Makes a `Vocabulary` of the tables that the vocabulary files of all languages hold. How a file is laid out:

`[words]` lists phrases by role (`greeting = ["hi"]`); a table named by a role lists them by value (`[day]` with
`"-1" = ["yesterday"]`). `[categories."food.coffee"]` has `name`, `emoji`, `words` and `weak` ones, which yield
to any other, and `over`, the categories or groups (`fun.`) that it beats; `[merchants."food.coffee"]` maps a
shop's own spelling to other spellings; `[banks.khan]` has `currency` and `words`, `[bank_names]` each bank's
own name in the language. `[plausible.AUD]` gives ranges,
`[currency_by_country.dollar]` codes by country, `[endings]` the noun's and the verb's endings, where `*` stands for
the vowel that harmony chooses and a listed verb ends in `-`.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from core.capture.index import Index, Way, keys_of
from core.capture.roles import Meaning, Role
from core.capture.skeleton import Endings
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
_NEVER = 1000
_VOWELS = {"а": "ауяю", "о": "оё", "ө": "ө", "э": "эүеи"}


@dataclass(slots=True)
class _Listing:
    """Gathers phrases while the files are read."""

    singles: Index[Meaning] = field(default_factory=Index)
    phrases: dict[tuple[str, ...], dict[Meaning, None]] = field(default_factory=dict)
    corrected: dict[tuple[str, Way], None] = field(default_factory=dict)

    def add(self, meaning: Meaning, phrases: Iterable[str]) -> None:
        """List phrases under every key by which they may be met; a lower rank of a word never hides a higher one."""
        way = _way(meaning)
        least = _least_corrected(meaning.role)
        for phrase in phrases:
            words = [phrase.lower()] if phrase.isalpha() else _words(phrase)
            if len(words) > 1:
                self.phrases.setdefault(tuple(words), {})[meaning] = None
                continue
            self.singles.add(words[0], way, meaning)
            if len(words[0]) >= least:
                self.corrected[words[0], way] = None

    def begun(self) -> Index[list[Phrase]]:
        """The phrases of several words under each key of their first word."""
        begun: dict[tuple[str, frozenset[Way]], list[Phrase]] = {}
        for words, meanings in self.phrases.items():
            ways = frozenset(map(_way, meanings))
            begun.setdefault((words[0], ways), []).append(Phrase(words, ways, tuple(meanings)))
        index: Index[list[Phrase]] = Index()
        for (word, ways), phrases in begun.items():
            for way in ways:
                index.add(word, way, phrases)
        return index

    def slips(self) -> Iterator[str]:
        """The words that a typed one may be a slip of, and their skeletons."""
        for word, way in self.corrected:
            yield word
            yield from (key for key in keys_of(word, frozenset([way])) if key[0] == "=")


def build(sources: Iterable[tuple[str, Tables]]) -> Vocabulary:
    """Make the vocabulary of (language, tables) pairs. Raises `KeyError` or `ValueError` for a malformed table."""
    listed = list(sources)
    listing = _Listing()
    for language, tables in listed:
        for role, value, phrases in _entries(tables):
            listing.add(Meaning(role, value, language), phrases)
        for role, value, phrases in _verbs(tables):
            listing.add(Meaning(role, value, language), phrases)
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
        singles=listing.singles,
        phrases=listing.begun(),
        slips=Slips(listing.slips()),
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


def _entries(tables: Tables) -> Iterator[tuple[Role, str, Iterable[str]]]:
    """Every (role, value, phrases) of a file but the verbs, which are listed by stem."""
    for role, phrases in tables.get("words", {}).items():
        yield Role(role), "", [phrase for phrase in phrases if phrase[-1] != "-"]
    for table in (name for name in tables if name not in _OWN_TABLES):
        for value, phrases in tables[table].items():
            yield Role(table), value, [phrase for phrase in phrases if phrase[-1] != "-"]
    for slug, category in tables.get("categories", {}).items():
        yield Role.CATEGORY, slug, category["words"]
        yield Role.WEAK_CATEGORY, slug, (*category.get("weak", ()), *category["emoji"].split())
    for names in tables.get("merchants", {}).values():
        for name, others in names.items():
            yield Role.MERCHANT, name, dict.fromkeys((name, *others))
    for name, bank in tables.get("banks", {}).items():
        yield Role.BANK, name, bank["words"]


def _verbs(tables: Tables) -> Iterator[tuple[Role, str, Iterable[str]]]:
    """Every (role, value, forms) of a file's verbs: the forms of the past, then those of plan and wish."""
    suffixes = _suffixes(tables)
    for table in (name for name in tables if name not in _OWN_TABLES):
        for value, phrases in tables[table].items():
            stems = [phrase[:-1] for phrase in phrases if phrase[-1] == "-"]
            for stem in stems:
                past, plan = suffixes[_vowel(stem)]
                yield Role(table), value, [stem + suffix for suffix in past]
                yield Role.NOTHING, "plan", [stem + suffix for suffix in plan]


def _suffixes(tables: Tables) -> dict[str, tuple[list[str], ...]]:
    """The verb's endings of the past and of plan and wish, by the vowel that harmony puts into them."""
    lists = [tables.get("endings", {}).get(name, ()) for name in ("past", "plan")]
    return {vowel: tuple([form.replace("*", vowel) for form in forms] for forms in lists) for vowel in _VOWELS}


def _vowel(stem: str) -> str:
    """The vowel that a stem asks of its endings, by its last vowel that is not и."""
    for letter in reversed(stem):
        for vowel, letters in _VOWELS.items():
            if letter in letters and letter != "и":
                return vowel
    return "э"


def _noun_endings(tables: Tables) -> Iterator[str]:
    for form in tables.get("endings", {}).get("noun", ()):
        yield from dict.fromkeys(form.replace("*", vowel) for vowel in _VOWELS)


def _way(meaning: Meaning) -> Way:
    return meaning.language == "en", meaning.role in _NAMES


def _least_corrected(role: Role) -> int:
    """How long a word of a role must be to be what another is a slip of; such a role may have none."""
    if role in _NEVER_SLIPPED:
        return _NEVER
    return _LONG_NAME if role is Role.MERCHANT else 0


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
