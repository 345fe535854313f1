"""Tells that a question which a rule would answer asks for something else too, so that answering would be a guess.

Of "what is left of the salary" or "the average number of coffees" no one measure is asked for, and one of two would be
a guess; the smallest, a share or how much more than what cannot be found at all.
"""

from collections.abc import Callable

from core.asking.model import POINTS, Measure
from core.asking.scene import ALWAYS, Scene, is_earned

_FLOWS = frozenset({Measure.SPENT, Measure.RECEIVED, Measure.SAVED})
_OF_ANOTHER_RATE = frozenset({
    "spent", "received", "saved", "balance", "largest", "average", "net_worth", "owed", "left",
})  # fmt: skip
_OF_WHAT_ONE_HAS_DONE = frozenset({"spent", "received", "saved", "entries"})
"""Beside these, "we have" is no owning: how much we have spent."""
_BESIDE: dict[Measure, frozenset[str]] = {
    Measure.SPENT: ALWAYS | {"spent", "buy", "top"},
    Measure.RECEIVED: ALWAYS | {"received", "buy"},
    Measure.SAVED: ALWAYS | {"saved", "spent", "received", "left"},
    Measure.NET_WORTH: ALWAYS | {"net_worth", "owns", "entries", "price"},
    Measure.BALANCE: ALWAYS | {"balance", "owns", "net_worth", "left", "price", "count", "owed"},
    Measure.COUNT: ALWAYS | {"count", "entries", "buy", "received", "spent"},
    Measure.AVERAGE: ALWAYS | {"average", "spent", "price", "received", "saved", "buy", "entries"},
    Measure.LARGEST: ALWAYS | {"largest", "top", "entries", "spent", "received", "buy"},
    Measure.ENTRIES: ALWAYS | {"entries", "buy", "spent", "received"},
    Measure.OWED: ALWAYS | {"owed", "left"},
    Measure.RATE: ALWAYS | {"rate", "price", "count"},
}
"""The words of measuring that may stand beside each measure without asking for something else."""
_ASKED_BY_GROUP = frozenset({"who", "where", "on_what"})


def is_doubtful(scene: Scene, measure: Measure) -> bool:
    """Whether the words beside a measure ask for something that it is not."""
    return any(doubt(scene, measure) for doubt in _DOUBTS) or not _fits(scene, measure)


def _fits(scene: Scene, measure: Measure) -> bool:
    cues = scene.cues if scene.counted else scene.cues - {"count"}
    if cues & _OF_WHAT_ONE_HAS_DONE:
        cues -= {"owns"}
    return cues <= _BESIDE[measure]


def _rate_of_another_thing(scene: Scene, _: Measure) -> bool:
    """The savings rate, the interest rate on the loan, an average rate: none is the rate of a currency on a day."""
    if "rate" not in scene.cues:
        return False
    of_account = scene.things.accounts and not scene.things.currencies
    return not scene.cues.isdisjoint(_OF_ANOTHER_RATE) or bool(of_account or scene.things.categories)


def _smallest(scene: Scene, _: Measure) -> bool:
    """The smallest expense: only the largest can be found. Which month was the lowest is another question."""
    return scene.lone_order and scene.s.any("order", "least")


def _saved_on_a_thing(scene: Scene, measure: Measure) -> bool:
    """How much did we save on groceries: less spent, and not put aside."""
    things = scene.things
    return measure is Measure.SAVED and bool(things.categories or things.payees or scene.named.payees)


def _more_than_what(scene: Scene, measure: Measure) -> bool:
    """How much more did we spend; the highest balance."""
    if not scene.s.any("order") or scene.group is not None:
        return False
    return (measure in POINTS and measure is not Measure.OWED) or (measure in _FLOWS and "amount" in scene.asks)


def _counts_what(scene: Scene, measure: Measure) -> bool:
    """How many accounts do we have, хэдэн хүүхэдтэй вэ: of what is no entry; an average number of entries."""
    if measure is Measure.AVERAGE:
        return "entries" in scene.cues and scene.group is not None
    if measure is not Measure.COUNT:
        return False
    done = scene.cues & {"entries", "buy", "spent", "received"}
    owned = any(atom.use == "category" and scene.s.case(at) == "with" for at, atom in enumerate(scene.s.atoms))
    return (not done and not scene.narrowed) or (scene.s.line.mongolian and owned and not done)


def _asked_by_nothing(scene: Scene, measure: Measure) -> bool:
    """Where it came from, what it is spent on by whom: a question word by which the answer is not split."""
    if measure is Measure.OWED:
        return False
    words = scene.asks & _ASKED_BY_GROUP
    return (
        len(words) > 1
        or ("where" in words and scene.group is None)
        or (measure is Measure.RECEIVED and "on_what" in words)
    )


def _income_of_a_cost(scene: Scene, measure: Measure) -> bool:
    """Rideshare income: of what is paid for, so that it is not said which income."""
    categories = scene.things.categories
    costs = [slugs for slugs in categories if not any(slug.startswith("income.") for slug in slugs)]
    return measure is not Measure.SAVED and scene.s.any("income") and bool(costs)


def _came_of_what(scene: Scene, measure: Measure) -> bool:
    """«Бат ирсэн үү»: a verb of coming in, with nothing that says of money or when."""
    said = scene.asks or scene.period.said or scene.things.categories or scene.group
    return measure is Measure.RECEIVED and not (said or scene.s.any("income") or scene.s.any("total"))


def _bought_with_income(scene: Scene, measure: Measure) -> bool:
    """«Цалингаар юу авсан»: what was bought for it is not told apart."""
    return measure is Measure.ENTRIES and "buy" in scene.cues and any(map(is_earned, scene.things.categories))


_DOUBTS: tuple[Callable[[Scene, Measure], bool], ...] = (
    _rate_of_another_thing, _smallest, _saved_on_a_thing, _more_than_what, _counts_what, _asked_by_nothing,
    _bought_with_income, _income_of_a_cost, _came_of_what,
)  # fmt: skip
