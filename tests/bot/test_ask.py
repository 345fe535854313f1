"""`ask` as an outsider calls it: lines in, one object out for each, whatever the bytes."""

import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from bot import ask
from tests.patience import PATIENCE

_ROOT = Path(__file__).resolve().parents[2]
_TODAY = ("--today", "2026-11-24")


def _run(
    monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes], text: str | bytes, *options: str
) -> list[str]:
    raw = text if isinstance(text, bytes) else text.encode()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw)))
    assert ask.run(options) == 0
    return capfdbinary.readouterr().out.decode().splitlines()


def _objects(
    monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes], text: str | bytes, *options: str
) -> list[dict[str, Any]]:
    return [json.loads(line) for line in _run(monkeypatch, capfdbinary, text, "--json", *_TODAY, *options)]


def test_an_object_has_exactly_the_fields_of_the_contract(
    monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    (found,) = _objects(monkeypatch, capfdbinary, "biggest 5 this year\n")
    assert found == {
        "text": "biggest 5 this year",
        "measure": "largest",
        "from": "2026-01-01",
        "to": "2026-11-24",
        "category": None,
        "payee": None,
        "member": None,
        "account": None,
        "currency": None,
        "group_by": None,
        "limit": 5,
        "ask": None,
    }


def test_what_must_be_asked_holds_nothing_else(
    monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    hello, day = _objects(monkeypatch, capfdbinary, "hello\nhow much did we spend on 31 november\n")
    assert (hello.pop("ask"), day.pop("ask")) == ("meaning", "date")
    assert {value for one in (hello, day) for name, value in one.items() if name != "text"} == {None}


def test_output_lines_match_input_lines_whatever_the_bytes(
    monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    found = _objects(monkeypatch, capfdbinary, b"net worth\r\n\n\xff\xfe\n\xe2\x80\xa8x\nbalance")
    assert [one["measure"] for one in found] == ["net_worth", None, None, None, "balance"]


def test_the_language_gives_the_country(
    monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    (there,) = _objects(monkeypatch, capfdbinary, "долларын ханш", "--lang", "mn")
    (here,) = _objects(monkeypatch, capfdbinary, "долларын ханш", "--lang", "mn", "--country", "AU")
    assert (there["currency"], here["currency"]) == ("USD", "AUD")


def test_without_json_a_line_is_readable(
    monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    lines = _run(monkeypatch, capfdbinary, "food by month this year\nhello\n", *_TODAY)
    assert lines == ["spent from=2026-01-01 to=2026-11-24 category=food group_by=month", "? meaning"]


@pytest.mark.parametrize("options", [["--lang", "de"], ["--today", "24/11"], ["--country", "US"]])
def test_a_wrong_option_is_refused(options: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        ask.run(options)
    assert ended.value.code == 2
    assert options[0] in capsys.readouterr().err


def test_the_command_needs_no_settings_and_says_nothing_else(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "bot", "ask", "--json"],
        input="хэн хамгийн их зарцуулсан бэ\n".encode(),
        capture_output=True,
        cwd=_ROOT,
        env={"PATH": "", "HOME": str(tmp_path)},
        timeout=PATIENCE,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert json.loads(done.stdout)["group_by"] == "member"
