"""Reads who a question is about: who spent, who owes, to whom it went; and a shop that the reader does not know."""

from dataclasses import dataclass

from core.asking.model import ASKER
from core.asking.sentence import Sentence
from core.capture.cases import split_case
from core.capture.roles import Role
from core.capture.skeleton import skeleton


@dataclass(frozen=True, slots=True)
class Named:
    """Those who did it, those whom it was for, and unknown shops, each as written without an ending.

    `to_us` says that somebody gave to the asker or the family, which came in and was not spent; `from_one` that
    something was taken from a person («ээжээс»).
    """

    members: tuple[str, ...] = ()
    payees: tuple[str, ...] = ()
    to_us: bool = False
    from_one: bool = False


_OWN = ("spent", "received", "saved", "net_worth", "average", "largest")
_LONG_BEFORE_G = ("ааг", "ээг", "оог", "өөг", "ууг", "үүг")
"""A long vowel takes г before -ийн: Золбоогийн."""
_PAYEE_CASES = frozenset({"from", "at", "to"})


def read_people(s: Sentence, *, to_us: bool = False) -> Named:
    """Take the names out of the sentence. One that stands where neither a doer nor a shop would is left."""
    members: list[str] = []
    payees: list[str] = []
    from_one = False
    for at in range(len(s.atoms)):
        if not s.free(at):
            continue
        known = s.has(at, Role.PERSON) or _is_listed_name(s, at)
        from_one = from_one or (s.line.mongolian and known and s.case(at) == "from")
        if _is_asker(s, at):
            s.take(at, at + 1, "member")
            members.append(ASKER)
        elif where := _role_of(s, at):
            (members if where == "member" else payees).append(_take_name(s, at, where))
    others = [name for name in members if name != ASKER]
    if to_us:
        return Named((), tuple(dict.fromkeys([*payees, *others])), to_us=True)
    return Named(tuple(dict.fromkeys(others or members)), tuple(dict.fromkeys(payees)), from_one=from_one)


def read_gift(s: Sentence) -> bool:
    """Whether somebody gave to us, with those words marked as used: mum sent us, ээж надад явуулсан.

    Who gives is then the other side, and what was given came in.
    """
    if s.any("measure", "owed"):
        return False
    gifts = [at for at in s.places("giving") if s.line.mongolian or s.says(at + 1, "us")]
    if not gifts or not s.any("us"):
        return False
    for at in [*gifts, *s.places("us")]:
        s.take(at, at + 1, "given")
    return True


def _is_asker(s: Sentence, at: int) -> bool:
    return s.says(at, "me") or (s.says(at, "mine") and _is_own(s, at))


def _is_own(s: Sentence, at: int) -> bool:
    """My spending, миний энэ сарын орлого: what is measured is one's own; "my anz account" says nothing of whom."""
    after = next((place for place in range(at + 1, len(s.atoms)) if s.atoms[place].use not in {"date", "category"}), at)
    return s.says(after, "measure", *_OWN) or any(
        meaning.value.startswith("income.") for meaning in s.atoms[min(at + 1, len(s.atoms) - 1)].meanings
    )


def _role_of(s: Sentence, at: int) -> str:
    """`member`, `payee`, or "" for a word that is no name or stands where none would."""
    known = s.has(at, Role.PERSON) or _is_listed_name(s, at)
    if not known and not _may_name(s, at):
        return ""
    if s.line.mongolian:
        return _mongolian_role(s, at, known=known)
    return _english_role(s, at, known=known)


def _may_name(s: Sentence, at: int) -> bool:
    """Whether a word may be a name that nobody listed; in Mongolian, one that is right as it is (a town) is none."""
    ordinary = s.line.mongolian and bool(s.atoms[at].meanings)
    return (s.unknown(at) or (s.has(at, Role.NAME) and not s.cues[at])) and not ordinary


def _is_listed_name(s: Sentence, at: int) -> bool:
    """A name that is listed; in an English line it is written as one, since others are spelt so by a slip (monh)."""
    text = s.atoms[at].text
    if s.line.mongolian and not text[0].isupper():
        return s.has(at, Role.NAME) and not s.cues[at]
    return s.has(at, Role.NAME) and (s.line.mongolian or text[0].isupper() or text.endswith("'s"))


