"""How large a picture is, read from its first bytes: JPEG, PNG, GIF and WebP need no library for that."""

import struct

Size = tuple[int, int]


def picture_size(data: bytes) -> Size | None:
    """Give (width, height) in pixels, or None for what is no picture that Telegram takes as a photo."""
    if data.startswith(b"\x89PNG\r\n\x1a\n") and len(data) >= 24:
        width, height = struct.unpack(">II", data[16:24])
        return width, height
    if data[:6] in (b"GIF87a", b"GIF89a") and len(data) >= 10:
        width, height = struct.unpack("<HH", data[6:10])
        return width, height
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return _webp(data)
    return _jpeg(data) if data.startswith(b"\xff\xd8") else None


def picture_mime(data: bytes) -> str:
    """Name the kind of picture that `data` begins as, or nothing."""
    kinds = {b"\x89PNG": "image/png", b"GIF8": "image/gif", b"RIFF": "image/webp", b"\xff\xd8": "image/jpeg"}
    fits = (mime for start, mime in kinds.items() if data.startswith(start))
    return next(fits, "") if picture_size(data) else ""


def _jpeg(data: bytes) -> Size | None:
    at = 2
    while at + 9 < len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            return width, height
        at += 2 + int.from_bytes(data[at + 2 : at + 4], "big")
    return None


def _webp(data: bytes) -> Size | None:
    kind = data[12:16]
    if kind == b"VP8X" and len(data) >= 30:
        return int.from_bytes(data[24:27], "little") + 1, int.from_bytes(data[27:30], "little") + 1
    if kind == b"VP8 " and len(data) >= 30:
        width, height = struct.unpack("<HH", data[26:30])
        return width & 0x3FFF, height & 0x3FFF
    if kind == b"VP8L" and len(data) >= 25:
        bits = int.from_bytes(data[21:25], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    return None


def photo_sizes(size: Size) -> list[Size]:
    """Give the sizes that Telegram offers a photo in: the longer side 90, 320, 800 and 1280, never enlarged."""
    width, height = size
    longer = max(width, height)
    sides = [side for side in (90, 320, 800, 1280) if side < longer]
    if longer <= 1280:
        sides.append(longer)
    return [(max(1, width * side // longer), max(1, height * side // longer)) for side in sides]
