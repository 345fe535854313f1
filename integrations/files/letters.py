"""Bytes to text: which encoding a stranger's file is in, when nothing says so."""

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE

_BOMS = ((BOM_UTF8, "utf-8"), (BOM_UTF16_LE, "utf-16-le"), (BOM_UTF16_BE, "utf-16-be"))
_SAMPLE = 4096
_FEW = 1000
"""One character in so many may be broken, and a file is still UTF-8."""
_HIGH_RUN = re.compile(rb"[\xa8\xaa\xaf\xb8\xba\xbf\xc0-\xff]{3,}")
"""Three letters above ASCII side by side: a Cyrillic word in cp1251, and nothing that a Western language writes."""
_CONTROL = bytes({*range(32)} - {*b"\t\n\v\f\r"})
"""Bytes that no text holds, or once by accident."""
_OLD_MONGOLIAN = str.maketrans("ЄєЇї", "ӨөҮү")
"""cp1251 has no Ө and no Ү: Mongolian programs of its time wrote them as the Ukrainian letters that it has."""


def text_of(data: bytes) -> str | None:
    """The text of a file, or None when it is none: by its mark, by its zeros, as UTF-8, or as cp1251 or cp1252.

    A zero in every other place is UTF-16. What is no UTF-8 is cp1251 when it holds Cyrillic words, and else cp1252, in
    which a letter above ASCII stands alone among others. Line ends are left as they are.
    """
    plain = _narrowed(data)
    text = plain.translate(None, _CONTROL)
    if (len(plain) - len(text)) * _FEW > len(plain):
        return None
    return _utf8(text) or _by_code_page(text)


def _narrowed(data: bytes) -> bytes:
    """The same without its mark, and what was UTF-16 as UTF-8."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace").encode()
    wide = _wide(data[:_SAMPLE])
    return data.decode(wide, "replace").encode() if wide else data


def _wide(sample: bytes) -> str | None:
    """UTF-16 without a mark: its line ends, blanks and digits have a zero beside them, always on the same side."""
    even, odd = sample[0::2], sample[1::2]
    for zeros, others, encoding in ((odd, even, "utf-16-le"), (even, odd, "utf-16-be")):
        if len(zeros) >= 4 and zeros.count(0) * 10 >= len(zeros) and others.count(0) * 20 <= len(others):
            return encoding
    return None


def _utf8(data: bytes) -> str | None:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("utf-8", "replace")
    letters = sum(1 for byte in data if byte >= 0xC0)
    broken = text.count("\ufffd")
    return text if broken * 20 <= letters and broken * _FEW <= len(text) else None


def _by_code_page(data: bytes) -> str:
    if _HIGH_RUN.search(data):
        return data.decode("cp1251", "replace").translate(_OLD_MONGOLIAN)
    return data.decode("cp1252", "replace")
