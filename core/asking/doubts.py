"""Tells that a question which a rule would answer asks for something else too, so that answering would be a guess.

Of "what is left of the salary" or "the average number of coffees" no one measure is asked for, and one of two would be
a guess; the smallest, a share or how much more than what cannot be found at all.
"""

from collections.abc import Callable

from core.asking.model import POINTS, Group, Measure
from core.asking.scene import ALWAYS, Scene, is_earned
from core.capture.roles import Role

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
    Measure.AVERAGE: ALWAYS | {"average", "spent", "price", "received", "buy", "entries"},
    Measure.LARGEST: ALWAYS | {"largest", "top", "entries", "spent", "received", "buy"},
    Measure.ENTRIES: ALWAYS | {"entries", "buy", "spent", "received"},
    Measure.OWED: ALWAYS | {"owed", "left"},
    Measure.RATE: ALWAYS | {"rate", "price", "count"},
}
"""The words of measuring that may stand beside each measure without asking for something else."""
_ASKED_BY_GROUP = frozenset({"who", "where", "on_what"})
_ASKED_BY_WORD = frozenset({"amount", "what", "show"}) | _ASKED_BY_GROUP
_INTERESTS = frozenset({"income.interest", "money.interest"})
_SEND = frozenset({"send", "sends", "sent", "transferred"})
_GIVE = frozenset({"give", "gave", "gives", "given"})
_OWNED = frozenset({"holding", "asset"})
_FLOWS = frozenset({Measure.SPENT, Measure.RECEIVED, Measure.SAVED})
_TIMES = frozenset({Group.DAY, Group.WEEK, Group.MONTH, Group.YEAR})
_HELD = frozenset({"BTC", "ETH", "DOGE", "XAU", "SOL", "USDT", "XRP"})
_HELD_KINDS = frozenset({"crypto", "investments", "super", "shares"})
_WITHIN_A_PRICE = frozenset({"money.taxes"})


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
    """How much more did we spend; the highest balance; «өнгөрсөн жилээс илүү»: than what, or of which of them."""
    if not scene.s.any("order") or scene.group is not None or measure is Measure.OWED:
        return False
    return measure is not Measure.LARGEST or (scene.lone_order and scene.s.any("comparative"))


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
        or (bool(words | scene.asks & {"which", "whom"}) and scene.group is None)
        or (measure is Measure.RECEIVED and "on_what" in words)
    )


def _whether(scene: Scene, measure: Measure) -> bool:
    """Did Bat pay the rent, «тог төлсөн үү»: yes or no, and no sum. "Did we spend anything" is as good as how much."""
    if measure is not Measure.SPENT or scene.asks & _ASKED_BY_WORD or scene.group is not None:
        return False
    asked = scene.s.ends_with("whether") if scene.s.line.mongolian else scene.s.says(0, "whether")
    return asked and not scene.s.any("spending")


def _when(scene: Scene, _: Measure) -> bool:
    """Which day did we pay rent: a date, unless the day with the most is asked for."""
    asked = any(
        atom.use == "group" and "asking" in cues and "per" not in cues
        for atom, cues in zip(scene.s.atoms, scene.s.cues, strict=True)
    )
    return asked and scene.group in _TIMES and not (scene.s.any("order") or scene.superlative)


def _given_to_whom(scene: Scene, measure: Measure) -> bool:
    """What did grandma give the kids, we sent how much home: to them, and not spent on the kids or the house."""
    s = scene.s
    if frozenset({"home"}) in scene.things.categories and any(
        s.atoms[at].text.lower() in _SEND for at in s.places("giving")
    ):
        return True
    given = measure is Measure.SPENT and any(s.atoms[at].text.lower() in _GIVE for at in s.places("giving"))
    return given and bool(scene.named.members and scene.things.categories) and not s.any("place")


def _interest(scene: Scene, measure: Measure) -> bool:
    """«Хадгаламжийн хүү хэд вэ»: its rate, or what came of it."""
    bare = scene.asks == {"amount"} and not scene.cues and not scene.period.said and scene.group is None
    return bare and measure in _FLOWS and any(slugs <= _INTERESTS for slugs in scene.things.categories)


def _price_of_what(scene: Scene, measure: Measure) -> bool:
    """How much is the mortgage, «Номинд сүү хэд вэ»: its price, what is left of it, or what went on it."""
    s = scene.s
    if measure is not Measure.SPENT or scene.asks != {"amount"} or scene.cues & {"spent", "buy", "happened"}:
        return False
    if scene.period.said or scene.group is not None or s.any("total") or s.any("compare") or s.any("summary"):
        return False
    if s.line.mongolian and scene.things.categories and (scene.things.payees or scene.named.payees):
        return True
    onto = s.any("place") or any(s.case(at) == "at" for at, atom in enumerate(s.atoms) if atom.use == "category")
    owned = any(
        atom.use == "category" and not _OWNED.isdisjoint(cues) for atom, cues in zip(s.atoms, s.cues, strict=True)
    )
    return owned and not onto


def _of_things(scene: Scene, measure: Measure) -> bool:
    """A net worth on a birthday, a balance by category, how a share grew, «хувьцаа ямар байна»: none is a balance."""
    if measure not in POINTS or measure is Measure.OWED:
        return False
    s = scene.s
    state = s.line.mongolian and measure is Measure.BALANCE and scene.asks == {"what"}
    grown = measure is Measure.BALANCE and scene.things.accounts and any("growth" in cues for cues in s.cues)
    named = scene.things.categories or scene.things.payees or scene.named.payees
    return bool(named or state or grown) or scene.group in {Group.CATEGORY, Group.PAYEE}


def _made_on_a_holding(scene: Scene, measure: Measure) -> bool:
    """Profit on bitcoin, what we made on our shares: their gain, which is neither what was earned nor put aside."""
    if measure not in _FLOWS:
        return False
    held = any(one.codes == (code,) for one in scene.things.currencies for code in _HELD)
    return held or (measure is not Measure.SPENT and not _HELD_KINDS.isdisjoint(scene.things.accounts))


def _debt_at_a_bank(scene: Scene, measure: Measure) -> bool:
    """The loan at Khan is another account than what is in Khan; a debt to a shop is none between people."""
    if measure is Measure.OWED:
        return bool(scene.things.payees)
    at_bank = any(atom.use == "account" and atom.has(Role.BANK) for atom in scene.s.atoms)
    return measure is Measure.BALANCE and scene.s.any("holder_of_debt") and at_bank


def _tax_at_a_shop(scene: Scene, _: Measure) -> bool:
    """The GST in what Uber was paid: no entry holds it."""
    taxed = any(slugs <= _WITHIN_A_PRICE for slugs in scene.things.categories)
    return taxed and bool(scene.things.payees)


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
    _bought_with_income, _income_of_a_cost, _came_of_what, _whether, _when, _made_on_a_holding, _debt_at_a_bank,
    _tax_at_a_shop, _of_things, _price_of_what, _given_to_whom, _interest,
)  # fmt: skip
