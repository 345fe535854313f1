"""A deed that no register was asked about is not verified."""

from core.documents.model import Deed
from core.register.ports import NoRegister, NotAsked, Register


async def test_where_no_register_can_be_asked_nothing_is_verified() -> None:
    register: Register = NoRegister()
    assert await register.check(Deed(certificate=None, country="MN")) == NotAsked()
