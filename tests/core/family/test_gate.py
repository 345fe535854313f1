"""The table of the gate, written out: a change of who may do what shows here."""

import pytest

from core.family.errors import NotAllowedError
from core.family.gate import Action, demand, may
from core.family.model import Role

TABLE: dict[Action, set[Role | None]] = {
    Action.BEGIN: {None, Role.VIEWER, Role.ADULT, Role.OWNER},
    Action.SEE: {Role.VIEWER, Role.ADULT, Role.OWNER},
    Action.SETTLE_IN: {Role.VIEWER, Role.ADULT, Role.OWNER},
    Action.RECORD: {Role.ADULT, Role.OWNER},
    Action.INVITE: {Role.OWNER},
    Action.HAND_OVER: {Role.OWNER},
}


def test_the_table_speaks_of_every_action() -> None:
    assert set(TABLE) == set(Action)


@pytest.mark.parametrize("action", Action)
@pytest.mark.parametrize("role", [None, *Role])
def test_each_role_may_do_what_the_table_says(role: Role | None, action: Action) -> None:
    allowed = role in TABLE[action]
    assert may(role, action) is allowed
    if allowed:
        demand(role, action)
        return
    with pytest.raises(NotAllowedError) as refused:
        demand(role, action)
    assert refused.value.params == {"action": action.value}
