"""Whether a line records anything at all: a greeting, a question, a wish, a telephone number or an hour does not."""

from collections.abc import Sequence
from itertools import pairwise

from core.capture.amounts import Sum
from core.capture.atoms import Atom, Line, describes, is_thing, known_thing
from core.capture.roles import Role
from core.capture.subjects import is_anothers
from core.capture.tokens import Shape

_SILENT = ("command", "question")
_IN_THE_WAY = ("plan", "not", "state", "slip")
_EXCUSED = (
    ("score", "gamble"), ("not", "refund"), ("due", "buy"), ("owing", "settle"), ("owing", "give"),
)  # fmt: skip
_FILLERS = (Role.KNOWN, Role.STOP)
_TELLING = (
    Role.CATEGORY,
    Role.WEAK_CATEGORY,
    Role.MERCHANT,
    Role.SHOP,
    Role.GOODS,
    Role.SIGNAL,
    Role.BANK,
    Role.ACCOUNT,
)
_QUIET_SIGNALS = ("place", "each", "fee", "arrived", "origin", "share", "back", "got")
_QUARTERS = (".00", ".15", ".30", ".45")
_MOST_UNKNOWN = 4
MOST_COUNTED = 12
"""So many of a thing may be bought at once; a larger number before it is its price."""


def why_nothing(line: Line, sums: Sequence[Sum]) -> str:
    """The code of why surely nothing is recorded, or "" when something may be."""
    atoms = line.atoms
    if not any(atom.shape is not Shape.MARK for atom in atoms):
        return "meaning.nothing"
    refunded = bool(sums) and any(atom.says("refund") for atom in atoms)
    ordered = _says(_ends(atoms) if any(map(known_thing, atoms)) and sums else atoms, "command")
    if atoms[0].is_mark("/") or _says(atoms, "secret") or (ordered and not refunded):
        return "meaning.command"
    if _says(atoms, "question"):
        return "meaning.question"
    if sums:
        return "meaning.rate" if _is_exchange_rate(line, sums) else ""
    for value in ("greeting", "thanks", "help"):
        if _says(atoms, value):
            return f"meaning.{value}"
    if any(atom.use in {"count", "people", "label", "phone", "percent", "quantity", "date"} for atom in atoms) or any(
        atom.shape in {Shape.PHONE, Shape.TIME, Shape.LINK} for atom in atoms
    ):
        return "meaning.number"
    if any(atom.has(role) for atom in atoms for role in _TELLING):
        return "meaning.no_amount"
    return "meaning.unclear"


def _ends(atoms: Sequence[Atom]) -> list[Atom]:
    """The first words and the last, where an order stands; in the midst of a line of things and sums "set" is none."""
    words = [atom for atom in atoms if atom.shape is Shape.WORD]
    return [*words[:1], *words[-1:]]


def _is_exchange_rate(line: Line, sums: Sequence[Sum]) -> bool:
    """AUD 1 = 2260 MNT: what a currency is worth, not money that moved."""
    equal = any(atom.is_mark("=") for atom in line.atoms[sums[0].end : sums[-1].start])
    return equal and any([value for _, value in found.options] == [1] for found in sums)


def _says(atoms: Sequence[Atom], *values: str) -> bool:
    return any(atom.free and atom.has(Role.NOTHING, *values) for atom in atoms)


def why_doubted(line: Line, sums: Sequence[Sum], *, moved: bool) -> str:
    """The code of why a line with sums may record nothing: it is asked with what it would record as a choice; or "".

    `moved` says that its parts were found to move money, so that they need no word that is known.
    """
    atoms = line.atoms
    if any(atom.is_mark("?") for atom in atoms):
        return "meaning.guess"
    if _is_in_the_way(atoms):
        return "meaning.plan"
    sent = any(atom.says("send", "transfer", "remit") for atom in atoms)
    if (is_anothers(atoms) and not sent) or (not moved and _is_vague(line, sums)) or _is_beside(line, sums):
        return "meaning.guess"
    if any(atom.shape in {Shape.PHONE, Shape.LINK} or atom.use == "phone" for atom in atoms):
        return "meaning.guess"
    if any(_is_unfinished_day(line, at) for at in range(len(atoms))):
        return "meaning.guess"
    if any(atom.free and atom.shape is Shape.DATE for atom in atoms) or any(_is_hour(line, found) for found in sums):
        return "meaning.guess"
    if any(_is_rate(line, found) for found in sums) or any(_is_other_currency(atom) for atom in atoms):
        return "meaning.guess"
    return "" if moved else _why_unknown(line, sums)


def _is_in_the_way(atoms: Sequence[Atom]) -> bool:
    """Whether a word says that nothing was paid, unless another word of the line says that it was after all.

    A win counts when it was a bet, a denial not beside a refund, what was due or owed once it was paid, and
    «байгаа» only at the end, where it is the verb.
    """
    said = [atom for atom in atoms if atom.free]
    signals = {m.value for atom in said for m in atom.meanings if m.role is Role.SIGNAL}
    excused = {value for value, signal in _EXCUSED if signal in signals}
    if _says(atoms, *(value for value in (*_IN_THE_WAY, "score", "due", "owing") if value not in excused)):
        return True
    refunded = "refund" in signals
    if not refunded and any(_is_discount(one, other) for one, other in pairwise([*said, None])):
        return True
    last = next((atom for atom in reversed(said) if atom.shape is Shape.WORD), None)
    return last is not None and last.has(Role.NOTHING, "ending")


