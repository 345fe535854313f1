"""Passwords are sealed to their job, and files are known again by a digest that differs from family to family."""

import pytest

from core.documents.errors import OriginalGoneError
from integrations.objects.sealed import SecretSeals

KEY, OTHER = "a-secret-key-of-many-letters", "another-secret-key-of-many"


def test_a_password_opens_for_its_own_job_alone() -> None:
    seals = SecretSeals([KEY])
    sealed = seals.seal("нууц үг 1990", "job 1")
    assert "1990" not in sealed
    assert seals.opened(sealed, "job 1") == "нууц үг 1990"
    with pytest.raises(OriginalGoneError):
        seals.opened(sealed, "job 2")
    with pytest.raises(OriginalGoneError):
        SecretSeals([OTHER]).opened(sealed, "job 1")


@pytest.mark.parametrize("sealed", [b"", b"GFS1", b"GFS1" + bytes(8), b"nothing of ours, but long enough for it"])
def test_what_was_never_sealed_does_not_open(sealed: bytes) -> None:
    with pytest.raises(OriginalGoneError):
        SecretSeals([KEY]).unsealed(sealed, "job 1")


def test_the_same_file_has_one_digest_in_a_family_and_another_elsewhere() -> None:
    seals = SecretSeals([KEY])
    (here,) = seals.digests(1, b"page")
    assert seals.digests(1, b"page") == (here,)
    others = {*seals.digests(1, b"page2"), *seals.digests(2, b"page"), *seals.digests(1, b"page", of=1)}
    others |= {*seals.digests(1, b"page", of=2), *SecretSeals([OTHER]).digests(1, b"page")}
    assert here not in others
    assert len(others) == 5


def test_after_a_change_of_keys_the_new_digest_comes_first_and_the_old_one_is_still_found() -> None:
    (before,) = SecretSeals([KEY]).digests(1, b"page")
    now, then = SecretSeals([OTHER, KEY]).digests(1, b"page")
    assert then == before
    assert now != before
