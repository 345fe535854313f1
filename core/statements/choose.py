"""Which of the possible meanings of a table is the one: that which its own balances prove.

A proof cannot see a change of all signs at once: the purchases of a card that prints what is owed add up as well as the
deposits of a savings account. Words decide there, or a person.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from core.documents.model import Mapping
from core.statements.candidates import Candidate, Figures, amounts_of, candidates
from core.statements.evidence import Evidence
from core.statements.ordering import Chain, Order, best_order
from core.statements.prove import Proof
from core.statements.shape import Frame, label_at

_SAMPLE = 150
_MOST_TRIED = 6
_ZERO = Decimal(0)
_BALANCES = frozenset({"balance", "owed"})
"""Labels of a column that prints what is there behind each row."""


@dataclass(frozen=True, slots=True)
class Printed:
    """What the statement prints of the balances before and after its rows, and of the sums of what came and went.

    `before` is the column that prints on each row what was there before it.
    """

    opening: Decimal | None = None
    closing: Decimal | None = None
    before: int | None = None
    total_in: Decimal | None = None
    total_out: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """A candidate that was tried on all rows. `turned` tells that it adds up with all amounts negated.

    `amounts` are as the candidate reads them, before `turned`; `order` is the oldest first. `uncovered` are rows with
    no amount in its columns and a figure in another. `mirrored` tells that rows of a single day add up both ways, since
    no day says which comes first.
    """

    candidate: Candidate
    turned: bool
    order: Order
    proof: Proof
    amounts: Sequence[Decimal | None]
    uncovered: tuple[int, ...] = ()
    mirrored: bool = False

    @property
    def proved(self) -> bool:
        """Whether the balances prove it, and no row has a figure that it leaves out."""
        return self.proof.proved and not self.uncovered

    @property
    def held(self) -> bool:
        """Whether so much adds up that only single rows can be off, and not the meaning of the columns."""
        return self.proof.checks >= 3 and self.proof.failed * 3 <= self.proof.checks


@dataclass(frozen=True, slots=True)
class Choice:
    """The meaning that was chosen. `owed` tells that balances are what is owed. `rivals` are set when it is a guess."""

    outcome: Outcome
    mapping: Mapping
    owed: bool
    rivals: tuple[Mapping, ...] = ()


def tried(
    candidate: Candidate, figures: Figures, days: Sequence[date], printed: Printed, money: Sequence[int]
) -> Outcome:
    """Try a candidate on entries, as it is and with all amounts negated; the better is kept, as it is when equal."""
    amounts = amounts_of(candidate, figures)
    nothing: list[Decimal | None] = [None] * len(days)
    column = candidate.mapping.balance
    balances = figures.column(column) if column is not None else nothing
    before = figures.column(printed.before) if printed.before is not None and column is not None else nothing
    best: Outcome | None = None
    in_one_day = len(days) > 1 and min(days) == max(days)
    uncovered = _uncovered(candidate.mapping, figures, amounts, [one for one in money if one != printed.before])
    for turned in (False,) if candidate.fixed else (False, True):
        signed = [(-amount if turned else amount) if amount is not None else _ZERO for amount in amounts]
        order, proof = best_order(Chain(days, signed, balances, before, printed.opening, printed.closing))
        outcome = Outcome(candidate, turned, order, proof, amounts, uncovered)
        if outcome.proved and best is not None and best.proved:
            return replace(best, mirrored=True)
        if outcome.proved and not in_one_day:
            return outcome
        if best is None or proof.failed < best.proof.failed:
            best = outcome
    assert best is not None
    return best


def choose(frame: Frame, figures: Figures, days: Sequence[date], printed: Printed, evidence: Evidence) -> Choice | None:
    """The best meaning of some entries; None when no column holds amounts."""
    head = figures.head(_SAMPLE)
    whole = len(days) <= _SAMPLE
    some = printed if whole else Printed(before=printed.before)
    outcomes = [tried(one, head, days[:_SAMPLE], some, frame.others) for one in candidates(frame, head)]
    ranked = sorted(outcomes, key=_rank)[:_MOST_TRIED]
    if not whole:
        told = [one for one in ranked if one.proved] or ranked
        ranked = sorted((tried(one.candidate, figures, days, printed, frame.others) for one in told), key=_rank)
    if not ranked:
        return None
    best = ranked[0]
    if best.proved and (against := _contradicting(best, ranked, frame)):
        return _unproved(against[0], against, frame, evidence)
    if best.proved:
        others = [one for one in ranked[1:] if one.proved and _rivals(best, one)]
        return _signed(best, frame, evidence, others)
    return _unproved(best, ranked, frame, evidence)


def _contradicting(best: Outcome, ranked: Sequence[Outcome], frame: Frame) -> list[Outcome]:
    """The same amounts beside a balance column that best leaves out, and that does not go along with them."""
    if best.candidate.mapping.balance is not None:
        return []
    return [
        one
        for one in ranked
        if one.candidate.mapping.balance is not None
        and label_at(one.candidate.mapping.balance, frame.roles) in _BALANCES
        and _effect(one) == _effect(best)
    ]


def _uncovered(
    mapping: Mapping, figures: Figures, amounts: Sequence[Decimal | None], money: Sequence[int]
) -> tuple[int, ...]:
    used = {mapping.amount, mapping.money_in, mapping.money_out, mapping.balance}
    others = [figures.column(column) for column in money if column not in used]
    return tuple(
        index
        for index, amount in enumerate(amounts)
        if amount is None and any(column[index] is not None for column in others)
    )


def _rank(outcome: Outcome) -> tuple[bool, bool, int, bool, int, int]:
    """Proved first, then what goes along with the labels, then what adds up the most."""
    proof, candidate = outcome.proof, outcome.candidate
    off = (proof.failed * 100) // proof.checks if proof.checks else 100
    return (
        not outcome.proved,
        bool(outcome.uncovered),
        candidate.against if proof.proved else off,
        outcome.turned,
        candidate.against,
        candidate.relative,
    )


def _rivals(one: Outcome, other: Outcome) -> bool:
    """Whether two proved outcomes say different things, and the labels do not settle which."""
    if one.candidate.against < other.candidate.against:
        return False
    return one.candidate.mapping != other.candidate.mapping and _effect(one) != _effect(other)


def _effect(outcome: Outcome) -> list[Decimal]:
    sign = -1 if outcome.turned else 1
    return [sign * (amount or _ZERO) for amount in outcome.amounts]


def _signed(best: Outcome, frame: Frame, evidence: Evidence, others: Sequence[Outcome]) -> Choice:
    """A proved outcome with its signs settled, or with what it could be beside."""
    plain, flipped = best.candidate.mapping, _flipped(best.candidate.mapping)
    if others:
        return Choice(best, plain, best.turned, tuple(_meaning(one) for one in others))
    if best.candidate.absolute:
        owed_label = _is_owed(frame, plain)
        if not best.turned or best.candidate.strong or owed_label or evidence.card:
            return Choice(best, plain, best.turned)
        return Choice(best, plain, best.turned, (flipped,))
    verdict = evidence.of_signs(best.amounts, turned=best.turned, owed_label=_is_owed(frame, plain))
    if best.mirrored:
        return Choice(best, plain, best.turned, (flipped,))
    mapping = flipped if verdict.flip else plain
    rivals = () if verdict.sure else (plain if verdict.flip else flipped,)
    return Choice(best, mapping, best.turned != verdict.flip, rivals)


def _unproved(best: Outcome, ranked: Sequence[Outcome], frame: Frame, evidence: Evidence) -> Choice:
    """What nothing proves: told as printed when only single rows are off, else a guess with its rivals."""
    if best.held:
        return replace(_signed(best, frame, evidence, ()), outcome=best)
    labelled = [one for one in ranked if one.candidate.absolute and not one.candidate.against]
    first = labelled[0] if labelled else best
    if labelled and first.proof.checks:
        return Choice(first, first.candidate.mapping, owed=False)
    plain = first.candidate.mapping
    flip = not first.candidate.absolute and evidence.of_signs(first.amounts, turned=False, owed_label=False).flip
    choices = [_flipped(plain), plain] if flip else [plain, _flipped(plain)]
    more = [one.candidate.mapping for one in ranked if not one.uncovered and one.candidate.mapping not in choices][:2]
    return Choice(first, choices[0], flip, (choices[1], *more))


def _meaning(outcome: Outcome) -> Mapping:
    return _flipped(outcome.candidate.mapping) if outcome.turned else outcome.candidate.mapping


def _flipped(mapping: Mapping) -> Mapping:
    """The mapping in which what came in went out."""
    if mapping.amount is not None:
        return replace(mapping, flip=not mapping.flip)
    return replace(mapping, money_in=mapping.money_out, money_out=mapping.money_in)


def _is_owed(frame: Frame, mapping: Mapping) -> bool:
    return mapping.balance is not None and label_at(mapping.balance, frame.roles) == "owed"
