"""Finds what recurs in a family's history, and says what of it is to come in the next days.

Pure and without a clock. Nothing here knows a shop or a word: entries recur when they keep an interval that chance does
not explain (`chains`), and how sure that is comes from how well the past would have been foretold (`trust`).
"""

from collections.abc import Collection, Iterable, Sequence
from datetime import date, timedelta
from itertools import pairwise

from core.recurring.chains import Chain, near
from core.recurring.grouped import groups
from core.recurring.model import Change, Coming, Seen, Series
from core.recurring.renamed import chains_through
from core.recurring.rhythm import expected
from core.recurring.trust import due_days, next_amount, skipped_days, trust

SURE = 0.5
"""From this confidence on a series is foretold, and offered to the family."""
RECENT = 6
"""So many of the latest make the range of an amount."""
_MISSED_AT_THE_END = 2
_FEW = 2


def detect(entries: Sequence[Seen], today: date, noise: Collection[str] = ()) -> list[Series]:
    """All that recurs among entries up to `today`, also what has stopped, the surest first."""
    seen = [entry for entry in entries if entry.day <= today]
    chains = chains_through(groups(seen, noise), today)
    taken = {point.at for chain, _ in chains for point in chain.points}
    found = [
        _series(chain, seen, [seen[point.at] for point in home.points if point.at not in taken], today)
        for chain, home in chains
    ]
    return sorted(found, key=lambda series: (-series.confidence, series.since, series.last.payee, series.minor))


def forecast(series: Iterable[Series], today: date, days: int = 31, sure: float = SURE) -> list[Coming]:
    """What is expected after `today` and within so many days, in order; what is late is expected tomorrow."""
    end = today + timedelta(days=days)
    found = []
    for one in series:
        if one.next is None or one.confidence < sure:
            continue
        came = [entry.day for entry in one.entries]
        times, day = 1, expected(one.rhythm, came)
        while day <= end:
            if day >= one.next:
                found.append(Coming(one, max(day, today + timedelta(days=1)), one.minor))
            times += 1
            day = expected(one.rhythm, came, times)
    return sorted(found, key=lambda coming: (coming.day, coming.series.last.payee, coming.minor))


def _series(chain: Chain, seen: Sequence[Seen], strangers: Sequence[Seen], today: date) -> Series:
    entries = tuple(seen[point.at] for point in chain.points)
    minors = [entry.minor for entry in entries]
    due = due_days(chain, today)
    beside = sum(_looks_alike(entries, other) for other in strangers)
    return Series(
        entries, chain.rhythm, next_amount(minors), min(minors[-RECENT:]), max(minors[-RECENT:]),
        fixed=minors[-1] == minors[-2],
        confidence=trust(chain, beside, len(due) - 1),
        next=due[-1] if len(due) <= _MISSED_AT_THE_END else None,
        skipped=skipped_days(chain),
        changes=_changes(entries),
    )  # fmt: skip


def _looks_alike(entries: Sequence[Seen], other: Seen) -> bool:
    """Whether an entry of the same payee says that these are only some of many, chosen because they fit.

    Before their time it is one of an equal sum. Since they began it is any of about the sum; beside two entries, which
    say little of what kind they are, it is every one.
    """
    if other.day < entries[0].day:
        return other.minor == entries[-1].minor
    return len(entries) == _FEW or near(entries[-1].minor, other.minor)


def _changes(entries: Sequence[Seen]) -> tuple[Change, ...]:
    """Where an amount that had stood twice gave way to another that stood twice, or is the latest."""
    runs: list[list[Seen]] = []
    for entry in entries:
        if runs and runs[-1][-1].minor == entry.minor:
            runs[-1].append(entry)
        else:
            runs.append([entry])
    return tuple(
        Change(new[0].day, old[0].minor, new[0].minor)
        for old, new in pairwise(runs)
        if len(old) > 1 and (len(new) > 1 or new is runs[-1])
    )
