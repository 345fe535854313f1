"""Originals in a folder of this machine, each a file of its own, written wholly or not at all."""

import asyncio
import os
import shutil
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile

from core.documents.errors import OriginalGoneError, OriginalsError


class FolderOriginals:
    """Fills `Originals`. The folder is made at the first use, for its owner alone."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    async def put(self, key: str, data: bytes) -> None:
        """See the port: written beside its place, forced to the disk, and only then put there."""
        try:
            await asyncio.to_thread(_write, self._folder / key, data)
        except OSError as error:
            raise OriginalsError from error

    async def get(self, key: str) -> bytes:
        """See the port."""
        try:
            return await asyncio.to_thread((self._folder / key).read_bytes)
        except FileNotFoundError as error:
            raise OriginalGoneError from error
        except OSError as error:
            raise OriginalsError from error

    async def delete(self, place: str) -> None:
        """See the port; the folder of a family goes with its last paper."""
        try:
            await asyncio.to_thread(_remove, self._folder / place)
        except OSError as error:
            raise OriginalsError from error


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=path.parent, prefix=".new-", delete=False) as file:  # made with mode 0600
        try:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
            Path(file.name).replace(path)
        except OSError:
            Path(file.name).unlink()
            raise
    _settle(path.parent)


def _settle(folder: Path) -> None:
    """Force a name in a folder to the disk: else a power cut may forget a file that is whole."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _remove(path: Path) -> None:
    with suppress(FileNotFoundError):
        shutil.rmtree(path)
    with suppress(OSError):  # another paper's originals are there, or nothing ever was
        path.parent.rmdir()