def _english_role(s: Sentence, at: int, *, known: bool) -> str:
    text = s.atoms[at].text
    written = known or text[0].isupper() or (s.has(at, Role.NAME, text.lower()) and _stands_as_name(s, at))
    before = at - 1
    while s.says(before, "filler") and s.atoms[before].text.lower() in {"my", "our", "the"}:
        before -= 1
    if s.any("measure", "owed"):
        doing = s.says(before, "doer") or s.says(before, "measure", "owed")
        return "member" if written or doing else ""
    if s.says(before, "giving") and known:
        return "payee"
    if s.says(before, "place", "at"):
        of_somebody = text.lower().endswith("'s") and s.has(at, Role.NAME) and s.unknown(at + 1)
        return _behind_place(s.atoms[before].text.lower(), written=written, of_somebody=of_somebody)
    if s.says(before, "doer") and known and s.says(at + 1, "costing"):
        return "payee"
    if s.says(before, "doer") and (written or _before_verb(s, at)):
        return "member"
    if s.any("measure", "entries") and _sought(s, at):
        return "payee"
    if s.says(before, "place", "on") and written:
        if s.any("measure", "balance"):
            return "member" if known else ""
        return "member" if s.says(before, "of") else "payee"
    stands = known or text.lower().endswith("'s") or s.any("compare") or _before_verb(s, at)
    return "member" if written and stands else ""


def _behind_place(place: str, *, written: bool, of_somebody: bool) -> str:
    """At and from say a shop, but not from Bat's job; to and by somebody, where the word is written as a name."""
    if place in {"at", "from"}:
        return "" if of_somebody else "payee"
    return {"by": "member", "to": "payee"}.get(place, "") if written else ""


def _before_verb(s: Sentence, at: int) -> bool:
    """Whether what follows is what a person does; what costs is a thing."""
    if s.says(at + 1, "costing"):
        return False
    taking = s.says(at - 1, "doer") and s.says(at + 1, "doing")
    return taking or s.says(at + 1, "measure", "spent", "received", "saved", "buy", "balance", "owed")


def _stands_as_name(s: Sentence, at: int) -> bool:
    """A name in small letters: before what a person does, or beside what compares: bat vs sarnai."""
    return _before_verb(s, at) or (not s.cues[at] and (s.any("compare") or _is_asked_of(s, at)))


def _is_asked_of(s: Sentence, at: int) -> bool:
    """Did bat have …, by bat: behind such a word stands who does it, unless it is what something cost."""
    return s.says(at - 1, "doer") and not s.says(at + 1, "costing")


def _sought(s: Sentence, at: int) -> bool:
    """Find zorba: behind a word that seeks."""
    return s.says(at - 1, "measure", "entries") or (at > 0 and s.atoms[at - 1].use == "payee")


def _mongolian_role(s: Sentence, at: int, *, known: bool) -> str:
    text = s.atoms[at].text
    written = known or text[0].isupper()
    if s.says(at + 1, "measure", "entries") and s.case(at) != "of" and (written or s.says(at + 1, "seeking")):
        return "payee"
    if not written:
        return ""
    if s.any("measure", "owed"):
        return "member"
    if s.case(at) == "with" and not _is_whole(s, at):
        return ""
    towards = s.says(at + 1, "on_behind") or (s.case(at) in _PAYEE_CASES and not _is_whole(s, at))
    return "payee" if towards else "member"


def _is_whole(s: Sentence, at: int) -> bool:
    """A name that ends as a case does: Болд."""
    text, roles = s.atoms[at].text.lower(), s.atoms[at].roles
    return text in {roles.get(Role.NAME), roles.get(Role.PERSON)}


def _take_name(s: Sentence, at: int, where: str) -> str:
    """The name without its ending; an unknown shop may be of several words."""
    end = at + 1
    while where == "payee" and s.unknown(end) and not s.line.mongolian and not s.has(at, Role.PERSON):
        end += 1
    name = s.line.plain[s.atoms[at].start : s.atoms[end - 1].end] if end > at + 1 else _bare(s, at)
    s.take(at, end, where)
    if s.line.mongolian and s.says(end, "on_behind"):
        s.take(end, end + 1, where)
    return name


def _typed_as(text: str, listed: str) -> str:
    """The part of a name in Latin letters that is the listed one: batin, of бат; "" when none is."""
    meant = skeleton(listed)
    return next((text[:end] for end in range(2, len(text) + 1) if skeleton(text[:end].lower()) == meant), "")


def _bare(s: Sentence, at: int) -> str:
    atom = s.atoms[at]
    if kin := atom.roles.get(Role.PERSON):
        return kin
    listed = atom.roles.get(Role.NAME, "")
    if listed and atom.text.lower().startswith(listed):
        return atom.text[: len(listed)]
    if listed and (typed := _typed_as(atom.text, listed)):
        return typed
    text = atom.text.removesuffix("'s").removesuffix("'")
    if not s.line.mongolian or _is_whole(s, at):
        return text
    stem, case = split_case(text)
    return stem[:-1] if case == "of" and stem.endswith(_LONG_BEFORE_G) else stem
