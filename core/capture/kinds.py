"""What kind of thing a part of a line is: spent, earned, moved, sent, paid back, refunded; or which is to be asked."""

from dataclasses import dataclass

from core.capture.evidence import SALARY, Evidence
from core.capture.model import Ask, Kind


@dataclass(frozen=True, slots=True)
class Kinds:
    """The kinds that a part may have: one when sure, else `question` names what to ask and `ask` what it is about.

    `category` is what the kind itself tells when no word does: pay is a salary.
    """

    options: tuple[Kind, ...]
    question: str = ""
    ask: Ask = Ask.KIND
    incoming: bool = False
    category: str | None = None


_WHICH_OUT = (Kind.EXPENSE, Kind.REMITTANCE, Kind.REPAYMENT)
_WHICH_IN = (Kind.INCOME, Kind.REPAYMENT)


def kinds_of(seen: Evidence) -> Kinds:
    """Weigh the evidence, the plainest first."""
    for rule in (
        _coins,
        _billed,
        _refund,
        _payback,
        _debt,
        _sent,
        _converted,
        _moved,
        _taken_out,
        _paid,
        _wage,
        _given,
        _earned,
        _person_only,
    ):
        if found := rule(seen):
            return found
    return Kinds((Kind.EXPENSE,))


def _coins(seen: Evidence) -> Kinds | None:
    """Coins or shares bought or sold are no spending; what they were is asked."""
    if "asset" in seen.signals and not seen.income and not seen.thing:
        return Kinds((Kind.TRANSFER, Kind.EXPENSE, Kind.INCOME), "kind.which")
    if not seen.coins or seen.described or {"send", "transfer", "remit"} & seen.signals:
        return None
    return Kinds((Kind.TRANSFER, Kind.EXPENSE, Kind.INCOME), "kind.which")


def _billed(seen: Evidence) -> Kinds | None:
    """Invoice 1043 paid 1,870: by us, or to us."""
    if seen.invoiced and "buy" in seen.signals and not seen.known:
        return Kinds((Kind.EXPENSE, Kind.INCOME), "kind.which")
    return None


def _refund(seen: Evidence) -> Kinds | None:
    if "returning" in seen.signals and not {"payback", "refund"} & seen.signals:
        got = bool({"buy", "arrived"} & seen.signals)
        if seen.thing and not seen.persons and (got or seen.bill):
            return Kinds((Kind.REFUND,)) if got else None
        return Kinds((Kind.REFUND, Kind.REPAYMENT), "kind.which", incoming=True)
    if "came_back" in seen.signals and seen.described and "refund" not in seen.signals:
        return Kinds((Kind.REFUND, Kind.EXPENSE), "kind.which")
    if "refund" not in seen.signals or seen.income:
        return None
    if seen.origin and not seen.described:
        return Kinds((Kind.REPAYMENT,), incoming=True)
    return Kinds((Kind.REFUND,))


def _payback(seen: Evidence) -> Kinds | None:
    if "payback" not in seen.signals:
        return None
    if "got" in seen.signals and not seen.persons:
        return (
            Kinds((Kind.REFUND,))
            if seen.described
            else Kinds((Kind.REFUND, Kind.REPAYMENT), "kind.which", incoming=True)
        )
    if "got" in seen.signals:
        return Kinds((Kind.REPAYMENT,), incoming=True)
    if seen.sign > 0 or seen.to_me or seen.origin:
        return Kinds((Kind.REPAYMENT,), incoming=True)
    bare = next((person for person in seen.persons if not person.case), None)
    return Kinds((Kind.REPAYMENT,), incoming=bare is not None and bare.at == 0 and not seen.target)


