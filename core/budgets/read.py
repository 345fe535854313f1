"""Reads one line that speaks of a budget: words in, what was said out, or why it is not clear. Pure, never a guess.

Every word must have been used, or be one that says nothing. A line in which something else stands, with an amount and
no period, may be what somebody spent ("budget hotel 120"), and is none of ours.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from core.accounts.amount import Amount, read_amount
from core.accounts.phrase import Phrase, read_phrase
from core.accounts.words import AccountWords
from core.asking.words import QuestionWords
from core.budgets.model import Period, Scope
from core.budgets.said import Act, BudgetSaid, Doubt, Unclear
from core.budgets.subject import read_subject, take_member
from core.capture.amounts import find_sums
from core.capture.model import Context
from core.capture.text import clean
from core.capture.tokens import Shape
from core.family.model import Member

LONGEST = 200
"""A longer text is no budget that anyone types."""
_CHEAP = frozenset({"fun.travel", "transport.car", "transport.taxi"})
"""Things of which there are budget ones: a budget hotel, a budget airline."""
FINANCIAL = "financial_year"
_YES = "yes"
_MANY = "many"
_ASKING = ("show", "how_much", "may", "whom", "spend", "of_what", "when")
"""What asks how much is left, and is no part of what it is of."""
_SMALL = ("change", "new", "filler", "everything", "show")


@dataclass(frozen=True, slots=True)
class _Frame:
    """What was said beside the amount and the subject."""

    period: Period | None
    financial: bool
    carries: bool | None
    private: bool | None
    deletes: bool
    mine: bool
    shows: bool

    @property
    def sure(self) -> bool:
        """Whether something was said that only is of budgets."""
        return self.deletes or self.period is not None or self.carries is not None or self.private is not None


def read_budget(
    text: str, words: AccountWords, questions: QuestionWords, context: Context, people: Sequence[Member], me: int
) -> BudgetSaid | Unclear | None:
    """Read one line of the member `me`. Never raises; None when it is none of ours."""
    plain = clean(text)
    if "\n" in text or len(plain) > LONGEST:
        return None
    p = read_phrase(plain, words, context)
    _forget_slips(p)
    if not p.any("budget"):
        return None
    several = any(p.says(at, "budget", _MANY) for at in p.places("budget"))
    _take_all(p, "budget")
    amount, sums = read_amount(p), find_sums(p.line)
    if amount is None and (sums or any(atom.use == "sum" for atom in p.atoms)):
        return Unclear(Doubt.AMOUNT)
    frame = _frame(p, asked="?" in plain)
    if frame is None:
        return Unclear(Doubt.PERIOD)
    if amount and frame.sure and len(amount.values) > 1:
        return Unclear(Doubt.AMOUNT)
    said = _of_subject(p, frame, amount, take_member(p, people) or (me if frame.mine else None), questions)
    return _of_every(said) if several and isinstance(said, BudgetSaid) else said


def read_left(
    text: str, words: AccountWords, questions: QuestionWords, context: Context, people: Sequence[Member], me: int
) -> BudgetSaid | None:
    """Read "what's left in food", "how much can I spend on food": of which budget it asks, if there is one of it."""
    plain = clean(text)
    if "\n" in text or len(plain) > LONGEST:
        return None
    p = read_phrase(plain, words, context)
    if p.any("budget") or (p.any("spend") and not p.any("may")) or not p.any("show", "how_much"):
        return None
    kept = [atom.text for at, atom in enumerate(p.atoms) if not any(p.says(at, slot) for slot in _ASKING)]
    name = next(one for one in words.listed["budget.any"] if one.isascii() is plain.isascii())
    said = read_budget(f"{' '.join(kept)} {name}?", words, questions, context, people, me)
    return said if isinstance(said, BudgetSaid) and said.act is Act.SHOW and said.scope != Scope() else None


def _of_every(said: BudgetSaid) -> BudgetSaid:
    """Show budgets, delete all budgets: no one of them is meant, and all are shown, each with what deletes it."""
    shows = said.amount is None and said.scope == Scope()
    return replace(said, act=Act.SHOW, every=True) if shows else said


def _of_subject(
    p: Phrase, frame: _Frame, amount: Amount | None, member_id: int | None, questions: QuestionWords
) -> BudgetSaid | Unclear | None:
    """What it is of, in the words that are left; a line that may be of what was spent is none of ours."""
    tags = [atom.text[1:] for atom in p.atoms if atom.free and atom.shape is Shape.TAG]
    subject = read_subject(_left(p), questions, p.context)
    if isinstance(subject, Unclear) or len(tags) > 1:
        return None if amount and not frame.sure else subject if isinstance(subject, Unclear) else Unclear(Doubt.WHICH)
    if amount and not frame.sure and not tags and set(subject.categories) & _CHEAP and _describes(p):
        return None
    scope = Scope(subject.categories, member_id, tags[0] if tags else None)
    return _said(p, frame, scope, amount)


def _describes(p: Phrase) -> bool:
    """Whether the word stands before what it is of: «budget hotel 120» is what was paid for one."""
    at = next(at for at, atom in enumerate(p.atoms) if atom.use == "budget")
    after = p.line.at(at + 1)
    return not p.line.mongolian and after is not None and after.free and not p.cues[at + 1]


def _forget_slips(p: Phrase) -> None:
    """These words are few, so that a thing would be read as a slip of one; only words of plans may be slips."""
    for at, atom in enumerate(p.atoms):
        if atom.corrected and not p.cues[at]:
            atom.roles = {}


def _frame(p: Phrase, *, asked: bool) -> _Frame | None:
    """None when two periods were said."""
    periods = {p.value(at, "period") or "" for at in p.places("period")}
    if len(periods) > 1:
        return None
    period = periods.pop() if periods else ""
    frame = _Frame(
        period=Period.YEAR if period == FINANCIAL else Period(period) if period else None,
        financial=period == FINANCIAL,
        carries=_whether(p, "carry"),
        private=_whether(p, "private"),
        deletes=p.any("delete"),
        mine=p.any("mine"),
        shows=asked or p.any("show"),
    )
    for slot in ("period", "carry", "private", "delete", "mine"):
        _take_all(p, slot)
    return frame


def _whether(p: Phrase, slot: str) -> bool | None:
    at = p.first(slot)
    return None if at is None else p.value(at, slot) == _YES


def _take_all(p: Phrase, slot: str) -> None:
    for at in list(p.places(slot)):
        p.take(at, at + 1, slot)


def _left(p: Phrase) -> str:
    """The words that may name what it is of, in their order."""
    kept = [
        atom.text
        for at, atom in enumerate(p.atoms)
        if atom.free and atom.shape not in {Shape.MARK, Shape.TAG} and not any(p.says(at, slot) for slot in _SMALL)
    ]
    return " ".join(kept)


def _said(p: Phrase, frame: _Frame, scope: Scope, amount: Amount | None) -> BudgetSaid | Unclear:
    if amount is None:
        changes = frame.period is not None or frame.carries is not None or frame.private is not None
        act = Act.DELETE if frame.deletes else Act.SET if changes and not frame.shows else Act.SHOW
        return BudgetSaid(act, scope, None, (), frame.period, frame.financial, frame.carries, frame.private)
    if frame.deletes or len(amount.values) > 1 or amount.values[0] <= 0 or p.any("by_more"):
        return Unclear(Doubt.AMOUNT)
    if len(amount.codes) > 1:
        return Unclear(Doubt.CURRENCY, amount.codes)
    return BudgetSaid(
        Act.SET, scope, amount.values[0], amount.codes, frame.period, frame.financial, frame.carries, frame.private,
        mongolian=amount.mongolian, unnamed=scope == Scope() and frame.period is None and not p.any("everything"),
    )  # fmt: skip
