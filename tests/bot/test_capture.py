"""`capture` as an outsider calls it: lines in, one object out for each, whatever the bytes."""

import io
import json
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bot import capture
from tests.patience import PATIENCE

_ROOT = Path(__file__).resolve().parents[2]


def _run(
    monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes], text: str | bytes, *options: str
) -> list[str]:
    raw = text if isinstance(text, bytes) else text.encode()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw)))
    assert capture.run(options) == 0
    return capfdbinary.readouterr().out.decode().splitlines()


def _objects(
    monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes], text: str | bytes, *options: str
) -> list[dict[str, Any]]:
    return [
        json.loads(line) for line in _run(monkeypatch, capfdbinary, text, "--json", "--today", "2026-11-24", *options)
    ]


def test_an_object_has_the_fields_of_the_contract(
    monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    (found,) = _objects(monkeypatch, capfdbinary, "sent mum 500 aud, she got 1,130,000 mnt, fee 8\n")
    assert found == {
        "text": "sent mum 500 aud, she got 1,130,000 mnt, fee 8",
        "items": [
            {
                "kind": "remittance",
                "amount": "500.00",
                "currency": "AUD",
                "date": "2026-11-24",
                "category": None,
                "payee": "mum",
                "account": None,
                "to_account": None,
                "to_amount": "1130000",
                "to_currency": "MNT",
                "fee": "8.00",
            }
        ],
        "ask": None,
        "question": None,
    }


def test_a_question_carries_choices_that_are_whole(
    monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    (found,) = _objects(monkeypatch, capfdbinary, "coffee 4,50")
    assert (found["items"], found["ask"], found["question"]["code"]) == ([], "amount", "amount.separator")
    assert [choice["items"][0]["amount"] for choice in found["question"]["choices"]] == ["4.50", "450.00"]


def test_output_lines_match_input_lines(
    monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    found = _objects(monkeypatch, capfdbinary, "coffee 4.50\r\n\n\u2028x\nhello")
    assert [one["text"] for one in found] == ["coffee 4.50", "", "\u2028x", "hello"]
    assert [one["ask"] for one in found] == [None, "meaning", "meaning", "meaning"]


def test_bytes_that_are_no_text_break_nothing(
    monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    found = _objects(monkeypatch, capfdbinary, b"\xff\xfe 4.50\ncoffee 4.50\n")
    assert [len(one["items"]) for one in found][1] == 1


def test_the_language_gives_country_and_currency(
    monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    (found,) = _objects(monkeypatch, capfdbinary, "кофе 8500", "--lang", "mn")
    assert (found["items"][0]["amount"], found["items"][0]["currency"]) == ("8500", "MNT")
    (found,) = _objects(monkeypatch, capfdbinary, "coffee 4.50", "--lang", "mn", "--country", "AU", "--currency", "aud")
    assert found["items"][0]["currency"] == "AUD"


def test_without_json_a_line_is_readable(
    monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    lines = _run(monkeypatch, capfdbinary, "kmart 20\ncoffee 4,50\nhello\n", "--today", "2026-11-24")
    assert lines == [
        "expense 20.00 AUD 2026-11-24 Kmart",
        (
            "? amount.separator: amount.decimal expense 4.50 AUD 2026-11-24 food.coffee"
            " | amount.grouped expense 450.00 AUD 2026-11-24 food.coffee"
        ),
        "? meaning.greeting",
    ]


def test_today_is_that_of_the_country(
    monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    (line,) = _run(monkeypatch, capfdbinary, "coffee 4.50", "--json")
    today = date.fromisoformat(json.loads(line)["items"][0]["date"])
    assert abs((today - date.today()).days) <= 1  # noqa: DTZ011 - any zone will do for the nearest day


@pytest.mark.parametrize(
    "options", [["--lang", "de"], ["--currency", "XYZ"], ["--today", "24/11"], ["--country", "US"]]
)
def test_a_wrong_option_is_refused(options: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        capture.run(options)
    assert ended.value.code == 2
    assert options[0] in capsys.readouterr().err


def test_a_thousand_lines_are_read_by_one_process_without_settings(tmp_path: Path) -> None:
    lines = "".join(f"coffee 4.{number % 90 + 10} kmart\n" for number in range(1000))
    done = subprocess.run(
        [sys.executable, "-m", "bot", "capture", "--json"],
        input=lines.encode(),
        capture_output=True,
        cwd=_ROOT,
        env={"PATH": "", "HOME": str(tmp_path)},
        timeout=PATIENCE,
    )
    assert done.returncode == 0, done.stderr.decode()
    assert len(done.stdout.splitlines()) == 1000
    assert done.stderr == b""
