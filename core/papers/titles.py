"""Numbers of titles and certificates, and areas, as registers of the two countries print them."""

import re
from decimal import Decimal

_VOLUME = re.compile(r"\bVol(?:ume)?\.?:?\s*(\d{1,6})[\s,/-]*Fol(?:io)?\.?:?\s*(\d{1,6})\b", re.IGNORECASE)
_FOLIO = re.compile(r"(?<![\d/])(\d{1,5}(?:/[A-Z0-9]{1,4})?/(?:SP|DP|CP)?\d{3,8})(?![\d/])", re.IGNORECASE)
_DAY = re.compile(r"\d{1,2}/\d{1,2}/\d{4}")
_REFERENCE = re.compile(r"(?<!\d)\d{7,9}(?!\d)")
_LOT = re.compile(
    r"\bLOT\s+(\d{1,5})\s+(?:IN|ON)?\s*"
    r"(DEPOSITED PLAN|STRATA PLAN|REGISTERED PLAN|SURVEY PLAN|PLAN OF SUBDIVISION|DP|SP|RP|PS|BUP|GTP)"
    r"\s*(\d{3,8}[A-Z]?)",
    re.IGNORECASE,
)
_SHORT = {
    "DEPOSITED PLAN": "",
    "DP": "",
    "STRATA PLAN": "SP",
    "REGISTERED PLAN": "RP",
    "SURVEY PLAN": "SP",
    "PLAN OF SUBDIVISION": "PS",
}
_MONGOLIAN = re.compile(r"(?<![^\W\d_])([ҮУYVГ])\s*-?\s*(\d{8,12})(?!\d)", re.IGNORECASE)
_READ_AS = {"У": "Ү", "Y": "Ү", "V": "Ү"}
_METRES = (
    r"m2|m²|sq\.? ?m(?:etres)?\b|sqm|square met(?:re|er)s?|м2|м²|м\.? ?кв\.?|кв\.? ?м\.?|мкв|метр квадрат|ам\.? ?метр"
)
_HECTARES = r"ha\b|hectares?|га\b"
_AREA = re.compile(rf"(\d[\d, ]*(?:[.,]\d+)?)\s*(?:(?:{_METRES})|(?P<ha>{_HECTARES}))", re.IGNORECASE)
_BARE = re.compile(r"\d{1,3}(?:[, ]\d{3})*(?:[.,]\d{1,4})?|\d{1,6}(?:[.,]\d{1,4})?")


def folio(text: str) -> str | None:
    """An Australian title where its number has a shape of its own: volume and folio, or lot and plan with a slash."""
    found = _VOLUME.search(text)
    if found:
        return f"Volume {found[1]} Folio {found[2]}"
    slashed = next((one for one in _FOLIO.finditer(text) if not _DAY.fullmatch(one[1])), None)
    return slashed[1].upper() if slashed else None


def title_reference(text: str) -> str | None:
    """A title that is one number, as in Queensland; a label must say that it is one."""
    found = _REFERENCE.match(text)
    return found.group() if found else None


def few_digits(text: str) -> str | None:
    """The number of a volume or a folio that stands in a column by itself."""
    return text if text.isdigit() and len(text) <= 6 else None


def lot_and_plan(text: str) -> str | None:
    """A lot in a plan, written as registers write it ("12/345678", "5/SP98765")."""
    found = _LOT.search(text)
    if not found:
        return None
    plan = found[2].upper()
    return f"{found[1]}/{_SHORT.get(plan, plan)}{found[3]}"


def certificate(text: str) -> str | None:
    """The number of a Mongolian certificate ("Ү-2203012345"); engines take Ү for У, Y or V."""
    found = _MONGOLIAN.search(text)
    if not found:
        return None
    letter = found[1].upper()
    return f"{_READ_AS.get(letter, letter)}-{found[2]}"


def area(text: str) -> Decimal | None:
    """An area in square metres: with its unit, or a number that stands alone."""
    found = _AREA.search(text)
    if found:
        return _number(found[1]) * (10_000 if found["ha"] else 1)
    alone = _BARE.fullmatch(text.strip())
    return _number(alone.group()) if alone else None


def _number(text: str) -> Decimal:
    """A number as printed: a comma before one or two last figures is a point, otherwise it groups."""
    packed = text.replace(" ", "")
    if re.search(r",\d{1,2}$", packed) and "." not in packed:
        packed = packed.replace(",", ".")
    return Decimal(packed.replace(",", ""))
