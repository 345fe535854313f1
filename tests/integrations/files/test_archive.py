"""An archive is its files; a bomb is refused by what it says of itself; a password is asked for."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from core.documents.errors import DamagedError, LockedError, TooMuchError
from core.documents.limits import MOST_BYTES
from core.documents.model import Problem
from integrations.files import opened
from tests.integrations.files.samples import OFX1, archive, pdf, picture, xlsx

TABLE = b"a,b\n1,2\n"
UNREADABLE = (Problem("document.unreadable"),)


def test_each_file_of_an_archive_is_a_part() -> None:
    parts = opened(archive(a_csv=TABLE, in__b_txt=OFX1.encode(), c=pdf("hello there"), d_csv=xlsx(), e=picture()))
    assert [(part.name, part.format) for part in parts] == [
        ("a.csv", "csv"),
        ("b.txt", "ofx"),
        ("c", "pdf"),
        ("d.csv", "xlsx"),
        ("e", "jpeg"),
    ]


def test_what_macos_adds_and_folders_are_not_files() -> None:
    data = archive(**{"a_csv": TABLE, "__MACOSX__._a.csv": b"x", "b__": b""})
    assert [part.name for part in opened(data)] == ["a.csv"]


def test_names_that_climb_out_of_their_folder_are_only_names() -> None:
    assert [part.name for part in opened(archive(**{"..__..__etc__passwd": TABLE}))] == ["passwd"]


def test_an_archive_in_an_archive_and_a_broken_file_are_told_and_keep_no_other_from_being_read() -> None:
    parts = opened(archive(a=archive(x=TABLE), b=b"%PDF-1.7 rubbish", c=b"", d=TABLE, e=b"\0\1" * 99))
    assert [(part.format, part.problems) for part in parts] == [
        ("unknown", UNREADABLE),
        ("unknown", (Problem("document.damaged"),)),
        ("unknown", UNREADABLE),
        ("csv", ()),
        ("unknown", UNREADABLE),
    ]


def test_papers_of_word_processors_are_not_read_as_archives() -> None:
    for names in (("[Content_Types].xml", "word/document.xml"), ("mimetype", "content.xml")):
        out = BytesIO()
        with ZipFile(out, "w") as file:
            for name in names:
                file.writestr(name, "<x/>")
        assert [(part.format, part.problems) for part in opened(out.getvalue())] == [("unknown", UNREADABLE)]
    assert opened(b"{\\rtf1 Total 12.00}")[0].format == "unknown"


def test_a_locked_file_in_an_archive_asks_for_its_password() -> None:
    data = archive(a=TABLE, b=pdf("hello", password="secret"))
    with pytest.raises(LockedError):
        opened(data)
    assert [part.format for part in opened(data, password="secret")] == ["csv", "pdf"]


def encrypted(text: bytes, password: bytes) -> bytes:
    """An archive locked as old programs do it: `zipfile` only opens these, so that the cipher is written out here."""
    crc = [0] * 256
    for index in range(256):
        value = index
        for _ in range(8):
            value = value >> 1 ^ (0xEDB88320 if value & 1 else 0)
        crc[index] = value
    keys = [0x12345678, 0x23456789, 0x34567890]

    def stir(byte: int) -> None:
        keys[0] = keys[0] >> 8 ^ crc[(keys[0] ^ byte) & 255]
        keys[1] = ((keys[1] + (keys[0] & 255)) * 134775813 + 1) & 0xFFFFFFFF
        keys[2] = keys[2] >> 8 ^ crc[(keys[2] ^ (keys[1] >> 24)) & 255]

    def seal(byte: int) -> int:
        stream = keys[2] | 2
        mask = (stream * (stream ^ 1)) >> 8 & 255
        stir(byte)
        return byte ^ mask

    for byte in password:
        stir(byte)
    plain = archive(a_csv=text)
    with ZipFile(BytesIO(plain)) as file:
        info = file.getinfo("a.csv")
        packed = plain[35 : 35 + info.compress_size]
        check = info.CRC >> 24
    sealed = bytes(map(seal, bytes(11) + bytes([check]) + packed))
    head = bytearray(plain[:35])
    head[6] |= 1
    head[18:22] = len(sealed).to_bytes(4, "little")
    central = bytearray(plain[35 + info.compress_size :])
    central[8] |= 1
    central[20:24] = len(sealed).to_bytes(4, "little")
    end = central.rindex(b"PK\5\6")
    central[end + 16 : end + 20] = (35 + len(sealed)).to_bytes(4, "little")
    return bytes(head) + sealed + bytes(central)


def test_an_archive_with_a_password() -> None:
    data = encrypted(TABLE * 50, b"secret")
    for wrong in (None, *(f"wrong{number}" for number in range(300))):
        with pytest.raises(LockedError):
            opened(data, password=wrong)
    assert opened(data, password="secret")[0].tables[0].rows[0] == ("a", "b")


def test_a_bomb_is_refused_by_what_it_says_of_itself() -> None:
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as file:
        for number in range(3):
            file.writestr(str(number), bytes(70 * 1024 * 1024))
    with pytest.raises(TooMuchError) as caught:
        opened(out.getvalue())
    assert (caught.value.code, caught.value.params) == ("document.too_much.unpacked", {"most": "200"})


def test_a_bomb_that_lies_gives_no_more_than_it_said() -> None:
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as file:
        file.writestr("a", bytes(50_000_000))
    data = bytearray(out.getvalue())
    central = data.rindex(b"PK\1\2")
    data[central + 24 : central + 28] = (100).to_bytes(4, "little")
    assert opened(bytes(data))[0].problems == UNREADABLE


def test_too_many_files_in_an_archive() -> None:
    assert len(opened(archive(**{f"f{number}": TABLE for number in range(100)}))) == 100
    with pytest.raises(TooMuchError) as caught:
        opened(archive(**{f"f{number}": TABLE for number in range(101)}))
    assert caught.value.code == "document.too_much.members"


def test_a_broken_archive_and_an_empty_file_are_damaged() -> None:
    for data in (archive(a=TABLE)[:40], b"PK\3\4rubbish", b"", b" \n"):
        with pytest.raises(DamagedError):
            opened(data)


def test_more_than_telegram_hands_out() -> None:
    with pytest.raises(TooMuchError) as caught:
        opened(b"x" * (MOST_BYTES + 1))
    assert (caught.value.code, caught.value.params) == ("document.too_much.bytes", {"most": "20"})
