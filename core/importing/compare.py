"""What two rows say of each other: by their ids, by their balances."""

from collections.abc import Sequence

from core.importing.model import Row, StoredRow


def both_balanced(row: Row, one: StoredRow) -> bool:
    """Whether both tell a balance; where it is the same, the row was tied before."""
    return row.balance is not None and one.balance is not None


def balance_agrees(row: Row, one: StoredRow) -> bool:
    """Whether their balances are no reason to tell them apart."""
    return row.balance is None or one.balance is None or row.balance == one.balance


def ids_differ(row: Row, one: StoredRow) -> bool:
    """Whether both have ids of one kind, which differ: letters and digits stand in the same places."""
    if row.bank_id is None or one.bank_id is None or row.bank_id == one.bank_id:
        return False
    return _shape(row.bank_id) == _shape(one.bank_id)


def _shape(bank_id: str) -> str:
    return "".join("9" if sign.isdigit() else "a" if sign.isalpha() else sign for sign in bank_id)


def shift(row: Row, one: StoredRow) -> int:
    """By how much the balance behind a row is above that behind a stored one."""
    return (row.balance or 0) - (one.balance or 0)


def follows(row: Row, one: StoredRow) -> bool:
    """Whether one stands right behind the other on the account: then they are two."""
    return abs(shift(row, one)) == abs(row.minor)


def goes_on(pairs: Sequence[tuple[Row, StoredRow]]) -> bool:
    """Whether the rows stand right behind the stored ones: the same things were bought once more."""
    row, one = pairs[0]
    return shift(row, one) == sum(row.minor for row, _ in pairs)
