"""What a phrase may do in a line of money."""

from enum import StrEnum
from typing import NamedTuple


class Role(StrEnum):
    """What a phrase does in a line; each is a table or a list of the vocabulary files."""

    ACCOUNT = "account"
    AGO = "ago"
    AND = "and"
    BANK = "bank"
    CATEGORY = "category"
    CURRENCY = "currency"
    DAY = "day"
    DAY_MARK = "day_mark"
    GOODS = "goods"
    HALF = "half"
    KNOWN = "known"
    LABEL = "label"
    MERCHANT = "merchant"
    MONTH = "month"
    MONTH_MARK = "month_mark"
    MULTIPLIER = "multiplier"
    NAME = "name"
    NOTHING = "nothing"
    NUMBER = "number"
    OR = "or"
    ORDINAL = "ordinal"
    ORDINARY = "ordinary"
    PART_OF_DAY = "part_of_day"
    PARTICLE = "particle"
    PERIOD = "period"
    PERSON = "person"
    POT = "pot"
    SHOP = "shop"
    SIGNAL = "signal"
    STOP = "stop"
    TIMES = "times"
    UNIT = "unit"
    VAGUE_DAY = "vague_day"
    WEAK_CATEGORY = "weak_category"
    WEEKDAY = "weekday"
    WHICH = "which"

    __hash__ = str.__hash__
    """That of an enumeration is slow, and each word of a line is asked for its roles."""


class Meaning(NamedTuple):
    """One thing that a phrase may say: a role, its value, and the language of the file that lists it."""

    role: Role
    value: str
    language: str