def _debt(seen: Evidence) -> Kinds | None:
    """Lent, borrowed, owed: nothing that the ledger calls so, so it is asked; what others owed and paid came back."""
    due_in = "due_in" in seen.signals and bool({"buy", "arrived", "came", "receive"} & seen.signals)
    if "collect" in seen.signals or due_in:
        return Kinds((Kind.REPAYMENT,), incoming=True)
    if "debt" in seen.signals and not seen.described:
        return Kinds(_WHICH_OUT, "kind.which")
    if "lend" in seen.signals:
        return Kinds((Kind.EXPENSE, Kind.REMITTANCE, Kind.REPAYMENT), "kind.which")
    taken = "loan" in seen.signals and "arrived" in seen.signals and not seen.bill
    if "borrow" in seen.signals or taken:
        return Kinds((Kind.INCOME, Kind.REPAYMENT), "kind.which", incoming=True)
    return None


def _sent(seen: Evidence) -> Kinds | None:
    if not {"send", "remit"} & seen.signals:
        return None
    received = "receive" in seen.signals and not seen.persons and not seen.arrived
    if seen.sign > 0 or seen.to_me or seen.origin or received or seen.another:
        return Kinds((Kind.INCOME, Kind.REMITTANCE), "kind.which")
    if seen.accounts.to_account and not seen.persons:
        return Kinds((Kind.TRANSFER,))
    if seen.persons or "place" in seen.signals or "remit" in seen.signals:
        return Kinds((Kind.REMITTANCE,))
    return Kinds((Kind.REMITTANCE, Kind.TRANSFER, Kind.EXPENSE), "account.to", Ask.ACCOUNT)


def _converted(seen: Evidence) -> Kinds | None:
    """1000 aud -> 2,240,000 mnt: sent to the one named, else sent or changed for oneself."""
    if not seen.arrived:
        return None
    if seen.target:
        return Kinds((Kind.REMITTANCE,))
    told = {"transfer", "exchange"} & seen.signals
    return None if told else Kinds((Kind.REMITTANCE, Kind.TRANSFER), "kind.which")


def _moved(seen: Evidence) -> Kinds | None:
    moves = bool({"transfer", "deposit", "exchange"} & seen.signals)
    accounts = seen.accounts
    if seen.income and accounts.to_account == "savings" and not {"came", "receive"} & seen.signals:
        return Kinds((Kind.TRANSFER, Kind.INCOME), "kind.which")
    if accounts.to_account and not seen.income and (moves or not seen.described):
        return Kinds((Kind.TRANSFER,))
    if accounts.to_account and not seen.income and not seen.thing:
        return Kinds((Kind.TRANSFER, Kind.EXPENSE), "kind.which")
    if not moves or seen.income:
        return None
    if seen.sign > 0 or seen.to_me or seen.origin:
        return Kinds((Kind.INCOME, Kind.TRANSFER), "kind.which")
    if seen.persons and not ("deposit" in seen.signals and all(person.case == "for" for person in seen.persons)):
        return Kinds((Kind.REMITTANCE,))
    if (seen.known and "fill" in seen.signals) or seen.bill:
        return None
    if seen.described:
        return Kinds((Kind.EXPENSE, Kind.TRANSFER), "kind.which")
    return Kinds((Kind.TRANSFER, Kind.REMITTANCE), "account.to", Ask.ACCOUNT)


def _taken_out(seen: Evidence) -> Kinds | None:
    """Took 100 out of savings: for cash, or spent; money drawn from a machine went to cash and was found before."""
    if "take" in seen.signals and seen.accounts.account and not seen.described:
        return Kinds((Kind.TRANSFER, Kind.EXPENSE), "kind.which")
    return None


def _paid(seen: Evidence) -> Kinds | None:
    """Pay 4,318.22: a salary, where nothing is said that was paid for."""
    noun = "payday" in seen.signals and not {"buy", "payback", "give", "settle"} & seen.signals
    if not noun or seen.thing or seen.spent or seen.sign < 0 or seen.target or seen.accounts.to_account:
        return None
    if {"came", "receive", "arrived"} & seen.signals or seen.sign > 0 or not (seen.described or seen.persons):
        return Kinds((Kind.INCOME,), category=SALARY)
    return None


def _wage(seen: Evidence) -> Kinds | None:
    """Ажлын хөлс: what one got for work, or paid for it."""
    if "wage" not in seen.signals:
        return None
    if {"came", "receive", "arrived"} & seen.signals:
        return Kinds((Kind.INCOME,))
    if {"pay", "give", "settle", "buy"} & seen.signals or seen.spent:
        return Kinds((Kind.EXPENSE,))
    return Kinds((Kind.EXPENSE, Kind.INCOME), "kind.which")


