"""Puts together what the steps found in a line: which sum is what, and one draft for each thing that happened."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from core.capture.amounts import Sum
from core.capture.atoms import Atom, Line, describes, is_thing, known_thing, whole
from core.capture.cases import split_case
from core.capture.dates import Day
from core.capture.draft import Draft, Names
from core.capture.evidence import Evidence, is_for_work, is_paid_by, signals_of
from core.capture.kinds import Kinds, kinds_of
from core.capture.legs import Legs, find_legs
from core.capture.model import Context, Kind
from core.capture.naming import Accounts, Person, find_accounts, find_payee, find_persons
from core.capture.parts import Asides, Part, divide, loses_a_thing, take_asides
from core.capture.roles import Role
from core.capture.subjects import is_anothers, other_doer
from core.capture.tokens import Shape
from core.capture.vocabulary import Vocabulary
from core.money.currency import CURRENCIES, CurrencyKind

MOST_SUMS = 12
"""A line with more sums is a table or a prank; it is asked as a whole."""
_BILLS = ("home.", "education.", "money.", "transport.fines")
_PERSONAL = frozenset({"send", "remit", "transfer", "payback", "split", "lend", "borrow"})


def assemble(
    line: Line, sums: Sequence[Sum], days: Sequence[Day], vocabulary: Vocabulary, context: Context
) -> list[Draft]:
    """One draft for each thing that the line tells; never empty when there are sums."""
    asides = take_asides(line, sums)
    accounts = find_accounts(line, vocabulary, context)
    legs = find_legs(line, sums)
    parts = None if len(legs.mains) > MOST_SUMS or loses_a_thing(line) else divide(line, legs.mains)
    if parts is None:
        parts = [Part(_one_of(legs.mains), line.atoms)]
    persons = _persons(line, vocabulary)
    drafts = [_draft(line, part, legs, persons, accounts, asides) for part in parts]
    return _dated(drafts, parts, line, days, context)


def _one_of(sums: Sequence[Sum]) -> Sum:
    """One doubtful sum of several that cannot be told apart: each of the first three, or all together."""
    first = sums[0]
    names = ("first", "second", "third")
    values = [found.options[0][1] for found in sums if found.options]
    options = list(zip(names, values, strict=False))
    alike = len({found.currency for found in sums if found.currency}) <= 1 and len(values) == len(sums)
    if alike and all(len(found.options) == 1 for found in sums):
        options.append(("sum", sum(values, Decimal(0))))
    currency = next((found.currency for found in sums if found.currency), None) if alike else None
    return replace(first, options=tuple(options), question="amount.which", currency=currency)


def _persons(line: Line, vocabulary: Vocabulary) -> list[Person]:
    signals = signals_of(line.atoms)
    strict = "transfer" in signals and not signals & _PERSONAL - {"transfer"}
    persons = find_persons(line, vocabulary, slots=bool(signals & _PERSONAL), strict=strict)
    if not persons and signals & {"payback", "send"}:
        persons = [
            Person(atom.text, "", at, kin=False)
            for at, atom in enumerate(line.atoms)
            if atom.free and atom.shape is Shape.WORD and not atom.roles
        ][:1]
    return persons


def _draft(
    line: Line,
    part: Part,
    legs: Legs,
    persons: Sequence[Person],
    accounts: Accounts,
    asides: Asides,
) -> Draft:
    here = [person for person in persons if any(line.atoms[person.at] is atom for atom in part.atoms)]
    named = [line.atoms[person.at] for person in here]
    telling = [atom for atom in part.atoms if not any(atom is name for name in named)]
    signals = signals_of(part.atoms)
    if "withdraw" in signals:
        accounts = Accounts(accounts.account if accounts.account != "cash" else None, "cash", accounts.currency)
    elif accounts.cash and not accounts.to_account:
        accounts = replace(accounts, to_account="cash")
    elif "topup" in signals and accounts.bare and not accounts.to_account:
        accounts = replace(accounts, account=None, to_account=accounts.account)
    evidence = Evidence(
        signals=signals,
        sign=part.sum.sign,
        income=_income(part.atoms),
        described=any(map(describes, telling)) or any(atom.use == "note" and is_thing(atom) for atom in telling),
        spent=any(map(_only_spent, part.atoms)),
        bill=any(map(_is_bill, part.atoms)),
        thing=any(atom.free and (atom.has(Role.CATEGORY) or atom.has(Role.WEAK_CATEGORY)) for atom in telling),
        known=any(map(known_thing, telling)),
        persons=here,
        accounts=accounts,
        either=any(map(_either_way, part.atoms)),
        coins=is_coin(part.sum.currency),
        another=is_anothers(part.atoms),
        payer=is_paid_by(part.atoms),
        hired=is_for_work(part.atoms),
        inside="came" in signals and any(map(_is_entered, part.atoms)),
        invoiced=any(atom.says("invoice") for atom in part.atoms),
        transport="came" in signals and any(_is_of(atom, "transport.") for atom in part.atoms),
        arrived=legs.received is not None,
        to_me=any(atom.free and atom.has(Role.PARTICLE, "me") for atom in part.atoms),
    )
    kinds = kinds_of(evidence)
    return Draft(
        part=Part(_counted(part), telling),
        main=_counted(part),
        kinds=kinds,
        days=(),
        names=_names(line, telling, here, kinds, accounts, asides, part),
        received=legs.received,
        fee=legs.fee,
        account_currency=accounts.currency,
        mongolian=line.mongolian,
    )


def is_coin(currency: str | None) -> bool:
    """Whether a currency as said is a crypto coin."""
    return currency in CURRENCIES and CURRENCIES[currency].kind is CurrencyKind.CRYPTO


def _income(atoms: Sequence[Atom]) -> bool:
    return any(
        meaning.role is Role.CATEGORY and meaning.value.startswith("income.")
        for atom in atoms
        if atom.free
        for meaning in atom.meanings
    )


def _either_way(atom: Atom) -> bool:
    """Whether one word names an income and a cost alike: interest."""
    ways = {m.value.startswith("income.") for m in atom.meanings if m.role is Role.CATEGORY}
    return atom.free and len(ways) > 1


def _only_spent(atom: Atom) -> bool:
    """Whether a word names a cost and never an income."""
    slugs = {m.value for m in atom.meanings if m.role is Role.CATEGORY}
    return atom.free and bool(slugs) and not any(slug.startswith("income.") for slug in slugs)


def _is_entered(atom: Atom) -> bool:
    """What is in the dative or the instrumental before «орсон» was gone into, or by: кинонд орсон, тэргээр орсон."""
    named = atom.has(Role.CATEGORY) or atom.has(Role.WEAK_CATEGORY) or atom.has(Role.MERCHANT)
    return atom.free and named and split_case(atom.text.lower())[1] in {"at", "by"}


def _is_bill(atom: Atom) -> bool:
    """Whether a word names what people pay by a transfer: rent, fees, insurance."""
    return _only_spent(atom) and _is_of(atom, *_BILLS)


def _is_of(atom: Atom, *groups: str) -> bool:
    return any(m.value.startswith(groups) for m in atom.meanings if m.role is Role.CATEGORY)


def _counted(part: Part) -> Sum:
    """The sum of a part that also says how many: 2x pizza 15 is 15 or 30, unless "each" is said.

    30 each for 4 of us may be one's own share, or all that was paid.
    """
    said = part.sum
    if any(atom.use == "percent" for atom in part.atoms):
        return replace(said, question=said.question or "amount.percent")
    quantities, pieces = _how_many(part, "quantity"), _how_many(part, "pieces")
    by_one = any((atom.free and atom.says("each")) or atom.use == "each" for atom in part.atoms)
    counts = quantities + pieces if by_one else quantities
    shared = _how_many(part, "people") if by_one and not counts else []
    if not (counts or shared) or len(said.options) != 1:
        return said
    value = said.options[0][1]
    if len(counts) > 1:
        return replace(said, question="amount.which")
    each = value * (counts or shared)[0]
    if by_one and counts:
        return replace(said, options=(("plain", each),), bare=False)
    return replace(said, options=(("together", value), ("each", each)), question="amount.each")


def _how_many(part: Part, use: str) -> list[int]:
    return [number for atom in part.atoms if atom.use == use and (number := whole(atom)) and number > 1]


def _names(
    line: Line,
    telling: Sequence[Atom],
    persons: Sequence[Person],
    kinds: Kinds,
    accounts: Accounts,
    asides: Asides,
    part: Part,
) -> Names:
    signals = signals_of(part.atoms)
    someone = next((person.name for person in persons if person.case not in {"with", "by"}), None)
    sharing = [person for person in persons if person.case == "with"] or [p for p in persons if not p.case]
    shared = tuple(person.name for person in sharing) if "split" in signals else ()
    payee = find_payee(line, telling)
    beneficiary = next((person.name for person in persons if person.case in {"for", "to", "at"}), None)
    if Kind.REMITTANCE in kinds.options:
        beneficiary = beneficiary or someone
    if kinds.options == (Kind.TRANSFER,):
        payee = None
    if Kind.REPAYMENT in kinds.options or (not payee and Kind.INCOME in kinds.options):
        payee = someone or payee
    earned = kinds.options[0] in {Kind.INCOME, Kind.REFUND}
    return Names(
        payee=payee,
        account=accounts.account or (accounts.to_account if earned else None),
        to_account=accounts.to_account if Kind.TRANSFER in kinds.options else None,
        beneficiary=beneficiary if beneficiary != payee else None,
        split_with=shared,
        payer=_payer(line, part, persons),
        tags=asides.tags,
        note=asides.note,
        corrected=tuple((atom.text, atom.corrected) for atom in part.atoms if atom.corrected),
    )


def _payer(line: Line, part: Part, persons: Sequence[Person]) -> str | None:
    """Who else paid, by their name without an ending."""
    doer = other_doer(part.atoms)
    if doer is None:
        return None
    return next((person.name for person in persons if line.atoms[person.at] is doer), doer.text)


def _dated(
    drafts: list[Draft], parts: Sequence[Part], line: Line, days: Sequence[Day], context: Context
) -> list[Draft]:
    """Give each draft its day: its own, the one said for all, or today."""
    if not days:
        return [replace(draft, days=(context.today,)) for draft in drafts]
    if len(days) == 1:
        return [_on(draft, days[0]) for draft in drafts]
    own = [[day for day in days if any(line.atoms[day.at] is atom for atom in part.atoms)] for part in parts]
    if all(len(found) == 1 for found in own):
        return [_on(draft, found[0]) for draft, found in zip(drafts, own, strict=True)]
    options: tuple[date, ...] = tuple(dict.fromkeys(option for day in days for option in day.options))
    if len(options) == 1 and not any(day.question for day in days):
        return [_on(draft, days[0]) for draft in drafts]
    return [replace(draft, days=options, day_question="date.which", date_said=True) for draft in drafts]


def _on(draft: Draft, day: Day) -> Draft:
    return replace(draft, days=day.options, day_question=day.question, date_said=True)
