"""The contract of where originals are kept, on a folder and on a real S3 server, and what lies there."""

import asyncio
import os
from collections.abc import Iterator
from pathlib import Path

import boto3
import pytest
from moto.server import ThreadedMotoServer

from core.documents.errors import OriginalGoneError, OriginalsError
from core.documents.ports import Originals
from integrations.objects.folder import FolderOriginals
from integrations.objects.s3 import S3Originals, S3Place
from integrations.objects.sealed import SealedOriginals, SecretSeals
from tests.free_port import free_port

KEY, OTHER = "a-secret-key-of-many-letters", "another-secret-key-of-many"
PAGE = b"%PDF-1.7 rent of October" * 400
ACCESS = {"key_id": "testing", "secret": "testing", "region": "us-east-1"}


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """A server that speaks S3 over HTTP, with a bucket for each test."""
    moto = ThreadedMotoServer("127.0.0.1", port=free_port(), verbose=False)
    moto.start()
    host, port = moto.get_host_and_port()
    yield f"http://{host}:{port}"
    moto.stop()


@pytest.fixture(params=["folder", "s3"])
def bare(request: pytest.FixtureRequest, tmp_path: Path) -> Originals:
    if request.param == "folder":
        return FolderOriginals(tmp_path / "documents")
    url: str = request.getfixturevalue("server")
    bucket = f"b{abs(hash(request.node.nodeid))}"
    client = boto3.client(
        "s3", endpoint_url=url, aws_access_key_id="testing", aws_secret_access_key="testing", region_name="us-east-1"
    )
    client.create_bucket(Bucket=bucket)
    client.close()
    return S3Originals(S3Place(bucket, url, **ACCESS))


@pytest.fixture
def originals(bare: Originals) -> Originals:
    return SealedOriginals(bare, SecretSeals([KEY]))


async def test_what_was_put_is_got_and_put_again_is_replaced(originals: Originals) -> None:
    await originals.put("7/1/1", b"first")
    await originals.put("7/1/1", PAGE)
    await originals.put("7/1/2", b"")
    assert await originals.get("7/1/1") == PAGE
    assert await originals.get("7/1/2") == b""


async def test_a_place_is_deleted_with_all_beneath_it_and_nothing_beside_it(originals: Originals) -> None:
    for key in ("7/1/1", "7/1/2", "7/1/crop-0", "7/12/1", "8/1/1"):
        await originals.put(key, PAGE)
    await originals.delete("7/1")
    await originals.delete("7/1")
    await originals.delete("9/9")
    for key in ("7/1/1", "7/1/2", "7/1/crop-0"):
        with pytest.raises(OriginalGoneError):
            await originals.get(key)
    assert await originals.get("7/12/1") == PAGE
    assert await originals.get("8/1/1") == PAGE


async def test_nothing_readable_lies_there(bare: Originals, originals: Originals) -> None:
    await originals.put("7/1/1", PAGE)
    await originals.put("7/1/2", PAGE)
    first, second = await bare.get("7/1/1"), await bare.get("7/1/2")
    assert b"rent" not in first
    assert first != second, "the same bytes sealed twice must not look alike"


async def test_nothing_opens_in_the_place_of_another(bare: Originals, originals: Originals) -> None:
    await originals.put("7/1/1", PAGE)
    await bare.put("8/1/1", await bare.get("7/1/1"))
    with pytest.raises(OriginalGoneError):
        await originals.get("8/1/1")


@pytest.mark.parametrize("at", [0, 5, 13, 30, -1])
async def test_a_changed_byte_does_not_open(bare: Originals, originals: Originals, at: int) -> None:
    await originals.put("7/1/1", PAGE)
    sealed = bytearray(await bare.get("7/1/1"))
    sealed[at] ^= 1
    await bare.put("7/1/1", bytes(sealed))
    with pytest.raises(OriginalGoneError):
        await originals.get("7/1/1")


async def test_an_old_key_opens_and_only_the_first_seals(bare: Originals, originals: Originals) -> None:
    await originals.put("7/1/1", PAGE)
    after = SealedOriginals(bare, SecretSeals([OTHER, KEY]))
    assert await after.get("7/1/1") == PAGE
    await after.put("7/1/2", PAGE)
    assert await SealedOriginals(bare, SecretSeals([OTHER])).get("7/1/2") == PAGE
    with pytest.raises(OriginalGoneError):
        await originals.get("7/1/2")


def test_a_folder_is_its_owners_alone(tmp_path: Path) -> None:
    asyncio.run(FolderOriginals(tmp_path / "documents").put("7/1/1", PAGE))
    modes = {path.relative_to(tmp_path).as_posix(): path.stat().st_mode & 0o777 for path in tmp_path.rglob("*")}
    assert modes["documents/7/1/1"] == 0o600
    assert modes["documents/7/1"] == 0o700


async def test_a_write_that_fails_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = FolderOriginals(tmp_path)
    await kept.put("7/1/1", b"whole")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        with pytest.raises(OriginalsError):
            await kept.put("7/1/1", b"half")
    assert await kept.get("7/1/1") == b"whole"
    assert [path.name for path in (tmp_path / "7/1").iterdir()] == ["1"]


async def test_a_folder_that_is_a_file_cannot_serve(tmp_path: Path) -> None:
    (tmp_path / "documents").write_text("")
    kept = FolderOriginals(tmp_path / "documents")
    with pytest.raises(OriginalsError):
        await kept.put("7/1/1", PAGE)
    with pytest.raises(OriginalsError):
        await kept.get("7/1/1")
    with pytest.raises(OriginalsError):
        await kept.delete("7/1")


async def test_a_server_that_is_away_and_a_bucket_that_is_none_cannot_serve(server: str) -> None:
    away = S3Originals(S3Place("b", f"http://127.0.0.1:{free_port()}", **ACCESS))
    none = S3Originals(S3Place("no-such-bucket", server, **ACCESS))
    for kept in (away, none):
        with pytest.raises(OriginalsError):
            await kept.put("7/1/1", PAGE)


async def test_more_than_one_page_of_keys_is_deleted(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("integrations.objects.s3._MOST_AT_ONCE", 2)
    kept = S3Originals(S3Place("paged", server, **ACCESS))
    kept._client.create_bucket(Bucket="paged")
    await asyncio.gather(*(kept.put(f"7/1/{number}", b"x") for number in range(5)))
    await kept.delete("7/1")
    assert "Contents" not in kept._client.list_objects_v2(Bucket="paged")
