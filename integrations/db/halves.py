"""Sums that SQL's SUM would overflow on: what is above a million and what is below it are summed apart."""

from typing import Any

from sqlalchemy import BigInteger, ColumnElement, cast, func

from integrations.db.prepared import Row

_HALF = 1_000_000


def halves(minor: ColumnElement[int]) -> tuple[ColumnElement[Any], ColumnElement[Any]]:
    """The two columns of a sum of minor units; `whole` puts them together again."""
    high, low = func.sum(minor // _HALF), func.sum(minor % _HALF)
    return cast(high, BigInteger).label("high"), cast(low, BigInteger).label("low")


def whole(row: Row) -> int:
    """The sum in a row of `halves`, added as Python integers, which have no end."""
    return int(row["high"]) * _HALF + int(row["low"])
