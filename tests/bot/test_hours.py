"""`hours` as an outsider calls it: a visa and shifts in, fortnights out, whatever was sent."""

import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import fastjsonschema
import pytest

from bot import hours
from handlers.say.catalogue import catalogue

ROOT = Path(__file__).resolve().parents[2]
SCHEMA = json.loads((ROOT / "docs" / "hours.schema.json").read_text("utf-8"))
SHAPE = fastjsonschema.compile(SCHEMA)
GIVEN = fastjsonschema.compile(SCHEMA | {"$ref": "#/definitions/given"})
VISA = {
    "condition": "8105",
    "level": "coursework",
    "course_start": "2026-02-23",
    "course_end": "2027-11-30",
    "breaks": [],
}
SHIFT = {"start": "2026-11-23T17:00", "end": "2026-11-23T22:30", "unpaid_break_minutes": 30}
WEEK = [{"start": f"2026-11-{day}T09:00", "end": f"2026-11-{day}T17:00"} for day in range(16, 22)]


class Shell:
    """Runs the command in this process and gives back what it printed."""

    def __init__(self, patch: pytest.MonkeyPatch, captured: pytest.CaptureFixture[bytes]) -> None:
        self._patch = patch
        self._captured = captured

    def __call__(self, sent: str | bytes, *options: str) -> tuple[int, str, str]:
        raw = sent if isinstance(sent, bytes) else sent.encode()
        self._patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw)))
        code = hours.run(options)
        out, error = self._captured.readouterr()
        return code, out.decode(), error.decode()

    def object(self, told: object, *options: str) -> dict[str, Any]:
        """What is printed for one object, held to its shape."""
        code, out, error = self(json.dumps(told), "--json", *options)
        assert (code, error) == (0, "")
        return dict(SHAPE(json.loads(out)))


@pytest.fixture
def shell(monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]) -> Shell:
    return Shell(monkeypatch, capfdbinary)


def told(*shifts: object, at: str = "2026-11-24", zone: str = "Australia/Sydney", **visa: Any) -> dict[str, Any]:
    return {"at": at, "zone": zone, "visa": VISA | visa, "shifts": list(shifts)}


def codes(printed: dict[str, Any]) -> list[str]:
    return [problem["code"] for problem in printed["problems"]]


def test_the_contract_letter_by_letter(shell: Shell) -> None:
    given = told(SHIFT, breaks=[["2026-12-07", "2027-02-20"]])
    GIVEN(given)
    assert shell.object(given) == {
        "fortnights": [
            {
                "start": "2026-11-16",
                "end": "2026-11-29",
                "hours": "5.00",
                "limit": "48",
                "left": "43.00",
                "breach": False,
            },
            {
                "start": "2026-11-23",
                "end": "2026-12-06",
                "hours": "5.00",
                "limit": "48",
                "left": "43.00",
                "breach": False,
            },
        ],
        "problems": [],
    }


def test_the_day_asked_about_is_there_without_a_shift(shell: Shell) -> None:
    found = shell.object(told(at="2026-11-23"))["fortnights"]
    assert [(one["start"], one["hours"]) for one in found] == [("2026-11-16", "0.00"), ("2026-11-23", "0.00")]


def test_forty_eight_hours_are_kept_and_a_second_more_is_a_breach(shell: Shell) -> None:
    kept = shell.object(told(*WEEK, at="2026-11-16"))["fortnights"]
    assert [(one["hours"], one["left"], one["breach"]) for one in kept] == [("48.00", "0.00", False)] * 2
    broken = shell.object(told(*WEEK, {"start": "2026-11-22T09:00:00", "end": "2026-11-22T09:00:01"}))["fortnights"]
    assert [(one["hours"], one["left"], one["breach"]) for one in broken[:2]] == [("48.01", "0.00", True)] * 2
    assert (broken[2]["hours"], broken[2]["breach"]) == ("0.00", False)


def test_before_the_course_the_limit_is_nothing(shell: Shell) -> None:
    (one, two) = shell.object(told(SHIFT, course_start="2026-12-14"))["fortnights"]
    assert (one["limit"], one["left"], one["breach"]) == ("0", "0.00", True)
    assert (two["limit"], two["breach"]) == ("0", True)


def test_the_fortnight_of_the_start_has_its_limit_and_a_breach_for_work_before(shell: Shell) -> None:
    printed = shell.object(told(SHIFT, course_start="2026-11-25"))
    assert [(one["limit"], one["left"], one["breach"]) for one in printed["fortnights"]] == [("48", "43.00", True)] * 2
    assert codes(printed) == ["visa.partly_before"] * 2
    on_time = shell.object(told(SHIFT, course_start="2026-11-23"))["fortnights"]
    assert [one["breach"] for one in on_time] == [False, False]


