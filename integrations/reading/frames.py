"""How the process that reads and the one that asked speak: frames of JSON, each after its length; files follow theirs.

A frame is four bytes of length (big-endian) and that many bytes of JSON, an object. Nothing but JSON comes back:
the reading process has touched strangers' files, and what it says is checked before it is believed.
"""

import struct
from typing import Any, BinaryIO

from pydantic_core import from_json, to_json

HEAD = struct.Struct(">I")
MOST = 512 * 1024 * 1024
"""Bytes of a frame: the rows of the largest statement, with room."""


class BrokenFrameError(Exception):
    """Raised when what comes is no frame, or ends within one."""


def packed(frame: dict[str, Any]) -> bytes:
    """A frame as bytes."""
    body = to_json(frame)
    return HEAD.pack(len(body)) + body


def length_of(head: bytes) -> int:
    """How many bytes follow. Raises `BrokenFrameError` for more than a frame may hold."""
    (length,) = HEAD.unpack(head)
    if length > MOST:
        raise BrokenFrameError
    return int(length)


def unpacked(body: bytes) -> dict[str, Any]:
    """The object in a frame's body. Raises `BrokenFrameError` when there is none."""
    try:
        frame = from_json(body)
    except ValueError as error:
        raise BrokenFrameError from error
    if not isinstance(frame, dict):
        raise BrokenFrameError
    return frame


def next_frame(stream: BinaryIO) -> dict[str, Any] | None:
    """Wait for the next frame; None at the end of the stream. Raises `BrokenFrameError` when it ends within one."""
    head = stream.read(HEAD.size)
    if not head:
        return None
    return unpacked(exactly(stream, length_of(head)))


def exactly(stream: BinaryIO, size: int) -> bytes:
    """So many bytes. Raises `BrokenFrameError` when there are fewer."""
    data = stream.read(size)
    if len(data) != size:
        raise BrokenFrameError
    return data
