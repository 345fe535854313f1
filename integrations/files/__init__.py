"""Opens what people send: tells its kind by its content, and hands on what stands in it, as text, exactly.

Everything here is called in the process that reads papers, which has limits of its own for memory and time
(`integrations/reading`): libraries in C stand behind half of it.
"""

from core.documents.errors import DamagedError, DocumentError, LockedError, TooMuchError
from core.documents.limits import MOST_BYTES
from core.documents.model import Problem
from core.documents.page import Table
from integrations.files.archive import members
from integrations.files.book_xml import book_tables
from integrations.files.camt import camt_statements
from integrations.files.delimited import delimiter_of, table_of, unwrapped
from integrations.files.html import html_tables
from integrations.files.kind import bytes_kind, text_kind
from integrations.files.letters import text_of
from integrations.files.ofx import ofx_statements
from integrations.files.part import Part, Picture
from integrations.files.pdf import pdf_of
from integrations.files.pictures import pictures_of
from integrations.files.plain import table_pages, text_part
from integrations.files.qif import qif_statements
from integrations.files.sheets import workbook_tables
from integrations.files.swift import mt940_statements

__all__ = ["Part", "Picture", "opened"]

_MEGABYTE = 1024 * 1024
_PICTURES = {"jpeg", "png", "webp", "heic", "gif", "bmp", "tiff"}
_STATEMENTS = {"ofx": ofx_statements, "qif": qif_statements, "camt": camt_statements, "mt940": mt940_statements}
_TABLES = {"book": ("xls", book_tables), "html": ("html", html_tables)}


def opened(data: bytes, name: str = "", password: str | None = None) -> tuple[Part, ...]:
    """What a file holds: one part, or one for each member of an archive. `name` is handed on, and tells nothing.

    Raises `LockedError` when a password is wanted or another one, `DamagedError` when the file is not what it begins
    like, `TooMuchError` past a limit, and no other error, whatever the bytes are.
    """
    if len(data) > MOST_BYTES:
        raise TooMuchError("bytes", MOST_BYTES // _MEGABYTE)
    if not data.strip():
        raise DamagedError
    if bytes_kind(data) == "zip":
        return tuple(_member(own, inside, password) for own, inside in members(data, password))
    return (_part(data, name, password),)


def _member(name: str, data: bytes | None, password: str | None) -> Part:
    """One file of an archive. What is wrong with it is told beside it, and keeps no other from being read.

    A password is the exception: the reading begins again when there is one.
    """
    if data is None or not data.strip() or bytes_kind(data) == "zip":
        return _unknown(name)
    try:
        return _part(data, name, password)
    except LockedError:
        raise
    except DocumentError as error:
        return Part("unknown", name, problems=(Problem(error.code, tuple(error.params.items())),))


def _part(data: bytes, name: str, password: str | None) -> Part:
    kind = bytes_kind(data)
    if kind == "pdf":
        return pdf_of(data, name, password)
    if kind in _PICTURES:
        return pictures_of(data, kind, name)
    if kind in {"xlsx", "xls"}:
        return _table_part(kind, name, workbook_tables(data, kind))
    text = text_of(data) if kind is None else None
    return _of_text(text, name) if text is not None else _unknown(name)


def _of_text(text: str, name: str) -> Part:
    kind = text_kind(text)
    if kind in _STATEMENTS:
        return Part(kind, name, statements=_STATEMENTS[kind](text))
    if kind in _TABLES:
        told, tables_of = _TABLES[kind]
        return _table_part(told, name, tables_of(text))
    return _unknown(name) if kind else _of_plain(unwrapped(text), name)


def _of_plain(text: str, name: str) -> Part:
    delimiter = delimiter_of(text)
    if delimiter is None:
        return text_part(text, name)
    return _table_part("tsv" if delimiter == "\t" else "csv", name, (table_of(text, delimiter),))


def _table_part(told: str, name: str, tables: tuple[Table, ...]) -> Part:
    return Part(told, name, tables=tables, pages=table_pages(tables))


def _unknown(name: str) -> Part:
    return Part("unknown", name, problems=(Problem("document.unreadable"),))
