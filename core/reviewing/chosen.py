"""What a person chose while looking a paper over, kept with the paper as JSON until it is taken in.

A paper may hold several readings (accounts of a file, receipts of an album); each is looked over for itself.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from core.importing.model import NO_CHOICES, Choices


@dataclass(frozen=True, slots=True)
class Chosen:
    """What was chosen of one reading.

    `account_id` is the account that was named, `new` that it shall be one of its own, `private` that it shall be the
    person's alone. `choices` are of the rows of a statement. `fields` are a receipt's that were put right, as they were
    understood: decimals, ISO days and codes, slugs, and names as written. `apart` tells that a receipt is not the entry
    that looks like it.
    """

    account_id: int | None = None
    new: bool = False
    private: bool = False
    choices: Choices = NO_CHOICES
    fields: Mapping[str, str] = field(default_factory=dict)
    apart: bool = False

    def on(self, account_id: int) -> "Chosen":
        """The same on this account."""
        return replace(self, account_id=account_id, new=False)

    def on_new(self, *, private: bool) -> "Chosen":
        """The same on an account of its own."""
        return replace(self, account_id=None, new=True, private=private)

    def hidden(self, *, private: bool) -> "Chosen":
        """The same for the person alone, or for the family."""
        return replace(self, private=private)

    def of_its_own(self) -> "Chosen":
        """The same, said to be none of the entries that look like it."""
        return replace(self, apart=True, fields={name: at for name, at in self.fields.items() if name != "same"})

    def with_field(self, name: str, value: str) -> "Chosen":
        """The same with a field put right."""
        return replace(self, fields={**self.fields, name: value})

    def turned(self, at: int) -> "Chosen":
        """The same with a row left out, or taken in again."""
        skipped = self.choices.skipped ^ {at}
        return replace(self, choices=replace(self.choices, skipped=skipped, added=self.choices.added - {at}))

    def added(self, at: int) -> "Chosen":
        """The same with a row as an entry of its own."""
        same = {place: entry for place, entry in self.choices.same.items() if place != at}
        skipped, added = self.choices.skipped - {at}, self.choices.added | {at}
        return replace(self, choices=replace(self.choices, skipped=skipped, added=added, same=same))

    def tied(self, at: int, entry_id: int) -> "Chosen":
        """The same with a row as an entry that is there."""
        skipped, added = self.choices.skipped - {at}, self.choices.added - {at}
        same = {**self.choices.same, at: entry_id}
        return replace(self, choices=replace(self.choices, skipped=skipped, added=added, same=same))

    def named(self, at: int, category: str) -> "Chosen":
        """The same with another category for a row."""
        return replace(self, choices=replace(self.choices, categories={**self.choices.categories, at: category}))

    def confirmed(self) -> "Chosen":
        """The same, said to be right although no balance proves it."""
        return replace(self, choices=replace(self.choices, confirmed=True))


NOTHING_CHOSEN = Chosen()


def chosen_of(review: str, part: int) -> Chosen:
    """What was chosen of a reading, from the paper's review."""
    kept = json.loads(review).get(str(part), {})
    return Chosen(
        account_id=kept.get("account"),
        new=kept.get("new", False),
        private=kept.get("private", False),
        choices=Choices(
            confirmed=kept.get("confirmed", False),
            skipped=frozenset(kept.get("skipped", ())),
            added=frozenset(kept.get("added", ())),
            same={int(at): entry for at, entry in kept.get("same", {}).items()},
            categories={int(at): slug for at, slug in kept.get("categories", {}).items()},
        ),
        fields=kept.get("fields", {}),
        apart=kept.get("apart", False),
    )


def with_chosen(review: str, part: int, chosen: Chosen) -> str:
    """The paper's review with what was chosen of a reading."""
    choices = chosen.choices
    kept: dict[str, Any] = {
        "account": chosen.account_id,
        "new": chosen.new,
        "private": chosen.private,
        "confirmed": choices.confirmed,
        "skipped": sorted(choices.skipped),
        "added": sorted(choices.added),
        "same": dict(choices.same),
        "categories": dict(choices.categories),
        "fields": dict(chosen.fields),
        "apart": chosen.apart,
    }
    return json.dumps({**json.loads(review), str(part): {name: value for name, value in kept.items() if value}})
