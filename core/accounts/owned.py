"""Who owns which part: "grandmother owns 2/3 of the flat, we 1/3", «байрны 2/3 нь эмээгийнх, 1/3 нь манайх»."""

from fractions import Fraction

from core.accounts.figures import take_fraction
from core.accounts.named import find_things, one_thing
from core.accounts.phrase import Phrase, read_phrase
from core.accounts.said import Act, Part, Statement
from core.accounts.words import AccountWords
from core.capture.model import Context
from core.capture.roles import Role
from core.capture.text import clean

_SMALL = ("filler", "in", "is", "owns", "who", "have")
_OWNING = ("mine", "ours")


def read_shares(p: Phrase) -> Statement | None:
    """The parts in the order in which they were said; None, with nothing taken, when the line is of no owners."""
    if not _is_of_owners(p):
        return None
    uses = [atom.use for atom in p.atoms]
    found = _shares(p)
    if found is None:
        for atom, use in zip(p.atoms, uses, strict=True):
            atom.use = use
    return found


def read_parts(text: str, words: AccountWords, context: Context) -> tuple[Part, ...] | None:
    """The parts alone, as one answers who owns something: "grandmother 2/3, we 1/3"; None when they are unclear."""
    p = read_phrase(clean(text), words, context)
    fractions, whose = _fractions(p), _people(p)
    if not fractions and len(whose) == 1:
        fractions = [Fraction(1)]
    if not whose or len(whose) != len(fractions) or not _is_all_read(p):
        return None
    return tuple(Part(who, share) for who, share in zip(whose, fractions, strict=True))


def _is_of_owners(p: Phrase) -> bool:
    owning = any(p.atoms[at].text.lower() in _OWNING or _is_predicate(p, at) for at in p.places("who"))
    people = any(_is_predicate(p, at) for at in range(len(p.atoms)) if p.has(at, Role.PERSON))
    return p.any("owns") or owning or people or any(atom.is_mark(":") for atom in p.atoms)


def _is_predicate(p: Phrase, at: int) -> bool:
    """«Минийх», «эмээгийнх»: it is whose."""
    return p.line.mongolian and p.atoms[at].text.lower().endswith(
        ("ийнх", "ынх", "нийх", "ных", "айх", "iinh", "minih")
    )


def _shares(p: Phrase) -> Statement | None:
    fractions = _fractions(p)
    thing = one_thing(find_things(p))
    if thing is None:
        return None
    whose = _people(p)
    if not fractions and len(whose) == 1 and ((p.any("owns") and _belongs(p)) or _all_of_it(p)):
        fractions = [Fraction(1)]
    if not whose or len(whose) != len(fractions) or not _is_all_read(p):
        return None
    parts = tuple(Part(who, share) for who, share in zip(whose, fractions, strict=True))
    return Statement(Act.SHARE, thing.name, thing.kind, thing.noun, thing.bank, fund=thing.fund, shares=parts)


def _fractions(p: Phrase) -> list[Fraction]:
    found = (take_fraction(p, at) for at in range(len(p.atoms)) if not _is_everyone(p, at))
    return [one for one in found if one is not None]


def _is_everyone(p: Phrase, at: int) -> bool:
    return p.says(at, "who", "us")


def _belongs(p: Phrase) -> bool:
    return any(p.atoms[at].text.lower().startswith("belong") for at in p.places("owns"))


def _all_of_it(p: Phrase) -> bool:
    return any(_is_predicate(p, at) or p.atoms[at].text.lower() in _OWNING for at in range(len(p.atoms)))


def _people(p: Phrase) -> list[str]:
    """Everyone named, in order: `Who` values, relations, and names that nobody listed."""
    found = []
    for at, atom in enumerate(p.atoms):
        if p.has(at, Role.PERSON):
            found.append(atom.roles[Role.PERSON] if p.line.mongolian else atom.text)
            atom.use = "who"
        elif (who := p.value(at, "who")) and not _is_pointing(p, at):
            found.append(who)
            atom.use = "who"
        elif p.unknown(at) and (atom.text[0].isupper() or atom.text.isalpha()):
            found.append(atom.text)
            atom.use = "who"
    return found


def _is_pointing(p: Phrase, at: int) -> bool:
    """My flat, our car, «манай байр» say whose thing it is only by the way."""
    following = p.line.at(at + 1)
    return p.atoms[at].text.lower() in {"my", "our", "манай", "миний"} and (
        following is not None and following.use == "thing"
    )


def _is_all_read(p: Phrase) -> bool:
    return all(
        not atom.free
        or atom.is_mark(",", ":", ".", "!", "-", "—")
        or atom.has(Role.AND)
        or any(p.says(at, slot) for slot in _SMALL)
        for at, atom in enumerate(p.atoms)
    )
