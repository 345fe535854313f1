"""What a messenger may raise tells what to do next."""

from core.delivery.errors import BlockedError, DeliveryError, LaterError, RefusedError
from core.errors import GlobFamError


def test_one_who_asks_to_try_later_says_when() -> None:
    assert LaterError(7.5).seconds == 7.5


def test_each_has_a_code_of_its_own_and_one_base() -> None:
    errors: list[GlobFamError] = [BlockedError(), RefusedError(), LaterError(1)]
    assert len({error.code for error in errors}) == len(errors)
    assert all(isinstance(error, DeliveryError) for error in errors)


def test_an_error_carries_what_its_sentence_is_filled_with() -> None:
    error = GlobFamError(name="Bat")
    assert (str(error), error.params) == ("error", {"name": "Bat"})
