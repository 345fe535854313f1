"""Seals what is stored outside of the database, and passwords within it, with keys derived from the secret key.

Sealed is a mark, the id of the secret key (`integrations.keys`), a nonce, and AES-256-GCM's ciphertext. What it belongs
to (a family's paper and file, or a job) is authenticated with it, so that nothing opens in another's place.
"""

import asyncio
import hmac
import os
from base64 import b64decode, b64encode
from collections.abc import Sequence
from functools import lru_cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from core.documents.errors import OriginalGoneError
from core.documents.ports import Originals
from integrations.keys import key_id

_MARK = b"GFS1"
_ID, _NONCE = 8, 12
_HEAD = len(_MARK) + _ID


class SecretSeals:
    """Fills `Seals` with the secret keys: the first one seals, all of them open."""

    def __init__(self, keys: Sequence[str]) -> None:
        self._keys = tuple(keys)
        self._by_id = {bytes.fromhex(key_id(key)): key for key in self._keys}

    def sealed(self, data: bytes, about: str) -> bytes:
        """Bytes that only `unsealed` with the same `about` reads."""
        key, nonce = self._keys[0], os.urandom(_NONCE)
        head = _MARK + bytes.fromhex(key_id(key))
        return head + nonce + _cipher(key).encrypt(nonce, data, head + about.encode())

    def unsealed(self, data: bytes, about: str) -> bytes:
        """Back; raises `OriginalGoneError` when it was changed, or the key that sealed it is missing."""
        head, nonce, rest = data[:_HEAD], data[_HEAD : _HEAD + _NONCE], data[_HEAD + _NONCE :]
        key = self._by_id.get(head[len(_MARK) :])
        if head[: len(_MARK)] != _MARK or key is None or len(nonce) < _NONCE:
            raise OriginalGoneError
        try:
            return _cipher(key).decrypt(nonce, rest, head + about.encode())
        except InvalidTag as error:
            raise OriginalGoneError from error

    def seal(self, text: str, about: str) -> str:
        """See the port."""
        return b64encode(self.sealed(text.encode(), about)).decode()

    def opened(self, sealed: str, about: str) -> str:
        """See the port."""
        return self.unsealed(b64decode(sealed), about).decode()

    def digests(self, family_id: int, data: bytes, of: int | None = None) -> tuple[str, ...]:
        """See the port."""
        whose = f"digest family {family_id}" + (f" member {of}" if of is not None else "")
        return tuple(hmac.digest(_derived(key, whose), data, "sha256").hex() for key in self._keys)


class SealedOriginals:
    """Fills `Originals` over another one, which sees only what is sealed."""

    def __init__(self, inner: Originals, seals: SecretSeals) -> None:
        self._inner = inner
        self._seals = seals

    async def put(self, key: str, data: bytes) -> None:
        """See the port."""
        await self._inner.put(key, await asyncio.to_thread(self._seals.sealed, data, key))

    async def get(self, key: str) -> bytes:
        """See the port."""
        return await asyncio.to_thread(self._seals.unsealed, await self._inner.get(key), key)

    async def delete(self, place: str) -> None:
        """See the port."""
        await self._inner.delete(place)


@lru_cache(maxsize=256)
def _derived(key: str, purpose: str) -> bytes:
    """A key of 32 bytes for one purpose (RFC 5869), from which neither the secret key nor another one is found."""
    return HKDF(SHA256(), length=32, salt=None, info=b"globfam " + purpose.encode()).derive(key.encode())


def _cipher(key: str) -> AESGCM:
    return AESGCM(_derived(key, "original"))
