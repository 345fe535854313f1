"""Whom and which account a question names, among those that the asker may see; a name that fits none stays unknown."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from core.accounts.model import AccountKind
from core.asking.model import ASKER
from core.asking.sentence import read_sentence
from core.asking.words import QuestionWords
from core.capture.model import Context
from core.capture.roles import Role
from core.capture.text import clean
from core.family.model import Member, Viewer
from core.family.names import folded, member_called
from core.ledger.model import Account
from core.ledger.record import everyday_named

_KINDS = {
    "mortgage": AccountKind.DEBT, "car loan": AccountKind.DEBT, "personal loan": AccountKind.DEBT,
    "student loan": AccountKind.DEBT, "credit card": AccountKind.DEBT, "super": AccountKind.SUPER,
    "crypto": AccountKind.CRYPTO, "investments": AccountKind.INVESTMENT, "flat": AccountKind.PROPERTY,
    "house": AccountKind.PROPERTY, "land": AccountKind.PROPERTY, "car": AccountKind.VEHICLE,
}  # fmt: skip
"""What questions call an account by when it has another name (the values of `questions.toml`)."""
_HOMES = frozenset({"flat", "house"})
"""What one calls the other where there is but one of them."""
_EVERYDAY = frozenset({"everyday", "cash", "card", "wallet"})
"""Names of what one pays with every day, where no account is called so."""
_SHORTEST = 3
_NO_DAY = date(2000, 1, 1)
"""A name is read on no day."""


def member_named(members: Sequence[Member], name: str, viewer: Viewer) -> Member | None:
    """The member that is meant, in either script: the whole name, else the only one whose name begins so."""
    if name == ASKER:
        return next((one for one in members if one.id == viewer.member_id), None)
    return member_called(members, name)


def accounts_named(accounts: Iterable[Account], name: str, words: QuestionWords) -> tuple[Account, ...]:
    """All accounts that are meant, archived ones only where no other is.

    Those of that very name, else those called so in any language, else those with the name within theirs, else those
    of that kind that are not called something else of it.
    """
    wanted = name.casefold().strip()
    known = list(accounts)
    rules: tuple[Callable[[Account], bool], ...] = (
        lambda account: account.name.casefold() == wanted and not everyday_named(account),
        lambda account: not everyday_named(account) and wanted in _called(account.name, words),
        lambda account: not everyday_named(account) and _holds(account.name, wanted),
        lambda account: _KINDS.get(wanted) is account.kind and not _is_another(account, wanted, words),
        lambda account: wanted in _EVERYDAY and everyday_named(account),
    )
    standing, archived = ([one for one in known if one.archived is over] for over in (False, True))
    found = (tuple(filter(rule, some)) for some in (standing, archived) for rule in rules)
    return next((some for some in found if some), ())


def _is_another(account: Account, wanted: str, words: QuestionWords) -> bool:
    """Whether its name says that it is another thing of the kind: a car loan is no mortgage."""
    alike = _HOMES if wanted in _HOMES else {wanted}
    return bool(_called(account.name, words) & (_KINDS.keys() - alike))


def _holds(name: str, wanted: str) -> bool:
    if len(wanted) < _SHORTEST:
        return False
    return wanted in name.casefold() or folded(wanted) in folded(name)


def _called(name: str, words: QuestionWords) -> frozenset[str]:
    """What questions would call an account of this name: its bank, "savings", "mortgage", whatever the language."""
    sentence = read_sentence(clean(name), words, Context("en", "AU", "AUD", _NO_DAY))
    roles = {atom.roles[role] for atom in sentence.atoms for role in (Role.BANK, Role.ACCOUNT) if role in atom.roles}
    slots = {value for cues in sentence.cues for slot in ("holding", "asset") for value in cues.get(slot, ())}
    return frozenset(roles | slots)
