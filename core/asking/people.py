"""Reads who a question is about: who spent, who owes, to whom it went; and a shop that the reader does not know."""

from dataclasses import dataclass

from core.asking.model import ASKER
from core.asking.sentence import Sentence
from core.capture.cases import split_case
from core.capture.roles import Role
from core.capture.tokens import Shape


@dataclass(frozen=True, slots=True)
class Named:
    """Those who did it, those whom it was for, and unknown shops, each as written without an ending."""

    members: tuple[str, ...] = ()
    payees: tuple[str, ...] = ()


_TO = frozenset({"to", "at"})
_PAYEE_CASES = frozenset({"from", "at", "to"})


def read_people(s: Sentence) -> Named:
    """Take the names out of the sentence. One that stands where neither a doer nor a shop would is left."""
    members: list[str] = []
    payees: list[str] = []
    for at in range(len(s.atoms)):
        if not s.free(at):
            continue
        if _is_asker(s, at):
            s.take(at, at + 1, "member")
            members.append(ASKER)
        elif where := _role_of(s, at):
            (members if where == "member" else payees).append(_take_name(s, at, where))
    others = [name for name in members if name != ASKER]
    return Named(tuple(dict.fromkeys(others or members)), tuple(dict.fromkeys(payees)))


def _is_asker(s: Sentence, at: int) -> bool:
    if not s.says(at, "me"):
        return False
    return not s.line.mongolian or not s.says(at, "filler") or s.any("measure", "owed")


def _role_of(s: Sentence, at: int) -> str:
    """`member`, `payee`, or "" for a word that is no name or stands where none would."""
    known = s.has(at, Role.PERSON) or s.has(at, Role.NAME)
    if not known and not _may_name(s, at):
        return ""
    if s.line.mongolian:
        return _mongolian_role(s, at, known=known)
    return _english_role(s, at, known=known)


def _may_name(s: Sentence, at: int) -> bool:
    return s.free(at) and s.atoms[at].shape is Shape.WORD and not s.atoms[at].roles and not s.cues[at]


def _english_role(s: Sentence, at: int, *, known: bool) -> str:
    text = s.atoms[at].text
    written = known or text[0].isupper()
    before = at - 1
    while s.says(before, "filler") and s.atoms[before].text.lower() in {"my", "our", "the"}:
        before -= 1
    if s.any("measure", "owed"):
        doing = s.says(before, "doer") or s.says(before, "measure", "owed")
        return "member" if written or doing else ""
    if s.says(before, "place", "at"):
        return (
            "member"
            if s.atoms[before].text.lower() == "by" and written
            else "payee"
            if _may_be_payee(s, before)
            else ""
        )
    if s.says(before, "doer") and (written or _before_verb(s, at)):
        return "member"
    if s.any("measure", "entries") and _sought(s, at):
        return "payee"
    if s.says(before, "place", "on") and written:
        return "payee"
    return "member" if written and (at > 0 or known or text.lower().endswith("'s")) else ""


def _may_be_payee(s: Sentence, before: int) -> bool:
    return s.atoms[before].text.lower() in {"at", "from", "to"}


def _before_verb(s: Sentence, at: int) -> bool:
    return s.says(at + 1, "measure", "spent", "received", "saved", "buy", "balance", "owed")


def _sought(s: Sentence, at: int) -> bool:
    """Find zorba: behind a word that seeks."""
    return s.says(at - 1, "measure", "entries") or (at > 0 and s.atoms[at - 1].use == "payee")


def _mongolian_role(s: Sentence, at: int, *, known: bool) -> str:
    text = s.atoms[at].text
    written = known or text[0].isupper()
    if s.says(at + 1, "measure", "entries") and not written:
        return "payee"
    if not written:
        return ""
    if s.any("measure", "owed"):
        return "member"
    case = "at" if s.says(at + 1, "on_behind") else s.case(at)
    return "payee" if case in _PAYEE_CASES and not _is_whole(s, at) else "member"


def _is_whole(s: Sentence, at: int) -> bool:
    """A name that ends as a case does: Болд."""
    text = s.atoms[at].text.lower()
    return s.atoms[at].roles.get(Role.NAME) == text or bool(s.words.vocabulary.singles.get(text))


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


def _bare(s: Sentence, at: int) -> str:
    atom = s.atoms[at]
    if kin := atom.roles.get(Role.PERSON):
        return kin
    listed = atom.roles.get(Role.NAME, "")
    if listed and atom.text.lower().startswith(listed):
        return atom.text[: len(listed)]
    text = atom.text.removesuffix("'s").removesuffix("'")
    if not s.line.mongolian or _is_whole(s, at):
        return text
    return split_case(text)[0]
