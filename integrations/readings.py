"""Readings to JSON and back: between the process that reads and the one that asked, and in a document's row."""

from collections.abc import Sequence
from typing import Any

from pydantic import TypeAdapter
from pydantic_core import to_json

from core.documents.model import Bill, Deed, Other, PaperKind, Payslip, Reading, Receipt, Statement

_ADAPTERS: dict[PaperKind, TypeAdapter[Any]] = {
    PaperKind.RECEIPT: TypeAdapter(Receipt),
    PaperKind.STATEMENT: TypeAdapter(Statement),
    PaperKind.BILL: TypeAdapter(Bill),
    PaperKind.PAYSLIP: TypeAdapter(Payslip),
    PaperKind.DEED: TypeAdapter(Deed),
    PaperKind.OTHER: TypeAdapter(Other),
}

_LIST = TypeAdapter(list[dict[str, Any]])


def dumped(readings: Sequence[Reading]) -> str:
    """As JSON text; exact figures become decimal text."""
    return to_json([_ADAPTERS[one.kind].dump_python(one, mode="json") for one in readings]).decode()


def loaded(text: str | bytes) -> tuple[Reading, ...]:
    """Back from JSON text.

    Raises `ValueError` (pydantic's `ValidationError` is one) for what `dumped` did not write: the process that reads
    strangers' files is not believed blindly.
    """
    return tuple(_ADAPTERS[PaperKind(one["kind"])].validate_python(one) for one in _LIST.validate_json(text))
