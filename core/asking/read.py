"""Reads one question: text, words and whose it is in, an inquiry out, or what must be asked. Pure, and never a guess.

Every word must have been used: by the period, a filter, the measure or the grouping, or be one that says nothing. A
word that is left over may change what is asked ("except rent", "over 100"), so that the whole is then asked back.
"""

from datetime import date

from core.asking.filters import is_picture, one_category, read_things
from core.asking.grouping import read_group
from core.asking.measures import decide
from core.asking.model import POINTS, Asked, Group, Inquiry, Measure, Order
from core.asking.people import read_gift, read_people
from core.asking.period import Period, read_period
from core.asking.scene import Scene, is_earned
from core.asking.sentence import Sentence, read_sentence
from core.asking.spelling import mend
from core.asking.words import QuestionWords
from core.capture.model import Ask, Context
from core.capture.roles import Role
from core.capture.text import clean
from core.capture.tokens import Shape

_SILENT = frozenset({
    "measure", "asking", "compare", "order", "filler", "doer", "place", "per", "edge", "summary", "on_behind", "of",
})  # fmt: skip
_PUNCTUATION = tuple("?!.,:;\"'()-—…&=/*")
_OF_EITHER = frozenset({Measure.AVERAGE, Measure.LARGEST, Measure.COUNT, Measure.ENTRIES})
"""Measures of what was spent, unless income is named."""
_ARTICLES = frozenset({"the", "my", "our", "a", "an", "all"})
_MOST_LIMIT = 1000
_DENYING = ("гүй", "гуй", "gui", "gvi", "гүйгээр")
LONGEST = 300
"""A longer text is no question that anyone types."""


def read_question(text: str, words: QuestionWords, context: Context) -> Asked:
    """Read one line. Never raises; `Asked.text` is the text as it was given."""
    plain = clean(text)
    if len(plain) > LONGEST:
        return Asked(text, ask=Ask.MEANING)
    s = read_sentence(mend(plain, words), words, context)
    if not s.atoms or s.any("beyond") or s.any("next") or _denies(s):
        return Asked(text, ask=Ask.MEANING)
    found = _understand(s)
    return Asked(text, ask=found) if isinstance(found, Ask) else Asked(text, found)


def _denies(s: Sentence) -> bool:
    """Түрээсгүй, төлөөгүй: without it, or not done."""
    return s.line.mongolian and any(atom.text.lower().endswith(_DENYING) for atom in s.atoms)


def _understand(s: Sentence) -> Inquiry | Ask:
    period = read_period(s)
    things = read_things(s)
    measures = [(at, value) for at in s.places("measure") for value in s.cues[at]["measure"]]
    asks = frozenset(value for at in s.places("asking") for value in s.cues[at]["asking"])
    to_us = read_gift(s)
    group, clear = read_group(s, period.compared)
    named = read_people(s, to_us=to_us)
    cues = frozenset(value for at, value in measures if s.atoms[at].use not in {"most", "given"})
    scene = Scene(s, things, named, period, group, cues, asks)
    measure = decide(scene)
    limit, counted = _limit(s, measure)
    if measure is None or not clear or not counted or not _is_all_read(s):
        return Ask.MEANING
    if period.unclear and not (period.moment and measure in POINTS):
        return Ask.DATE
    return _inquiry(scene, measure, limit)


def _inquiry(scene: Scene, measure: Measure, limit: int | None) -> Inquiry | Ask:
    """Put together what was read; what does not fit one inquiry is asked."""
    things, named, group = scene.things, scene.named, scene.group
    income = measure is Measure.RECEIVED or (measure is not Measure.SPENT and _speaks_of_income(scene))
    category, clear = one_category(scene.s, things.categories, income=income)
    if category is None and measure in _OF_EITHER and (scene.s.any("income") or _is_of_earning(scene, measure)):
        category = "income"
    payees = things.payees + named.payees
    members = named.members
    if measure is Measure.OWED and len(members) == 2:
        payees, members = (*payees, *members[1:]), members[:1]
    if group is Group.MEMBER and len(members) == 1 and "who" in scene.asks and measure is not Measure.OWED:
        return Ask.MEANING
    if len(members) > 1 and scene.s.any("compare") and group is None:
        members, group = (), Group.MEMBER
    if (things.towards and measure not in POINTS | {Measure.RECEIVED}) or (
        measure is Measure.OWED and category is not None
    ):
        return Ask.MEANING
    if not clear or len(payees) > 1 or len(members) > 1 or len(things.accounts) > 1:
        return Ask.MEANING
    if scene.s.any("compare") and group is None and measure is not Measure.SAVED:
        return Ask.MEANING
    currency = _currency(scene, measure)
    if isinstance(currency, Ask):
        return currency
    first, last = _days(scene.period, measure)
    return Inquiry(
        measure, first, last, category, _one(payees), _one(members), _one(things.accounts), currency, group, limit,
        _order(scene),
    )  # fmt: skip


def _speaks_of_income(scene: Scene) -> bool:
    """Whether what came in is meant: by its verb, unless what is named can only be paid for (fines that one gets)."""
    categories = scene.things.categories
    paid_for = [slugs for slugs in categories if not any(slug.startswith("income.") for slug in slugs)]
    return ("received" in scene.cues and not paid_for) or any(is_earned(slugs) for slugs in categories)


