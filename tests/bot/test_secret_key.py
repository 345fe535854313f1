"""The secret key: made once, kept from others, and the webhook's secret that follows from it."""

import re
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.secret_key import prepare_data, secret_keys, webhook_secret
from bot.settings import Settings, SettingsError

KEY = "a-key-of-at-least-16-characters"


def settings(folder: Path, key: str | None = None, webhook: str | None = None) -> Settings:
    return Settings(
        data=folder,
        secret_key=SecretStr(key) if key else None,
        webhook_secret=SecretStr(webhook) if webhook else None,
    )


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_a_key_is_made_once_for_its_owner_alone(tmp_path: Path) -> None:
    here = settings(tmp_path / "a" / "data")
    (key,) = secret_keys(here)
    assert len(key) == 43
    assert secret_keys(here) == (key,)
    assert (mode(here.data), mode(here.data / "secret.key")) == (0o700, 0o600)
    assert [path.name for path in here.data.iterdir()] == ["secret.key"]


def test_two_that_start_together_take_the_same_key(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        assert len(set(pool.map(secret_keys, [settings(tmp_path)] * 32))) == 1


def test_a_given_key_is_taken_and_nothing_is_made(tmp_path: Path) -> None:
    assert secret_keys(settings(tmp_path / "data", f"{KEY}, old-{KEY}")) == (KEY, f"old-{KEY}")
    assert not (tmp_path / "data").exists()


def test_a_list_in_the_file_is_a_list(tmp_path: Path) -> None:
    (tmp_path / "secret.key").write_text(f"{KEY},old-{KEY}\n")
    assert secret_keys(settings(tmp_path)) == (KEY, f"old-{KEY}")


@pytest.mark.parametrize("content", [b"", b"short", b"\xff" * 40])
def test_a_spoilt_file_is_told_and_never_replaced(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "secret.key").write_bytes(content)
    with pytest.raises(SettingsError, match=re.escape(str(tmp_path / "secret.key"))):
        secret_keys(settings(tmp_path))
    assert (tmp_path / "secret.key").read_bytes() == content


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    for ask in (prepare_data, secret_keys):
        with pytest.raises(SettingsError, match="GLOBFAM_DATA must be a folder"):
            ask(settings(tmp_path / "file" / "data"))
    (tmp_path / "secret.key").mkdir()
    with pytest.raises(SettingsError, match="GLOBFAM_DATA must be a folder"):
        secret_keys(settings(tmp_path))


def test_the_webhooks_secret_is_the_given_one_or_follows_from_the_sealing_key(tmp_path: Path) -> None:
    assert webhook_secret(settings(tmp_path, KEY, "given")) == "given"
    derived = webhook_secret(settings(tmp_path, KEY))
    assert re.fullmatch("[0-9a-f]{64}", derived)
    assert webhook_secret(settings(tmp_path, f"{KEY},old-{KEY}")) == derived
    assert webhook_secret(settings(tmp_path, f"old-{KEY}")) != derived
