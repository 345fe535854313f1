"""What an old workbook says of its size is known before a library makes room for it."""

from struct import pack, unpack_from

import pytest

from core.documents.errors import DamagedError, TooMuchError
from integrations.files import opened
from integrations.files.biff import corner_of
from tests.integrations.files.samples import xls

SECTOR, SMALL, FREE, END, TABLE = 512, 64, 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
NUMBER, DIMENSIONS, TEXTS = 0x203, 0x200, 0xFC


def stream() -> bytearray:
    """The records of a workbook without what surrounds them: xlwt writes them from the second sector on."""
    data = xls()
    return bytearray(data[SECTOR : SECTOR + 4096])


def records(body: bytes) -> list[tuple[int, int]]:
    """(kind, where it begins) of every record."""
    found, at = [], 0
    while at + 4 <= len(body):
        kind, length = unpack_from("<HH", body, at)
        found.append((kind, at))
        at += 4 + length
    return found


def changed(kind: int, offset: int, value: bytes) -> bytes:
    """The sample with some bytes of its first record of a kind changed."""
    at = SECTOR + next(at for one, at in records(bytes(stream())) if one == kind) + 4 + offset
    data = bytearray(xls())
    data[at : at + len(value)] = value
    return bytes(data)


def test_the_corner_of_an_honest_workbook() -> None:
    assert corner_of(xls()) == (4, 3)


def test_a_cell_or_a_word_of_a_size_that_is_far_away() -> None:
    for data in (changed(NUMBER, 0, b"\xff\xff\xff\xff"), changed(DIMENSIONS, 4, b"\xff\xff\xff\xff")):
        rows, columns = corner_of(data)
        assert rows >= 65_536
        assert columns >= 3
    with pytest.raises(TooMuchError) as caught:
        opened(changed(NUMBER, 0, b"\xff\xff\xff\xff"))
    assert caught.value.code == "document.too_much.rows"


def test_sizes_that_cannot_be() -> None:
    for data in (changed(DIMENSIONS, 0, b"\xff\xff"), changed(DIMENSIONS, 8, b"\xff"), changed(TEXTS, 4, b"\xff" * 4)):
        with pytest.raises(DamagedError):
            opened(data)


def test_a_file_without_a_workbook_or_with_tables_that_lead_nowhere() -> None:
    data = bytearray(xls())
    nowhere = bytearray(data)
    nowhere[48:52] = pack("<I", 9999)
    nameless = data.replace("Workbook".encode("utf-16-le"), "Nonsense".encode("utf-16-le"))
    for broken in (nameless, nowhere, data[:400], data[:76]):
        with pytest.raises(DamagedError):
            corner_of(bytes(broken))


def test_tables_that_lead_in_circles_come_to_an_end() -> None:
    data = bytearray(xls())
    own = len(data) // SECTOR - 1
    further = bytearray(data + pack("<128I", *[FREE] * 127, own))
    further[68:76] = pack("<II", own, 1)
    assert corner_of(bytes(further)) == (4, 3)
    (table,) = unpack_from("<I", data, 76)
    first = (table + 1) * SECTOR
    data[first : first + 4] = pack("<I", 0)  # the workbook's first sector is followed by itself
    assert corner_of(bytes(data)) == (0, 0)


def compound(workbook: bytes) -> bytes:
    """A file system in small with one short file, which lies in the small sectors within the root's own."""
    count = -(-len(workbook) // SMALL)
    held = -(-count * SMALL // SECTOR)
    table = [TABLE, END, END, *range(4, 3 + held), END]
    small = [*range(1, count), END]
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + pack("<HHHHH", 62, 3, 0xFFFE, 9, 6) + bytes(6)
    head += pack("<IIIIIIIII", 0, 1, 1, 0, 4096, 2, 1, END, 0) + pack("<109I", 0, *[FREE] * 108)
    entries = entry("Root Entry", 5, 3, count * SMALL) + entry("Workbook", 2, 0, len(workbook))
    return b"".join(
        part.ljust(-(-len(part) // SECTOR) * SECTOR, fill)
        for part, fill in (
            (head, b"\0"),
            (pack(f"<{len(table)}I", *table), b"\xff"),
            (entries, b"\0"),
            (pack(f"<{len(small)}I", *small), b"\xff"),
            (workbook, b"\0"),
        )
    )


def entry(name: str, kind: int, start: int, size: int) -> bytes:
    letters = name.encode("utf-16-le").ljust(64, b"\0")
    below = 1 if kind == 5 else FREE
    links = pack("<III", FREE, FREE, below)
    return letters + pack("<HBB", 2 * len(name) + 2, kind, 1) + links + bytes(36) + pack("<IQ", start, size)


def test_a_short_workbook_lies_in_small_sectors() -> None:
    whole = bytes(stream())
    end = [at for kind, at in records(whole) if kind == 0x0A][1] + 4
    data = compound(whole[:end])
    assert corner_of(data) == (4, 3)
    assert opened(data)[0].tables == opened(xls())[0].tables
