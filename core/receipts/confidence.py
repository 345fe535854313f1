"""What each kind of evidence is worth: the share of fields with it that were right.

Shares as `benchmarks.receipt_accuracy` finds them, with one case more counted as wrong, over both engines and each
alone. The classes are few and coarse on purpose: a finer table would know its sample by heart.
"""

from datetime import date
from decimal import Decimal
from typing import Protocol

from core.receipts.agree import Choice
from core.receipts.agree_names import NameChoice
from core.receipts.totals import PROOFS

_AHEAD = 1.5
"""A value that is ahead of the next by as much has no rival."""
_AHEAD_DAY = 1.0
_SURE = 0.9
"""What an engine says of words that it reads right nineteen times in twenty."""
_QUOTED = 0.95
_GUESS = 0.3


class Seen(Protocol):
    """What is asked of a choice of any field."""

    @property
    def evidence(self) -> frozenset[str]: ...  # noqa: D102
    @property
    def sure(self) -> float: ...  # noqa: D102
    @property
    def ahead(self) -> float: ...  # noqa: D102


def of_total(choice: Choice[Decimal]) -> float:
    """How sure a total is: by its label, by how often it comes out another way, by how many engines put it first."""
    proofs = len(choice.evidence & PROOFS)
    labelled = bool(choice.evidence & {"final", "total"})
    if "unseen" in choice.evidence:
        return _GUESS
    if choice.ahead < _AHEAD:
        return 0.85 if choice.tops >= 2 and labelled else 0.5
    if choice.tops >= 2:
        return 0.98 if proofs else 0.94 if labelled else 0.7
    return _total_of_one(choice, proofs, labelled=labelled)


def _total_of_one(choice: Choice[Decimal], proofs: int, *, labelled: bool) -> float:
    """The same where one engine alone puts it first."""
    if proofs >= 2:
        return 0.96 if labelled else 0.9
    if proofs and labelled:
        return 0.95 if choice.sure >= _SURE else 0.85
    return 0.8 if labelled or proofs else _GUESS


def of_day(choice: Choice[date]) -> float:
    """How sure a day is: by a label or a time beside it, by engines that agree, by whether it can be read twice."""
    known = choice.evidence
    if "future" in known:
        return _GUESS
    if "other" in known:
        return 0.4
    named = bool(known & {"label", "time", "again", "code"})
    if "several" in known:
        return 0.6
    if choice.tops >= 2:
        return 0.98 if named else 0.92
    weak = bool(known & {"weak", "mended"})
    if choice.sure >= _SURE and named and not weak:
        return 0.97 if choice.ahead >= _AHEAD_DAY else 0.7
    return 0.5 if weak else 0.8 if named else 0.7


def of_name(choice: NameChoice) -> float:
    """How sure a name is: whether engines spell it alike, whether it has a form or a trade, whether it stands first."""
    formed = bool(choice.evidence & {"suffix", "trade"})
    headed = bool(choice.evidence & {"first", "second"})
    if choice.same >= 2:
        return 0.95 if formed and headed else 0.6
    if choice.ahead < _AHEAD or not formed:
        return 0.6 if choice.sure >= _SURE else _GUESS
    if choice.near == 1 and choice.sure >= _QUOTED and headed and "registered" in choice.evidence:
        return 0.93
    return 0.85 if choice.sure >= _SURE else 0.55
