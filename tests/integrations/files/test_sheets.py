"""Workbooks of both ages, Excel's XML of 2003, and HTML that only calls itself a workbook."""

import re
from io import BytesIO
from types import ModuleType
from zipfile import ZipFile

import openpyxl  # type: ignore[import-untyped]
import pytest
import xlwt  # type: ignore[import-untyped]

from core.documents.errors import DamagedError, LockedBookError, TooMuchError
from core.documents.page import Table
from integrations.files import archive, book_xml, html, opened, sheets
from integrations.files.delimited import AROUND_ROWS
from integrations.files.html import html_tables
from tests.integrations.files.samples import xls, xlsx


def test_a_workbook_is_texts_exact_figures_and_iso_days() -> None:
    part = opened(xlsx(), "statement.csv")[0]
    assert (part.format, part.name) == ("xlsx", "statement.csv")
    assert part.tables == (
        Table(
            (
                ("Statement",),
                ("Date", "Amount", "Balance", "At"),
                ("2026-10-02", "12.1", "1000000000", "2026-10-02T10:11:00"),
                ("2026-10-03", "0.3", "-4.5", "2026-10-03T23:59:59"),
            ),
            "Хуулга",
            (2, 3, 4, 5),
        ),
        Table((("only", "TRUE"),), "Other", (1,)),
    )


def test_an_old_workbook_reads_the_same() -> None:
    part = opened(xls())[0]
    assert part.format == "xls"
    assert part.tables == (
        Table(
            (("Хамрах хугацаа",), ("2026-10-02", "1000000000", "кофе"), ("2026-10-03", "-12.1", "талх")),
            "Sheet1",
            (1, 3, 4),
        ),
    )


@pytest.mark.parametrize("number", ["0.07", "1234567.89", "-0.1", "99999999999.99", "0.000001", "123456789012345"])
def test_figures_come_back_as_they_were_typed(number: str) -> None:
    book = xlwt.Workbook()
    book.add_sheet("S").write(0, 0, float(number))
    out = BytesIO()
    book.save(out)
    assert opened(out.getvalue())[0].tables[0].rows == ((number,),)


def test_a_cell_in_the_far_corner_fills_no_memory() -> None:
    book = openpyxl.Workbook()
    book.active["A1"] = 1
    book.active["XFD1048576"] = 2
    out = BytesIO()
    book.save(out)
    with pytest.raises(TooMuchError) as caught:
        opened(out.getvalue())
    assert caught.value.code == "document.too_much.rows"


@pytest.mark.parametrize("module", [sheets, html, book_xml])
def test_more_rows_than_are_read(module: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_ROWS", 20)
    limit = 20 + AROUND_ROWS
    assert sum(len(table.rows) for table in opened(rows_for(module, limit))[0].tables) == limit
    with pytest.raises(TooMuchError) as caught:
        opened(rows_for(module, limit + 1))
    assert (caught.value.code, caught.value.params) == ("document.too_much.rows", {"most": "20"})


def rows_for(module: ModuleType, count: int) -> bytes:
    if module is html:
        return f"<table>{'<tr><td>1</td></tr>' * count}</table>".encode()
    if module is book_xml:
        row = '<Row><Cell><Data ss:Type="Number">1</Data></Cell></Row>'
        return re.sub("<Table>.*</Table>", f"<Table>{row * count}</Table>", BOOK, flags=re.DOTALL).encode()
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet()
    for number in range(count):
        sheet.append([number])
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def test_a_workbook_with_a_password_says_so() -> None:
    with pytest.raises(LockedBookError):
        opened(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"))


def test_what_only_begins_like_a_workbook_is_damaged() -> None:
    broken = BytesIO()
    with ZipFile(broken, "w") as book:
        book.writestr("[Content_Types].xml", "<x/>")
        book.writestr("xl/workbook.xml", "<x")
    for data in (xls()[:600], xlsx()[:600], broken.getvalue()):
        with pytest.raises(DamagedError):
            opened(data)


def test_a_bomb_within_a_workbook_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MOST_UNPACKED", 2 * 1024 * 1024)
    out = BytesIO(xlsx())
    with ZipFile(out, "a", 8) as book:
        book.writestr("xl/media/zeros.bin", bytes(2 * 1024 * 1024))
    with pytest.raises(TooMuchError) as caught:
        opened(out.getvalue())
    assert (caught.value.code, caught.value.params) == ("document.too_much.unpacked", {"most": "2"})


BOOK = """<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
<Worksheet ss:Name="Хуулга"><Table><Row><Cell ss:MergeAcross="1"><Data ss:Type="String">Period</Data></Cell>
<Cell><Data ss:Type="String">x</Data></Cell></Row>
<Row ss:Index="4"><Cell ss:Index="2"><Data ss:Type="Number">12.10</Data></Cell>
<Cell><Data ss:Type="DateTime">2026-10-02T00:00:00.000</Data></Cell><Cell/></Row></Table></Worksheet>
<Worksheet ss:Name="Empty"><Table/></Worksheet></Workbook>"""


def test_the_xml_of_2003_is_a_workbook() -> None:
    part = opened(BOOK.encode())[0]
    assert part.format == "xls"
    assert part.tables == (Table((("Period", "", "x"), ("", "12.10", "2026-10-02", "")), "Хуулга", (1, 4)),)


def test_xml_that_is_broken_or_full_of_entities_is_damaged() -> None:
    bomb = BOOK.replace("<Workbook", '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><Workbook', 1)
    for text in (BOOK[:-30], bomb):
        with pytest.raises(DamagedError):
            opened(text.encode())


HTML = """<html><head><title>no</title><style>td {}</style></head><body><h1>Дансны хуулга</h1>
<p>Account 12<br>Period</p>
<table border=1><tr><th colspan="2">Огноо<th>Дүн</tr>
<tr><td>2026-10-02<td>кофе &amp; талх<br>хоёр</td><td>-9,000.00</td></tr><tr><td></td></tr></table>
<table><tr><td>outer<table><tr><td>inner</td></tr></table></td></tr></table></body></html>"""


def test_html_is_its_tables_with_the_lines_around_them() -> None:
    part = opened(HTML.encode(), "statement.xls")[0]
    assert part.format == "html"
    assert [table.rows for table in part.tables] == [
        (("Дансны хуулга",), ("Account 12",), ("Period",)),
        (("Огноо", "", "Дүн"), ("2026-10-02", "кофе & талх хоёр", "-9,000.00")),
        (("outer",),),
        (("inner",),),
    ]


def test_html_that_is_never_closed_is_read_to_its_end() -> None:
    assert html_tables("<table><tr><td>a<td>b<tr><td>c")[0].rows == (("a", "b"), ("c",))
