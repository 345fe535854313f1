"""What a person told of their application, as the frozen body of a matter whose `day` is the day of the application."""

from dataclasses import dataclass
from datetime import date

from core.money.money import Money


@dataclass(frozen=True, slots=True)
class Plan:
    """Who comes along, and what is known of the costs, all of the first 12 months after the application.

    `pupils` are those of the `children` who are of school age. `tuition` and `paid` are what the course costs and what
    was paid of it already; None is what nobody said. `school` and `travel` None are worked out by the figures. `abroad`
    tells that the application is made outside Australia. `ends` is the last day of a stay of less than a year.
    `other` is money that counts and stands on no account here. `put_in` and `left_out` are accounts, as was chosen.
    """

    partner: bool = False
    children: int = 0
    pupils: int = 0
    tuition: Money | None = None
    paid: Money | None = None
    school: Money | None = None
    travel: Money | None = None
    abroad: bool = False
    ends: date | None = None
    other: Money | None = None
    put_in: tuple[int, ...] = ()
    left_out: tuple[int, ...] = ()

    @property
    def people(self) -> int:
        """How many travel."""
        return 1 + self.partner + self.children
