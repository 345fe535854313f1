"""Reads one line that speaks of a goal: words in, what was said out, or why it is not clear. Pure, never a guess.

What is saved for is called as the person calls it, so that any word may be a part of its name; what makes a line one of
goals is a word for it ("goal"), or "save … for …", «… цуглуулна». Putting aside and taking out name a goal that there
is: whoever calls looks it up, and takes the line for another where there is none.
"""

from dataclasses import replace
from datetime import date

from core.accounts.amount import read_amount
from core.accounts.named import mark_own
from core.accounts.phrase import Phrase, read_phrase
from core.accounts.words import AccountWords
from core.capture.amounts import find_sums
from core.capture.model import Context
from core.capture.roles import Role
from core.capture.text import clean
from core.goals.said import Act, Doubt, GoalSaid, Unclear
from core.goals.until import take_until
from core.planning.called import called

LONGEST = 200
"""A longer text is no goal that anyone types."""
_YEARLY = 12
_YES = "yes"
_DOING = frozenset({"save", "goal", "put", "took"})
_EDGES = ("filler", "for", "aside", "change", "everything", "show", "mine", "out_of", "in_account", "until")
"""Slots of words that are no beginning and no end of a name."""


def read_goal(text: str, words: AccountWords, context: Context) -> GoalSaid | Unclear | None:
    """Read one line. Never raises; None when it is none of ours."""
    plain = clean(text)
    if "\n" in text or len(plain) > LONGEST:
        return None
    p = read_phrase(plain, words, context)
    _forget_slips(p)
    mark_own(p)
    account = _account(p)
    act = _act(p)
    if act is None:
        return None
    if act in {Act.SHOW, Act.DELETE} and p.any("until"):
        return Unclear(Doubt.AMOUNT)
    if act in {Act.SHOW, Act.DELETE}:
        return GoalSaid(act, called(p, _EDGES, towards=True))
    until, festival = take_until(p), _festival(p)
    if (until.said and until.day is None) or (act is Act.SET and p.any("until")):
        return Unclear(Doubt.DAY)
    said = _said(p, act, until.day, account)
    return replace(said, festival=festival) if isinstance(said, GoalSaid) else said


def _forget_slips(p: Phrase) -> None:
    """A goal may be called anything, so that only a word of what is done with it may be a slip."""
    for at, atom in enumerate(p.atoms):
        if atom.corrected and _DOING.isdisjoint(p.cues[at]):
            atom.roles, p.cues[at] = {}, {}


def _act(p: Phrase) -> Act | None:
    """What is done, with the words that say so taken."""
    named, numbers = p.any("goal"), any(atom.numeral or atom.has(Role.NUMBER) for atom in p.atoms)
    if not numbers:
        act = (Act.DELETE if p.any("delete") else Act.SHOW) if named else None
        return _taken(p, act, "goal", "delete") if act else None
    if p.any("took") and (p.any("out_of") or _in_case(p, "from")):
        return _taken(p, Act.TOOK, "took", "goal")
    saves = p.any("save") and (p.line.mongolian or p.any("for") or p.any("until"))
    if saves and not (p.any("aside") and not named):
        return _taken(p, Act.SET, "save", "goal")
    if p.any("put") and (p.any("aside") or p.any("for") or _in_case(p, "at")):
        return _taken(p, Act.PUT, "put", "goal")
    return _taken(p, Act.SET, "goal") if named else None


def _taken(p: Phrase, act: Act, *slots: str) -> Act:
    for slot in slots:
        for at in list(p.places(slot)):
            p.take(at, at + 1, slot)
    return act


def _in_case(p: Phrase, case: str) -> bool:
    return any(p.free(at) and p.case(at) == case for at in range(len(p.atoms)))


def _festival(p: Phrase) -> str | None:
    """By Christmas, Наадам гэхэд: the festival until which, with its words taken."""
    for at in p.places("festival"):
        before, behind = at > 0 and p.says(at - 1, "until"), p.says(at + 1, "until")
        if before or behind:
            name = (p.value(at, "festival") or "").replace("_", " ")
            p.take(at - before, at + 1 + behind, "until")
            return name
    return None


def _said(p: Phrase, act: Act, by: date | None, account: str | None) -> GoalSaid | Unclear | None:
    private = p.first("private")
    hidden = None if private is None else p.value(private, "private") == _YES
    yearly = p.any("yearly")
    for slot in ("private", "yearly"):
        _taken(p, act, slot)
    amount, sums = read_amount(p), find_sums(p.line)
    if amount is None:
        return Unclear(Doubt.AMOUNT) if sums or act is Act.SET else None
    if len(amount.values) > 1 or amount.values[0] <= 0:
        return Unclear(Doubt.AMOUNT)
    if len(amount.codes) > 1:
        return Unclear(Doubt.CURRENCY)
    if act is Act.SET and p.any("period"):
        return Unclear(Doubt.WHOLE)
    title = called(p, _EDGES, towards=True)
    if not title:
        return Unclear(Doubt.TITLE) if act is Act.SET else None
    return GoalSaid(
        act, title, amount.values[0], amount.codes, by, _YEARLY if yearly else None, account, private=hidden,
        mongolian=amount.mongolian, changes=p.any("alter"),
    )  # fmt: skip


def _account(p: Phrase) -> str | None:
    """The account in which it lies: by its own name behind "in", or in the dative; else a bank, or savings."""
    for at, atom in enumerate(p.atoms):
        behind = at > 0 and p.says(at - 1, "in_account")
        if p.has(at, Role.ACCOUNT):
            name = atom.roles[Role.ACCOUNT]
            end = at + len(name.split())
            if behind or p.case(end - 1) == "at" or p.says(end, "in_account"):
                p.take(at - behind, end + p.says(end, "in_account"), "account")
                return name
        elif behind and (p.has(at, Role.BANK) or p.says(at, "savings")):
            p.take(at - 1, at + 1, "account")
            return atom.text.lower()
    return None
