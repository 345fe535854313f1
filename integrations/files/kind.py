"""What a file is, told from its content alone: names and the types that senders claim are often wrong."""

import re
from io import BytesIO
from zipfile import ZipFile

from integrations.files.archive import BROKEN

_MAGIC = (
    (b"\xff\xd8\xff", "jpeg"),
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"GIF87a", "gif"),
    (b"GIF89a", "gif"),
    (b"II*\0", "tiff"),
    (b"MM\0*", "tiff"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "xls"),
)
_HEIC_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"}
_PDF_WITHIN = 1024
"""Bytes that readers allow before the header of a PDF: some servers put their own lines there."""
_HEAD = 4096
_OFX = re.compile(r"<OFX>|^\s*OFXHEADER\s*[:=]", re.IGNORECASE | re.MULTILINE)
_CAMT = re.compile(
    r"<(?:\w+:)?(?:BkToCstmrStmt|BkToCstmrAcctRpt|BkToCstmrDbtCdtNtfctn)\b|iso:20022:tech:xsd:camt\.05[234]"
)
_BOOK = re.compile(r"urn:schemas-microsoft-com:office:spreadsheet")
_HTML = re.compile(r"<(?:!doctype html|html|table|body|meta)\b", re.IGNORECASE)
_OFFICE, _OPEN_DOCUMENT = "[Content_Types].xml", "mimetype"
"""Members by which office programs know their own archives."""
_RTF = "{\\rtf"
_QIF = re.compile(r"^!(?:type|account|option|clear)\b", re.IGNORECASE | re.MULTILINE)
_MT940 = re.compile(r"^(?:\{1:.*)?:(?:20|25|28C?|60[FM]):", re.MULTILINE)


def bytes_kind(data: bytes) -> str | None:
    """The kind of a file that is no text, by how it begins; None when it may be text."""
    kind = next((kind for magic, kind in _MAGIC if data.startswith(magic)), None)
    if kind:
        return kind
    if b"%PDF-" in data[:_PDF_WITHIN]:
        return "pdf"
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "webp"
    if data[4:8] == b"ftyp" and data[8:12] in _HEIC_BRANDS:
        return "heic"
    if data[:2] == b"BM" and data[6:10] == b"\0\0\0\0":
        return "bmp"
    return _archive_kind(data) if data[:4] in {b"PK\x03\x04", b"PK\x05\x06"} else None


def _archive_kind(data: bytes) -> str:
    """A spreadsheet is an archive too, with a workbook in it; so are papers of word processors, which are not read."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            names = set(archive.namelist())
    except BROKEN:
        return "zip"
    if any(name.startswith("xl/") for name in names) and _OFFICE in names:
        return "xlsx"
    return "unknown" if names & {_OFFICE, _OPEN_DOCUMENT} else "zip"


def text_kind(text: str) -> str | None:
    """The kind of a text that says itself what it is; None when it is a table or plain words."""
    head = text[:_HEAD]
    if head.startswith(_RTF):
        return "unknown"
    if head.lstrip()[:1] == "<" or _OFX.search(head):
        told = (("ofx", _OFX), ("camt", _CAMT), ("book", _BOOK), ("html", _HTML))
        return next((kind for kind, mark in told if mark.search(head)), None)
    if _QIF.match(head.lstrip()):
        return "qif"
    return "mt940" if (len(set(_MT940.findall(head))) > 1 and ":61:" in text) or ":60F:" in head else None
