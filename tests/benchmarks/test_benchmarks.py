"""The benchmarks run and give tables that can be read. No time and no ratio is asserted: machines differ."""

import gc
import re
from collections.abc import Iterator

import pytest

from benchmarks import __main__ as benchmarks
from benchmarks.asked import ENGLISH, MONGOLIAN
from benchmarks.figure import Figure, Result, at_least, at_most, in_milliseconds, the_same
from benchmarks.page import PAGE, page


@pytest.fixture(autouse=True)
def thawed() -> Iterator[None]:
    """The other tests' objects are collected again after a benchmark, which freezes what there is."""
    yield
    gc.unfreeze()


@pytest.mark.parametrize("number", benchmarks.NAMES)
@pytest.mark.timeout(900)
def test_a_quick_run_gives_its_lines_and_writes_no_page(number: int, capsys: pytest.CaptureFixture[str]) -> None:
    before = PAGE.read_bytes() if PAGE.exists() else None
    assert benchmarks.main([str(number), "--quick"]) == 0
    told = capsys.readouterr().out
    rows = re.findall(rf"^\| {number} \| .* \| `python -m benchmarks {number}` \|$", told, re.MULTILINE)
    assert len(rows) == {1: 1, 2: 1, 3: 2, 4: 4, 5: 4, 6: 2, 7: 1, 8: 4, 9: 3, 10: 2, 11: 3, 12: 2, 13: 2}[number]
    assert all(re.search(r"\d", row.split("|")[4]) or "not measured" in row for row in rows)
    assert (PAGE.read_bytes() if PAGE.exists() else None) == before
    assert told.count("| 0, 0, 0 of ") == (2 if number == 4 else 0), "chats lost, doubled or disordered something"


def test_an_aim_is_met_by_the_median_in_its_own_direction() -> None:
    assert at_least("x", 0.6, [0.1, 0.6, 0.9]).met
    assert not at_least("x", 0.6, [0.1, 0.59, 0.9]).met
    assert at_most("x", 1.5, [1.0, 1.5, 9.0]) == Figure("x", "≤ 1.5 ×", "1.50 × (1.00 to 9.00)", met=True)
    assert not at_most("x", 1.5, [1.0, 1.51, 9.0]).met


def test_a_time_and_a_sameness_are_met_by_the_median() -> None:
    assert in_milliseconds("x", 20, [0.005, 0.0199, 0.9]) == Figure(
        "x, p50 (p95)", "< 20 ms", "19.9 ms (900.0 ms)", True
    )
    assert not in_milliseconds("x", 20, [0.005, 0.0201, 0.03]).met
    assert the_same("x", 0.2, [0.5, 1.2, 9.0]).met
    assert the_same("x", 0.2, [0.5, 0.6, 0.7]).met, "a long history may be faster"
    assert not the_same("x", 0.2, [0.5, 1.21, 9.0]).met


def test_forty_questions_are_asked_half_of_them_in_each_language() -> None:
    assert len(set(ENGLISH)) == len(set(MONGOLIAN)) == 20
    assert all(text.isascii() for text in ENGLISH)
    assert not any(text.isascii() for text in MONGOLIAN)


def test_the_page_tells_what_is_missed_and_only_that() -> None:
    good = Result(1, "One", "How.", (Figure("a", "≥ 1 ×", "2 ×", met=True),), "Never said.")
    bad = Result(2, "Two", "How.", (Figure("b", "≥ 1 ×", "0.5 ×", met=False),), "Because.")
    told = page([good, bad])
    assert "Never said." not in told
    assert "Because." in told
    assert "| 2 | b | ≥ 1 × | 0.5 × | **missed** | `python -m benchmarks 2` |" in told


def test_an_unknown_number_is_refused() -> None:
    with pytest.raises(SystemExit) as refused:
        benchmarks.main(["99"])
    assert refused.value.code == 2
