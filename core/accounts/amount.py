"""How much was said, and in which currency it may be: as said, the bank's, the place's, else the person's own."""

from dataclasses import dataclass
from decimal import Decimal

from core.accounts.model import AccountKind
from core.accounts.named import Thing
from core.accounts.phrase import Phrase
from core.capture.amounts import find_sums
from core.money.currency import CURRENCIES, CurrencyKind
from core.money.money import LIMIT

_TOGROG = "MNT"
_RATHER_TOGROG = 20_000
_LEAST = {AccountKind.PROPERTY: {_TOGROG: 1_000_000, "*": 1_000}, AccountKind.VEHICLE: {_TOGROG: 300_000, "*": 200}}
"""Less than this is no price of such a thing, but what was spent on it."""
_ENOUGH_TO_OWN = 2_000_000


@dataclass(frozen=True, slots=True)
class Amount:
    """The readings of the number, the codes that it may be in (none when only an account can tell), and its end."""

    values: tuple[Decimal, ...]
    codes: tuple[str, ...]
    said: bool
    start: int
    end: int
    mongolian: bool = False

    @property
    def is_coin(self) -> bool:
        """Whether it counts a coin: 0.25 btc is the thing itself."""
        return self.said and len(self.codes) == 1 and CURRENCIES[self.codes[0]].kind is CurrencyKind.CRYPTO


def read_amount(p: Phrase) -> Amount | None:
    """The only sum of the line; None when there is none, more than one, or one that is nothing or can be none."""
    ours = [atom for atom in p.atoms if not atom.free]
    sums = find_sums(p.line)
    if len(sums) != 1 or any(atom.numeral and atom.use != "sum" for atom in p.atoms if atom not in ours):
        return None  # a number that counts something ("2 x", "1 and 2") says more than a balance
    found = sums[0]
    values = tuple(dict.fromkeys(value for _, value in found.options))
    if not values or any(not 0 < value <= LIMIT for value in values):
        return None
    if found.sign < 0:
        values = tuple(-value for value in values)
    codes = _said(p, found.currency)
    return Amount(
        values, codes, bool(codes), found.start, found.end, mongolian=found.language == "mn" or p.line.mongolian
    )


def has_sums(p: Phrase) -> bool:
    """Whether any number was taken for money."""
    return any(atom.use == "sum" for atom in p.atoms)


def _said(p: Phrase, word: str | None) -> tuple[str, ...]:
    if word is None or word in CURRENCIES:
        return (word,) if word else ()
    by_country = p.words.vocabulary.currency_by_country[word]
    return by_country.get(p.context.country) or by_country["*"]


def currencies(p: Phrase, amount: Amount, thing: Thing, country: str | None) -> tuple[str, ...]:
    """What a new account's worth may be in: one code when sure."""
    if amount.said:
        return amount.codes
    if thing.bank:
        return (p.words.vocabulary.banks[thing.bank],)
    home = p.words.vocabulary.currency_by_country.get("home", {})
    if country and country in home:
        return home[country][:1]
    base = p.context.base
    if base == _TOGROG or not amount.mongolian:
        return (base,)
    size = max(amount.values)
    if size >= _ENOUGH_TO_OWN:
        return (_TOGROG,)
    return (base, _TOGROG) if size >= _RATHER_TOGROG else (base,)


def is_too_little(kind: AccountKind | None, amount: Amount, base: str) -> bool:
    """Whether a flat or a car can hardly be worth so little: it was something spent on it."""
    least = _LEAST.get(kind) if kind else None
    code = amount.codes[0] if amount.codes else base
    return least is not None and any(value < least.get(code, least["*"]) for value in amount.values)


def is_a_price_of_one(kind: AccountKind | None, amount: Amount, base: str) -> bool:
    """Whether so much is what one pays for the whole thing, not for its fuel or repair."""
    code = amount.codes[0] if amount.codes else base
    return kind is AccountKind.VEHICLE and code == _TOGROG and min(amount.values) >= _ENOUGH_TO_OWN
