"""The backup file by itself: whole, or refused wherever one byte differs."""

import json
import random
import stat
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from integrations.db.archive import (
    FORMAT,
    DamagedBackupError,
    Manifest,
    UnknownFormatError,
    Value,
    rows,
    verified,
    writing,
)
from tests.conftest import NOON

ROWS: list[list[Value]] = [[1, "хоол", True, None], [2, "two\nlines \u2028 🎉", False, "2026-11-24"]]
COLUMNS = ("id", "name", "private", "day")


def write(path: Path, **changes: object) -> Path:
    with writing(path) as archive:
        archive.table("entry", COLUMNS, ROWS)
        archive.table("empty", ("id",), [])
        manifest = Manifest(FORMAT, "0001", NOON, ("ab" * 8,), archive.tables, {"entry": 7})
        archive.finish(replace(manifest, **changes))  # type: ignore[arg-type]
    return path


def test_what_was_written_is_read(tmp_path: Path) -> None:
    path = write(tmp_path / "b.zip")
    manifest = verified(path)
    assert (manifest.schema, manifest.created_at, manifest.key_ids, manifest.last_ids) == (
        "0001",
        NOON,
        ("ab" * 8,),
        {"entry": 7},
    )
    assert manifest.tables["entry"].rows == 2
    assert manifest.tables["entry"].columns == COLUMNS
    assert list(rows(path, "entry")) == ROWS
    assert list(rows(path, "empty")) == []


def test_any_zip_program_opens_it_and_only_its_owner_reads_it(tmp_path: Path) -> None:
    path = write(tmp_path / "b.zip")
    with zipfile.ZipFile(path) as packed:
        assert packed.testzip() is None
        assert packed.namelist() == ["tables/entry.jsonl", "tables/empty.jsonl", "manifest.json"]
        assert json.loads(packed.read("manifest.json"))["format"] == 1
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_byte_flipped_anywhere_is_noticed(tmp_path: Path) -> None:
    whole = write(tmp_path / "b.zip").read_bytes()
    flipped = tmp_path / "flipped.zip"
    for place in range(len(whole)):
        changed = bytearray(whole)
        changed[place] ^= 1 << random.Random(place).randrange(8)
        flipped.write_bytes(changed)
        with pytest.raises(DamagedBackupError):
            verified(flipped)


def test_a_cut_or_lengthened_file_is_noticed(tmp_path: Path) -> None:
    whole = write(tmp_path / "b.zip").read_bytes()
    other = tmp_path / "other.zip"
    for content in (*(whole[:length] for length in range(len(whole))), whole + b"0", b"x" * 1_000):
        other.write_bytes(content)
        with pytest.raises(DamagedBackupError):
            verified(other)


def resealed(path: Path, name: str, content: bytes) -> Path:
    """The same file with another member, its seal put right: what only the checks within can notice."""
    with zipfile.ZipFile(path) as packed:
        members = {one: packed.read(one) for one in packed.namelist()} | {name: content}
    with writing(path.with_name("resealed.zip")) as archive:
        for one, text in members.items():
            if text:
                archive._zip.writestr(one, text)
    return path.with_name("resealed.zip")


@pytest.mark.parametrize(
    ("name", "content", "part"),
    [
        ("tables/entry.jsonl", b'[1,"x",true,null]\n', "entry"),
        ("tables/entry.jsonl", b"", "entry"),
        ("manifest.json", b"", "manifest"),
        ("manifest.json", b"[]", "manifest"),
        ("manifest.json", b'{"format":1}', "manifest"),
        ("manifest.json", b"not json", "manifest"),
    ],
)
def test_a_table_or_manifest_that_is_not_what_it_was_is_named(
    tmp_path: Path, name: str, content: bytes, part: str
) -> None:
    with pytest.raises(DamagedBackupError) as refused:
        verified(resealed(write(tmp_path / "b.zip"), name, content))
    assert refused.value.params == {"part": part}


def test_a_sealed_file_that_is_no_zip_is_refused(tmp_path: Path) -> None:
    from integrations.db import archive

    path = tmp_path / "text.zip"
    path.write_bytes(b"text" + b"0" * 64)
    path.write_bytes(b"text" + archive._digest(path))
    with pytest.raises(DamagedBackupError):
        verified(path)


def test_a_later_format_is_told_apart_from_damage(tmp_path: Path) -> None:
    with pytest.raises(UnknownFormatError) as refused:
        verified(write(tmp_path / "b.zip", format=2))
    assert refused.value.params == {"format": "2"}


def test_an_existing_file_is_never_written_over(tmp_path: Path) -> None:
    path = write(tmp_path / "b.zip")
    before = path.read_bytes()
    with pytest.raises(FileExistsError):
        write(path)
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]
