"""Where originals are kept follows the settings, and nothing is made or asked before there is a paper."""

from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.originals import FOLDER, originals_of
from bot.settings import Settings
from core.documents.errors import OriginalsError
from integrations.objects.sealed import SecretSeals
from tests.free_port import free_port

SEALS = SecretSeals(["a-secret-key-of-a-test"])


def names(folder: Path) -> list[str]:
    """What lies in a folder."""
    return [path.name for path in folder.iterdir()]


async def test_without_a_bucket_they_lie_in_the_data_folder(tmp_path: Path) -> None:
    kept = originals_of(Settings(data=tmp_path), SEALS)
    assert names(tmp_path) == []
    await kept.put("1/1/1", b"page")
    assert names(tmp_path) == [FOLDER]
    assert await kept.get("1/1/1") == b"page"


async def test_with_a_bucket_its_server_is_asked(tmp_path: Path) -> None:
    place = f"http://127.0.0.1:{free_port()}"
    given = {"s3_bucket": "papers", "s3_endpoint": place, "s3_region": "us-east-1", "s3_key_id": "id"}
    kept = originals_of(Settings(data=tmp_path, s3_secret=SecretStr("key"), **given), SEALS)  # type: ignore[arg-type]
    with pytest.raises(OriginalsError):
        await kept.put("1/1/1", b"page")
    assert names(tmp_path) == []