def test_a_fortnight_wholly_in_a_break_has_no_limit_and_one_partly_in_it_has(shell: Shell) -> None:
    printed = shell.object(told(*WEEK, SHIFT, breaks=[["2026-11-16", "2026-11-29"]]))
    limits = [(one["start"], one["limit"], one["left"]) for one in printed["fortnights"]]
    assert limits == [("2026-11-09", "48", "0.00"), ("2026-11-16", None, None), ("2026-11-23", "48", "43.00")]
    assert codes(printed) == ["visa.partly_break"] * 2
    assert "stricter reading" in printed["problems"][0]["sentence"]


@pytest.mark.parametrize(
    ("day", "limits"),
    [
        ("2021-12-13", ["40", "40"]),
        ("2021-12-27", ["40", "40"]),
        ("2022-01-10", [None, None]),
        ("2023-06-26", ["48", "48"]),
        ("2023-07-10", ["48", "48"]),
    ],
)
def test_the_limit_is_that_of_the_date(shell: Shell, day: str, limits: list[str | None]) -> None:
    printed = shell.object(told(at=day, course_start="2020-03-02"))
    assert [one["limit"] for one in printed["fortnights"]] == limits


def test_a_family_member_has_a_limit_in_breaks_and_none_with_a_doctorate(shell: Shell) -> None:
    breaks = [["2026-11-02", "2026-12-20"]]
    worker = shell.object(told(*WEEK, SHIFT, condition="8104", breaks=breaks))
    assert [(one["limit"], one["breach"]) for one in worker["fortnights"]] == [
        ("48", False),
        ("48", True),
        ("48", False),
    ]
    assert codes(worker) == ["visa.limit_in_breaks", "visa.masters_by_coursework"]
    free = shell.object(told(*WEEK, SHIFT, condition="8104", level="doctorate", breaks=breaks))
    assert ({one["limit"] for one in free["fortnights"]}, codes(free)) == ({None}, [])


def test_after_the_course_there_is_no_limit_and_a_sentence(shell: Shell) -> None:
    printed = shell.object(told(SHIFT, course_end="2026-11-18"))
    assert [one["limit"] for one in printed["fortnights"]] == ["48", None]
    assert codes(printed) == ["visa.partly_over", "visa.course_over"]


@pytest.mark.parametrize("condition", ["8547", "unlimited", " Unlimited "])
def test_conditions_without_hours(shell: Shell, condition: str) -> None:
    printed = shell.object(
        {"at": "2026-11-24", "zone": "Asia/Ulaanbaatar", "visa": {"condition": condition}, "shifts": [SHIFT]}
    )
    assert {one["limit"] for one in printed["fortnights"]} == {None}
    assert codes(printed) == (["visa.one_employer"] if condition == "8547" else [])


@pytest.mark.parametrize(
    ("start", "end", "worked", "problems"),
    [
        ("2026-10-04T01:00", "2026-10-04T04:00", "2.00", []),
        ("2026-10-04T02:30", "2026-10-04T05:00", "1.50", ["visa.time_missing"]),
        ("2026-04-05T01:00", "2026-04-05T04:00", "4.00", []),
        ("2026-04-05T02:30", "2026-04-05T04:00", "2.50", ["visa.time_twice"]),
        ("2026-04-04T22:00", "2026-04-05T02:30", "4.50", ["visa.time_twice"]),
        ("2026-04-05T02:30+10:00", "2026-04-05T04:00+10:00", "1.50", []),
        ("2026-04-04T16:30Z", "2026-04-05T04:00", "1.50", []),
    ],
)
def test_nights_on_which_the_clock_changes(
    shell: Shell, start: str, end: str, worked: str, problems: list[str]
) -> None:
    printed = shell.object(told({"start": start, "end": end}, at=start[:10]))
    assert ({one["hours"] for one in printed["fortnights"]}, codes(printed)) == ({worked}, problems)


def test_a_night_over_the_end_of_a_fortnight_is_cut_at_midnight(shell: Shell) -> None:
    night = {"start": "2026-11-22T20:00", "end": "2026-11-23T02:00", "unpaid_break_minutes": 60}
    found = shell.object(told(night))["fortnights"]
    assert [(one["start"], one["hours"]) for one in found] == [
        ("2026-11-09", "3.00"), ("2026-11-16", "5.00"), ("2026-11-23", "2.00"),
    ]  # fmt: skip


