"""One value for each field of a receipt, from what every engine has for it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal

from core.documents.model import Hints, Read
from core.documents.page import Page
from core.receipts.agree import Choice, Ranked, pooled
from core.receipts.agree_names import pooled_names
from core.receipts.codes import Coded, coded
from core.receipts.confidence import of_day, of_name, of_total
from core.receipts.currency import Money, currency_of
from core.receipts.dates import orders
from core.receipts.days import DayCandidate, clock_of, day_candidates
from core.receipts.lend import lent
from core.receipts.merchant import name_candidates
from core.receipts.money import Entry, entries
from core.receipts.rows import Row, rows_of
from core.receipts.totals import Candidate, candidates
from core.receipts.words import ReceiptWords

_CODE_SURE = 0.99
_TRUST = {"textract": 2, "rapidocr": 1}
"""Whose digits are taken where two engines differ and nothing else decides: those of the higher; others have none."""
_LATIN_ONLY = frozenset({"rapidocr"})
_SEVERAL = 0.7
"""A total beside which another could be it is no surer than this."""
_ALONE = 0.8
"""A time of day that stands nowhere near the date."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What stands on a receipt before anything is chosen: its lines and figures by engine, its code, its currency.

    `exact` tells that the text is the file's own, so that there is nothing for two engines to agree on.
    """

    readings: tuple[tuple[Row, ...], ...]
    figures: tuple[tuple[Entry, ...], ...]
    words: ReceiptWords
    hints: Hints
    code: Coded | None
    currency: Money | None
    exact: bool


def look(readings: Sequence[Sequence[Page]], words: ReceiptWords, hints: Hints, codes: Sequence[str]) -> Seen:
    """Find the lines of each engine that read anything, and what holds for the whole paper."""
    ordered = sorted(readings, key=lambda pages: -max((_TRUST.get(page.engine, 0) for page in pages), default=0))
    rows = tuple(made for pages in ordered for made in (rows_of(pages, words),) if made)
    exact = bool(rows) and all(page.engine == "pdf" for pages in readings for page in pages)
    code = coded(codes)
    money = Money(code.currency, _CODE_SURE, printed=True) if code and code.currency else None
    return Seen(
        rows, lent([entries(one) for one in rows]), words, hints, code, money or currency_of(rows, words, hints), exact
    )


def totals(seen: Seen) -> tuple[Choice[Decimal], ...]:
    """Every sum that could be the total, the likeliest first."""
    ranked: list[Sequence[Ranked[Decimal]]] = [
        candidates(rows, made) for rows, made in zip(seen.readings, seen.figures, strict=True)
    ]
    if seen.code and seen.code.total:
        ranked.append([Candidate(seen.code.total, {"code"})])
    return pooled(ranked * 2 if seen.exact else ranked)


def total(choices: Sequence[Choice[Decimal]], rivals: Sequence[Decimal]) -> Read[Decimal] | None:
    """The total, less sure where another sum could be it too."""
    if not choices:
        return None
    best = choices[0]
    sure = of_total(best)
    return Read(best.value, min(sure, _SEVERAL) if rivals else sure, best.box, best.page)


def rivals(choices: Sequence[Choice[Decimal]]) -> tuple[Decimal, ...]:
    """The other sums that a label calls the total and nothing explains: without a surcharge, before a tip."""
    if not choices:
        return ()
    explained = {"before", "under", "tendered", "unseen", "share"}
    return tuple(
        one.value
        for one in choices[1:]
        if one.evidence & {"final", "total"} and not one.evidence & explained
        and one.tops + one.engines >= choices[0].engines and one.score > choices[0].score / 2
    )  # fmt: skip


def day(seen: Seen) -> tuple[Read[date] | None, Read[time] | None]:
    """The day of the purchase, and the time beside it or anywhere on the paper."""
    code = seen.currency.code if seen.currency and seen.currency.printed else None
    order = orders(code, seen.hints.countries)
    today = seen.hints.today
    found = [day_candidates(rows, seen.words, order, today) for rows in seen.readings]
    ranked: list[Sequence[Ranked[date]]] = [*found]
    if seen.code and seen.code.day:
        ranked.append([DayCandidate(seen.code.day, {"code"})])
    choices = pooled(ranked * 2 if seen.exact else ranked)
    if not choices:
        return None, _clock(seen, [])
    best = choices[0]
    same = [one for ranked_one in found for one in ranked_one if one.value == best.value]
    return Read(best.value, of_day(best), best.box, best.page), _clock(seen, same)


def _clock(seen: Seen, same: Sequence[DayCandidate]) -> Read[time] | None:
    """The time of day: that of the code, that beside the date, else the first on the paper."""
    if seen.code and seen.code.clock:
        return Read(seen.code.clock, _CODE_SURE)
    beside = [one for one in same if one.clock]
    if beside:
        agreed = len({one.clock for one in beside}) == 1 and len(beside) > 1
        clock = beside[0].clock
        return Read(clock, 0.95 if agreed else 0.85, beside[0].box, beside[0].page) if clock else None
    anywhere = next((clock for rows in seen.readings for clock in (clock_of(rows),) if clock), None)
    return Read(anywhere, _ALONE) if anywhere else None


def merchant(seen: Seen, heads: Sequence[Page] = ()) -> Read[str] | None:
    """The seller's name; `heads` are first lines that were read once more, by what the other readings are not of."""
    again = rows_of(heads, seen.words)
    readings = [*_readable(seen.readings), *([again] if again else [])]
    ranked = [name_candidates(rows, seen.words) for rows in readings]
    choices = pooled_names(ranked * 2 if seen.exact else ranked, seen.words)
    return Read(choices[0].text, of_name(choices[0]), choices[0].box, choices[0].page) if choices else None


def _readable(readings: Sequence[tuple[Row, ...]]) -> list[tuple[Row, ...]]:
    """The readings whose letters count: on a Cyrillic paper not those of an engine that knows Latin letters only."""
    cyrillic = [rows for rows in readings if _is_cyrillic(rows)]
    return [rows for rows in readings if rows[0].engine not in _LATIN_ONLY] if cyrillic else list(readings)


def _is_cyrillic(rows: Sequence[Row]) -> bool:
    """Whether most letters are Cyrillic."""
    letters = [char for row in rows for char in row.text.lower() if char.isalpha()]
    return 2 * sum("а" <= char <= "ө" for char in letters) > len(letters)
