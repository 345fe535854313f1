"""The process that reads: one document after another, from standard input to standard output, within its limits.

It keeps the engines' models loaded between documents. Whatever a hostile file does to it, another process takes over
for the next one (integrations/reading/process.py).
"""

import os
import resource
import sys
import traceback
from collections.abc import Sequence
from types import TracebackType
from typing import Any, BinaryIO

from core.documents.errors import DocumentError, TooSlowError
from core.documents.limits import MOST_MEMORY
from core.documents.reading import Progress, SentFile
from integrations.reading.codec import frame_of_read, hints_of
from integrations.reading.frames import exactly, next_frame, packed
from integrations.reading.whole import WholeReader

_MOST_WRITTEN = 256 * 1024 * 1024
"""Bytes of one file that a library may write, into the folder of temporary files."""


def confine() -> None:
    """Take no more of the machine than reading needs; limits hold for tesseract too, which this process starts.

    Memory is limited as data (`RLIMIT_DATA` counts private mappings on Linux since 4.7): the address space of
    onnxruntime is larger than what it uses. Where a system knows a limit differently, the other limits remain.
    """
    for kind, most in (
        (resource.RLIMIT_DATA, MOST_MEMORY),
        (resource.RLIMIT_FSIZE, _MOST_WRITTEN),
        (resource.RLIMIT_CORE, 0),
    ):
        _, hard = resource.getrlimit(kind)
        resource.setrlimit(kind, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


def serve(source: BinaryIO, sink: BinaryIO, reader: WholeReader) -> None:
    """Read documents until the end of the input."""
    while (frame := next_frame(source)) is not None:
        files = [SentFile(name, exactly(source, size)) for name, size in frame["files"]]
        _say(sink, _answer(sink, reader, files, frame))


def _answer(sink: BinaryIO, reader: WholeReader, files: Sequence[SentFile], frame: dict[str, Any]) -> dict[str, Any]:
    def tell(progress: Progress) -> None:
        _say(sink, {"step": progress.step, "page": progress.page, "pages": progress.pages})

    try:
        return frame_of_read(reader.read(files, hints_of(frame["hints"]), frame["password"], tell))
    except DocumentError as error:
        return {"error": error.code, "params": error.params}
    except (MemoryError, RecursionError):
        return {"error": TooSlowError.code, "params": {}}


def _say(sink: BinaryIO, frame: dict[str, Any]) -> None:
    sink.write(packed(frame))
    sink.flush()


def _fall_silent(kind: type[BaseException], _error: BaseException, trace: TracebackType | None) -> None:
    """Tell where it broke, and not over what: an error's message may hold what stands on the paper."""
    sys.stderr.writelines([*traceback.format_tb(trace), kind.__name__, "\n"])


def main() -> None:
    """Serve on what standard output was; what a library prints goes to standard error instead."""
    sys.excepthook = _fall_silent
    sink = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    confine()
    serve(sys.stdin.buffer, sink, WholeReader())
