"""Accounts to and from their rows, and to and from the JSON text that a change keeps of them."""

import json
from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from core.accounts.model import AccountKind, Facts, Holder, Owner
from core.ledger.model import Account
from core.money.currency import currency
from integrations.db import codec


def columns(one: Account) -> dict[str, Any]:
    """What of an account may change, by its columns."""
    return {
        "name": one.name,
        "private": one.private,
        "kind": one.kind.value,
        "country": one.country,
        "owners": json.dumps([_owner_out(owner) for owner in one.owners], ensure_ascii=False),
        "facts": json.dumps(_facts_out(one.facts), ensure_ascii=False),
        "archived": one.archived,
        "deleted": one.deleted,
    }


def account_of(row: Mapping[Any, Any]) -> Account:
    """The account in a row."""
    return Account(
        id=row["id"],
        family_id=row["family_id"],
        owner_id=row["owner_id"],
        name=row["name"],
        currency=currency(row["currency"]),
        private=row["private"],
        everyday=row["everyday"],
        kind=AccountKind(row["kind"]),
        country=row["country"],
        owners=tuple(_owner(*values) for values in json.loads(row["owners"])),
        facts=_facts(json.loads(row["facts"])),
        archived=row["archived"],
        deleted=row["deleted"],
    )


def dump(one: Account) -> str:
    """An account as JSON text."""
    fixed = {
        "id": one.id,
        "family_id": one.family_id,
        "owner_id": one.owner_id,
        "currency": one.currency.code,
        "everyday": one.everyday,
    }
    return json.dumps(fixed | columns(one), ensure_ascii=False)


def load(text: str) -> Account:
    """An account from JSON text."""
    return account_of(json.loads(text))


def _owner_out(owner: Owner) -> list[Any]:
    return [owner.holder.value, str(owner.share), owner.member_id, owner.name]


def _owner(holder: str, share: str, member_id: int | None, name: str | None) -> Owner:
    return Owner(Holder(holder), Fraction(share), member_id, name)


def _facts_out(facts: Facts) -> dict[str, Any]:
    values = {
        "address": facts.address,
        "bought_on": facts.bought_on.isoformat() if facts.bought_on else None,
        "bought_for": [facts.bought_for.minor, facts.bought_for.currency.code] if facts.bought_for else None,
        "make": facts.make,
        "year": facts.year,
        "fund": facts.fund,
        "number": facts.number,
        "rate": facts.rate,
        "term_months": facts.term_months,
        "since": facts.since.isoformat() if facts.since else None,
        "secures": facts.secures,
    }
    return {name: value for name, value in values.items() if value is not None}


def _facts(values: dict[str, Any]) -> Facts:
    for name in ("bought_on", "since"):
        if name in values:
            values[name] = date.fromisoformat(values[name])
    if "bought_for" in values:
        values["bought_for"] = codec.money(*values["bought_for"])
    return Facts(**values)
