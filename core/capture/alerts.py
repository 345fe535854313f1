"""Reads a bank's alert that was pasted or forwarded: the one sum that moved, never a balance.

Banks word their messages alike: which account, which way, how much, when, to whom or for what, and what is left. The
words that mark each of these are data; what they do not settle is asked.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from core.capture.amounts import PLACES, Sum, find_sums
from core.capture.atoms import Line, read_atoms
from core.capture.dates import Day, find_days
from core.capture.draft import Draft, Names
from core.capture.kinds import Kinds
from core.capture.model import Ask, Context, Item, Kind, Question, Reading
from core.capture.naming import find_accounts, find_payee
from core.capture.parts import Part
from core.capture.roles import Role
from core.capture.settle import Settling
from core.capture.vocabulary import Vocabulary

SOURCE = "bank_message"
LINE_BREAK = " ¶ "
"""Stands for the end of a line inside an alert, where a field ends."""

_MASKED = re.compile(
    r"\b\d*\*{2,}\d*\b|(?<!\w)\*\d{4}\b|(?<=: [Cc]ard )\d{4}\b|(?<!\w)\d*\*{2,}\d+"
    r"|\b[xX]{2,}\d{2,4}\b|(?<=ending )\d{3,4}\b|(?<=ending in )\d{3,4}\b"
)
_SUM = re.compile(r"\d[\d.,]*\d")
_LABELLED = re.compile(r"[\s:.=-]*(?:is |of |нь )?[A-Z]{0,3} ?[A-Z]{0,2}[$€£₮]? ?\d")
"""What may stand between the word "balance" and its sum."""
_DASHED = re.compile(r"\b(\d{1,2})-?([A-Za-z]{3})-?(?:20)?(\d\d)\b")
_SENTENCE = re.compile(r"[.;] |¶")
_MONTHS = frozenset({"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"})
_MOST_LETTERS = 1500


def without_masked(plain: str) -> str:
    """A line without card and account numbers of which a part is hidden."""
    return _MASKED.sub(" ", plain)


def is_alert(plain: str, vocabulary: Vocabulary) -> bool:
    """Whether a text is a bank's own message: it has a mark of one, and says which way money went or what is left.

    "Bal: $310.55" is such a mark where another sum went before it.
    """
    if len(plain) > _MOST_LETTERS:
        return False
    alerts = vocabulary.alerts
    marked = _MASKED.search(plain) or alerts["mark"].search(plain)
    left = any(_SUM.search(plain, 0, found.start()) for found in _balances(plain, vocabulary))
    if not (marked or left):
        return False
    if any(alerts[name].search(plain) for name in ("out", "weak_out", "in", "refund")):
        return True
    return bool(marked) and any(alerts[name].search(plain) for name in ("balance", "amount", "failed"))


def _balances(plain: str, vocabulary: Vocabulary) -> Iterator[re.Match[str]]:
    """The words for what is left that stand right before a sum."""
    return (found for found in vocabulary.alerts["balance"].finditer(plain) if _LABELLED.match(plain, found.end()))


def read_alert(plain: str, vocabulary: Vocabulary, context: Context) -> Reading:
    """Read an alert; the reading's text is the plain one."""
    alerts = vocabulary.alerts
    memo, rest = _memo(_DASHED.sub(_spaced, without_masked(plain)), vocabulary)
    if alerts["failed"].search(rest):
        return Reading(plain, (), Question(Ask.MEANING, "meaning.alert"))
    line = read_atoms(rest, vocabulary, replace(context, language="mn" if _mongolian(plain) else "en"))
    days = find_days(line, context)
    moved = _moved_sums(line, find_sums(line), vocabulary)
    if not moved:
        return Reading(plain, (), Question(Ask.MEANING, "meaning.alert"))
    accounts = find_accounts(line, vocabulary, context)
    memo_line = read_atoms(memo, vocabulary, context)
    days = days or find_days(memo_line, context)
    named = memo_line if memo else line
    shops = (atom.roles[Role.MERCHANT] for atom in named.atoms if atom.has(Role.MERCHANT))
    payee = find_payee(memo_line, memo_line.atoms) or memo.strip(" -:;,.") or next(shops, None)
    kinds = _kinds(rest, memo, moved[0], vocabulary)
    draft = Draft(
        part=Part(moved[0], named.atoms, shops_first=True),
        main=_of_bank(_one_sum(moved), vocabulary),
        kinds=kinds,
        days=(context.today,),
        names=Names(
            payee=payee, account=accounts.account, to_account="cash" if kinds.options[0] is Kind.TRANSFER else None
        ),
        account_currency=accounts.currency,
        mongolian=_mongolian(plain),
        accepted=frozenset({"main"}) if moved[0].currency else frozenset(),
    )
    settled = Settling(vocabulary, context).settle([_dated(draft, days)])
    if isinstance(settled, Question):
        choices = tuple(replace(choice, items=_marked(choice.items)) for choice in settled.choices)
        return Reading(plain, (), replace(settled, choices=choices))
    return Reading(plain, _marked(settled))


