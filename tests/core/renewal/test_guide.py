"""The lists themselves: in order, with sources, each with its application last, and the newest in force."""

from datetime import date

import pytest

from core.renewal.guide import LAST, Guide, Item, build_guide
from core.renewal.held import held
from integrations.db.unit import SqlStore
from integrations.law.renewal import load_renewal_guide
from integrations.law.visa import load_visa_law
from tests.core.conftest import House
from tests.core.renewal.setting import GUIDE, TODAY


def test_each_list_has_a_source_and_one_application_at_its_end() -> None:
    for one in GUIDE.lists:
        items = [step.item for step in one.steps]
        assert one.source
        assert one.checked >= one.since
        assert len(set(items)) == len(items)
        assert [item in LAST for item in items] == [False] * (len(items) - 1) + [True]


def test_every_item_is_on_a_list_and_what_lasts_is_asked_by_its_day() -> None:
    steps = [step for one in GUIDE.lists for step in one.steps]
    assert {step.item for step in steps} == set(Item)
    assert all(step.dated for step in steps if step.lasts or step.warn)
    assert all(step.begin > 0 for step in steps)


@pytest.mark.parametrize(
    ("visa", "name"),
    [
        ("500", "student"), ("500_family", "student_family"), ("485", "graduate"), ("482", "skilled"),
        ("417", "holiday"), ("462", "holiday"), ("permanent", "permanent"), ("other", "other"),
    ],
)  # fmt: skip
def test_a_list_is_found_by_the_visa(visa: str, name: str) -> None:
    found = GUIDE.of(visa, TODAY)
    assert found is not None
    assert found.name == name


def test_what_nobody_knows_has_no_list() -> None:
    assert GUIDE.of("citizen", TODAY) is None
    assert Guide().of("500", TODAY) is None


def test_the_list_of_the_day_holds_and_before_the_first_that_one() -> None:
    row = {"visas": ["500"], "source": "s", "checked": date(2026, 1, 1), "items": [{"item": "lodge", "begin": 2}]}
    old, new = ({"name": str(year), "since": date(year, 7, 1), **row} for year in (2024, 2026))
    guide = build_guide({"list": [new, old], "words": {}})
    days = date(2020, 1, 1), date(2026, 6, 30), date(2026, 7, 1)
    assert [found.name for day in days if (found := guide.of("500", day))] == ["2024", "2024", "2026"]


def test_it_comes_with_the_law() -> None:
    assert load_visa_law().renewal is load_renewal_guide()


async def test_nothing_is_looked_for_of_an_item_without_words(store: SqlStore, house: House) -> None:
    async with store.unit() as unit:
        found = await held(unit, house.bat.viewer, GUIDE, Item.LODGE)
    assert (found.papers, found.bills) == ((), ())
