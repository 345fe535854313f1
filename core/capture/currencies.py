"""Which currency a sum is in: as said, of the account named, else the person's own where the thing may cost so much."""

from decimal import Decimal

from core.capture.amounts import Sum
from core.capture.draft import Draft
from core.capture.model import Context, Kind
from core.capture.naming import find_category, is_plausible
from core.capture.vocabulary import Vocabulary
from core.money.currency import CURRENCIES

TOGROG = "MNT"
_RATHER_TOGROG = 20_000
"""So large a bare number in a Mongolian line is asked about even where a thing may cost so many dollars."""


class Currencies:
    """The rules for one person."""

    def __init__(self, vocabulary: Vocabulary, context: Context) -> None:
        self._vocabulary = vocabulary
        self._context = context
        home = vocabulary.currency_by_country.get("home", {}).get(context.country, ())
        families = (code for codes in vocabulary.currency_by_country.get("home", {}).values() for code in codes)
        self.own = tuple(dict.fromkeys((context.base, *home, *families)))
        self._here = home[0] if home else context.base

    def options(self, draft: Draft, slot: str, said: Sum) -> tuple[tuple[str, ...], str]:
        """The codes that a sum may be in; one and no question when sure, several (or none) and a question when not."""
        if said.currency is not None:
            return self._said(said.currency, draft.account_currency)
        size = said.options[0][1]
        if slot == "fee":
            return (draft.main.currency or self._context.base,), ""
        if slot == "received":
            return self._received(draft, size)
        if draft.account_currency:
            return self._of_account(draft, draft.account_currency, size)
        return self._by_size(draft, said, size)

    def _said(self, word: str, of_account: str | None) -> tuple[tuple[str, ...], str]:
        if word in CURRENCIES:
            return (word,), ""
        by_country = self._vocabulary.currency_by_country[word]
        if any(of_account in codes for codes in by_country.values()):
            return (of_account or "",), ""
        codes = by_country.get(self._context.country) or by_country["*"]
        return codes, "" if len(codes) == 1 else f"currency.{word.partition('_')[0]}"

    def _received(self, draft: Draft, size: Decimal) -> tuple[tuple[str, ...], str]:
        """What arrived without a currency is tögrög when it is as much more as a tögrög is smaller."""
        sent = draft.main.currency or self._context.base
        times = size / draft.main.options[0][1]
        if sent != TOGROG and 500 <= times <= 10_000:
            return (TOGROG,), ""
        return tuple(dict.fromkeys((sent, *self.own))), "currency.received"

    def _of_account(self, draft: Draft, code: str, size: Decimal) -> tuple[tuple[str, ...], str]:
        if self.fits(draft, code, size):
            return (code,), ""
        others = [other for other in self.own if other != code and self.fits(draft, other, size)]
        return (code, *others), "currency.account" if others else ""

    def _by_size(self, draft: Draft, said: Sum, size: Decimal) -> tuple[tuple[str, ...], str]:
        base = self._context.base
        if base != TOGROG and size >= 100 and size != int(size):
            return (base,), ""
        fitting = [code for code in self.own if self.fits(draft, code, size)]
        mongolian = draft.mongolian or said.language == "mn"
        if base in fitting:
            doubtful = mongolian and base != TOGROG and (TOGROG in fitting or size >= _RATHER_TOGROG)
            return ((base, TOGROG), "currency.size") if doubtful else ((base,), "")
        if fitting == [TOGROG] and mongolian:
            return (TOGROG,), ""
        if self._here in fitting:
            return (self._here,), ""
        if fitting:
            return (*fitting, base), "currency.size"
        return self.own, "currency.size"

    def fits(self, draft: Draft, code: str, size: Decimal) -> bool:
        """Whether what the draft speaks of may cost so much in a currency."""
        names = []
        kind = draft.kinds.options[0]
        if slug := find_category(draft.part, kind, size, code, self._vocabulary):
            names.append(slug)
        if kind is not Kind.EXPENSE:
            names.append(kind.value)
        return is_plausible(self._vocabulary, code, names, size)

    def thousands(self, draft: Draft, size: Decimal) -> bool:
        """Whether so many tögrög would be nothing, and a thousand times as many a price: 8.5, 12."""
        return size < 1000 and not self.fits(draft, TOGROG, size)
