"""Which account a person means: by its name, its bank, or what it is, whichever tells it from the others."""

from collections.abc import Sequence

from core.accounts.model import AccountKind
from core.accounts.named import Thing, find_things, one_thing
from core.accounts.phrase import read_phrase
from core.accounts.said import Statement
from core.accounts.words import AccountWords
from core.capture.model import Context
from core.capture.text import clean
from core.ledger.model import Account
from core.ledger.record import everyday_named

_ALONE = frozenset(set(AccountKind) - {AccountKind.CASH})
"""Kinds of which "the car" means the only one, whatever it is called."""


def meant(said: Statement, accounts: Sequence[Account], words: AccountWords, context: Context) -> tuple[Account, ...]:
    """The accounts that a statement may speak of: one when it is sure, none when there is no such account."""
    known = [one for one in accounts if not everyday_named(one)]
    name = said.name.casefold().strip()
    exact = tuple(one for one in known if one.name.casefold() == name)
    if exact:
        return exact
    things = {one.id: _thing(one.name, words, context) for one in known}
    if said.bank and not (said.noun and said.kind is not AccountKind.CASH):
        there = tuple(one for one in known if things[one.id].bank == said.bank and one.kind is AccountKind.CASH)
        return tuple(one for one in there if said.noun and things[one.id].noun == said.noun) or there
    near = tuple(one for one in known if _holds(one.name.casefold(), name))
    if near:
        return near
    if said.noun:
        same = tuple(one for one in known if things[one.id].noun == said.noun)
        return same or tuple(one for one in known if said.kind in _ALONE and one.kind is said.kind)
    if said.kind is AccountKind.SUPER and said.fund:
        return tuple(one for one in known if one.facts.fund == said.fund or things[one.id].fund == said.fund)
    return ()


def _holds(whole: str, part: str) -> bool:
    """Whether a name holds these words, whole."""
    return f" {part} " in f" {whole} "


def _thing(name: str, words: AccountWords, context: Context) -> Thing:
    return one_thing(find_things(read_phrase(clean(name), words, context))) or Thing(0, 0, name)
