"""What was read of a paper in a few readable lines: `python -m bot read` without `--json`."""

from typing import Any

_SHOWN_ROWS = 5


def as_text(one: dict[str, Any]) -> str:
    """One line of what it is, its rows or items, and what is wrong with it; lines are joined by a line's end."""
    lines = [f"{one['file']}: {one['kind']} {_head(one)}".rstrip()]
    lines += [f"  {_row(row)}" for row in one.get("rows", [])[:_SHOWN_ROWS]]
    more = len(one.get("rows", [])) - _SHOWN_ROWS
    lines += [f"  … {more} more"] if more > 0 else []
    lines += [f"  {_item(item)}" for item in one.get("items", [])]
    lines += [f"  ! {problem['text']}" for problem in one["problems"]]
    return "\n".join(lines)


def _head(one: dict[str, Any]) -> str:
    if one["kind"] == "receipt":
        return _named(one, "date", "merchant", "total", "currency", "tax", "payment")
    if one["kind"] == "statement":
        told = _named(one, "bank", "account", "currency", "opening", "closing")
        return f"{told} rows={len(one['rows'])} {'proved' if one['proved'] else 'not proved'}"
    return _named(one["fields"], *one["fields"])


def _named(values: dict[str, Any], *names: str) -> str:
    return " ".join(f"{name}={values[name]}" for name in names if values[name] not in (None, []))


def _row(row: dict[str, Any]) -> str:
    balance = f" = {row['balance']}" if row["balance"] is not None else ""
    return f"{row['date']} {row['amount']:>12}{balance}  {row['description']}" + (
        " (pending)" if row["pending"] else ""
    )


def _item(item: dict[str, Any]) -> str:
    return " ".join(value for value in (item["quantity"], item["text"], item["amount"]) if value is not None)
