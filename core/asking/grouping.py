"""Reads by what an answer is split: by category, per month, who spent, which shop."""

from core.asking.model import Group
from core.asking.sentence import Sentence
from core.capture.roles import Role

_TIMES = frozenset({"day", "week", "month", "year"})
_HABIT = ("даг", "дэг", "дог", "дөг", "dag", "deg", "dog", "dug")


def read_group(s: Sentence, compared: Group | None) -> tuple[Group | None, bool]:
    """The grouping that is said, and whether that is clear; its words are marked as used."""
    found = dict.fromkeys(_said(s))
    if compared is not None:
        found = dict.fromkeys((compared, *found))
    if not found:
        asked = _asked(s)
        return asked, True
    return next(iter(found)), len(found) == 1


def _said(s: Sentence) -> list[Group]:
    groups = []
    for at in range(len(s.atoms)):
        if not s.line.mongolian and s.atoms[at].use == "date" and "group_by" in s.cues[at]:
            groups.append(Group(s.cues[at]["group_by"][0]))
        elif value := s.value(at, "group_by"):
            groups.append(Group(value))
            s.take(at, at + 1, "group")
        elif unit := _unit(s, at):
            start = _opens(s, at)
            if start is None:
                continue
            groups.append(Group(unit))
            s.take(start, at + 1, "group")
    return groups


def _unit(s: Sentence, at: int) -> str | None:
    return "week" if s.line.mongolian and s.has(at, Role.PERIOD, "7") else s.value(at, "unit")


def _opens(s: Sentence, at: int) -> int | None:
    """Where a grouping begins that ends with a unit: by shop, which category, top 3 shops, сард дунджаар."""
    before = at - 1
    if s.says(before, "per") or s.says(before, "asking", "which", "what"):
        return before
    if s.says(before, "measure", "largest"):
        s.take(before, at, "most")
        return at
    if s.says(before, "order") or s.says(before, "measure", "top"):
        return at
    before -= s.says(before, "measure", "spent", "received")
    if before < at - 1 and s.says(before, "order"):
        return at
    if s.number(before, 999) is not None and (s.says(before - 1, "measure", "top") or s.says(before - 1, "order")):
        return at
    if not s.line.mongolian or _unit(s, at) not in _TIMES:
        return None
    return at if s.case(at) == "by" or _is_usual(s) else None


def _is_usual(s: Sentence) -> bool:
    """Whether an average is asked for, or what is spent as a rule: «зарцуулдаг», түрээс сард хэд вэ."""
    if s.any("asking", "amount") and not s.any("told") and not any(atom.use == "date" for atom in s.atoms):
        return True
    habits = any(s.atoms[at].text.lower().endswith(_HABIT) for at in s.places("measure", "spent", "received"))
    return habits or s.any("measure", "average")


def _asked(s: Sentence) -> Group | None:
    """By what the question word asks: who is a member, where a shop, what it went on a category."""
    most = s.any("order")
    spending = s.any("measure", "spent", "happened", "received", "saved", "count", "average", "buy")
    spending = spending or any(atom.use == "given" for atom in s.atoms)
    if s.any("asking", "who", "whom") and spending and not s.any("measure", "owed"):
        return Group.PAYEE if _is_of_givers(s) else Group.MEMBER
    if s.any("asking", "where") and s.any("measure", "spent", "happened", "buy"):
        return Group.PAYEE
    if s.any("asking", "on_what") and spending:
        return Group.CATEGORY
    if s.any("asking", "what") and (most or _ends_on(s)) and s.any("measure", "spent"):
        return Group.CATEGORY
    if s.any("measure", "net_worth") and s.any("measure", "entries"):
        return Group.MONTH
    return Group.CATEGORY if s.any("summary") else None


def _is_of_givers(s: Sentence) -> bool:
    """From whom did we get the most, хэнээс, who sent us money, хэнд өгсөн: the other side is asked for."""
    if any(atom.use == "given" for atom in s.atoms):
        return True
    if s.line.mongolian:
        return any(s.case(at) in {"from", "at", "to"} for at in s.places("asking", "whom"))
    asked = next(s.places("asking", "who", "whom"), 0)
    last = len(s.atoms) - 1 - s.mark(len(s.atoms) - 1, "?")
    return any(s.atoms[at].text.lower() in {"from", "to"} for at in (asked - 1, last) if at >= 0)


def _ends_on(s: Sentence) -> bool:
    """What did we spend money on?"""
    last = max(s.places("place", "on"), default=None)
    after = s.line.at(last + 1) if last is not None else None
    return last is not None and (after is None or after.use == "date" or after.is_mark("?", ".", "!"))
