"""All that is known of a question when its measure is decided: its things, people and days, and the words left over."""

from dataclasses import dataclass

from core.asking.filters import Things
from core.asking.model import Group
from core.asking.people import Named
from core.asking.period import Period
from core.asking.sentence import Sentence

ALWAYS = frozenset({"exists", "happened"})
"""Cues that say nothing beside a measure."""
_EARNED = frozenset(
    {
        "income.salary",
        "income.bonus",
        "income.interest",
        "income.dividend",
        "income.rental",
        "income.benefit",
        "income.refund",
    }
)
"""Categories that a question names when it asks what came in; others are words of selling and giving too."""


@dataclass(frozen=True, slots=True)
class Scene:
    """All that is known when the measure is decided."""

    s: Sentence
    things: Things
    named: Named
    period: Period
    group: Group | None
    cues: frozenset[str]
    asks: frozenset[str]

    @property
    def narrowed(self) -> bool:
        """Whether a thing, a shop or a person was named."""
        return bool(self.things.categories or self.things.payees or self.named.payees or self.named.members)

    @property
    def lone_order(self) -> bool:
        """Whether the most, or the least, is asked of nothing that an answer is split by: «хамгийн их зарлага»."""
        lone = self.s.any("order") and self.group is None and not self.asks
        return lone and len(self.cues & {"spent", "received"}) == 1

    @property
    def superlative(self) -> bool:
        """Whether the most of something is asked for: the biggest day, the top month."""
        return not self.cues.isdisjoint({"largest", "top"}) or any(atom.use == "most" for atom in self.s.atoms)

    @property
    def counted(self) -> bool:
        """Whether it is asked how many: how many coffees; but how many tögrög is how much."""
        behind = {currency.at for currency in self.things.currencies}
        return any(at + 1 not in behind for at in self.s.places("measure", "count"))


def is_earned(slugs: frozenset[str]) -> bool:
    """Whether a word can only say what came in."""
    return slugs <= _EARNED
