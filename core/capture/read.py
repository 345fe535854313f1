"""Reads what a person wrote, one line or many: what is sure becomes items, what is not becomes one question."""

from dataclasses import replace

from core.capture.alerts import is_alert, read_alert, without_masked
from core.capture.amounts import find_sums
from core.capture.assemble import assemble
from core.capture.atoms import Line, read_atoms
from core.capture.dates import find_days
from core.capture.model import Ask, Choice, Context, Item, Kind, Question, Reading
from core.capture.pots import mark_own_accounts, mark_pots
from core.capture.roles import Role
from core.capture.sense import why_doubted, why_nothing
from core.capture.settle import MOST_CHOICES, Settling, params_of
from core.capture.text import clean
from core.capture.vocabulary import Vocabulary

_SURER_THAN_DOUBT = ("date.future", "amount.each")
"""Questions that are to the point even when the line may be none of money."""


def read_message(text: str, vocabulary: Vocabulary, context: Context) -> tuple[Reading, ...]:
    """Read every line that is not blank; a bank's alert over several lines is one reading. At least one reading."""
    if "\n" in text and is_alert(clean(text), vocabulary):
        return (read_line(text, vocabulary, context),)
    lines = [line for line in text.splitlines() if line.strip()]
    return tuple(read_line(line, vocabulary, context) for line in lines or [text])


def read_line(text: str, vocabulary: Vocabulary, context: Context) -> Reading:
    """Read one line, or one alert. Never raises and never guesses; `Reading.text` is the text as it was given."""
    plain = clean(text)
    if is_alert(plain, vocabulary):
        return replace(read_alert(plain, vocabulary, context), text=text)
    line = read_atoms(without_masked(plain), vocabulary, context)
    mark_own_accounts(line, context)
    mark_pots(line)
    days = find_days(line, context)
    sums = find_sums(line)
    if code := why_nothing(line, sums):
        return Reading(text, (), Question(Ask.MEANING, code, _mentioned(line)))
    drafts = assemble(line, sums, days, vocabulary, context)
    doubt = why_doubted(line, sums, moved=drafts[0].kinds.options[0] is not Kind.EXPENSE)
    settled = Settling(vocabulary, context).settle(drafts)
    ahead = isinstance(settled, Question) and settled.code in _SURER_THAN_DOUBT
    if doubt and not ahead:
        return Reading(text, (), _guess(doubt, settled))
    if isinstance(settled, Question):
        return Reading(text, (), settled)
    return Reading(text, settled)


def _guess(code: str, settled: tuple[Item, ...] | Question) -> Question:
    """Ask whether this was meant to be recorded; "no" is always a choice."""
    nothing = Choice("meaning.no", (), ())
    if isinstance(settled, Question):
        choices = settled.choices[: MOST_CHOICES - 1]
        return Question(Ask.MEANING, code, settled.params, (*choices, nothing))
    record = Choice("meaning.record", params_of(settled[0]), settled)
    return Question(Ask.MEANING, code, params_of(settled[0]), (record, nothing))


def _mentioned(line: Line) -> tuple[tuple[str, str], ...]:
    """The category that was named without a sum, so that the question can name it."""
    slug = next((atom.roles[Role.CATEGORY] for atom in line.atoms if atom.has(Role.CATEGORY)), None)
    return (("category", slug),) if slug else ()
