"""The words that the reader knows, as data from every language, and how a word that was typed finds its meanings.

A phrase is listed once, as a dictionary would; it is found in any case ending, in Latin letters, and typed without ө
and ү. Words of Latin letters are sought as English first: `us` is a pronoun until its line looks Mongolian.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from core.capture.index import Index, Way, keys_of
from core.capture.roles import Meaning, Role
from core.capture.skeleton import Endings, is_cyrillic, loose, one_script, skeleton
from core.capture.slips import Slips
from core.capture.tokens import Shape, Token


@dataclass(frozen=True, slots=True)
class Category:
    """A category as people see it: its slug (DESIGN section 12), one emoji, and its name by language.

    `over` holds the slugs that it wins over where words of both are said: a vet's check-up is for the pet.
    """

    slug: str
    emoji: str
    names: Mapping[str, str]
    over: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Match:
    """A phrase met in a line: how many tokens it took, what it means, and what it was read as despite a slip."""

    length: int
    meanings: tuple[Meaning, ...]
    corrected: str | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Phrase:
    """A phrase of several words, in which ways it is listed, and what it means."""

    words: tuple[str, ...]
    ways: frozenset[Way]
    meanings: tuple[Meaning, ...]

    def keys(self, place: int) -> frozenset[str]:
        """The keys by which the word at a place is found."""
        return keys_of(self.words[place], self.ways)


Range = tuple[Decimal, Decimal]
Keys = tuple[str, ...]
_HUNG = re.compile(r"(.+)-(\w+)|([a-z0-9.&']+)([\u0400-\u052f]+)")
"""An ending typed behind a hyphen, or in Cyrillic behind Latin letters: e-mart-аас, KFCд."""
_SHORT_ENDINGS = frozenset("сs")
"""What is left of -аас behind a hyphen: facebook-с."""
_MOST_REMEMBERED = 20_000
_LONGEST_WORD = 40
_SAYING_LITTLE = frozenset({
    Role.MERCHANT, Role.BANK, Role.NAME, Role.STOP, Role.KNOWN, Role.ORDINARY, Role.ORDINAL, Role.UNIT, Role.LABEL,
    Role.AND, Role.OR, Role.CURRENCY,
})  # fmt: skip
"""Roles of words that stand in lines of any language, or are too short to tell one."""
_TELLING_MUCH = frozenset({
    Role.SIGNAL, Role.NOTHING, Role.DAY, Role.VAGUE_DAY, Role.WEEKDAY, Role.WHICH, Role.AGO, Role.ACCOUNT,
    Role.MULTIPLIER,
})  # fmt: skip
"""Roles of words without which a line would be read as something else."""
_PLAIN_ROLES = frozenset({Role.KNOWN, Role.STOP, Role.ORDINARY, Role.PARTICLE, Role.AND, Role.OR})
"""Roles of small words: in a Mongolian line such an English word gives way to a Mongolian one that is spelt so."""


@dataclass(frozen=True, slots=True)
class _LookedUp:
    """A typed word: the keys by which it may be listed, what it means alone, and the phrases that it may begin.

    The phrases stand under each key of their second word, each with its rank, so that few need to be looked at.
    """

    keys: frozenset[str]
    single: Match | None
    phrases: Mapping[str, Sequence[tuple[int, Phrase]]]


@dataclass(slots=True)
class Vocabulary:
    """All that the reader knows of words; made by `core.capture.listing.build` and only read afterwards.

    `plausible[currency][slug, group, kind or "any"]` is the least and the most that such a thing costs, in major
    units. `currency_by_country[word][country or "*"]` lists the codes that an ambiguous sign may mean there. `banks`
    maps a bank to the currency of its accounts, `bank_names` to its own name by language, `merchants` a shop to what
    is bought there (None: everything). `alerts` finds the words of banks' messages by what they mark.
    """

    languages: tuple[str, ...]
    categories: Mapping[str, Category]
    merchants: Mapping[str, str | None]
    banks: Mapping[str, str]
    bank_names: Mapping[str, Mapping[str, str]]
    plausible: Mapping[str, Mapping[str, Range]]
    currency_by_country: Mapping[str, Mapping[str, tuple[str, ...]]]
    currency_language: Mapping[str, str]
    endings: Endings
    singles: Index[Meaning]
    phrases: Index[list[Phrase]]
    slips: Slips
    alerts: Mapping[str, re.Pattern[str]]
    _looked_up: dict[tuple[str, bool], _LookedUp] = field(default_factory=dict)

    def match(self, tokens: Sequence[Token], at: int, mongolian: bool) -> Match | None:
        """The longest phrase that begins at a token; among equals the least bent. None when the word is unknown."""
        word = self._look_up(tokens[at].text, mongolian)
        if not word.phrases or at + 1 == len(tokens):
            return word.single
        following = self._look_up(tokens[at + 1].text, mongolian).keys
        begun = {ranked for key in following for ranked in word.phrases.get(key, ())}
        met = [ranked for ranked in begun if self._follows(ranked[1], tokens, at, mongolian)]
        if not met:
            return word.single
        best = min(met, key=lambda ranked: (-len(ranked[1].words), ranked[0]))[1]
        return Match(len(best.words), best.meanings)

    def _look_up(self, text: str, mongolian: bool) -> _LookedUp:
        """What is known of one typed word by itself; remembered, since people write the same words again."""
        asked = (text, mongolian)
        found = self._looked_up.get(asked)
        if found is None:
            if len(self._looked_up) >= _MOST_REMEMBERED:
                self._looked_up.clear()
            keys = tuple(dict.fromkeys(self._work_out_keys(text.lower(), mongolian)))
            found = _LookedUp(frozenset(keys), self._single(keys, mongolian), self._begun_by(keys))
            self._looked_up[asked] = found
        return found

    def _begun_by(self, keys: Keys) -> dict[str, list[tuple[int, Phrase]]]:
        found: dict[str, list[tuple[int, Phrase]]] = {}
        begun = dict.fromkeys(phrase for key in keys for phrases in self.phrases.get(key) for phrase in phrases)
        for rank, phrase in enumerate(begun):
            for second in phrase.keys(1):
                found.setdefault(second, []).append((rank, phrase))
        return found

    def looks_mongolian(self, token: Token) -> bool:
        """Whether a word by itself shows that Mongolian is written here."""
        if token.shape is not Shape.WORD:
            return False
        word = one_script(token.text.lower())
        if is_cyrillic(word):
            return True
        if len(word) < 4 or self._is_english(word):
            return False
        return any(
            meaning.language == "mn" and meaning.role not in _SAYING_LITTLE
            for key in self._look_up(word, mongolian=False).keys
            for meaning in self.singles.get(key)
        )

    def correct(self, word: str, mongolian: bool) -> Match | None:
        """What a word of five letters or more is but for one slip, when all that it may be means the same."""
        lower = one_script(word.lower())
        for tried in self._tried(lower, mongolian):
            listed = self.slips.near(tried)
            meant = {frozenset((meaning.role, meaning.value) for meaning in self.singles.get(key)) for key in listed}
            begun = [key for key in listed if key.lstrip("=")[0] in tried.lstrip("=")[:2]]
            if len(meant) == 1 and begun:
                return Match(1, tuple(dict.fromkeys(self.singles.get(begun[0]))), max(begun, key=len).lstrip("="))
            if meant:
                return _doubtful(meant)
        return None

    def _tried(self, lower: str, mongolian: bool) -> Iterator[str]:
        yield lower
        if is_cyrillic(lower):
            yield from self.endings.stems(lower, 5)
        elif mongolian:
            folded = skeleton(lower)
            yield "=" + folded
            yield from ("=" + stem for stem in self.endings.folded_stems(folded, 5))

    def _single(self, keys: Keys, mongolian: bool) -> Match | None:
        plain: Match | None = None
        for key in keys:
            meanings = tuple(dict.fromkeys(self.singles.get(key)))
            if not meanings:
                continue
            if not mongolian or not all(map(_gives_way, meanings)):
                return Match(1, meanings)
            plain = plain or Match(1, meanings)
        return plain

    def _follows(self, phrase: Phrase, tokens: Sequence[Token], at: int, mongolian: bool) -> bool:
        end = at + len(phrase.words)
        if end > len(tokens):
            return False
        return all(
            not phrase.keys(place).isdisjoint(self._look_up(tokens[at + place].text, mongolian).keys)
            for place in range(2, len(phrase.words))
        )

    def _work_out_keys(self, word: str, mongolian: bool) -> Iterator[str]:
        """All the keys by which a typed word may be listed, the straightest first."""
        if len(word) > _LONGEST_WORD:
            return
        if (hung := _HUNG.fullmatch(word)) and self._is_ending(hung[2] or hung[4]):
            yield word
            yield from self._work_out_keys(hung[1] or hung[3], mongolian)
            return
        word = one_script(word)
        yield word
        if is_cyrillic(word):
            yield from self._cyrillic_keys(word)
        elif word.isascii():
            yield from english_keys(word)
            yield from self._galig_keys(word, mongolian)

    def _is_ending(self, text: str) -> bool:
        return text in _SHORT_ENDINGS or text in self.endings.all or skeleton(text) in self.endings.all

    def _is_english(self, word: str) -> bool:
        return any(meaning.language == "en" for key in english_keys(word) for meaning in self.singles.get(key))

    def _cyrillic_keys(self, word: str) -> Iterator[str]:
        if len(word) > 3:
            yield "~" + loose(word)
        yield from self.endings.stems(word, 2)
        yield from ("~" + loose(stem) for stem in self.endings.loose_stems(word, 4))

    def _galig_keys(self, word: str, mongolian: bool) -> Iterator[str]:
        english = self._is_english(word)
        folded = skeleton(word)
        if not mongolian and (english or len(word) < 4 or len(folded) < 3):
            return
        yield "=" + folded
        if mongolian:
            yield from ("=" + stem for stem in self.endings.folded_stems(folded, 2))


def _doubtful(meant: set[frozenset[tuple[Role, str]]]) -> Match | None:
    """A slip of a word that may have said when, or which way, must not pass for a shop's name: it is asked."""
    tells = any(role in _TELLING_MUCH or value.startswith("income.") for meanings in meant for role, value in meanings)
    return Match(1, (Meaning(Role.NOTHING, "slip", ""),)) if tells else None


def _gives_way(meaning: Meaning) -> bool:
    return meaning.language == "en" and meaning.role in _PLAIN_ROLES


def english_keys(word: str) -> Iterator[str]:
    """A word of Latin letters as it is listed: itself, without a possessive, in the singular (`+` marks English)."""
    yield word
    yield "+" + word
    base = word.removesuffix("'s").removesuffix("'")
    if base != word:
        yield "+" + base
    if base.endswith("ies") and len(base) > 4:
        yield "+" + base[:-3] + "y"
    if base.endswith("es") and len(base) > 4:
        yield "+" + base[:-2]
    if base.endswith("s") and not base.endswith("ss") and len(base) > 3:
        yield "+" + base[:-1]
