"""Naming a secret key without telling it."""

import hmac


def key_id(key: str) -> str:
    """Sixteen hex digits that are the same for the same key and from which the key cannot be found.

    A backup carries the ids of the keys that were in use, so that a restore can say which key is missing before
    documents turn out to be unreadable. HMAC-SHA-256 under the key itself, over a constant, cut to 64 bits.
    """
    return hmac.digest(key.encode(), b"globfam-key-id", "sha256").hex()[:16]
