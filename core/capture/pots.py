"""Accounts that a line names in the person's own words: one that they have, or "the holiday account", «аяллын данс»."""

from core.capture.atoms import Atom, Line
from core.capture.model import Context
from core.capture.roles import Role
from core.capture.tokens import Shape

_LONGEST_NAME = 2
_POINTING = ("from", "to", "in", "with")


def mark_own_accounts(line: Line, context: Context) -> None:
    """Make one atom of each account name that the person gave, before its words are read as anything else."""
    lower = line.plain.lower()
    for name, _ in context.accounts:
        start = lower.find(name)
        end = start + len(name)
        covered = [atom for atom in line.atoms if start <= atom.start and atom.end <= end]
        if start >= 0 and covered and covered[0].start == start and covered[-1].end == end and covered[0].free:
            covered[0].roles = {Role.ACCOUNT: name}
            for atom in covered[1:]:
                atom.use = "account"


def mark_pots(line: Line) -> None:
    """Make an account of the words before "account" or «данс», where the line points at it, and of a bank's account."""
    for at, atom in enumerate(line.atoms):
        if atom.free and atom.has(Role.POT):
            _mark_pot(line, at)


def _mark_pot(line: Line, at: int) -> None:
    pot, before = line.atoms[at], line.at(at - 1)
    if before is not None and before.free and (before.has(Role.BANK) or before.has(Role.ACCOUNT)):
        pot.roles = {Role.ACCOUNT: before.roles.get(Role.ACCOUNT) or before.roles[Role.BANK]}
        before.use = "account"
        return
    start = _name_start(line, at)
    if start is None:
        return
    words = line.atoms[start:at]
    name = line.plain[words[0].start : words[-1].end].lower()
    bearer = pot if pot.roles[Role.POT] == "after" else words[0]
    for atom in (*words, pot):
        atom.use = "account"
    bearer.use = ""
    bearer.roles = {Role.ACCOUNT: name}


def _name_start(line: Line, at: int) -> int | None:
    """Where the name begins: behind "to the", or, where the case or «руу» points, the one word before the pot."""
    if line.atoms[at].roles[Role.POT] == "after":
        name, after = line.at(at - 1), line.at(at + 1)
        pointed = line.atoms[at].text.lower() not in {"данс", "dans"} or (
            after is not None and after.has(Role.PARTICLE)
        )
        return at - 1 if pointed and name is not None and _may_name(name) else None
    start = at
    while at - start < _LONGEST_NAME and (word := line.at(start - 1)) is not None and _may_name(word):
        start -= 1
    pointer = line.at(start - 1)
    while pointer is not None and (pointer.has(Role.STOP) or pointer.has(Role.PARTICLE, "the")):
        start -= 1
        pointer = line.at(start - 1)
    pointed = pointer is not None and pointer.has(Role.PARTICLE, *_POINTING)
    while start < at and not _may_name(line.atoms[start]):
        start += 1
    return start if pointed and start < at else None


def _may_name(atom: Atom) -> bool:
    verb = any(m.role is Role.SIGNAL and m.value != "occasion" for m in atom.meanings)
    small = verb or atom.has(Role.STOP) or atom.has(Role.PARTICLE)
    return atom.free and atom.shape is Shape.WORD and not small
