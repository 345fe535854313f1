"""Reads that a sum is not the same each time: about 180, 150 орчим, between 80 and 120, 150-200, 80-120к хооронд."""

import re
from decimal import Decimal
from fractions import Fraction

from core.accounts.phrase import Phrase
from core.capture.cases import split_case
from core.capture.roles import Role
from core.capture.tokens import Shape

USE = "about"
"""What a word is taken for that says so: it is no part of the name, nor of the sum."""
_GLUED_RANGE = re.compile(r"(?<![\w.,+-])(\d{2,6})-(\d{2,6})(?![\w.,-]*\d)")
"""150-200: read as the number of a telephone where it is not set apart."""
_GLUED_RATE = re.compile(r"(?<=\d)(?=p/?[wf]\b)", re.IGNORECASE)
"""650pw: so much a week."""
_MOST_APART = 20
_SAME = Fraction(1)


def set_apart(plain: str) -> str:
    """A line with the two ends of a range set apart, and a sum from how often it is."""
    plain = _GLUED_RATE.sub(" ", plain)
    return _GLUED_RANGE.sub(lambda met: " – ".join(met.groups()) if int(met[1]) < int(met[2]) else met[0], plain)


def read_about(p: Phrase) -> Fraction | None:
    """Take what says that a sum varies, and the lower of two; the share of the sum that is left which it is at least.

    None where nothing says that it varies, 1 where it is only about so much.
    """
    share = next((found for at in range(len(p.atoms)) if (found := _range(p, at))), None)
    said = [*p.places("varies"), *(at for at in p.places("about") if _stands_by_number(p, at))]
    for at in said:
        p.take(at, at + 1 + p.mark(at + 1, "."), USE)
    return share or (_SAME if said else None)


def _stands_by_number(p: Phrase, at: int) -> bool:
    """Whether a number is beside, but for its sign and its thousands."""
    before, after = at - 1, at + 1 + p.mark(at + 1, ".")
    while p.has(before, Role.CURRENCY) or p.has(before, Role.MULTIPLIER):
        before -= 1
    while p.has(after, Role.CURRENCY):
        after += 1
    return any(p.free(place) and p.atoms[place].numeral is not None for place in (before, after))


def _range(p: Phrase, at: int) -> Fraction | None:
    """Two numbers that begin at a place, the lesser first: taken but for the greater."""
    start = at + p.says(at, "between")
    low, own, place = _number(p, start)
    if low is None:
        return None
    cased = _is_from(p, place - 1)
    joined = p.mark(place, "-", "–", "—") or p.says(place, "joins") or (start > at and p.has(place, Role.AND))
    place += joined
    high, others, last = _number(p, place)
    if high is None or not (joined or cased):
        return None
    shared = others if own is None and low < high else own
    least, most = low * (shared or 1), high * (others or 1)
    if not 0 < least < most <= least * _MOST_APART:
        return None
    p.take(at, place, USE)
    if p.says(last, "between"):
        p.take(last, last + 1, USE)
    return Fraction(least) / Fraction(most)


def _is_from(p: Phrase, at: int) -> bool:
    """Whether a word of thousands says from how much it is: «80 мянгаас»."""
    return p.has(at, Role.MULTIPLIER) and split_case(p.atoms[at].text.lower())[1] == "from"


def _number(p: Phrase, at: int) -> tuple[Decimal | None, Decimal | None, int]:
    """A number with its sign: its value, its thousands, and the place behind both; no value where there is none."""
    sign = p.free(at) and p.atoms[at].shape is Shape.SIGN and p.has(at, Role.CURRENCY)
    place = at + sign
    numeral = p.atoms[place].numeral if p.free(place) else None
    if numeral is None:
        return None, None, at
    place += 1
    by = None
    if p.has(place, Role.MULTIPLIER):
        by, place = Decimal(p.atoms[place].roles[Role.MULTIPLIER]), place + 1
    return numeral.value, by, place + (not sign and p.has(place, Role.CURRENCY))
