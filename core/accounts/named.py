"""Which thing a line speaks of: a noun ("flat"), a make ("Prius"), a fund, a bank, or an account by its own name."""

from dataclasses import dataclass, replace

from core.accounts.model import AccountKind
from core.accounts.phrase import Phrase
from core.capture.roles import Role
from core.capture.tokens import Shape

_NAMING = ("noun", "make", "fund")
_MOST_BEFORE = 2
_LONGEST_MODEL = 4
_LONGEST_ENDING = 4
_GENERIC = "cash.account"
"""A bank's account, and no thing of its own."""


@dataclass(frozen=True, slots=True)
class Thing:
    """A thing on the atoms from `start` to before `end`, `own` when it is an account's own name.

    `name` is its name without endings. `plain` says that each of its words is known, `with_` that it is had («-тай»).
    """

    start: int
    end: int
    name: str
    kind: AccountKind | None = None
    noun: str | None = None
    bank: str | None = None
    fund: str | None = None
    own: bool = False
    plain: bool = True
    with_: bool = False

    @property
    def is_any_account(self) -> bool:
        """Whether it only says "account", which may be any."""
        return self.noun == _GENERIC and not self.own and self.bank is None and self.fund is None and self.plain


def mark_own(p: Phrase) -> None:
    """Take the atoms that spell an account's own name, the longest name first; its last word may have an ending."""
    for name in sorted((name for name, _ in p.context.accounts), key=len, reverse=True):
        words = name.split()
        for at in range(len(p.atoms)):
            if _spells(p, at, words):
                for atom in p.atoms[at : at + len(words)]:
                    atom.roles = {Role.ACCOUNT: name}
                for place in range(at, at + len(words)):
                    p.cues[place] = {}
                break


def _spells(p: Phrase, at: int, words: list[str]) -> bool:
    atoms = p.atoms[at : at + len(words)]
    if len(atoms) < len(words) or any(atom.has(Role.ACCOUNT) or not atom.free for atom in atoms):
        return False
    typed = [atom.text.lower() for atom in atoms]
    if typed[:-1] != words[:-1]:
        return False
    ending = typed[-1].removeprefix(words[-1])
    return typed[-1] == words[-1] or (
        p.line.mongolian and typed[-1].startswith(words[-1]) and len(ending) <= _LONGEST_ENDING
    )


def find_things(p: Phrase) -> list[Thing]:
    """Every thing of the line, in order; their atoms are taken."""
    things: list[Thing] = []
    at = 0
    while at < len(p.atoms):
        if not names_thing(p, at):
            at += 1
            continue
        thing = _thing(p, at)
        p.take(thing.start, thing.end, "thing")
        things.append(thing)
        at = thing.end
    return things


def one_thing(things: list[Thing]) -> Thing | None:
    """The one that is spoken of: a bank or a fund beside another says where it is. None when there are two, or none."""
    main = [thing for thing in things if _is_main(thing)]
    beside = [thing for thing in things if not _is_main(thing)]
    if not main:
        return beside[0] if len(beside) == 1 else None
    if len(main) > 1 or len(beside) > 1:
        return None
    if not beside:
        return main[0]
    where = beside[0]
    if where.fund and main[0].kind is AccountKind.SUPER:
        return replace(main[0], name=where.name, fund=where.fund)
    return replace(main[0], bank=where.bank, fund=main[0].fund or where.fund)


def _is_main(thing: Thing) -> bool:
    return thing.own or (thing.noun is not None and thing.noun != _GENERIC) or _is_make(thing)


def _is_make(thing: Thing) -> bool:
    return thing.kind is AccountKind.VEHICLE


def names_thing(p: Phrase, at: int) -> bool:
    """Whether the atom at a place names what one can have, or where money is."""
    return p.has(at, Role.ACCOUNT) or p.has(at, Role.BANK) or any(p.says(at, slot) for slot in _NAMING)


