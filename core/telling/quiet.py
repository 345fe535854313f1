"""How much each person hears unasked."""

from core.family.model import News, Person, Quietness

_DUE = frozenset({News.BILLS, News.VISA})
_OF_OTHERS = _DUE | {News.BIG_EXPENSE, News.MEMBERS, News.RATES, News.WEEK, News.BUDGETS}
_HEARD = {
    Quietness.OFF: frozenset[News](),
    Quietness.BILLS: _DUE,
    Quietness.NORMAL: _OF_OTHERS,
    Quietness.LIVELY: _OF_OTHERS | {News.ENTRIES},
}
"""Who hears of bills alone hears of the visa too: both cannot be made good afterwards."""


def hears(who: Person, kind: News | None) -> bool:
    """Whether a person wants this kind of news; what is of no kind concerns their own place, and is always told."""
    return kind is None or (kind in _HEARD[who.quietness] and kind not in who.muted)
