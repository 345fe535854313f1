"""What an entry would be without an import, from what each change did to it."""

from dataclasses import replace
from datetime import date

from core.capture.model import Kind
from core.ledger.history import Claim, Step
from core.ledger.model import ChangeLine, Details, Verb
from core.ledger.without import one_sided, without
from core.money.currency import currency
from core.money.money import Money

AUD = currency("AUD")
TYPED = Details(Kind.EXPENSE, date(2026, 10, 1), Money(450, AUD), 1, note="coffee")
TIED = replace(TYPED, account_id=2, payee="Campos")
MADE = Step(1, Verb.RECORD, True, ChangeLine(9, None, TYPED))
IMPORT = ChangeLine(9, TYPED, TIED)
LATER = Step(7, Verb.CORRECT, True, ChangeLine(9, TIED, replace(TIED, note="gift")))


def test_without_a_later_change_it_is_what_it_was() -> None:
    assert without(5, IMPORT, [MADE]) == TYPED


def test_a_later_change_is_done_to_what_was_typed() -> None:
    assert without(5, IMPORT, [MADE, LATER]) == replace(TYPED, note="gift")
    assert without(5, IMPORT, [LATER]) == replace(TYPED, note="gift")


def test_what_an_import_made_is_gone_and_so_is_what_an_undone_one_made() -> None:
    assert without(5, ChangeLine(9, None, TIED), [LATER]) is None
    undone = Step(4, Verb.IMPORT, False, ChangeLine(9, None, TYPED))
    assert without(5, IMPORT, [undone]) is None


def test_an_undo_of_an_import_is_no_change_of_its_own() -> None:
    assert without(5, IMPORT, [MADE, Step(8, Verb.UNDO, True, ChangeLine(9, TIED, TYPED))]) == TYPED


def test_of_two_sides_the_one_that_others_tell_of_is_left() -> None:
    moved = replace(TYPED, kind=Kind.TRANSFER, account_id=1, to_account_id=2)
    row = Claim(9, 2, date(2026, 10, 2), Money(450, AUD))
    left = Details(Kind.INCOME, row.day, row.money, 2, note="coffee")
    assert one_sided(moved, [row]) == left
    assert one_sided(moved, [row, replace(row, account_id=1)]) == moved
    assert one_sided(moved, [replace(row, account_id=3)]) == moved
    assert one_sided(TYPED, [row]) == TYPED
