"""What a property is called by the address on its deed."""

import pytest

from core.importing.deed import called_by


@pytest.mark.parametrize(
    ("address", "country", "name"),
    [
        ("14 Banksia Street, Marrickville NSW 2204", "AU", "14 Banksia Street"),
        ("LOT 12 IN DEPOSITED PLAN 345678 AT 14 Banksia Street, Marrickville", "AU", "14 Banksia Street"),
        ("Lot 7 in Strata Plan 901 at Marrickville", "AU", "Marrickville"),
        ("Flat 3, 12 Albatross Way", None, "Flat 3"),
        (
            "Улаанбаатар хот, Баянзүрх дүүрэг, 26-р хороо, Хүннү хотхон, 415-р байр, 62 тоот",
            "MN",
            "Хүннү хотхон, 415-р байр, 62 тоот",
        ),
        ("Дархан, 3-р баг", "MN", "Дархан, 3-р баг"),
        (f"УБ, {'А' * 50}, 415-р байр, 62 тоот", "MN", "415-р байр, 62 тоот"),
    ],
)
def test_it_is_what_people_would_say(address: str, country: str | None, name: str) -> None:
    assert called_by(address, country) == name
