"""ZIP: what a person packs several files into, and what a stranger may hide a bomb in."""

import zlib
from collections.abc import Iterator
from io import BytesIO
from pathlib import PurePosixPath
from zipfile import BadZipFile, ZipFile, ZipInfo

from core.documents.errors import DamagedError, LockedError, TooMuchError
from core.documents.limits import MOST_MEMBERS, MOST_UNPACKED

_ENCRYPTED = 0x1
_MEGABYTE = 1024 * 1024
_MACOS = "__MACOSX"
"""The folder that macOS puts beside the files of a person."""
BROKEN = (BadZipFile, OSError, ValueError, EOFError, NotImplementedError, zlib.error, LookupError)
"""What `zipfile` raises on a broken member; a method of packing that it does not know is the second but last."""


def members(data: bytes, password: str | None) -> Iterator[tuple[str, bytes | None]]:
    """The files of an archive by name, one at a time, without their folders; None for one that cannot be unpacked.

    Nothing is ever written under a name of these. Raises `LockedError` when a member wants a password, or another one;
    `DamagedError` when it is no archive; `TooMuchError` when it unpacks to too much, or to too many files.
    """
    try:
        archive = ZipFile(BytesIO(data))
    except BROKEN as error:
        raise DamagedError from error
    with archive:
        for info in measured(archive):
            yield PurePosixPath(info.filename).name, _unpacked(archive, info, password)


def measured(archive: ZipFile) -> list[ZipInfo]:
    """The files of an archive that a person put there, if they are not too many and not too large together.

    What an archive says of itself is enough: no more than that is ever unpacked of a member.
    """
    files = [info for info in archive.infolist() if not info.filename.endswith("/")]
    if len(files) > MOST_MEMBERS:
        raise TooMuchError("members", MOST_MEMBERS)
    if sum(info.file_size for info in files) > MOST_UNPACKED:
        raise TooMuchError("unpacked", MOST_UNPACKED // _MEGABYTE)
    return [info for info in files if not _hidden(PurePosixPath(info.filename))]


def _hidden(path: PurePosixPath) -> bool:
    return _MACOS in path.parts or path.name.startswith(".")


def _unpacked(archive: ZipFile, info: ZipInfo, password: str | None) -> bytes | None:
    locked = bool(info.flag_bits & _ENCRYPTED)
    if locked and password is None:
        raise LockedError
    try:
        return archive.read(info, password.encode() if password and locked else None)
    except RuntimeError as error:  # how zipfile says that a password is wrong
        if isinstance(error, NotImplementedError):
            return None
        raise LockedError from error
    except BROKEN as error:
        if locked:  # one wrong password in 256 passes the first check, and then unpacks to nonsense
            raise LockedError from error
        return None
