"""The fast rule and the slow one say the same of random histories, whatever clocks, courses and laws do."""

from collections import Counter
from collections.abc import Iterable

import pytest

from core.visa.check import check
from core.visa.figures import hours_of, left_of, limit_text
from core.visa.told import read_told
from integrations.law.visa import load_visa_law
from tests.core.visa.histories import history
from tests.core.visa.slow import answer

SHORT, LONG = 2_000, 100_000


def _fast(told: dict[str, object]) -> list[dict[str, object]]:
    law = load_visa_law()
    return [
        {
            "start": str(one.start),
            "end": str(one.end),
            "hours": hours_of(one),
            "limit": limit_text(one),
            "left": left_of(one),
            "breach": one.breach,
        }
        for one in check(read_told(told, law), law).fortnights
    ]


def _compare(seeds: Iterable[int]) -> Counter[tuple[object, object]]:
    seen: Counter[tuple[object, object]] = Counter()
    for seed in seeds:
        told = history(seed)
        expected = answer(told)
        assert _fast(told) == expected, (seed, told)
        seen.update((one["limit"], one["breach"]) for one in expected)
    return seen


def test_two_thousand_histories_come_out_alike() -> None:
    seen = _compare(range(SHORT))
    kinds = {
        ("48", False),
        ("48", True),
        ("40", False),
        ("40", True),
        ("0", False),
        ("0", True),
        (None, False),
        (None, True),
    }
    assert set(seen) == kinds
    assert min(seen.values()) >= 20, seen


@pytest.mark.soak
@pytest.mark.parametrize("tenth", range(10))
def test_a_hundred_thousand_histories_come_out_alike(tenth: int) -> None:
    first, many = SHORT + tenth * LONG // 10, LONG // 10
    assert sum(_compare(range(first, first + many)).values()) > many
