"""The made-up receipts: their sums are right, what is printed is the truth, and a seed gives the same ones again."""

from decimal import Decimal
from pathlib import Path
from random import Random

import cv2
import numpy as np
import pytest
import zxingcpp

from benchmarks.ebarimt import __main__ as command
from benchmarks.ebarimt.accuracy import Outcome, figures, misread
from benchmarks.ebarimt.layout import printed, random_till, rows
from benchmarks.ebarimt.make import receipts
from benchmarks.ebarimt.sale import Sale, random_sale


@pytest.fixture(scope="module")
def sales() -> list[Sale]:
    return [random_sale(Random(seed)) for seed in range(300)]


def test_both_taxes_are_on_what_is_left_without_them(sales: list[Sale]) -> None:
    for sale in sales:
        net = sale.total - sale.vat - sale.city_tax
        assert abs(net * Decimal("0.1") - sale.vat) <= Decimal("0.02")
        if all(line.city for line in sale.lines):
            assert abs(net * Decimal("1.12") - sale.total) <= Decimal("0.03")


def test_what_is_handed_over_is_enough(sales: list[Sale]) -> None:
    handed = [(sale.cash, sale.total) for sale in sales if sale.cash is not None]
    assert handed
    assert all(cash >= total for cash, total in handed)


def test_the_printed_rows_hold_the_truth(sales: list[Sale]) -> None:
    for number, sale in enumerate(sales):
        till = random_till(Random(number))
        made = rows(sale, till, Random(number))
        assert [row.right for row in made if row.left == till.total] == [printed(sale.total, till.money)]
        assert any(sale.at.strftime(till.date) in row.left[: till.width] for row in made)
        assert sale.receipt_id in "".join(row.left for row in made)
        assert made[0].left == sale.merchant


def test_a_seed_gives_the_same_receipts_again() -> None:
    first, again = list(receipts(1, seed=7)), list(receipts(1, seed=7))
    assert [truth for _, truth in first] == [truth for _, truth in again]
    assert all(np.array_equal(one, other) for (one, _), (other, _) in zip(first, again, strict=True))
    assert [truth for _, truth in receipts(1, seed=8)] != [truth for _, truth in first]


def test_a_code_stands_on_most_and_can_be_read() -> None:
    read = [zxingcpp.read_barcodes(picture) for picture, truth in receipts(6, seed=3) if truth["how"] == "scan"]
    assert any(codes and len(codes[0].text) >= 120 for codes in read)


def test_the_command_writes_pictures_with_truth(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main([str(tmp_path), "--count", "1", "--seed", "5"]) == 0
    assert "1 receipts" in capsys.readouterr().out
    picture = cv2.imread(str(tmp_path / "img" / "001.png"))
    assert picture is not None
    assert picture.shape[0] > 300
    assert '"total"' in (tmp_path / "truth" / "001.json").read_text("utf-8")


def test_what_is_misread_is_told_and_only_what_is_sure_counts_as_sure() -> None:
    truth = {"total": "100.00", "date": "2026-11-01", "merchant": "Номун Тал ХХК"}
    right = Outcome("scan", (True, True, True), (0.95, 0.95, 0.5), ("100", "2026-11-01", "x"), truth)
    wrong = Outcome("hard", (False, True, False), (0.95, 0.5, 0.0), ("10", "2026-11-01", ""), truth)
    assert [figure.measured for figure in figures([right, wrong])] == [
        "50.0% (1 of 2)", "100.0% (2 of 2)", "50.0% (1 of 2)", "66.7% (2 of 3)",
    ]  # fmt: skip
    assert [figure.met for figure in figures([right, wrong])] == [False, True, True, False]
    assert [figure.measured for figure in figures([])][-1] == "none of 0"
    assert list(misread([right, wrong])) == [
        "002 hard  total: 10 (0.95), not 100.00",
        "002 hard  merchant: nothing (0.00), not Номун Тал ХХК",
    ]