def test_what_overlaps_counts_once(shell: Shell) -> None:
    other = {"start": "2026-11-23T20:00", "end": "2026-11-24T00:00", "job": "cafe"}
    assert {one["hours"] for one in shell.object(told(SHIFT, other))["fortnights"]} == {"6.50"}
    assert {one["hours"] for one in shell.object(told(SHIFT, SHIFT))["fortnights"]} == {"5.00"}


def test_what_is_excluded_is_shown_and_not_counted(shell: Shell) -> None:
    found = shell.object(told(SHIFT | {"kind": "excluded", "start": "2026-11-02T10:00", "end": "2026-11-02T12:00"}))
    assert [(one["start"], one["hours"]) for one in found["fortnights"]] == [
        ("2026-10-26", "0.00"), ("2026-11-02", "0.00"), ("2026-11-16", "0.00"), ("2026-11-23", "0.00"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("shift", "worked", "problems"),
    [
        ({"start": SHIFT["end"], "end": SHIFT["start"]}, "0.00", ["visa.shift_ends_first"]),
        ({"start": SHIFT["end"], "end": SHIFT["end"]}, "0.00", ["visa.shift_ends_first"]),
        ({"start": SHIFT["start"]}, "0.00", ["visa.shift_unreadable"]),
        ({"start": "2026-11-31T10:00", "end": SHIFT["end"]}, "0.00", ["visa.shift_unreadable"]),
        ({"start": "0001-01-01T00:00", "end": "9999-12-31T23:59"}, "0.00", ["visa.shift_unreadable"]),
        ({"start": "2026-11-23", "end": "2026-11-24"}, "0.00", ["visa.shift_unreadable"]),
        ([1], "0.00", ["visa.shift_unreadable"]),
        ({"start": "2026-11-01T00:00", "end": "2026-11-24T00:00"}, "0.00", ["visa.shift_too_long"]),
        ({"start": "2026-11-23T00:00", "end": "2026-11-24T06:00"}, "30.00", ["visa.shift_long"]),
        (SHIFT | {"unpaid_break_minutes": -30}, "5.50", ["visa.pause_unreadable"]),
        (SHIFT | {"unpaid_break_minutes": 30.5}, "5.50", ["visa.pause_unreadable"]),
        (SHIFT | {"unpaid_break_minutes": "30"}, "5.50", ["visa.pause_unreadable"]),
        (SHIFT | {"unpaid_break_minutes": True}, "5.50", ["visa.pause_unreadable"]),
        (SHIFT | {"unpaid_break_minutes": 30.0}, "5.00", []),
        (SHIFT | {"unpaid_break_minutes": 330}, "0.00", []),
        (SHIFT | {"unpaid_break_minutes": 331}, "5.50", ["visa.pause_too_long"]),
        (SHIFT | {"unpaid_break_minutes": None, "job": 7, "kind": "paid"}, "5.50", ["visa.kind_unknown"]),
    ],
)  # fmt: skip
def test_shifts_that_make_no_sense(shell: Shell, shift: object, worked: str, problems: list[str]) -> None:
    printed = shell.object(told(shift))
    assert ({one["hours"] for one in printed["fortnights"]}, codes(printed)) == ({worked}, problems)
    assert all(problem["params"]["number"] == "1" for problem in printed["problems"])


@pytest.mark.parametrize(
    ("visa", "limit", "problems"),
    [
        ({"condition": "9999"}, "48", ["visa.condition_unknown"]),
        ({"condition": None}, "48", ["visa.condition_unknown"]),
        ({"condition": 8105}, "48", []),
        ({"level": "phd"}, "48", ["visa.level_unknown"]),
        ({"level": ["doctorate"]}, "48", ["visa.level_unknown"]),
        ({"course_start": None}, "48", ["visa.start_missing"]),
        ({"course_start": "23/02/2026"}, "48", ["visa.date_unreadable"]),
        ({"course_end": "2025-01-01"}, "48", ["visa.end_before_start"]),
        ({"course_end": "x" * 99}, "48", ["visa.date_unreadable"]),
        ({"breaks": "summer"}, "48", ["visa.breaks_unreadable"]),
        ({"breaks": None}, "48", []),
        ({"breaks": [["2026-12-20", "2026-11-02"]]}, "48", ["visa.break_unreadable"]),
        ({"breaks": [["2026-11-02"], 3]}, "48", ["visa.break_unreadable", "visa.break_unreadable"]),
        ({"breaks": [["2026-11-02", "2026-11-30"], ["2026-11-20", "2026-12-06"]]}, None, []),
    ],
)
def test_visas_that_make_no_sense(shell: Shell, visa: dict[str, Any], limit: str | None, problems: list[str]) -> None:
    printed = shell.object(told(SHIFT, **visa))
    assert ({one["limit"] for one in printed["fortnights"]}, codes(printed)) == ({limit}, problems)


def test_what_is_missing_altogether(shell: Shell) -> None:
    printed = shell.object({"zone": "Australia/Perth"})
    assert printed["fortnights"] == []
    assert codes(printed) == [
        "visa.at_unreadable", "visa.none", "visa.condition_unknown", "visa.start_missing", "visa.level_unknown",
        "visa.shifts_unreadable",
    ]  # fmt: skip


@pytest.mark.parametrize("at", ["2026-02-30", "24/11/2026", 7, "1800-01-01", "2026-11-24T10:00"])
def test_a_day_that_is_none_is_told(shell: Shell, at: object) -> None:
    printed = shell.object(told() | {"at": at})
    assert (printed["fortnights"], codes(printed)) == ([], ["visa.at_unreadable"])


@pytest.mark.parametrize("zone", [None, 3, "", "Sydney", "../etc/passwd", "Australia", "\0", "x" * 5000])
def test_without_a_zone_there_is_one_sentence_and_code_2(shell: Shell, zone: object) -> None:
    code, out, error = shell(json.dumps(told(SHIFT) | {"zone": zone}), "--json")
    assert (code, out) == (2, "")
    assert error.startswith("I don't know the time zone")
    assert error.count("\n") == 1


@pytest.mark.parametrize(
    "sent", ["", "\n", "{", "[]", "7", '"x"', b"\xff\xfe{}", "[" * 100_000, '{"at": 1' + "0" * 5000 + "}", "{}\n{"]
)
def test_what_is_no_json_object_gets_one_sentence_and_code_2(shell: Shell, sent: str | bytes) -> None:
    code, out, error = shell(sent, "--json", "--lang", "mn")
    assert (code, out) == (2, "")
    assert error.strip() in {
        catalogue("mn").template("problem.visa.not_json"),
        catalogue("mn").template("problem.visa.zone_unknown").format(zone=""),
    }


def test_one_object_may_be_laid_out_and_several_stand_one_on_a_line(shell: Shell) -> None:
    _, laid_out, _ = shell("\ufeff" + json.dumps(told(SHIFT), indent=2), "--json")
    _, lines, _ = shell(f"{json.dumps(told(SHIFT))}\n\n{json.dumps(told())}\n", "--json")
    assert lines.splitlines()[0] == laid_out.strip()
    assert len(lines.splitlines()) == 2


@pytest.mark.parametrize("language", ["en", "mn"])
def test_without_json_it_is_told_in_words_that_end_with_where_to_check(shell: Shell, language: str) -> None:
    given = told(*WEEK, SHIFT, breaks=[["2026-11-23", "2026-12-06"]])
    _, out, _ = shell(json.dumps(given), "--lang", language)
    lines = out.splitlines()
    assert len(lines) == 5
    assert catalogue(language).template("hours.breach") in lines[1]
    assert lines[2].startswith("2026-11-23 – 2026-12-06: 5.00")
    assert lines[3].startswith("! ")
    assert lines[-1] == catalogue(language).template("hours.not_advice")
    assert "VEVO" in lines[-1]


def test_a_surrogate_or_a_line_separator_stays_json(shell: Shell) -> None:
    printed = shell.object(told(SHIFT, condition="\ud800\u2028"))
    assert printed["problems"][0]["params"]["condition"] == "\ud800\u2028"


def test_ten_thousand_shifts_are_no_trouble(shell: Shell) -> None:
    given = told(
        *([SHIFT | {"end": f"2026-11-23T{hour}:{minute:02d}"} for hour in (21, 22) for minute in range(60)] * 90)
    )
    assert {one["hours"] for one in shell.object(given)["fortnights"]} == {"5.97"}


def test_it_needs_no_settings_and_no_folder(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "bot", "hours", "--json"]
    broken = {"GLOBFAM_DATABASE_URL": "nonsense", "PYTHONPATH": str(ROOT), "PATH": "", "PYTHONDONTWRITEBYTECODE": "1"}
    tmp_path.chmod(0o555)
    ended = subprocess.run(
        command, input=json.dumps(told(SHIFT)), cwd=tmp_path, env=broken, capture_output=True, text=True, check=False
    )
    assert (ended.returncode, ended.stderr) == (0, "")
    SHAPE(json.loads(ended.stdout))
