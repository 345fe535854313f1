"""`python -m bot read` as a person in a shell meets it: real files, a real process, the published shape."""

import json
from io import BytesIO
from pathlib import Path
from typing import Any

import fastjsonschema
import pytest
from fpdf import FPDF
from matplotlib import get_data_path
from PIL import Image, ImageDraw, ImageFont

from tests.architecture.trees import ROOT
from tests.bot.test_commands import process

SHAPE = fastjsonschema.compile(json.loads((ROOT / "docs" / "read.schema.json").read_text("utf-8")))
BANK = """Date,Description,Debit,Credit,Balance
01/10/2026,COLES 0423 SYDNEY,12.50,,987.50
02/10/2026,SALARY,,2000.00,2987.50
05/10/2026,"RENT, OCTOBER",500.00,,2487.50
"""
RECEIPT = """CORNER STORE PTY LTD
ABN 51 824 753 556
12 George St Sydney
TAX INVOICE
12/10/2026 14:05
MILK 2L              4.50
BREAD                3.20
TOTAL               $7.70
GST INCLUDED         0.70
CASH                10.00
CHANGE               2.30"""


def read(folder: Path, *argv: str) -> list[dict[str, Any]]:
    done = process(folder, "read", "--json", "--today", "2026-11-27", *argv)
    assert done.returncode == 0, done.stderr
    objects = [json.loads(line) for line in done.stdout.splitlines()]
    for one in objects:
        SHAPE(one)
    return objects


def put(folder: Path, name: str, content: str | bytes) -> str:
    data = content.encode() if isinstance(content, str) else content
    (folder / name).write_bytes(data)
    return name


def picture(text: str) -> bytes:
    font = ImageFont.truetype(str(Path(get_data_path()) / "fonts" / "ttf" / "DejaVuSansMono.ttf"), 28)
    image = Image.new("RGB", (640, 40 * (text.count("\n") + 3)), "white")
    ImageDraw.Draw(image).multiline_text((40, 40), text, "black", font, spacing=10)
    out = BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def locked_pdf(password: str) -> bytes:
    pdf = FPDF()
    pdf.set_encryption(owner_password="owner", user_password=password)
    pdf.add_page()
    pdf.set_font("Courier", size=10)
    for line in BANK.splitlines():
        for cell, width in zip(line.replace("RENT, OCTOBER", "RENT").split(","), (30, 70, 30, 30, 30), strict=True):
            pdf.cell(width, 6, cell)
        pdf.ln()
    return bytes(pdf.output())


def test_a_statement_is_told_row_by_row_and_proved(tmp_path: Path) -> None:
    (one,) = read(tmp_path, put(tmp_path, "a.csv", BANK))
    assert (one["kind"], one["opening"], one["closing"], one["proved"]) == ("statement", "1000.00", "2487.50", True)
    assert [(row["date"], row["amount"], row["description"]) for row in one["rows"]] == [
        ("2026-10-01", "-12.50", "COLES 0423 SYDNEY"),
        ("2026-10-02", "2000.00", "SALARY"),
        ("2026-10-05", "-500.00", "RENT, OCTOBER"),
    ]


def test_a_balance_that_does_not_add_up_is_told_and_names_the_row(tmp_path: Path) -> None:
    (one,) = read(tmp_path, put(tmp_path, "a.csv", BANK.replace("2987.50", "2987.05")))
    assert not one["proved"]
    assert [row["amount"] for row in one["rows"]] == ["-12.50", "2000.00", "-500.00"]
    assert any("row" in problem and problem["text"] for problem in one["problems"])


def test_a_photographed_receipt_is_read(tmp_path: Path) -> None:
    (one,) = read(tmp_path, put(tmp_path, "photo.png", picture(RECEIPT)))
    assert (one["kind"], one["total"], one["date"], one["currency"]) == ("receipt", "7.70", "2026-10-12", "AUD")
    assert "CORNER STORE" in one["merchant"].upper()
    assert one["confidence"]["total"] >= 0.9


def test_files_answer_in_their_order_and_none_ends_the_others(tmp_path: Path) -> None:
    names = [
        put(tmp_path, "broken.jpg", b"\xff\xd8\xff\xe0" + bytes(100)),
        put(tmp_path, "a.csv", BANK),
        put(tmp_path, "nothing.bin", bytes(range(256))),
        put(tmp_path, "empty.pdf", b""),
    ]
    objects = read(tmp_path, *names)
    assert [one["file"] for one in objects] == names
    assert [one["kind"] for one in objects] == ["other", "statement", "other", "other"]
    assert all(one["problems"] for one in objects if one["kind"] == "other")


def test_a_file_that_is_not_there_is_told_and_fails(tmp_path: Path) -> None:
    done = process(tmp_path, "read", "--json", "gone.pdf", put(tmp_path, "a.csv", BANK))
    assert done.returncode == 1
    first, second = (json.loads(line) for line in done.stdout.splitlines())
    assert (first["kind"], first["problems"][0]["code"]) == ("other", "document.no_file")
    assert second["kind"] == "statement"


def test_a_locked_file_opens_with_its_password_only(tmp_path: Path) -> None:
    name = put(tmp_path, "locked.pdf", locked_pdf("sesame"))
    (shut,) = read(tmp_path, name)
    assert shut["problems"][0]["code"] == "document.locked"
    (opened,) = read(tmp_path, name, "--password", "sesame")
    assert (opened["kind"], opened["proved"], len(opened["rows"])) == ("statement", True, 3)


@pytest.mark.parametrize(("language", "word"), [("en", "password"), ("mn", "нууц үг")])
def test_problems_are_told_in_the_language(tmp_path: Path, language: str, word: str) -> None:
    (one,) = read(tmp_path, put(tmp_path, "locked.pdf", locked_pdf("x")), "--lang", language)
    assert word in one["problems"][0]["text"].casefold()


def test_without_json_a_person_reads_lines(tmp_path: Path) -> None:
    done = process(tmp_path, "read", put(tmp_path, "a.csv", BANK))
    assert done.returncode == 0
    assert "statement" in done.stdout
    assert "proved" in done.stdout
    assert "-500.00" in done.stdout


def test_a_kind_that_there_is_not_is_a_wrong_use(tmp_path: Path) -> None:
    done = process(tmp_path, "read", "--kind", "novel", put(tmp_path, "a.csv", BANK))
    assert done.returncode == 2
