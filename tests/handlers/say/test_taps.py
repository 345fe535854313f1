"""What the buttons of a card carry back."""

import pytest

from handlers.say.taps import EntryTap, entry_tap


@pytest.mark.parametrize(("entry_id", "op"), [(1, "cat"), (987_654_321_012, "del")])
def test_the_short_way_packs_what_the_model_packs(entry_id: int, op: str) -> None:
    assert entry_tap(entry_id, op) == EntryTap(id=entry_id, op=op).pack()
    assert EntryTap.unpack(entry_tap(entry_id, op)) == EntryTap(id=entry_id, op=op)
