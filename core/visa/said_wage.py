"""What an hour at a job pays: "pay 33 an hour at cafe", "kmart 28.50/h", «кафе цагийн 33 доллар».

The amount must stand beside the word of an hour, and the line must speak of pay or name a workplace: what an hour of
parking costs is none. Work in Australia pays Australian dollars; any other currency is not read.
"""

import re
from decimal import Decimal
from functools import lru_cache

from core.capture.text import clean
from core.money.currency import currency
from core.money.money import Money
from core.visa.kept import Wage
from core.visa.said_job import job_of
from core.visa.said_model import Line, Speaker
from core.visa.words import ShiftWords

_LONGEST_LINE = 120
_OTHERS = re.compile(r"[₮€£¥₩]|(?<!\w)(?:us|nz|hk|s)\s?\$")
_LEAST, _MOST = 1, 500
"""Dollars: what is outside of these is no wage of an hour."""


def read_wage(text: str, words: ShiftWords, speaker: Speaker) -> Wage | None:
    """The wage that a line tells of; None when it tells of none."""
    if len(text) > _LONGEST_LINE or "?" in text or _OTHERS.search(text):
        return None
    plain = words.listed(" ".join(clean(text).split()))
    if any(words.pattern(name).search(plain) for name in ("wage.never", "asking.any")):
        return None
    line = Line(_job_first(words).sub(r"\g<of> \g<amount> \g<job>", _other_days(words).sub("", plain)))
    found = line.take(_pattern(words))
    if found is None:
        return None
    paying = line.take(words.pattern("wage.pay"))
    while line.take(words.pattern("wage.pay")):
        continue
    job = job_of(line, words, speaker, mongolian=any("\u0400" <= letter <= "\u052f" for letter in plain))
    amount = Decimal((found["before"] or found["after"]).replace(",", "."))
    if job is None or job.numbers or not (paying or job.known or found["named"]) or not _LEAST <= amount <= _MOST:
        return None
    return Wage(job.name, Money.of(amount, currency("AUD")))


def has_other_days(text: str, words: ShiftWords) -> bool:
    """Whether a line tells of another wage on some days too, which is not kept."""
    return _other_days(words).search(words.listed(" ".join(clean(text).split()))) is not None


@lru_cache(maxsize=4)
def _other_days(words: ShiftWords) -> re.Pattern[str]:
    """What stands behind a wage: "and 42 on sundays"."""
    days = words.either("weekday.plural", "weekday.weekend", *(f"weekday.{number}" for number in range(7)))
    return re.compile(
        rf"\s*(?:,|(?<!\w)and(?!\w))\s*\$?\d{{1,3}}(?:[.,]\d{{1,2}})?(?:\s*/\s*hr?)?\s+on\s+{days}(?!\w)", re.IGNORECASE
    )


@lru_cache(maxsize=4)
def _job_first(words: ShiftWords) -> re.Pattern[str]:
    """The job between the words and the amount: "hourly rate at uber is 30"."""
    of, at, is_ = (words.either(name) for name in ("wage.of_hour", "at.any", "wage.is"))
    return re.compile(
        rf"(?<!\w)(?P<of>{of})\s+(?P<job>{at}\s+[^\d$]+?)\s+{is_}\s+(?P<amount>\$?\d{{1,3}}(?:[.,]\d{{1,2}})?)(?![\d.,:])",
        re.IGNORECASE,
    )


@lru_cache(maxsize=4)
def _pattern(words: ShiftWords) -> re.Pattern[str]:
    dollars = words.either("wage.dollars")
    sign = r"(?:(?:a?\$|aud)\s?)?"
    amount = rf"{sign}(?P<{{}}>\d{{{{1,3}}}}(?:[.,]\d{{{{1,2}}}})?)(?![\d.,:])(?:\s*{dollars}(?!\w))?"
    each, of = words.either("wage.each"), words.either("wage.of_hour")
    joined = rf"(?:\s+{words.either('wage.is')})?"
    return re.compile(
        rf"(?<![\w.,$]){amount.format('before')}\s*(?:/\s*(?:h|hr|hour)|{each})(?!\w)"
        rf"|(?<!\w)(?:(?P<named>{of})|{words.either('wage.beside')}){joined}\s*:?\s*{amount.format('after')}(?!\w)",
        re.IGNORECASE,
    )
