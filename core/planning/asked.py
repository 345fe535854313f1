"""Reads "can we afford 1,200 for tickets?", «3 саяар тийз авч болох уу?»: the price, and what it is of.

A question of what can be afforded is known by a word for it ("afford", «хүрэх үү»), by who may buy ("could we buy",
"if I buy", "is it ok to spend"), or by what there is for something ("do we have 1500 for a tv").
"""

from dataclasses import dataclass
from decimal import Decimal

from core.accounts.amount import read_amount
from core.accounts.phrase import Phrase, read_phrase
from core.accounts.words import AccountWords
from core.capture.amounts import find_sums
from core.capture.model import Context
from core.capture.text import clean
from core.capture.tokens import Shape
from core.planning.called import called

LONGEST = 200
"""A longer text is no such question that anyone types."""
_FEW = 2
"""So many words may stand between who may and what they may: "can my wife really buy"."""
_ASKING = frozenset({"afford", "last", "spend", "may", "able", "how_much"})
_ALL = "all"
_ENOUGH = "enough"
_NOBODY = frozenset({"you", "u", "be", "it", "not"})
_EDGES = (
    "filler", "for", "change", "show", "mine", "aside", "new", "put", "took", "afford", "goal", "last", "may", "able",
    "whom", "spend", "hold", "of_what", "when", "how_much", "period", "by_more",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class AffordAsked:
    """The price as said; None where it was not, or not clearly. `what` is in the words of who asks, "" for nothing.

    `all` tells that no price is asked about, but how much can be spent at all.
    """

    amount: Decimal | None
    codes: tuple[str, ...] = ()
    what: str = ""
    mongolian: bool = False
    all: bool = False


def read_afford(text: str, words: AccountWords, context: Context) -> AffordAsked | None:
    """Read one line. Never raises; None when it asks something else.

    «Болох уу» asks for much else, so that a line of Mongolian is only this with a price, or when all is asked about.
    """
    plain = clean(text)
    if "\n" in text or len(plain) > LONGEST:
        return None
    p = read_phrase(plain, words, context)
    _forget_slips(p)
    if p.any("not_afford"):
        return None
    if _suffices(p):
        return AffordAsked(None)
    if _asks_of_all(p):
        return AffordAsked(None, mongolian=p.line.mongolian, all=True)
    sure = p.any("last") or any(_means(p, at) for at in p.places("afford"))
    if not _may_buy(p) and not sure and not _there_for(p):
        return None
    for at in list(p.places("afford", "last")):
        p.take(at, at + 1, "afford")
    amount = read_amount(p)
    if amount is None or len(amount.values) != 1 or len(amount.codes) > 1 or amount.values[0] <= 0:
        return AffordAsked(None) if not p.line.mongolian and (sure or _numbers(p)) else None
    what = called(p, _EDGES)
    return AffordAsked(amount.values[0], amount.codes, what[:1].lower() + what[1:], mongolian=amount.mongolian)


def _forget_slips(p: Phrase) -> None:
    """What is bought may be called anything (зурагт is no зургаа): only a word of the question may be a slip."""
    for at, atom in enumerate(p.atoms):
        if atom.corrected and _ASKING.isdisjoint(p.cues[at]):
            atom.roles, p.cues[at] = {}, {}


def _numbers(p: Phrase) -> bool:
    return any(atom.numeral or atom.use == "sum" for atom in p.atoms) or bool(find_sums(p.line))


def _means(p: Phrase, at: int) -> bool:
    """Whether a word asks for it: "affordable" does at the end of a line only, else it says what was bought."""
    return p.says(at, "afford", "any") or all(atom.shape is Shape.MARK for atom in p.atoms[at + 1 :])


def _suffices(p: Phrase) -> bool:
    """Is 300 enough for food: it asks what food costs, which nobody knows."""
    return any(
        p.atoms[at].text.lower().startswith(_ENOUGH) and any(atom.numeral for atom in p.atoms[max(0, at - _FEW) : at])
        for at in p.places("afford")
    )


def _asks_of_all(p: Phrase) -> bool:
    """How much can we spend today; will we make it to payday: with no sum, and nothing that it is spent on."""
    if _numbers(p):
        return False
    spends = any(p.says(at, "spend", _ALL) for at in p.places("spend")) or p.any("afford")
    much = p.any("how_much") and p.any("may", "afford") and spends
    return (much or p.any("last")) and not called(p, _EDGES)


def _may_buy(p: Phrase) -> bool:
    """Whether somebody asks if they may spend ("could we buy", "if I pay"), with the words that say so taken.

    Who says "can you buy" wants it done, and is none.
    """
    for at in p.places("may", "able") if not p.line.mongolian else ():
        for to in range(at + 1, at + 2 + _FEW):
            if p.says(to, "spend") and (to > at + 1 or p.says(at, "able")) and not _nobody(p, at, to):
                p.take(at, to + 1, "may")
                return True
    return False


def _nobody(p: Phrase, start: int, end: int) -> bool:
    """Whether what stands between is no one who could buy: the bot itself, a number."""
    return any(atom.numeral or atom.text.lower() in _NOBODY for atom in p.atoms[start + 1 : end])


def _there_for(p: Phrase) -> bool:
    """Do we have 1500 for a tv: money behind "have", and behind that what it is for."""
    at = p.first("hold")
    return at is not None and not p.line.mongolian and any(place > at for place in p.places("of_what"))