def _thing(p: Phrase, first: int) -> Thing:
    if p.says(first, "noun", _GENERIC) and first + 1 < len(p.atoms) and names_thing(p, first + 1):
        p.take(first, first + 1, "noun")
        first += 1
    start = first
    while first - start < _MOST_BEFORE and p.unknown(start - 1) and start > 0:
        start -= 1
    end = first + 1
    while end < len(p.atoms) and names_thing(p, end) and not _parts(p, end - 1, end):
        end += 1
    known = end
    while p.says(known - 1, "make") and end - known < 1 and _may_be_model(p, end):
        end += 1
    with_ = any(p.case(at) == "with" for at in range(first, end))
    if p.mark(end, "-") and end + 1 < len(p.atoms) and p.atoms[end + 1].glued and p.has(end + 1, Role.ORDINAL, "case"):
        with_ = with_ or p.atoms[end + 1].text.lower() in {"тай", "тэй", "той"}
        p.take(end, end + 2, "case")
    return _described(p, start, first, end, with_=with_)


def _parts(p: Phrase, before: int, at: int) -> bool:
    """Whether two naming words are two things: «Голомтод хадгаламж» is one at the other."""
    if p.case(before) == "at":
        return True
    if not p.has(before, Role.ACCOUNT):
        return p.has(at, Role.ACCOUNT)
    same = p.atoms[at].roles.get(Role.ACCOUNT) == p.atoms[before].roles[Role.ACCOUNT]
    return not same and not p.says(at, "noun", _GENERIC)


def _may_be_model(p: Phrase, at: int) -> bool:
    """Mazda 3, Prius 30: a short number behind the make, where a sum follows."""
    atom = p.line.at(at)
    if atom is None or not atom.free or atom.numeral is None or len(atom.text) > _LONGEST_MODEL:
        return False
    after = p.line.at(at + 1)
    counted = after is not None and (after.has(Role.MULTIPLIER) or after.has(Role.CURRENCY) or after.is_mark("%"))
    others = any(other.numeral is not None and other.free for other in p.atoms[at + 1 :])
    return not counted and others and atom.text.isdigit()


def _described(p: Phrase, start: int, first: int, end: int, *, with_: bool) -> Thing:
    noun = next((v for at in range(end - 1, first - 1, -1) if (v := p.value(at, "noun"))), None)
    make = any(p.says(at, "make") for at in range(first, end))
    fund = next((v for at in range(first, end) if (v := p.value(at, "fund"))), None)
    bank = next((p.atoms[at].roles[Role.BANK] for at in range(first, end) if p.has(at, Role.BANK)), None)
    own = p.has(first, Role.ACCOUNT)
    kind = AccountKind(noun.partition(".")[0]) if noun else None
    if make and kind is None:
        kind = AccountKind.VEHICLE
    if fund and kind is None:
        kind = AccountKind.SUPER
    return Thing(
        start, end, _name(p, start, first, end), kind, noun, bank, fund, own=own, plain=start == first, with_=with_
    )


def _name(p: Phrase, start: int, first: int, end: int) -> str:
    """As it was typed, with the last word in its plain form; an account by its own name as it is called."""
    if p.has(first, Role.ACCOUNT):
        name = p.atoms[first].roles[Role.ACCOUNT]
        return next(known for known, _ in p.context.accounts if known == name)
    if (
        p.line.mongolian
        and p.has(first, Role.BANK)
        and all(p.says(at, "noun", _GENERIC) for at in range(first + 1, end))
    ):
        return _plain_form(p, first)
    last = end - 1
    kept = p.line.plain[p.atoms[start].start : p.atoms[last].start]
    return kept + _plain_form(p, last)


def _plain_form(p: Phrase, at: int) -> str:
    atom = p.atoms[at]
    if p.has(at, Role.BANK):
        known = p.words.vocabulary.bank_names.get(atom.roles[Role.BANK], {})
        return known.get("mn", atom.text) if p.context.language == "mn" else atom.text
    if atom.shape is not Shape.WORD:
        return atom.text
    slot, value = next((slot, value) for slot in _NAMING if (value := p.value(at, slot)))
    return p.words.plain_form(atom.text, slot, value, mongolian=p.line.mongolian)
