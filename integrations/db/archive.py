"""The file of a backup: a zip that any program opens, and that knows whether it is whole.

    manifest.json         what is inside (`Manifest`)
    tables/<name>.jsonl   one JSON array a row, in the order of the manifest's columns

Values are what the databases store, so the same file fits SQLite and PostgreSQL: integers, texts, booleans, null, and
days as ISO 8601. Each table's SHA-256 stands in the manifest. A zip notices a changed byte only inside its members, so
its comment holds the SHA-256 of all bytes before it: a file that was cut, or changed anywhere, does not verify.
There is no key in it, so it is guarded against accidents, not against forgery.
"""

import hashlib
import json
import os
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO

from pydantic import TypeAdapter, ValidationError

from core.errors import GlobFamError

FORMAT = 1
Value = int | str | bool | None
_MANIFEST = "manifest.json"
_DIGEST = 64
_CHUNK = 1 << 20


class DamagedBackupError(GlobFamError):
    """Raised for a file that is no backup, or not the whole of one, or was changed; `part` says where it shows."""

    code = "backup.damaged"


class UnknownFormatError(GlobFamError):
    """Raised for a file of a later program; `format` is its number."""

    code = "backup.unknown_format"


class UnwritableBackupError(GlobFamError):
    """Raised when the file cannot be written on, such as on a full disk; `reason` is the system's."""

    code = "backup.unwritable"


@dataclass(frozen=True, slots=True)
class TableFacts:
    """A table in a backup: its columns in order, how many rows, and the SHA-256 of its lines."""

    columns: tuple[str, ...]
    rows: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup says of itself.

    `schema` is the revision of the tables, `created_at` UTC. `key_ids` name the secret keys in use (never the keys).
    `last_ids` are the highest ids ever given out, so that a deleted row's id is not used again after a restore.
    """

    format: int
    schema: str
    created_at: datetime
    key_ids: tuple[str, ...]
    tables: Mapping[str, TableFacts]
    last_ids: Mapping[str, int]


_READER = TypeAdapter(Manifest)


class Archive:
    """A backup that is being written."""

    def __init__(self, file: zipfile.ZipFile) -> None:
        self._zip = file
        self.tables: dict[str, TableFacts] = {}

    def table(self, name: str, columns: Sequence[str], rows: Iterable[Sequence[Value]]) -> None:
        """Write one table, row by row. Raises `UnwritableBackupError`, so that no one takes it for the database's."""
        digest = hashlib.sha256()
        count = 0
        with self._zip.open(_place(name), "w", force_zip64=True) as member:
            for row in rows:
                line = json.dumps(row, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
                digest.update(line)
                _write(member, line)
                count += 1
        self.tables[name] = TableFacts(tuple(columns), count, digest.hexdigest())

    def finish(self, manifest: Manifest) -> None:
        """Write the manifest; nothing comes behind it."""
        with self._zip.open(_MANIFEST, "w") as member:
            _write(member, _READER.dump_json(manifest, indent=2))


@contextmanager
def writing(path: Path) -> Iterator[Archive]:
    """Write a new file, readable by its owner only; sealed with its digest and forced onto the disk at the end."""
    with open(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600), "w+b") as file:  # noqa: PTH123
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
            yield Archive(packed)
            packed.comment = b"0" * _DIGEST
        file.flush()
        digest = _digest(path)
        file.seek(-_DIGEST, os.SEEK_END)
        file.write(digest)
        file.flush()
        os.fsync(file.fileno())


def verified(path: Path) -> Manifest:
    """Read a whole backup and return what it says of itself.

    Raises `DamagedBackupError`, `UnknownFormatError`, and `OSError` when it cannot be read.
    """
    if path.stat().st_size < _DIGEST or _tail(path) != _digest(path):
        raise DamagedBackupError(part="file")
    with _opened(path) as packed:
        manifest = _manifest(packed)
    for name, facts in manifest.tables.items():
        digest = hashlib.sha256()
        count = 0
        for line in _lines(path, name):
            digest.update(line)
            count += 1
        if (count, digest.hexdigest()) != (facts.rows, facts.sha256):
            raise DamagedBackupError(part=name)
    return manifest


def rows(path: Path, name: str) -> Iterator[Sequence[Value]]:
    """The rows of one table of a backup that verified."""
    return map(json.loads, _lines(path, name))


def _manifest(packed: zipfile.ZipFile) -> Manifest:
    try:
        text = packed.read(_MANIFEST)
        number = json.loads(text)["format"]
        if number != FORMAT:
            raise UnknownFormatError(format=str(number))
        return _READER.validate_json(text)
    except (KeyError, TypeError, ValueError, ValidationError, zipfile.BadZipFile):
        raise DamagedBackupError(part="manifest") from None


def _lines(path: Path, name: str) -> Iterator[bytes]:
    try:
        with _opened(path) as packed, packed.open(_place(name)) as member:
            yield from member
    except KeyError:
        raise DamagedBackupError(part=name) from None


@contextmanager
def _opened(path: Path) -> Iterator[zipfile.ZipFile]:
    try:
        with zipfile.ZipFile(path) as packed:
            yield packed
    except zipfile.BadZipFile:
        raise DamagedBackupError(part="file") from None


def _write(member: IO[bytes], line: bytes) -> None:
    try:
        member.write(line)
    except OSError as error:
        raise UnwritableBackupError(reason=(error.strerror or str(error)).lower()) from error


def _place(name: str) -> str:
    return f"tables/{name}.jsonl"


def _tail(path: Path) -> bytes:
    with path.open("rb") as file:
        file.seek(-_DIGEST, os.SEEK_END)
        return file.read()


def _digest(path: Path) -> bytes:
    """The SHA-256, as 64 hex digits, of all but the last 64 bytes."""
    digest = hashlib.sha256()
    left = path.stat().st_size - _DIGEST
    with path.open("rb") as file:
        while chunk := file.read(min(_CHUNK, left)):
            digest.update(chunk)
            left -= len(chunk)
    return digest.hexdigest().encode()
