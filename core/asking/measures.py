"""Decides what a question measures, from the words that are left when its filters are taken."""

from collections.abc import Callable, Iterable

from core.asking.doubts import is_doubtful
from core.asking.model import Measure
from core.asking.scene import ALWAYS, Scene, is_earned
from core.asking.sentence import Cues
from core.capture.atoms import Atom


def decide(scene: Scene) -> Measure | None:
    """The measure, by the first rule that holds; None when it is not said, or when more than one thing may be asked."""
    measure = next((measure for measure, holds in _RULES if holds(scene)), None)
    return None if measure is None or is_doubtful(scene, measure) else measure


_MOST_LISTED = 1000


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
    return ours and bool(scene.asks) and scene.cues <= ALWAYS | {"price", "owns"}


def _given_to_us(scene: Scene) -> bool:
    return scene.named.to_us and scene.cues.isdisjoint({"average", "largest", "count", "entries"})


def _worth(scene: Scene) -> bool:
    """How much is the flat worth."""
    return "price" in scene.cues and bool(scene.things.accounts) and not scene.narrowed


def _rate(scene: Scene) -> bool:
    """A rate is named; or nothing but currencies is, with their price asked for."""
    if "rate" in scene.cues:
        return True
    if not scene.things.currencies or scene.narrowed or scene.things.accounts or scene.s.any("holder"):
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
    return (
        having
        or ("owns" in scene.cues and "price" not in scene.cues)
        or ("exists" in scene.cues and currencies[0].counted)
    )


def _saved(scene: Scene) -> bool:
    if {"received", "spent"} <= scene.cues and (scene.s.any("compare") or not scene.asks):
        return True
    if "left" in scene.cues and not scene.narrowed and not scene.things.accounts and scene.period.said:
        return True
    return "saved" in scene.cues


def _largest(scene: Scene) -> bool:
    if "largest" in scene.cues or ("top" in scene.cues and scene.group is None):
        return True
    return scene.lone_order


def _bought(scene: Scene) -> bool:
    what = "what" in scene.asks or "show" in scene.asks
    return "buy" in scene.cues and what and "amount" not in scene.asks


def _received(scene: Scene) -> bool:
    if scene.named.from_one and not scene.things.categories and scene.cues <= {"buy", "received"} | ALWAYS:
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
        return _is_narrowed_by_more(scene) or scene.period.said or weak
    if scene.group is not None and "top" in scene.cues:
        return True
    if weak or scene.group is not None:
        return scene.narrowed or scene.period.said or weak
    return bool(scene.period.said and (scene.things.categories or scene.things.payees))


def _is_narrowed_by_more(scene: Scene) -> bool:
    """«Сарнайгийнх хэд вэ»: of somebody, and nothing that says what of theirs; two of them can be compared."""
    of_whom_alone = not (scene.things.categories or scene.things.payees or scene.named.payees)
    return scene.narrowed and (scene.asks != {"amount"} or not of_whom_alone)


def _listed(scene: Scene) -> bool:
    """Show all expenses: each of them, and not their sum."""
    if scene.group is not None or scene.s.any("compare") or "spent" not in scene.cues:
        return False
    return (scene.asks == {"show"} and scene.s.any("all")) or _newest_few(scene)


def _newest_few(scene: Scene) -> bool:
    """The last 5 expenses: each of them."""
    s = scene.s
    newest = [at for slot in ("newest", "last", "rolling") for at in s.places(slot)]
    return "amount" not in scene.asks and any(s.number(at + 1, _MOST_LISTED) is not None for at in newest)


def _shown(scene: Scene) -> bool:
    if scene.s.any("summary") and "entries" not in scene.cues:
        return False
    ordered = scene.s.any("order") and (scene.group is not None or bool(scene.asks - {"show"}))
    if scene.s.any("compare") or ordered:
        return False
    return "entries" in scene.cues or ("show" in scene.asks and (scene.narrowed or scene.period.said))


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
    (Measure.COUNT, lambda scene: scene.counted),
    (Measure.SAVED, _saved),
    (Measure.ENTRIES, _bought),
    (Measure.RECEIVED, _received),
    (Measure.ENTRIES, _listed),
    (Measure.SPENT, _has("spent")),
    (Measure.BALANCE, _balance),
    (Measure.ENTRIES, _shown),
    (Measure.SPENT, _spent_after_all),
)
