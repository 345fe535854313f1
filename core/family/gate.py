"""The one gate: which role may do what. Every door (command, button, question, chart, export) names its action."""

from enum import StrEnum

from core.family.errors import NotAllowedError
from core.family.model import Role


class Action(StrEnum):
    """What a door does, as far as permission goes."""

    BEGIN = "begin"
    """Say hello, choose a language, join: open to a stranger, and shows nothing of any family."""
    SEE = "see"
    """Look at what the family has, as far as it is visible to this member."""
    RECORD = "record"
    """Write, correct, delete, undo."""
    SETTLE_IN = "settle_in"
    """Change one's own settings, switch family, leave, delete everything of one's own."""
    INVITE = "invite"
    """Make invitations, promote and remove members."""
    HAND_OVER = "hand_over"
    """Give the family to another owner."""


_EVERYONE = frozenset({Action.BEGIN, Action.SEE, Action.SETTLE_IN})
_GRANTS: dict[Role, frozenset[Action]] = {
    Role.VIEWER: _EVERYONE,
    Role.ADULT: _EVERYONE | {Action.RECORD},
    Role.OWNER: frozenset(Action),
}


def may(role: Role | None, action: Action) -> bool:
    """Whether `role` may do `action`; a stranger's role is None and may only begin."""
    return action is Action.BEGIN if role is None else action in _GRANTS[role]


def demand(role: Role | None, action: Action) -> None:
    """Raise `NotAllowedError` unless `role` may do `action`."""
    if not may(role, action):
        raise NotAllowedError(action.value)
