"""Decides what a question measures and by what it is split, from the words that are left when its filters are taken."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from core.asking.filters import Things
from core.asking.model import POINTS, Group, Measure
from core.asking.people import Named
from core.asking.period import Period
from core.asking.sentence import Cues, Sentence
from core.capture.atoms import Atom

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


def decide(scene: Scene) -> Measure | None:
    """The measure, by the first rule that holds; None when it is not said, or when a word of another stands beside it.

    Of "what is left of the salary" or "the average number of coffees" no one measure is asked for, and one of two
    would be a guess.
    """
    if _is_rate_of_another_thing(scene) or _is_smallest(scene):
        return None
    measure = next((measure for measure, holds in _RULES if holds(scene)), None)
    if measure is None:
        return None
    cues = scene.cues if _counted(scene) else scene.cues - {"count"}
    if measure is Measure.SAVED and (scene.things.categories or scene.things.payees or scene.named.payees):
        return None
    if measure is Measure.RECEIVED and "on_what" in scene.asks:
        return None
    if measure in POINTS and measure is not Measure.OWED and scene.s.any("order") and scene.group is None:
        return None
    if measure in _FLOWS and _is_more_than_what(scene):
        return None
    if cues & _OF_WHAT_ONE_HAS_DONE:
        cues -= {"owns"}
    if measure is Measure.AVERAGE and "entries" in cues and scene.group is not None:
        return None
    return measure if cues <= _BESIDE[measure] else None


_OTHER_THAN_A_RATE = frozenset({
    "spent", "received", "saved", "balance", "largest", "average", "net_worth", "owed", "left",
})  # fmt: skip


def _is_rate_of_another_thing(scene: Scene) -> bool:
    """The savings rate, the interest rate on the loan, an average rate: none is the rate of a currency on a day."""
    if "rate" not in scene.cues:
        return False
    of_account = scene.things.accounts and not scene.things.currencies
    return not scene.cues.isdisjoint(_OTHER_THAN_A_RATE) or bool(of_account or scene.things.categories)


_FLOWS = frozenset({Measure.SPENT, Measure.RECEIVED, Measure.SAVED})


def _is_more_than_what(scene: Scene) -> bool:
    """How much more did we spend: more than what is not said."""
    return "amount" in scene.asks and scene.s.any("order") and scene.group is None


def _is_smallest(scene: Scene) -> bool:
    """The smallest expense: only the largest can be found. Which month was the lowest is another question."""
    return _is_lone_order(scene) and scene.s.any("order", "least")


def _is_lone_order(scene: Scene) -> bool:
    """The most, or the least, of nothing that an answer is split by: «хамгийн их зарлага»."""
    lone = scene.s.any("order") and scene.group is None and not scene.asks
    return lone and len(scene.cues & {"spent", "received"}) == 1


def _has(*values: str) -> Callable[[Scene], bool]:
    return lambda scene: not scene.cues.isdisjoint(values)


def _balance_of_debt(scene: Scene) -> bool:
    return bool(scene.things.accounts) and not scene.cues.isdisjoint({"left", "owed"}) and "spent" not in scene.cues


def _owned(scene: Scene) -> bool:
    """How many bitcoin do we own, what is our bitcoin worth: of one currency, and neither net worth nor its rate."""
    if {"owns", "net_worth"} <= scene.cues and len(scene.things.currencies) == 1:
        return _holds(scene)
    currencies = scene.things.currencies
    ours = len(currencies) == 1 and scene.s.says(currencies[0].at - 1, "ours")
    return ours and bool(scene.asks) and scene.cues <= _ALWAYS | {"price", "owns"}


def _given_to_us(scene: Scene) -> bool:
    return scene.named.to_us and scene.cues.isdisjoint({"average", "largest", "count", "entries"})


def _worth(scene: Scene) -> bool:
    """How much is the flat worth."""
    return "price" in scene.cues and bool(scene.things.accounts) and not scene.narrowed


def _rate(scene: Scene) -> bool:
    """A rate is named; or nothing but currencies is, with their price asked for."""
    if "rate" in scene.cues:
        return True
    if not scene.things.currencies or scene.narrowed or scene.things.accounts:
        return False
    if scene.cues - {"price", "count", "exists", "owns", "happened"} or _holds(scene):
        return False
    return "price" in scene.cues or bool(scene.asks) or len(scene.things.currencies) > 1 or "count" in scene.cues


def _holds(scene: Scene) -> bool:
    """Whether it is asked how much of a currency there is: «хэдэн биткойн байна», but «юань хэд байна» is its rate."""
    currencies = scene.things.currencies
    if currencies and scene.s.says(currencies[0].at - 1, "ours"):
        return True
    if len(currencies) != 1:
        return False
    having = scene.s.line.mongolian and scene.s.case(currencies[0].at) == "with"
    return having or "owns" in scene.cues or ("exists" in scene.cues and currencies[0].counted)


def _saved(scene: Scene) -> bool:
    if {"received", "spent"} <= scene.cues and (scene.s.any("compare") or not scene.asks):
        return True
    if "left" in scene.cues and not scene.narrowed and not scene.things.accounts and scene.period.said:
        return True
    return "saved" in scene.cues


def _largest(scene: Scene) -> bool:
    if "largest" in scene.cues or ("top" in scene.cues and scene.group is None):
        return True
    return _is_lone_order(scene)


def _counted(scene: Scene) -> bool:
    """How many coffees; but how many tögrög is how much."""
    behind = {currency.at for currency in scene.things.currencies}
    return any(at + 1 not in behind for at in scene.s.places("measure", "count"))


def _bought(scene: Scene) -> bool:
    what = "what" in scene.asks or "show" in scene.asks
    return "buy" in scene.cues and what and "amount" not in scene.asks


def _received(scene: Scene) -> bool:
    if scene.named.from_one and not scene.things.categories and scene.cues <= {"buy", "received"} | _ALWAYS:
        return True
    if "received" in scene.cues and "spent" not in scene.cues:
        return True
    only = [slugs for slugs in scene.things.categories if is_earned(slugs)]
    return (
        "spent" not in scene.cues
        and bool(only)
        and len(only) == len(scene.things.categories)
        and bool(scene.asks or scene.period.said)
    )


def is_earned(slugs: frozenset[str]) -> bool:
    """Whether a word can only say what came in."""
    return slugs <= _EARNED


def _balance(scene: Scene) -> bool:
    if scene.things.categories or scene.things.payees or scene.named.payees:
        return False
    if "balance" in scene.cues or (scene.things.accounts and _inside(scene)):
        return True
    asked = bool(scene.asks - {"what"} or scene.things.accounts or scene.s.any("measure", "count"))
    if asked and (_holds(scene) or not scene.cues.isdisjoint({"exists", "owns"})):
        return True
    return "left" in scene.cues and (asked or bool(scene.asks))


def _with_cues(scene: Scene) -> Iterable[tuple[Atom, Cues]]:
    return zip(scene.s.atoms, scene.s.cues, strict=True)


def _by_account(scene: Scene) -> bool:
    """«Картаар»: paid by it, or in English with any particle."""
    atoms = enumerate(scene.s.atoms)
    return any(atom.use == "account" and scene.s.case(at) == "by" for at, atom in atoms)


def _inside(scene: Scene) -> bool:
    """What's in my wallet, нийт хадгаламж хэд вэ: an account is named, and nothing of what was done with it."""
    if scene.cues - {"happened"} or scene.period.compared or "show" in scene.asks:
        return False
    if _by_account(scene):
        return False
    if any(atom.use == "account" and "balance" in cues.get("measure", ()) for atom, cues in _with_cues(scene)):
        return True
    within = any(
        scene.s.says(at, "edge", "in") for at in scene.s.places("place") if not scene.s.says(at, "edge", "since")
    )
    return within or (bool(scene.asks) and not scene.period.said and not scene.s.any("place"))


