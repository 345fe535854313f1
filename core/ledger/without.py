"""What an entry would be without an import: what was typed stays as corrected since, and what the bank made goes."""

from collections.abc import Sequence
from dataclasses import fields, replace

from core.capture.model import Kind
from core.ledger.history import Claim, Step
from core.ledger.model import ChangeLine, Details, Verb

_FIELDS = tuple(field.name for field in fields(Details))


def without(change_id: int, line: ChangeLine, steps: Sequence[Step]) -> Details | None:
    """The details as the other changes alone would have left them; None when none of those made the entry.

    `line` is the import's own part, `steps` are those of the others, the oldest first. Without a later change on it
    an entry is what it was before.
    """
    told = [one for one in steps if one.verb is not Verb.UNDO]
    if not any(one.change_id > change_id or not one.standing for one in told):
        return line.before
    first = min((change_id, line), *((one.change_id, one.line) for one in told), key=lambda of: of[0])
    standing = [one for one in told if one.standing]
    state = first[1].before
    if state is None:
        if not standing or standing[0].line.before is not None:
            return None
        state, standing = standing[0].line.after, standing[1:]
    for one in standing:
        state = _followed(state, one.line)
    return state


def _followed(state: Details, line: ChangeLine) -> Details:
    """What a change changed, done to other details than those that it met."""
    before, after = line.before, line.after
    assert before is not None
    changed = {name: getattr(after, name) for name in _FIELDS if getattr(before, name) != getattr(after, name)}
    if "to_account_id" in changed and after.to_account_id == before.account_id:
        changed["to_account_id"] = state.account_id  # the account that it was on became the one where money arrives
    return replace(state, **changed)


def one_sided(now: Details, claims: Sequence[Claim]) -> Details:
    """An entry of an import that is taken back, as the rows of other statements have it.

    Of a transfer with rows on one of its accounts only, that side is left: money that came or went.
    """
    sides = {one.account_id: one for one in claims}
    both = {now.account_id, now.to_account_id} - {None}
    if now.to_account_id is None or len(sides) != 1 or not both & sides.keys():
        return now
    (row,) = sides.values()
    return Details(
        Kind.INCOME if row.money.minor > 0 else Kind.EXPENSE,
        row.day,
        replace(row.money, minor=abs(row.money.minor)),
        row.account_id,
        now.category,
        now.payee,
        now.note,
        tags=now.tags,
        deleted=now.deleted,
    )
