"""Who and what a part of a line speaks of: the shop or person, the accounts, the category."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from core.capture.atoms import Atom, Line
from core.capture.cases import split_case
from core.capture.model import Context, Kind
from core.capture.parts import Part
from core.capture.roles import Role
from core.capture.tokens import Shape
from core.capture.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Person:
    """Someone named: as a name stands alone, and how they stand in the sentence ("" when bare)."""

    name: str
    case: str
    at: int
    kin: bool


def find_persons(line: Line, vocabulary: Vocabulary, *, slots: bool, strict: bool) -> list[Person]:
    """The people of a line; with `slots`, an unknown word where a person would stand is one too.

    `strict` demands that such a word be written as a name is, where it could as well be an account misspelt.
    """
    persons: list[Person] = []
    for at, atom in enumerate(line.atoms):
        if not atom.free or atom.shape is not Shape.WORD:
            continue
        known = atom.has(Role.PERSON) or atom.has(Role.NAME)
        particle = _particle(line, at)
        if persons and persons[-1].at == at - 2 and line.atoms[at - 1].has(Role.AND):
            particle = particle or persons[-1].case
        if _owns(line, at):
            continue
        if not known and not (slots and not atom.roles and _may_be_person(atom, particle, strict=strict)):
            continue
        name, case = _name_and_case(atom, vocabulary)
        persons.append(Person(name, particle or case, at, atom.has(Role.PERSON)))
    return persons


def _may_be_person(atom: Atom, particle: str, *, strict: bool) -> bool:
    if atom.text[0].isupper():
        return True
    return not strict and (bool(particle) or _cased(atom))


def _owns(line: Line, at: int) -> bool:
    """Dulmaa's shop, Joe's cafe, Mick's Place: the name of a place, not of a person."""
    after = line.at(at + 1)
    if after is None or not line.atoms[at].text.endswith("'s"):
        return False
    titled = after.free and not after.roles and line.atoms[at].text[0].isupper() and after.text[0].isupper()
    return titled or after.has(Role.SHOP) or after.has(Role.MERCHANT) or after.has(Role.CATEGORY)


def _cased(atom: Atom) -> bool:
    return split_case(atom.text)[1] in {"at", "to", "from", "with"}


def _name_and_case(atom: Atom, vocabulary: Vocabulary) -> tuple[str, str]:
    if (kin := atom.roles.get(Role.PERSON)) and kin != atom.text.lower():
        return kin, split_case(atom.text)[1]
    name, case = _split(atom.text, vocabulary)
    listed = atom.roles.get(Role.NAME)
    if listed and atom.text.lower().startswith(listed):
        name = atom.text[: len(listed)]
    return name, case


def _split(text: str, vocabulary: Vocabulary) -> tuple[str, str]:
    """Takes the ending off; a word that is listed as it stands keeps what looks like one (Бат, card)."""
    if vocabulary.singles.get(text.lower().rpartition(" ")[2]):
        return text, ""
    return split_case(text)


def _particle(line: Line, at: int) -> str:
    """What a word before a name, or in Mongolian behind it, says of it."""
    after = line.at(at + 1)
    if after is not None and after.has(Role.PARTICLE, "ru"):
        return "to"
    for back in (1, 2):
        before = line.at(at - back)
        if before is None or not (before.has(Role.PARTICLE) or before.has(Role.STOP)):
            return ""
        if before.has(Role.PARTICLE, "from", "to", "with", "for", "in"):
            return before.roles[Role.PARTICLE]
    return ""


@dataclass(frozen=True, slots=True)
class Accounts:
    """The accounts named in a line: where money left, where it went; `currency` is that of the first one known.

    `cash` says that cash was named beside another account, `bare` that nothing said whether it was from or to.
    """

    account: str | None = None
    to_account: str | None = None
    currency: str | None = None
    cash: bool = False
    bare: bool = False


def find_accounts(line: Line, vocabulary: Vocabulary, context: Context) -> Accounts:
    """Take the accounts out of the line: the person's own, banks, cash, card and savings."""
    own = dict(context.accounts)
    out: str | None = None
    into: str | None = None
    cash = bare = False
    for at, atom in enumerate(line.atoms):
        name = _account_name(line, at, atom, vocabulary)
        if name is None:
            continue
        name = _own_name(name, own, vocabulary)
        atom.use = "account"
        way = _particle(line, at) or _split(atom.text, vocabulary)[1]
        if way in {"to", "at", "in"}:
            into = into or name
        else:
            bare = bare or not way
            cash = cash or (out is not None and name == "cash")
            out = out if out not in {None, "cash"} else name
    currency = next(
        (code for name in (out, into) if name and (code := own.get(name) or vocabulary.banks.get(name))), None
    )
    return Accounts(out, into, currency, cash, bare)


def _own_name(name: str, own: dict[str, str], vocabulary: Vocabulary) -> str:
    """The person's account of that bank, which is called by the bank's own name in some language."""
    titles = (title.casefold() for title in vocabulary.bank_names.get(name, {}).values())
    return name if name in own else next((title for title in titles if title in own), name)


def _account_name(line: Line, at: int, atom: Atom, vocabulary: Vocabulary) -> str | None:
    if not atom.free:
        return None
    if atom.has(Role.ACCOUNT):
        return atom.roles[Role.ACCOUNT]
    if not atom.has(Role.BANK):
        return None
    doubtful = atom.has(Role.KNOWN) or atom.has(Role.MERCHANT) or atom.has(Role.CATEGORY)
    pointed = _particle(line, at) in {"from", "to", "with"} or _split(atom.text, vocabulary)[1] in {"from", "to", "by"}
    return atom.roles[Role.BANK] if pointed or not doubtful else None