def _spent_after_all(scene: Scene) -> bool:
    """No measure is said, but of what, or when, or by what: coffee in october, how much on taxis, compare …"""
    if "price" in scene.cues:
        return False
    asked = "amount" in scene.asks or scene.s.any("compare") or scene.s.any("summary")
    weak = not scene.cues.isdisjoint({"buy", "happened"})
    if "buy" in scene.cues and scene.things.accounts and not scene.narrowed and not _by_account(scene):
        return False
    if weak and not (scene.asks or scene.s.any("order")):
        return False
    if asked:
        return scene.narrowed or scene.period.said or weak
    if scene.group is not None and "top" in scene.cues:
        return True
    if weak or scene.group is not None:
        return scene.narrowed or scene.period.said or weak
    return bool(scene.period.said and (scene.things.categories or scene.things.payees))


def _listed(scene: Scene) -> bool:
    """Show all expenses: each of them, and not their sum."""
    each = scene.asks == {"show"} and "spent" in scene.cues and scene.s.any("all")
    return each and scene.group is None and not scene.s.any("compare")


def _shown(scene: Scene) -> bool:
    ordered = scene.s.any("order") and (scene.group is not None or bool(scene.asks - {"show"}))
    if scene.s.any("compare") or ordered:
        return False
    return "entries" in scene.cues or ("show" in scene.asks and (scene.narrowed or scene.period.said))