def _given(seen: Evidence) -> Kinds | None:
    """Nan gave me 50 for my birthday: it came from someone, whatever it was for."""
    by_someone = seen.to_me and any(not person.case for person in seen.persons)
    if by_someone and {"buy", "pay"} & seen.signals and seen.spent:
        return Kinds((Kind.REPAYMENT,), incoming=True)
    gave = bool({"give", "send"} & seen.signals) and by_someone
    got = "got" in seen.signals and seen.origin is not None
    got = got and ("occasion" in seen.signals or not seen.spent)
    if not (gave or got) or "payback" in seen.signals:
        return None
    if "occasion" in seen.signals:
        return Kinds((Kind.INCOME,))
    return Kinds(_WHICH_IN, "kind.which", incoming=True)


def _earned(seen: Evidence) -> Kinds | None:
    got = bool({"receive", "came"} & seen.signals) or seen.sign > 0
    got = got or (seen.income and (seen.origin is not None or "origin" in seen.signals))
    if (seen.income or seen.payer) and seen.hired:
        return Kinds((Kind.EXPENSE, Kind.INCOME), "kind.which")
    if seen.payer or (seen.income and seen.either and got):
        return Kinds((Kind.INCOME,))
    spends = _spends(seen)
    if seen.income and seen.either and seen.spent and not got:
        return None
    if seen.income:
        doubtful = seen.either or spends or (seen.spent and not got)
        options = (Kind.EXPENSE, Kind.INCOME) if seen.either else (Kind.INCOME, Kind.EXPENSE)
        return Kinds(options, "kind.which") if doubtful else Kinds((Kind.INCOME,))
    if seen.sign > 0:
        return Kinds((Kind.INCOME, Kind.REFUND, Kind.EXPENSE), "kind.which") if seen.thing else Kinds((Kind.INCOME,))
    return _came_in(seen, spends=spends)


def _spends(seen: Evidence) -> bool:
    """Whether a verb says that money went; «авсан» is said of what was bought and of what was got."""
    paid = {"buy", "pay", "give", "settle"} & seen.signals
    return (bool(paid) and "arrived" not in seen.signals) or seen.sign < 0


def _came_in(seen: Evidence, *, spends: bool) -> Kinds | None:
    if {"receive", "sell"} & seen.signals:
        return Kinds((Kind.INCOME, Kind.EXPENSE), "kind.which") if spends else Kinds((Kind.INCOME,))
    if "came" in seen.signals and ("pay" in seen.signals or not spends):
        if seen.transport and not seen.inside:
            return Kinds((Kind.EXPENSE, Kind.INCOME), "kind.which")
        return None if seen.inside else Kinds((Kind.INCOME,))
    if "pay" in seen.signals and (seen.origin or "origin" in seen.signals):
        return Kinds((Kind.INCOME, Kind.EXPENSE), "kind.which")
    if seen.origin and seen.described and not {"buy", "pay", "give", "settle", "got", "take"} & seen.signals:
        money = "money" in seen.signals
        return Kinds((Kind.INCOME,)) if money else Kinds((Kind.EXPENSE, *_WHICH_IN), "kind.which", incoming=True)
    return None


def _person_only(seen: Evidence) -> Kinds | None:
    """Mum 50, gave Bat 50, Батаас 50к авсан: a person and a sum do not say which way, or what for."""
    if seen.to_me and not seen.described and {"buy", "pay", "give"} & seen.signals:
        return Kinds(_WHICH_IN, "kind.which", incoming=True)
    given_to_whom = "give" in seen.signals and not seen.described
    people = [person for person in seen.persons if person.case not in {"with", "for", "of"}]
    if not (people or given_to_whom) or seen.known or "split" in seen.signals:
        return None
    if seen.origin or seen.to_me:
        return Kinds(_WHICH_IN, "kind.which", incoming=True)
    return Kinds(_WHICH_OUT, "kind.which")
