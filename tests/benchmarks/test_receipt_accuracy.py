"""The benchmark of receipts counts what is right, and what was sure of itself and wrong."""

import json
from pathlib import Path

import matplotlib
import pytest
from PIL import Image, ImageDraw, ImageFont

from benchmarks.receipt_accuracy import FOLDER, Field, main, rates, run

_FONT = Path(matplotlib.get_data_path()) / "fonts" / "ttf" / "DejaVuSansMono.ttf"
_PRINTED = """\
    RIVERSIDE HARDWARE PTY LTD
       ABN 51 824 753 556
   12 Smith St Newtown NSW 2042
   Date: 03/10/2026  10:12

Paint brush             $12.50
Sandpaper                $4.40
TOTAL                   $16.90
CASH                    $20.00
CHANGE                   $3.10
"""


def test_rates_are_shares_of_each_field_and_of_those_that_were_sure() -> None:
    found = rates(
        [
            [Field("total", True, 0.98), Field("day", True, 0.5), Field("merchant", False, 0.95)],
            [Field("total", False, 0.2), Field("day", True, 0.9), Field("merchant", True, 0.3)],
        ]
    )
    assert found.right == {"total": 0.5, "day": 1.0, "merchant": 0.5}
    assert (found.sure_right, found.sure) == (2 / 3, 0.5)


def test_nothing_read_is_no_error() -> None:
    assert rates([]).right == {"total": 0.0, "day": 0.0, "merchant": 0.0}


async def test_without_a_folder_nothing_is_measured(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(FOLDER, raising=False)
    result = await run(quick=True)
    assert [figure.measured for figure in result.figures] == ["not measured"]
    assert FOLDER in result.how


def test_a_folder_is_read_and_what_was_sure_and_wrong_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("img", "truth"):
        (tmp_path / name).mkdir()
    picture = Image.new("L", (900, 560), 255)
    ImageDraw.Draw(picture).multiline_text((40, 30), _PRINTED, 0, ImageFont.truetype(str(_FONT), 26), spacing=14)
    picture.save(tmp_path / "img" / "001.png")
    truth = {"merchant": "Riverside Hardware Pty. Ltd.", "date": "03/10/2026", "total": "$19.60"}
    (tmp_path / "truth" / "001.json").write_text(json.dumps(truth), encoding="utf-8")
    assert main([str(tmp_path)]) == 0
    told = capsys.readouterr().out
    assert "tesseract: total 0.0%, day 100.0%, merchant 100.0%" in told
    assert "sure and wrong: 001 total" in told
