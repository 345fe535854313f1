"""The keys that seal what is stored: given, or made once and kept beside the data."""

import hmac
import os
import secrets
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile

from bot.settings import Settings, SettingsError, variable
from bot.settings_values import read_keys, split_keys

FILE = "secret.key"


def prepare_data(settings: Settings) -> Path:
    """The data folder, made for its owner alone when it is not there; raises `SettingsError`."""
    try:
        settings.data.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError:
        raise _unusable() from None
    return settings.data


def secret_keys(settings: Settings) -> tuple[str, ...]:
    """The keys, the sealing one first. Made and stored with mode 0600 at the first start when none is given.

    Raises `SettingsError` when the file cannot be read, holds no key, or cannot be made.
    """
    if settings.secret_key:
        return split_keys(settings.secret_key.get_secret_value())
    path = prepare_data(settings) / FILE
    try:
        if not path.exists():
            _make(path)
        text = path.read_text(encoding="ascii").strip()
    except OSError:
        raise _unusable() from None
    except UnicodeDecodeError:
        text = ""
    return _checked(text, path)


def webhook_secret(settings: Settings) -> str:
    """What Telegram must send with each webhook call: the setting, or one derived from the sealing key.

    Derived rather than stored, so that the process that registers the webhook and those that serve it agree.
    """
    if settings.webhook_secret:
        return settings.webhook_secret.get_secret_value()
    return hmac.digest(secret_keys(settings)[0].encode(), b"telegram webhook", "sha256").hex()


def _make(path: Path) -> None:
    """Write a new key in one step: of two processes that start together, the second takes the first one's key."""
    with NamedTemporaryFile(dir=path.parent, prefix=".secret-") as file:  # made with mode 0600
        file.write(secrets.token_urlsafe(32).encode() + b"\n")
        file.flush()
        os.fsync(file.fileno())
        with suppress(FileExistsError):
            os.link(file.name, path)


def _checked(text: str, path: Path) -> tuple[str, ...]:
    try:
        read_keys(text)
    except ValueError as error:
        raise SettingsError((f"{path} {error}; put the key back there, or set {variable('secret_key')}",)) from None
    return split_keys(text)


def _unusable() -> SettingsError:
    name = variable("data")
    return SettingsError((f"{name} must be a folder that this user may read and write; for example {name}=./data",))
