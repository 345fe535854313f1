"""What a payee's rows are for: what the family taught, then what the payee mostly was before, then the vocabulary."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from core.capture.roles import Role
from core.capture.skeleton import is_cyrillic
from core.capture.tokens import Shape, Token
from core.capture.vocabulary import Vocabulary

_INCOME = "income."
_ROLES = (Role.CATEGORY, Role.WEAK_CATEGORY)


@dataclass(frozen=True, slots=True)
class Shop:
    """What the vocabulary knows of a payee: its own spelling, and what is bought there."""

    name: str | None = None
    category: str | None = None


@dataclass(slots=True)
class Categories:
    """Looks categories up by payee; `taught` and `past` are by the folded payee, see the ports."""

    vocabulary: Vocabulary
    taught: Mapping[str, str]
    past: Mapping[str, str]

    def of(self, payee: str | None, shop: Shop, *, income: bool) -> str | None:
        """A category that suits the direction, or None."""
        folded = payee.casefold().strip() if payee else ""
        options = (self.taught.get(folded), self.past.get(folded), shop.category)
        return next((slug for slug in options if slug and slug.startswith(_INCOME) == income), None)

    def shop(self, words: Sequence[str], *, mongolian: bool) -> Shop:
        """What the words of a payee say; a shop only where its name stands first.

        A Mongolian shop's name in Latin letters counts only on a Mongolian account: others are called so elsewhere.
        """
        tokens = [Token(Shape.WORD, word, 0, len(word), glued=False) for word in words]
        name = None
        slugs: dict[Role, set[str]] = {role: set() for role in _ROLES}
        place = 0
        while place < len(tokens):
            cyrillic = is_cyrillic(tokens[place].text)
            match = self.vocabulary.match(tokens, place, mongolian=cyrillic)
            for meaning in match.meanings if match else ():
                if meaning.language == "mn" and not (mongolian or cyrillic):
                    continue
                if meaning.role is Role.MERCHANT and place == 0 and name is None:
                    name = meaning.value
                elif meaning.role in slugs:
                    slugs[meaning.role].add(meaning.value)
            place += match.length if match else 1
        sold = self.vocabulary.merchants.get(name) if name else None
        return Shop(name, sold or next((self._one(slugs[role]) for role in _ROLES if slugs[role]), None))

    def _one(self, slugs: set[str]) -> str | None:
        """The one category that is left when those that yield to another are gone."""
        won = tuple(lost for slug in slugs for lost in self.vocabulary.categories[slug].over)
        left = {slug for slug in slugs if not slug.startswith(won)} if won else slugs
        return next(iter(left)) if len(left) == 1 else None
