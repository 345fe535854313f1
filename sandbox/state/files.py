"""Files that went through the chats, under ids that look like Telegram's and paths that `getFile` gives out."""

import secrets
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class StoredFile:
    """One file: `size` bytes; `path` is what stands after `/file/bot<token>/`."""

    file_id: str
    unique_id: str
    path: str
    name: str
    mime: str
    size: int


class FileStore:
    """Files by id and by path, in memory, or beneath `folder` when there is one.

    `photos` are the sizes that a photo was sent in, by its path, so that one sent again is the same photo.
    """

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._bytes: dict[str, bytes] = {}
        self._by_path: dict[str, StoredFile] = {}
        self.by_id: dict[str, StoredFile] = {}
        self.photos: dict[str, list[dict[str, object]]] = {}

    def add(self, name: str, mime: str, data: bytes, *, photo: bool = False) -> StoredFile:
        """Keep a file and give it an id and a path."""
        folder, prefix, unique = ("photos", "AgACAgUAAxkB", "AQAD") if photo else ("documents", "BQACAgUAAxkB", "AgAD")
        suffix = ".jpg" if photo else Path(name).suffix
        path = f"{folder}/file_{len(self.by_id)}_{secrets.token_hex(4)}{suffix}"
        file_id, unique_id = prefix + secrets.token_urlsafe(36), unique + secrets.token_urlsafe(9)
        stored = StoredFile(file_id, unique_id, path, name, mime, len(data))
        self._write(path, data)
        self.know(stored)
        return stored

    def know(self, stored: StoredFile) -> None:
        """Enter a file whose bytes are kept already, as after a restart."""
        self.by_id[stored.file_id] = stored
        self._by_path[stored.path] = stored

    def alias(self, stored: StoredFile) -> StoredFile:
        """Give another id to the same bytes, as each size of a photo has its own."""
        other = StoredFile(
            stored.file_id[:12] + secrets.token_urlsafe(36),
            stored.unique_id[:4] + secrets.token_urlsafe(9),
            stored.path,
            stored.name,
            stored.mime,
            stored.size,
        )
        self.by_id[other.file_id] = other
        return other

    def at(self, path: str) -> StoredFile | None:
        """Find a file by its path."""
        return self._by_path.get(path)

    def read(self, stored: StoredFile) -> bytes:
        """Give a file's bytes."""
        return self._bytes[stored.path] if self._folder is None else (self._folder / stored.path).read_bytes()

    def _write(self, path: str, data: bytes) -> None:
        if self._folder is None:
            self._bytes[path] = data
            return
        target = self._folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
