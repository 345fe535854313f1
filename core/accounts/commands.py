"""Lines that do something to an account by its name: add, rename, archive, restore, delete."""

from dataclasses import replace

from core.accounts.amount import Amount, currencies, read_amount
from core.accounts.model import AccountKind
from core.accounts.named import Thing, find_things, one_thing
from core.accounts.phrase import Phrase
from core.accounts.said import Act, Statement, Unsure

_PUT = {"archive": Act.ARCHIVE, "restore": Act.RESTORE, "delete": Act.DELETE}
_SMALL = ("filler", "in", "now", "who")
_NAMING_VERB = "last"
_ARROWS = ("→", "->", "=>")


def read_added(p: Phrase) -> Statement | None:
    """Add account Khan savings 5,200,000 mnt: the words between are the name, a sum at the end what is on it."""
    cue = p.first("add")
    if cue is None or any(not p.says(at, "filler") for at in range(cue)):
        return None
    kind = p.value(cue, "add")
    p.take(0, cue + 1, "verb")
    amount = read_amount(p)
    end = amount.start if amount and amount.end == len(p.atoms) else len(p.atoms)
    said = amount if end < len(p.atoms) else None
    for at in range(cue + 1, end):
        if p.atoms[at].use == "sum":
            p.atoms[at].use = ""
    name = p.text(cue + 1, end).strip(" ,:-")
    if not name:
        return None
    return _added(p, name, kind or "any", said)


def _added(p: Phrase, name: str, cue: str, amount: Amount | None) -> Statement:
    """An account of which nothing else is known holds money; what kind of asset one is, is not known."""
    thing = one_thing(find_things(p)) or Thing(0, 0, name)
    kind = AccountKind(cue) if cue in set(AccountKind) else None
    unnamed = AccountKind.CASH if cue == "any" else None
    codes = currencies(p, amount, thing, None) if amount else ()
    return Statement(
        Act.ADD, name, kind or thing.kind or unnamed, thing.noun, thing.bank, amount.values if amount else (), codes,
        bool(amount and amount.said), fund=thing.fund, ask=_doubt(amount, codes),
    )  # fmt: skip


def _doubt(amount: Amount | None, codes: tuple[str, ...]) -> Unsure | None:
    if amount is not None and len(amount.values) > 1:
        return Unsure.AMOUNT
    return Unsure.CURRENCY if len(codes) > 1 else None


def read_renamed(p: Phrase) -> Statement | None:
    """Rename car to Prius; «машины нэрийг Приус болго», «машиныг Приус гэж нэрлэ»."""
    if p.says(0, "rename", "first"):
        middle = next((at for at in range(2, len(p.atoms)) if _turns(p, at)), None)
        return _renamed(p, 1, middle, middle, len(p.atoms))
    last = len(p.atoms) - 1
    if p.says(last, "becomes") and (at := p.first("rename")) is not None and p.says(at, "rename", "name_of"):
        return _renamed(p, 0, at, at, last)
    if p.says(last, "rename", _NAMING_VERB) and p.says(last - 1, "becomes"):
        at = next((n + 1 for n in range(last - 1) if _is_object(p, n)), None)
        return _renamed(p, 0, at, None if at is None else at - 1, last - 1)
    return None


def _turns(p: Phrase, at: int) -> bool:
    return p.says(at, "becomes") or p.mark(at, *_ARROWS)


def _is_object(p: Phrase, at: int) -> bool:
    return p.atoms[at].text.lower().endswith(("ыг", "ийг", "iig", "yg"))


def _renamed(p: Phrase, start: int, end: int | None, before_name: int | None, last: int) -> Statement | None:
    if end is None or before_name is None or not start < end <= before_name + 1 < last:
        return None
    new = p.text(before_name + 1, last)
    p.take(before_name + 1, len(p.atoms), "name")
    p.take(end, before_name + 1, "verb")
    p.take(0, start, "verb")
    thing = one_thing(find_things(p))
    if thing is None or not _only_small(p):
        return None
    return replace(_of(thing, Act.RENAME), to=new)


def read_put(p: Phrase, thing: Thing) -> Statement | None:
    """Archive the old car; «хуучин машинаа архивлах»: the verb at its language's end of the line, and one thing."""
    places = list(p.places(*_PUT))
    if len(places) != 1:
        return None
    at = places[0]
    edge = len(p.atoms) - 1 if p.line.mongolian else 0
    if at != edge:
        return None
    act = next(act for slot, act in _PUT.items() if p.says(at, slot))
    p.take(at, at + 1, "verb")
    return _of(thing, act) if _only_small(p) else None


def _of(thing: Thing, act: Act) -> Statement:
    return Statement(act, thing.name, thing.kind, thing.noun, thing.bank, fund=thing.fund)


def _only_small(p: Phrase) -> bool:
    return all(
        not atom.free or atom.is_mark(".", "!") or any(p.says(at, slot) for slot in _SMALL)
        for at, atom in enumerate(p.atoms)
    )