def find_category(part: Part, kind: Kind, size: Decimal, currency: str | None, vocabulary: Vocabulary) -> str | None:
    """The one category of the most telling phrase that suits the kind; None when phrases disagree or say nothing."""
    for named in _candidates(part, vocabulary):
        slugs = {slug for slug in named if kind is Kind.REFUND or slug.startswith("income.") == (kind is Kind.INCOME)}
        if len(slugs) > 1 and currency in vocabulary.plausible:
            slugs = {slug for slug in slugs if is_plausible(vocabulary, currency, (slug,), size)}
        won = tuple(lost for slug in slugs for lost in vocabulary.categories[slug].over)
        slugs -= {slug for slug in slugs if slug.startswith(won)} if len(slugs) > 1 else set()
        if slugs:
            return slugs.pop() if len(slugs) == 1 else None
    return None


def _candidates(part: Part, vocabulary: Vocabulary) -> Iterator[set[str]]:
    """Sets of slugs, the most telling first: what was bought, then where."""
    shops = {
        slug
        for atom in part.atoms
        if atom.free and (slug := vocabulary.merchants.get(atom.roles.get(Role.MERCHANT, "")))
    }
    if part.shops_first:
        yield shops
    yield _slugs(_heads(part), Role.CATEGORY)
    yield shops
    yield _slugs(part.atoms, Role.CATEGORY)
    yield _slugs(_heads(part), Role.WEAK_CATEGORY)


def _heads(part: Part) -> list[Atom]:
    """The atoms that name what was bought: no word read despite a slip, and of «наадмын хуушуур» only the last."""
    sure = [atom for atom in part.atoms if atom.free and not atom.corrected]
    things = [at for at, atom in enumerate(sure) if atom.has(Role.CATEGORY)]
    last = things[-1] if things else 0
    return [atom for at, atom in enumerate(sure) if at >= last or not (atom.has(Role.CATEGORY) and _is_genitive(atom))]


def _is_genitive(atom: Atom) -> bool:
    word = atom.text.lower()
    return not word.isascii() and split_case(word)[1] == "of"


def _slugs(atoms: Iterable[Atom], role: Role) -> set[str]:
    return {meaning.value for atom in atoms if atom.free for meaning in atom.meanings if meaning.role is role}


def is_plausible(vocabulary: Vocabulary, currency: str | None, names: Iterable[str], size: Decimal) -> bool:
    """Whether a thing may cost so much."""
    least, most = plausible_range(vocabulary, currency, names)
    return least <= size <= most


def plausible_range(vocabulary: Vocabulary, currency: str | None, names: Iterable[str]) -> tuple[Decimal, Decimal]:
    """What a thing may cost: by the first of `names` (slug, group, kind, "any") with a range."""
    ranges = vocabulary.plausible.get(currency or "", {})
    for name in names:
        for key in (name, name.partition(".")[0]):
            if key in ranges:
                return ranges[key]
    return ranges.get("any", (Decimal(0), Decimal(0)))


def find_payee(line: Line, atoms: Sequence[Atom]) -> str | None:
    """The shop in its own spelling, else the words that nobody knows, as written."""
    for atom in atoms:
        if atom.free and atom.has(Role.MERCHANT):
            return atom.roles[Role.MERCHANT]
    runs = _unknown_runs(atoms)
    if not runs:
        return None
    placed = [run for run in runs if run[0].has(Role.PARTICLE)]
    chosen = (placed or runs)[0]
    words = [atom for atom in chosen if not atom.has(Role.PARTICLE)]
    name = line.plain[words[0].start : words[-1].end]
    stem, case = split_case(name)
    return stem if case in {"from", "at"} and line.mongolian and not name.isascii() else name


_ASIDE = ("to", "with", "for", "in", "of", "on")


def _unknown_runs(atoms: Sequence[Atom]) -> list[list[Atom]]:
    """Stretches of unknown words, each with the particle "at" or "from" before it and a word like "shop" beside it."""
    runs: list[list[Atom]] = []
    run: list[Atom] = []
    aside = False
    for atom in [*atoms, None]:
        if atom is not None and atom.free and atom.shape is Shape.WORD and _may_name(atom):
            run += [] if aside else [atom]
            continue
        aside = atom is not None and (atom.has(Role.AND) or atom.has(Role.PARTICLE, *_ASIDE))
        if _is_name(run):
            runs.append(run)
        run = [atom] if atom is not None and atom.free and atom.has(Role.PARTICLE, "at", "from") else []
    return runs


def _is_name(run: Sequence[Atom]) -> bool:
    """Whether a stretch of words has a word that nobody knows, or a person's name before a word like "shop"."""
    unknown = any(not member.roles and len(member.text) > 1 and member.text[0].isalnum() for member in run)
    return unknown or (any(member.has(Role.NAME) for member in run) and any(member.has(Role.SHOP) for member in run))


def _may_name(atom: Atom) -> bool:
    """Whether a word may be part of a shop's name: unknown, a name, or a word like "shop"."""
    return not atom.roles or atom.has(Role.SHOP) or atom.has(Role.NAME)
