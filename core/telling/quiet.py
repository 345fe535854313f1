"""How much each person hears unasked."""

from core.family.model import News, Person, Quietness

_OF_OTHERS = frozenset({News.BIG_EXPENSE, News.MEMBERS, News.RATES, News.WEEK})
_HEARD = {
    Quietness.OFF: frozenset[News](),
    Quietness.BILLS: frozenset[News](),
    Quietness.NORMAL: _OF_OTHERS,
    Quietness.LIVELY: _OF_OTHERS | {News.ENTRIES},
}
"""No bill is told of yet, so that *bills only* is as quiet as *off*."""


def hears(who: Person, kind: News | None) -> bool:
    """Whether a person wants this kind of news; what is of no kind concerns their own place, and is always told."""
    return kind is None or (kind in _HEARD[who.quietness] and kind not in who.muted)
