"""One test walks every door × every role, the stranger first; another sees that no door is without its action."""

from collections.abc import Iterator
from typing import Any

import pytest
from aiogram import Router

from core.family.errors import NotAllowedError
from core.family.gate import Action, may
from core.family.model import Member, Person, Role
from handlers.telegram.actor import Actor
from handlers.telegram.conversation import routers
from handlers.telegram.gate import Gate
from tests.conftest import NOON

DOORS_AT_LEAST = 45


def doors() -> Iterator[tuple[str, dict[str, Any]]]:
    """Every handler of every router, with its flags."""
    for router in routers():
        assert isinstance(router, Router)
        for observer in router.observers.values():
            for handler in observer.handlers:
                yield f"{router.name}.{handler.callback.__name__}", handler.flags


def test_every_door_names_its_action() -> None:
    named = dict(doors())
    assert len(list(doors())) >= DOORS_AT_LEAST
    assert [name for name, flags in named.items() if not isinstance(flags.get("door"), Action)] == []


@pytest.mark.parametrize("role", [None, *Role])
async def test_each_role_passes_the_doors_that_the_gate_grants_and_no_other(role: Role | None) -> None:
    person = Person(1, "P", "en", "AU", "Australia/Sydney", "AUD")
    member = Member(1, 1, 1, role, "P") if role else None
    actor = Actor(person, member, NOON.date())
    passed = []

    async def handler(event: Any, data: dict[str, Any]) -> str:
        return "in"

    for name, flags in doors():
        data = {"actor": actor, "handler": type("H", (), {"flags": flags})()}
        try:
            assert await Gate()(handler, None, data) == "in"  # type: ignore[arg-type]
        except NotAllowedError:
            assert not may(role, flags["door"]), name
        else:
            assert may(role, flags["door"]), name
            passed.append(flags["door"])
    if role is None:
        assert set(passed) == {Action.BEGIN}
    if role is Role.VIEWER:
        assert Action.RECORD not in passed
        assert Action.INVITE not in passed
    if role is Role.ADULT:
        assert Action.INVITE not in passed