def _is_of_earning(scene: Scene, measure: Measure) -> bool:
    """How much do we earn on average, how many times did we get paid: the verb alone says which side is meant."""
    earned = scene.s.any("earning") and scene.cues.isdisjoint({"spent", "entries"})
    return earned and measure in {Measure.AVERAGE, Measure.COUNT}


def _order(scene: Scene) -> Order | None:
    values = [scene.s.cues[at]["order"][0] for at in scene.s.places("order")]
    return Order(values[0]) if values else None


def _one(names: tuple[str, ...]) -> str | None:
    return names[0] if names else None


def _days(period: Period, measure: Measure) -> tuple[date | None, date | None]:
    moment = period.moment if measure in POINTS else None
    return (moment, moment) if moment else (period.first, period.last)


def _currency(scene: Scene, measure: Measure) -> str | Ask | None:
    """The currency asked in, or asked about: of "how many tögrög is one aud" it is the one."""
    named = scene.things.currencies
    if measure not in POINTS and scene.s.line.mongolian and any(scene.s.case(one.at) == "from" for one in named):
        return Ask.MEANING
    own = scene.s.context.base
    counted = [one for one in named if one.counted and one.codes != (own,)]
    asked = [one for one in named if not one.counted] or (list(named) if measure is Measure.BALANCE else counted)
    if not asked:
        return None
    if len(asked) > 1 and measure is not Measure.RATE:
        return Ask.MEANING
    codes = asked[0].codes
    return codes[0] if len(codes) == 1 else Ask.CURRENCY


def is_threshold(s: Sentence, at: int) -> bool:
    """Over $100, 100 мянгаас дээш: a sum that entries are held against."""
    if s.line.mongolian:
        return any(s.says(at + after, "threshold") for after in (1, 2, 3) if at + after < len(s.atoms))
    return any(s.says(at - before, "threshold") for before in (1, 2) if at >= before)


def _is_priced(s: Sentence, at: int, measure: Measure | None) -> bool:
    """25 dollars: a sum, and no number of entries."""
    beside = s.atoms[at + 1 : at + 2]
    return measure is not Measure.RATE and bool(beside) and beside[0].use == "currency"


def _limit(s: Sentence, measure: Measure | None) -> tuple[int | None, bool]:
    """How many are asked for, and whether every number of the sentence is explained."""
    at_numbers = [
        at for at in range(len(s.atoms)) if s.number(at, _MOST_LIMIT) is not None and not s.says(at, "filler")
    ]
    if not at_numbers:
        return None, True
    number = s.number(at_numbers[0], _MOST_LIMIT)
    if len(at_numbers) > 1 or is_threshold(s, at_numbers[0]) or _is_priced(s, at_numbers[0], measure):
        return None, False
    s.take(at_numbers[0], at_numbers[0] + 1, "limit")
    if measure is Measure.RATE:
        return None, number == 1
    listed = measure in {Measure.LARGEST, Measure.ENTRIES} or s.any("measure", "top") or s.any("order")
    return number, listed


def _is_all_read(s: Sentence) -> bool:
    """Whether each word was used, or says nothing."""
    return not _names_an_unknown_thing(s) and all(
        not atom.free
        or atom.is_mark(*_PUNCTUATION)
        or atom.has(Role.POT)
        or is_picture(atom.text)
        or _says_nothing(s, at)
        for at, atom in enumerate(s.atoms)
    )


def _names_an_unknown_thing(s: Sentence) -> bool:
    """Spent on bills, on the trip: what it went on was said, though the word could be a small one elsewhere."""
    for at in (place for place in s.places("place", "on") if not s.says(place, "of")):
        after = at + 1
        while s.says(after, "filler") and s.atoms[after].text.lower() in _ARTICLES:
            after += 1
        if s.free(after) and s.atoms[after].shape is Shape.WORD and not _may_follow(s, after):
            return True
    return False


def _may_follow(s: Sentence, at: int) -> bool:
    return any(slot in s.cues[at] for slot in ("unsaid", "place", "edge", "per", "unit", "asking", "doer", "spending"))


def _says_nothing(s: Sentence, at: int) -> bool:
    """A small word; one of an account or of a thing where those are named (a bank, a ride); "last" of the last entries.

    "Shop" says nothing behind a thing: our average grocery shop.
    """
    silent = _SILENT.intersection(s.cues[at])
    if silent and (silent != {"edge"} or "in" in s.cues[at]["edge"] or "and" in s.cues[at]["edge"]):
        return True
    newest = s.says(at, "newest") or s.says(at, "last") or s.says(at, "rolling")
    if newest and at + 1 < len(s.atoms) and s.atoms[at + 1].use == "limit":
        return True
    uses = {atom.use for atom in s.atoms}
    if s.says(at, "newest"):
        return s.any("measure", "entries", "balance", "rate", "net_worth", "owns", "exists")
    if s.says(at, "holder"):
        return "account" in uses or s.any("measure", "balance", "left", "exists", "owns", "net_worth")
    if s.says(at, "doing"):
        return not uses.isdisjoint({"category", "payee"})
    if s.any("measure", "entries"):
        return "last" in s.cues[at] or "rolling" in s.cues[at]
    return at > 0 and s.atoms[at - 1].use == "category" and s.says(at, "unit", "payee")