def _is_vague(line: Line, sums: Sequence[Sum]) -> bool:
    """Over 100, dinner 90 and I paid half, 3 coffees: the number is not what was paid, or may not be."""
    if len(sums) != 1:
        return False
    said = sums[0]
    before, after = line.at(said.start - 1), line.at(said.end)
    bound = any(atom is not None and atom.free and atom.has(Role.NOTHING, "bound") for atom in (before, after))
    shared = any(atom.free and atom.says("share") for atom in line.atoms[said.end :])
    counted = (
        _is_few(said)
        and after is not None
        and _is_counted(line, after)
        and all(map(_is_small, line.atoms[: said.start]))
    )
    return bound or shared or counted


def _is_beside(line: Line, sums: Sequence[Sum]) -> bool:
    """Tenant 2 late again: a small number in the midst of words of which none is a thing, or says that it was paid."""
    if len(sums) != 1 or not _is_few(sums[0]) or sums[0].end >= len(line.atoms):
        return False
    words = [atom for atom in line.atoms if atom.use in {"", "label"} and atom.shape is Shape.WORD]
    after = [atom for atom in line.atoms[sums[0].end :] if atom.free and atom.shape is Shape.WORD]
    told = any((is_thing(atom) or atom.has(Role.SIGNAL)) and not atom.says("payer") for atom in words)
    return bool(after) and not told


def _is_few(said: Sum) -> bool:
    return said.bare and len(said.options) == 1 and said.options[0][1] <= MOST_COUNTED


def _is_small(atom: Atom) -> bool:
    return not describes(atom)


def _is_counted(line: Line, atom: Atom) -> bool:
    """Coffees, tickets, 3 кофе: so many, where a number comes first; groceries are not counted."""
    text = atom.text.lower()
    several = text.endswith("s") and not text.endswith(("ss", "ies")) and " " not in text
    return describes(atom) and (several or line.mongolian)


def _is_discount(atom: Atom | None, after: Atom | None) -> bool:
    """20 off; but a couch off gumtree was bought there."""
    off = atom is not None and atom.has(Role.NOTHING, "off")
    return off and not (after is not None and after.has(Role.MERCHANT))


def _is_unfinished_day(line: Line, at: int) -> bool:
    """Last frida: a word that opens a day, with no day behind it; "the last coffee" is none."""
    after = line.at(at + 1)
    opens = line.atoms[at].free and line.atoms[at].has(Role.WHICH, "last", "next")
    return opens and not (after is not None and known_thing(after))


def _is_hour(line: Line, found: Sum) -> bool:
    """At 5, in 5, at 7.30: a small number behind such a word may be an hour."""
    before, after = line.at(found.start - 1), line.at(found.end)
    if found.currency or found.sign or len(found.options) != 1 or found.options[0][1] > 24:
        return False
    if after is not None and after.says("each"):
        return False
    number = line.atoms[found.start].text
    whole_hour, minutes = found.bare, number[-3:] in _QUARTERS
    if before is None or not before.has(Role.PARTICLE, "at", "in", "to", "by"):
        return False
    return whole_hour or (minutes and before.has(Role.PARTICLE, "at", "by"))


def _is_title(unknown: Sequence[Atom]) -> bool:
    """Mick's Place, Golden Dragon: unknown words written as the name of a shop is."""
    return len(unknown) > 1 and all(atom.text[0].isupper() and not atom.text.isupper() for atom in unknown)


def _is_verb_of_spending(atom: Atom) -> bool:
    return set(atom.roles) == {Role.SIGNAL} and atom.says("buy", "pay", "give", "settle")


def _is_quiet(atom: Atom) -> bool:
    return atom.says(*_QUIET_SIGNALS) and not any(atom.has(role) for role in _TELLING if role is not Role.SIGNAL)


def _is_other_currency(atom: Atom) -> bool:
    """A currency that belongs to no sum: "4.50 aud usd"."""
    return atom.free and set(atom.roles) == {Role.CURRENCY}


def _is_rate(line: Line, found: Sum) -> bool:
    """620 a week, 30 per hour: a price, not a payment."""
    one, unit = line.at(found.end), line.at(found.end + 1)
    per = one is not None and one.free and one.text.lower() in {"a", "an", "per", "each", "every", "/"}
    return per and unit is not None and unit.free and (unit.has(Role.PERIOD) or unit.has(Role.UNIT, "measure"))


def _why_unknown(line: Line, sums: Sequence[Sum]) -> str:
    """A line of which no word is known is recorded only when its number is surely money and it is no prose."""
    words = [atom for atom in line.atoms if atom.use in {"", "account"} and atom.shape is Shape.WORD]
    telling = [atom for atom in words if atom.free and any(map(atom.has, _TELLING)) and not _is_quiet(atom)]
    unknown = [atom for atom in words if not atom.roles or (atom.has(Role.NAME) and atom.text.endswith("'s"))]
    if unknown and all(found.bare for found in sums) and all(_is_verb_of_spending(atom) for atom in telling):
        telling = []
    signed = any(found.sign for found in sums)
    if not telling and not unknown and not any(atom.has(Role.PERSON) or atom.has(Role.NAME) for atom in words):
        return "" if signed and len(words) > 0 else "meaning.no_words"
    if len(unknown) > _MOST_UNKNOWN:
        return "meaning.guess"
    if telling or _is_title(unknown):
        return ""
    if any(atom.use == "label" for atom in line.atoms):
        return "meaning.guess"
    prose = any(any(atom.has(role) for role in _FILLERS) for atom in words)
    surely_money = any(found.currency or found.sign or not found.bare for found in sums)
    return "" if surely_money and not prose else "meaning.guess"
