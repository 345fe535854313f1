"""Names that both beancount and hledger take as one component of an account, made from what people typed.

beancount allows letters of any script, digits and hyphens, beginning with an upper-case letter or a digit
(`beancount.core.account.ACC_COMP_NAME_RE`); hledger allows all of that and more, so that one name serves both.
"""

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Mapping

from core.export.model import Book
from core.ledger.model import Account

LONGEST = 60
"""Characters of one component; a payee may have thousands."""
_ALLOWED = frozenset({"Lu", "Ll", "Lt", "Lm", "Lo", "Nd"})
_BLANK = re.compile(r"[\s_.\-]+")


def label(text: str) -> str:
    """The text as a component, empty when nothing of it can stay. Different texts may give the same one."""
    kept = (c if unicodedata.category(c) in _ALLOWED else "-" for c in unicodedata.normalize("NFC", text))
    joined = re.sub("-+", "-", "".join(kept)).strip("-")[:LONGEST].strip("-")
    if not joined:
        return ""
    upper = joined[0].upper() + joined[1:]
    return upper if unicodedata.category(upper[0]) in {"Lu", "Nd"} else "X-" + joined


def unique_label(text: str) -> str:
    """As `label`, with a digest of the text behind it where more than case and blanks was lost.

    So two people's debts stay apart without knowing all the names first, and a name is the same in every export.
    """
    made = label(text)
    same = _BLANK.sub("-", unicodedata.normalize("NFC", text).strip())
    if made and made.removeprefix("X-").casefold() == same.casefold():
        return made
    digest = hashlib.sha256(text.encode()).hexdigest()[:8]
    return f"{made or 'Unnamed'}-{digest}"


def account_names(book: Book) -> Mapping[int, str]:
    """A name for each account of the book: its own where that says enough, else with owner, currency and id behind.

    Only as much is added as tells it from the others, each part as a component below the one before.
    """
    parts = {key: _parts(book, account) for key, account in book.accounts.items()}
    depth = dict.fromkeys(parts, 1)
    while True:
        names = {key: ":".join(parts[key][: depth[key]]) for key in parts}
        often = Counter(names.values())
        clashing = [key for key, name in names.items() if often[name] > 1 and depth[key] < len(parts[key])]
        if not clashing:
            return names
        for key in clashing:
            depth[key] += 1


def _parts(book: Book, account: Account) -> tuple[str, ...]:
    name = label(account.name) or "Unnamed"
    owner = label(book.members.get(account.owner_id, "")) or "Member"
    private = ("Private",) if account.private else ()
    return (name, owner, account.currency.code, *private, str(account.id))
