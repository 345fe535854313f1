"""What a part of a line says of its kind: its verbs, who stands where, which way money went."""

from collections.abc import Sequence
from dataclasses import dataclass

from core.capture.atoms import Atom
from core.capture.naming import Accounts, Person
from core.capture.roles import Role

SALARY = "income.salary"
_GIVING = frozenset({"settle", "give", "send", "transfer"})


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a part says of its kind: signals of its verbs, the category found, who is named, which accounts."""

    signals: frozenset[str]
    sign: int
    income: bool
    either: bool
    described: bool
    thing: bool
    spent: bool
    bill: bool
    inside: bool
    known: bool
    persons: Sequence[Person]
    accounts: Accounts
    to_me: bool
    another: bool
    payer: bool
    arrived: bool
    coins: bool
    hired: bool
    invoiced: bool
    transport: bool

    @property
    def target(self) -> Person | None:
        """The person to whom something goes."""
        return next((person for person in self.persons if person.case in {"to", "at", "for"}), None)

    @property
    def origin(self) -> Person | None:
        """The person from whom something comes."""
        return next((person for person in self.persons if person.case == "from"), None)


def signals_of(atoms: Sequence[Atom]) -> frozenset[str]:
    """The values of all signals among some atoms."""
    found = {m.value for atom in atoms if atom.free for m in atom.meanings if m.role is Role.SIGNAL}
    returned = (
        ("debt" in found and found & {"settle", "give"})
        or ("returning" in found and found & _GIVING)
        or ("back" in found and found & {"buy", "pay", "give", "got"} and _comes_back(atoms))
    )
    came_back = "back" in found and not found & {"buy", "pay", "give", "got", "take", "send"} and _comes_back(atoms)
    return frozenset(found | ({"payback"} if returned else set()) | ({"came_back"} if came_back else set()))


def _comes_back(atoms: Sequence[Atom]) -> bool:
    """Whether "back" ends what is said of the money: paid Bat back 50; but not: back pain cream, there and back."""
    for at, atom in enumerate(atoms):
        before, after = atoms[at - 1] if at else None, atoms[at + 1] if at + 1 < len(atoms) else None
        if not (atom.free and atom.says("back")) or (before is not None and before.has(Role.AND)):
            continue
        if after is None or not after.free or after.has(Role.PARTICLE):
            return True
    return False


def is_paid_by(atoms: Sequence[Atom]) -> bool:
    """Whether one who pays us (a tenant, the boss) stands before the verb, or behind "from": it came to us."""
    for at, atom in enumerate(atoms):
        if not (atom.free and atom.says("payer")):
            continue
        behind = next((other for other in atoms[at + 1 :] if other.free and other.says(*_HANDING)), None)
        before = [other for other in atoms[max(at - 2, 0) : at] if other.free and other.has(Role.PARTICLE, "from")]
        if before or (behind is not None and not any(other.says(*_HANDING) for other in atoms[:at] if other.free)):
            return True
    return False


def is_for_work(atoms: Sequence[Atom]) -> bool:
    """Whether a wage, or what a tenant had, goes out: wages to Bilguun, bond refund to tenant, casual wages Tilly."""
    for at, atom in enumerate(atoms):
        one, other = (atoms[place] if place < len(atoms) else None for place in (at + 1, at + 2))
        wage = atom.free and any(m.role is Role.CATEGORY and m.value == SALARY for m in atom.meanings)
        to = one is not None and one.free and one.has(Role.PARTICLE, "to", "for")
        if to and other is not None and ((wage and _is_someone(other)) or other.says("payer")):
            return True
        several = wage and atom.text.lower().rpartition(" ")[2].startswith("wages")
        if several and one is not None and _is_someone(one):
            return True
    return False


def _is_someone(atom: Atom) -> bool:
    unknown = not atom.roles and atom.text[0].isupper() and not atom.text.isupper()
    return atom.free and (unknown or atom.has(Role.NAME) or atom.has(Role.PERSON))


_HANDING = ("buy", "pay", "give", "send", "transfer", "deposit", "settle")
