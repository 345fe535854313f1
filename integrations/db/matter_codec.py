"""Matters to and from their rows, and to and from the JSON text that a change keeps of them.

A body is JSON by the type of its kind (decision 16), so that a new kind needs a line here and no table.
"""

import json
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import Any

from pydantic import TypeAdapter

from core.bills.model import Bill, Declined, Occurrence
from core.budgets.model import Budget
from core.funds.model import Plan
from core.goals.model import Goal, Saving
from core.matters.model import Matter
from core.renewal.model import Prepared
from core.visa.kept import Profile, VisaShare, Wage, Work

_KINDS: Mapping[type, str] = {
    Bill: "bill",
    Occurrence: "occurrence",
    Declined: "declined",
    Budget: "budget",
    Goal: "goal",
    Saving: "saving",
    Profile: "visa",
    Work: "shift",
    VisaShare: "visa_share",
    Wage: "wage",
    Prepared: "prepared",
    Plan: "funds",
}
"""What each kind is called in the database, for ever."""
_TYPES: Mapping[str, TypeAdapter[Any]] = {name: TypeAdapter(kind) for kind, name in _KINDS.items()}


def kind_of(body: type) -> str:
    """What the database calls this kind of matter."""
    return _KINDS[body]


def columns(one: Matter[Any]) -> dict[str, Any]:
    """What of a matter may change, by its columns."""
    return {
        "private": one.private,
        "deleted": one.deleted,
        "account_id": one.account_id,
        "parent_id": one.parent_id,
        "day": one.day,
        "body": _TYPES[_KINDS[type(one.body)]].dump_json(one.body, exclude_defaults=True).decode(),
    }


def matter_of(row: Mapping[Any, Any]) -> Matter[Any]:
    """The matter in a row."""
    return Matter(
        row["owner_id"],
        _body(row["kind"], row["body"]),
        row["private"],
        row["account_id"],
        row["parent_id"],
        row["day"],
        row["deleted"],
        row["id"],
        row["family_id"],
    )


@lru_cache(10_000)
def _body(kind: str, text: str) -> Any:  # noqa: ANN401
    """The body in a text: it is frozen, and the same ones are read day by day, mostly more than once a message."""
    return _TYPES[kind].validate_json(text)


def dump(one: Matter[Any]) -> str:
    """A matter as JSON text."""
    kept = {"id": one.id, "family_id": one.family_id, "owner_id": one.owner_id, "kind": _KINDS[type(one.body)]}
    day = one.day.isoformat() if one.day else None
    return json.dumps(kept | columns(one) | {"day": day}, ensure_ascii=False)


def load(text: str) -> Matter[Any]:
    """A matter from JSON text."""
    row = json.loads(text)
    return matter_of(row | {"day": date.fromisoformat(row["day"]) if row["day"] else None})
