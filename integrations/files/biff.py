"""How far the cells of an old workbook lie apart, read before calamine is: it makes room for all that lies between.

One changed byte puts a cell into row 65,535 of column 65,535, and the room for that is a hundred gigabytes. The file is
Microsoft's compound file ([MS-CFB]), a file system in small, with a stream of records ([MS-XLS] 2.1.4) in it.
"""

from collections.abc import Iterator
from struct import Struct, error, unpack_from

from core.documents.errors import DamagedError

_SHIFT_AT, _DIRECTORY_AT, _TABLES_AT, _MORE_TABLES_AT = 30, 48, 76, 68
_SMALL_TABLE_AT, _START_AT = 60, 116
_SHORT, _SMALL = 4096, 64
_FIRST_TABLES = 109
_ENTRY = 128
_NO_MORE = 0xFFFFFFFA
"""From here on a number of a sector means that there is none."""
_STREAMS = ("Workbook", "Book")
_RECORD = Struct("<HH")
_BOUND_SHEET, _END, _DIMENSIONS = 0x85, 0x0A, 0x200
_TEXTS = 0xFC
"""The texts of all cells, with how many they are."""
_WIDE = 14
"""Bytes of a record of dimensions in which rows have four; in older files they have two."""
_CELLS = {0x06, 0xFD, 0xBD, 0xBE, 0x201, 0x203, 0x204, 0x205, 0x207, 0x27E, 0xD6}
"""Records of a cell, or of several beside each other: they begin with a row and a column."""
_MANY_CELLS = {0xBD, 0xBE}
"""These end with their last column."""


def corner_of(data: bytes) -> tuple[int, int]:
    """Rows and columns of the widest sheet, as its cells and its own word for it have them.

    Raises `DamagedError` when it is no compound file with a workbook in it.
    """
    try:
        stream = _stream(data)
        rows = columns = 0
        for row, column in _corners(stream):
            rows, columns = max(rows, row), max(columns, column)
    except (error, IndexError) as broken:
        raise DamagedError from broken
    return rows, columns


def _corners(stream: bytes) -> Iterator[tuple[int, int]]:
    starts = {0, *(unpack_from("<I", body)[0] for kind, body in _records(stream, 0) if kind == _BOUND_SHEET)}
    for start in starts:
        for kind, body in _records(stream, start):
            if kind in _CELLS:
                row, column = unpack_from("<HH", body)
                yield row + 1, (unpack_from("<H", body, len(body) - 2)[0] if kind in _MANY_CELLS else column) + 1
            elif kind == _DIMENSIONS:
                yield _size(body)
            elif kind == _TEXTS and max(unpack_from("<II", body)) > len(stream):
                raise DamagedError


def _size(body: bytes) -> tuple[int, int]:
    """What a sheet says of itself: from where to where, the end not counted."""
    rows = unpack_from("<II" if len(body) >= _WIDE else "<HH", body)
    columns = unpack_from("<HH", body, 8 if len(body) >= _WIDE else 4)
    if rows[0] > rows[1] or columns[0] > columns[1]:
        raise DamagedError
    return rows[1], columns[1]


def _records(stream: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    """The records of one part of a workbook, up to its end."""
    while at + _RECORD.size <= len(stream):
        kind, length = _RECORD.unpack_from(stream, at)
        at += _RECORD.size
        if kind == _END:
            return
        yield kind, stream[at : at + length]
        at += length


def _stream(data: bytes) -> bytes:
    """The stream that holds the workbook; a short one lies in small sectors within the root's own stream."""
    size = 1 << min(unpack_from("<H", data, _SHIFT_AT)[0], 16)
    table = _table(data, size)
    directory = _chain(data, table, unpack_from("<I", data, _DIRECTORY_AT)[0], size)
    for at in range(0, len(directory) - _ENTRY + 1, _ENTRY):
        name = directory[at : at + 64].decode("utf-16-le", "replace").split("\0")[0]
        if name in _STREAMS:
            start, length = unpack_from("<II", directory, at + _START_AT)
            if length >= _SHORT:
                return _chain(data, table, start, size)
            small = _chain(data, table, unpack_from("<I", data, _SMALL_TABLE_AT)[0], size)
            inside = _chain(data, table, unpack_from("<I", directory, _START_AT)[0], size)
            return _chain(bytes(_SMALL) + inside, list(unpack_from(f"<{len(small) // 4}I", small)), start, _SMALL)
    raise DamagedError


def _table(data: bytes, size: int) -> list[int]:
    """For each sector the one that follows it; where that is kept is listed in the header, and on from there."""
    listed = list(unpack_from(f"<{_FIRST_TABLES}I", data, _TABLES_AT))
    more, seen = unpack_from("<I", data, _MORE_TABLES_AT)[0], set[int]()
    while more < _NO_MORE and more not in seen:
        seen.add(more)
        *further, more = unpack_from(f"<{size // 4}I", data, (more + 1) * size)
        listed += further
    table: list[int] = []
    for sector in listed:
        if sector < _NO_MORE:
            table += unpack_from(f"<{size // 4}I", data, (sector + 1) * size)
    return table


def _chain(data: bytes, table: list[int], sector: int, size: int) -> bytes:
    parts, seen = [], set[int]()
    while sector < len(table) and sector not in seen:
        seen.add(sector)
        parts.append(data[(sector + 1) * size : (sector + 2) * size])
        sector = table[sector]
    return b"".join(parts)
