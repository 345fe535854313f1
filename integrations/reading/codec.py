"""Hints and results as frames hold them."""

from base64 import b64decode, b64encode
from typing import Any

from pydantic import TypeAdapter

from core.documents.errors import DocumentError
from core.documents.model import Hints
from core.documents.reading import PaperRead, Progress, Step
from integrations.readings import dumped, loaded

_HINTS = TypeAdapter(Hints)


class ToldError(DocumentError):
    """An error that the reading process told of, with its own code."""

    def __init__(self, code: str, params: dict[str, str]) -> None:
        super().__init__(**params)
        self.code = code


def frame_of_hints(hints: Hints) -> dict[str, Any]:
    """Hints on their way out."""
    return dict(_HINTS.dump_python(hints, mode="json"))


def hints_of(frame: dict[str, Any]) -> Hints:
    """Hints as they arrived."""
    return _HINTS.validate_python(frame)


def frame_of_read(read: PaperRead) -> dict[str, Any]:
    """A result on its way back."""
    crops = [b64encode(one).decode() if one is not None else None for one in read.crops]
    return {
        "readings": dumped(read.readings),
        "format": read.format,
        "pages": read.pages,
        "text": read.text,
        "crops": crops,
    }


def read_of(frame: dict[str, Any]) -> PaperRead:
    """A result as it arrived. Raises `ValueError` or `KeyError` for what `frame_of_read` did not make."""
    crops = tuple(None if one is None else b64decode(str(one), validate=True) for one in frame["crops"])
    readings = loaded(str(frame["readings"]))
    if len(crops) != len(readings) or not readings:
        raise ValueError("as many crops as readings, and at least one")
    return PaperRead(readings, str(frame["format"]), int(frame["pages"]), str(frame["text"]), crops)


def progress_of(frame: dict[str, Any]) -> Progress:
    """A step as it arrived. Raises `ValueError` or `KeyError` for what is none."""
    return Progress(Step(frame["step"]), int(frame["page"]), int(frame["pages"]))


def error_of(frame: dict[str, Any]) -> ToldError:
    """An error as it arrived."""
    return ToldError(str(frame["error"]), {str(key): str(value) for key, value in dict(frame["params"]).items()})