_OF_WHAT_ONE_HAS_DONE = frozenset({"spent", "received", "saved", "entries"})
"""Beside these, "we have" is no owning: how much we have spent."""
_ALWAYS = frozenset({"exists", "happened"})
_BESIDE: dict[Measure, frozenset[str]] = {
    Measure.SPENT: _ALWAYS | {"spent", "buy", "top"},
    Measure.RECEIVED: _ALWAYS | {"received", "buy"},
    Measure.SAVED: _ALWAYS | {"saved", "spent", "received", "left"},
    Measure.NET_WORTH: _ALWAYS | {"net_worth", "owns", "entries", "price"},
    Measure.BALANCE: _ALWAYS | {"balance", "owns", "net_worth", "left", "price", "count", "owed"},
    Measure.COUNT: _ALWAYS | {"count", "entries", "buy", "received", "spent"},
    Measure.AVERAGE: _ALWAYS | {"average", "spent", "price", "received", "saved", "buy", "entries"},
    Measure.LARGEST: _ALWAYS | {"largest", "top", "entries", "spent", "received", "buy"},
    Measure.ENTRIES: _ALWAYS | {"entries", "buy", "spent", "received"},
    Measure.OWED: _ALWAYS | {"owed", "left"},
    Measure.RATE: _ALWAYS | {"rate", "price", "count"},
}
"""The words of measuring that may stand beside each measure without asking for something else."""

_RULES: tuple[tuple[Measure, Callable[[Scene], bool]], ...] = (
    (Measure.BALANCE, _balance_of_debt),
    (Measure.BALANCE, _worth),
    (Measure.BALANCE, _owned),
    (Measure.RECEIVED, _given_to_us),
    (Measure.OWED, _has("owed")),
    (Measure.NET_WORTH, _has("net_worth")),
    (Measure.AVERAGE, _has("average")),
    (Measure.RATE, _rate),
    (Measure.LARGEST, _largest),
    (Measure.COUNT, _counted),
    (Measure.SAVED, _saved),
    (Measure.ENTRIES, _bought),
    (Measure.RECEIVED, _received),
    (Measure.ENTRIES, _listed),
    (Measure.SPENT, _has("spent")),
    (Measure.BALANCE, _balance),
    (Measure.ENTRIES, _shown),
    (Measure.SPENT, _spent_after_all),
)
