"""Whose doing a line tells: what another one paid or sent is no spending of one's own, so it is asked about."""

from collections.abc import Sequence

from core.capture.atoms import Atom, is_number
from core.capture.cases import split_case
from core.capture.roles import Role

_DOING = ("buy", "pay", "give", "send", "settle")
_OURS = frozenset({"wife", "husband", "эхнэр", "нөхөр"})
"""Who keeps house together spends together."""


def is_anothers(atoms: Sequence[Atom]) -> bool:
    """Whether someone else is the one who did it."""
    return other_doer(atoms) is not None


def other_doer(atoms: Sequence[Atom]) -> Atom | None:
    """The one who did it, when that is someone else: "mum spent 200", "lunch 18 but jack paid", "paid by grandma"."""
    said = [atom for atom in atoms if atom.free or atom.numeral]
    if any(atom.has(Role.PARTICLE, "me") or atom.says("payback", "back") for atom in said):
        return None
    if _opens(said):
        return said[0]
    others = (
        atom for at, atom in enumerate(said) if _is_another(atom) and (_is_subject(said, at) or _is_agent(said, at))
    )
    return next(others, None)


def _is_another(atom: Atom) -> bool:
    person = atom.has(Role.PERSON) or atom.has(Role.NAME)
    return person and atom.roles.get(Role.PERSON) not in _OURS and not atom.text.endswith("'s")


def _opens(said: Sequence[Atom]) -> bool:
    """«Бат хоол авсан»: a bare name opens a Mongolian sentence, and the verb closes it."""
    if not said or not _is_another(said[0]) or not _is_bare(said[0]):
        return False
    if len(said) > 1 and (said[1].has(Role.PARTICLE) or said[1].has(Role.AND)):
        return False
    return any(_is_mongolian(atom) and atom.says("buy", "give", "settle", "send") for atom in said[1:])


def _is_bare(atom: Atom) -> bool:
    """Whether a name stands without an ending; Болд ends in what looks like one."""
    listed = (atom.roles.get(Role.NAME), atom.roles.get(Role.PERSON))
    return atom.text.lower() in listed or not split_case(atom.text)[1]


def _is_mongolian(atom: Atom) -> bool:
    return any(meaning.role is Role.SIGNAL and meaning.language == "mn" for meaning in atom.meanings)


def _is_subject(said: Sequence[Atom], at: int) -> bool:
    """An English verb in the past right behind a person whom no particle before makes an object."""
    before, verb = said[at - 1] if at else None, said[at + 1] if at + 1 < len(said) else None
    if verb is None or not verb.text.isascii() or not verb.says(*_DOING):
        return False
    objective = before is not None and (before.has(Role.PARTICLE) or before.says(*_DOING) or is_number(before))
    return not objective


def _is_agent(said: Sequence[Atom], at: int) -> bool:
    """Paid by grandma, lunch on Jack."""
    by, verb = said[at - 1] if at else None, said[at - 2] if at > 1 else None
    if by is not None and by.has(Role.PARTICLE, "on"):
        return True
    return by is not None and by.text.lower() == "by" and verb is not None and verb.says("buy", "pay")
