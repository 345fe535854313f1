"""A payback from one member to another: it arrives on an account of the family's, which is as rich as before."""

from dataclasses import replace

from core.ledger.model import Account, Details


def between_members(paid: Details, theirs: Account, me: str) -> Details:
    """A payback as it goes from one everyday account to the other; what came in is told from the payer's side.

    `theirs` is the other member's account, `me` the name of the one who wrote, to whom an incoming one was paid.
    """
    if not paid.incoming:
        return replace(paid, to_account_id=theirs.id)
    return replace(paid, account_id=theirs.id, to_account_id=paid.account_id, payee=me, incoming=False)
