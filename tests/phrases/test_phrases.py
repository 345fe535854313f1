"""The aims of capture, held on the phrase lists: what the reader may miss, and that it never stores a wrong reading."""

import sys
from pathlib import Path

import pytest

from tests.phrases.judging import LANGUAGES, Report, Tally, judge, load

HERE = Path(__file__).parent
LISTS = sorted(HERE.glob("*/*.jsonl"))
LISTS_OF_EACH_LANGUAGE = 11
FEWEST_PHRASES = 260


@pytest.fixture(scope="module")
def report() -> Report:
    return judge(LISTS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_list_is_found_and_long_enough(language: str) -> None:
    lists = [path for path in LISTS if path.parent.name == language]
    assert len(lists) == LISTS_OF_EACH_LANGUAGE
    assert sum(len(load(path)) for path in lists) >= FEWEST_PHRASES


def test_the_report_covers_every_list(report: Report, capsys: pytest.CaptureFixture[str]) -> None:
    assert report.files == LISTS_OF_EACH_LANGUAGE * len(LANGUAGES)
    assert report.phrases == sum(len(load(path)) for path in LISTS)
    with capsys.disabled():
        sys.stdout.write("\n" + "\n".join(list(report.lines())[-len(LANGUAGES) :]) + "\n")


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_read_wrong_without_asking(report: Report, language: str) -> None:
    assert not report.tallies[language].unasked, _told(report)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_rates_meet_the_aims(report: Report, language: str) -> None:
    tally: Tally = report.tallies[language]
    assert tally.right >= 0.95, _told(report)
    assert tally.category_right >= 0.90, _told(report)
    assert tally.category_wrong <= 0.01, _told(report)
    assert tally.names_right >= 0.90, _told(report)


def _told(report: Report) -> str:
    return "\n" + "\n".join(report.lines())
