"""Which member a name means: Бат, Bat and bat are one person, in whichever script a name was typed."""

from collections.abc import Sequence

from core.capture.skeleton import skeleton
from core.family.model import Member


def folded(name: str) -> str:
    """A name as names are compared: in one script, without the differences of spelling that people make."""
    return " ".join(skeleton(word) for word in name.casefold().replace("-", " ").split())


def member_called(members: Sequence[Member], name: str) -> Member | None:
    """The member of that whole name, else the only one whose name begins with it (Bat of Bat-Erdene); or nobody."""
    wanted = folded(name)
    exact = [one for one in members if folded(one.name) == wanted]
    near = exact or [one for one in members if wanted and f"{folded(one.name)} ".startswith(f"{wanted} ")]
    return near[0] if len(near) == 1 else None