def _spaced(found: re.Match[str]) -> str:
    """22-Nov-26 as 22 Nov 2026; KMART22ABC34 is left as it is."""
    day, month, year = found.groups()
    return f"{day} {month} 20{year}" if month.lower() in _MONTHS else found.group()


def _mongolian(plain: str) -> bool:
    return "MNT" in plain or "₮" in plain or any("\u0400" <= letter <= "\u04ff" for letter in plain)


def _marked(items: tuple[Item, ...]) -> tuple[Item, ...]:
    return tuple(replace(item, source=SOURCE) for item in items)


def _memo(text: str, vocabulary: Vocabulary) -> tuple[str, str]:
    """What the payment was for or to whom, and the text without it."""
    alerts = vocabulary.alerts
    if label := alerts["memo"].search(text):
        start = label.end()
        ends = [found.start() for name in ("field", "balance") if (found := alerts[name].search(text, start))]
        if sentence := _SENTENCE.search(text, start):
            ends.append(sentence.start())
        end = min(ends, default=len(text))
        return text[start:end].strip(" :"), text[: label.start()] + " ¶ " + text[end:]
    return _party(text, vocabulary)


def _party(text: str, vocabulary: Vocabulary) -> tuple[str, str]:
    """At WOOLWORTHS METRO on 23/11: the name behind such a word, up to the next that ends it."""
    alerts = vocabulary.alerts
    for word in alerts["party"].finditer(text):
        start = word.end() + 1
        if start >= len(text) or alerts["not_party"].match(text, start) or text[start] in "$0123456789":
            continue
        ends = [
            found.start() for found in (alerts["party_end"].search(text, start), _SENTENCE.search(text, start)) if found
        ]
        end = min(ends, default=len(text))
        name = text[start:end].strip(" .,;")
        if name:
            return name, text[: word.end()] + " ¶ " + text[end:]
    return "", text


def _moved_sums(line: Line, sums: list[Sum], vocabulary: Vocabulary) -> list[Sum]:
    """The sums that are not what is left on the account, nor a number of something else."""
    moved = []
    last_end = 0
    for found in sums:
        start, end = line.atoms[found.start].start, line.atoms[found.end - 1].end
        before = _SENTENCE.split(line.plain[last_end:start])[-1]
        behind = line.plain[end : end + 24]
        left = vocabulary.alerts["balance"].search(before) or vocabulary.alerts["behind"].match(behind.lstrip())
        as_balance = any(found.start() >= last_end for found in _balances(line.plain[:end], vocabulary))
        labelled = found.currency or found.sign or vocabulary.alerts["amount"].search(before)
        if labelled and not left and not as_balance:
            moved.append(found)
        last_end = end
    return moved


def _one_sum(moved: list[Sum]) -> Sum:
    first = moved[0]
    if len({found.options for found in moved}) == 1:
        return first
    values = dict.fromkeys(value for found in moved for _, value in found.options)
    return replace(first, options=tuple(zip(PLACES, values, strict=False)), question="amount.which")


def _of_bank(said: Sum, vocabulary: Vocabulary) -> Sum:
    """A sign in a bank's words is of the bank's country, not of the reader's."""
    word = f"{said.currency}_alert"
    return replace(said, currency=word) if word in vocabulary.currency_by_country else said


def _kinds(rest: str, memo: str, said: Sum, vocabulary: Vocabulary) -> Kinds:
    alerts = vocabulary.alerts
    if alerts["refund"].search(rest) or alerts["refund"].search(memo):
        return Kinds((Kind.REFUND,))
    if alerts["withdrawn"].search(rest) or alerts["withdrawn"].search(memo):
        return Kinds((Kind.TRANSFER,))
    came = said.sign > 0 or (not said.sign and bool(alerts["in"].search(rest)))
    went = said.sign < 0 or (not said.sign and bool(alerts["out"].search(rest)))
    if came and not went:
        return Kinds((Kind.INCOME,))
    went = went or alerts["weak_out"].search(rest) is not None or alerts["shop"].search(rest) is not None
    if went and not came and not alerts["moved"].search(rest):
        return Kinds((Kind.EXPENSE,))
    return Kinds((Kind.EXPENSE, Kind.REMITTANCE, Kind.INCOME), "kind.alert")


def _dated(draft: Draft, days: list[Day]) -> Draft:
    options = tuple(dict.fromkeys(option for day in days for option in day.options))
    questions = [day.question for day in days if day.question]
    if not days:
        return draft
    question = questions[0] if questions else ("date.which" if len(options) != 1 else "")
    return replace(draft, days=options, day_question=question, date_said=True)
