"""Reads one line that says what people have and owe: words in, a `Statement` out. Pure, and never a guess.

A line is a statement only when its words say so: a thing that one can own beside a word of having, worth or balance, or
a word that does something to an account. Every other word must have been used, or be one that says nothing. What is
left over may make it another line ("car wash 25", «машин авсан 35 сая»), so that it is none of ours.
"""

from dataclasses import replace
from fractions import Fraction

from core.accounts.amount import Amount, currencies, has_sums, is_a_price_of_one, is_too_little, read_amount
from core.accounts.commands import read_added, read_put, read_renamed
from core.accounts.figures import Term, take_term, take_year
from core.accounts.model import AccountKind
from core.accounts.named import Thing, find_things, mark_own, names_thing, one_thing
from core.accounts.owned import read_shares
from core.accounts.phrase import Phrase, read_phrase
from core.accounts.said import Act, Part, Statement, Unsure, Who
from core.accounts.words import FOREIGN, AccountWords
from core.capture.atoms import Atom
from core.capture.dates import Day, find_days
from core.capture.model import Context
from core.capture.roles import Role
from core.capture.text import clean
from core.money.currency import CURRENCIES, CurrencyKind

LONGEST = 200
"""A longer text is no statement that anyone types."""
_STRUCTURE = ("have", "exists", "worth", "became", "now", "is", "balance", "owe", "left", "in", "filler", "who")
_PUNCTUATION = (",", ".", ":", ";", "!", "-", "—", "=")
_HELD = frozenset({AccountKind.CASH, AccountKind.SUPER, AccountKind.INVESTMENT, AccountKind.CRYPTO})
"""Kinds in which money can be, so that saying so states a balance."""


def read_statement(text: str, words: AccountWords, context: Context) -> Statement | None:
    """Read one line. Never raises; None when it is surely none of ours, or not surely ours."""
    plain = clean(text)
    if "\n" in text or len(plain) > LONGEST or "?" in plain:
        return None
    p = read_phrase(plain, words, context)
    mark_own(p)
    if p.any(FOREIGN):
        return None
    return read_added(p) or read_renamed(p) or (_of_a_thing(p) if _names_any(p) else None)


def _names_any(p: Phrase) -> bool:
    """Whether anything is named that one can have: most lines of a chat name none, and need no more thought."""
    return any(names_thing(p, at) or _is_coin(atom) for at, atom in enumerate(p.atoms))


def _is_coin(atom: Atom) -> bool:
    code = atom.roles.get(Role.CURRENCY, "")
    return code in CURRENCIES and CURRENCIES[code].kind is CurrencyKind.CRYPTO


def _of_a_thing(p: Phrase) -> Statement | None:
    year = take_year(p)
    shared = read_shares(p)
    if shared is not None:
        return shared
    term = take_term(p)
    thing = one_thing(find_things(p))
    if thing is not None and (put := read_put(p, thing)):
        return put
    place, country = _take_place(p)
    days = find_days(p.line, p.context)
    amount = read_amount(p)
    if amount is None and has_sums(p):
        return None
    read = _Line(p, thing, amount, term, days, place, country, year)
    found = read.statement()
    return found if found is not None and _is_all_read(p) else None


def _take_place(p: Phrase) -> tuple[str | None, str | None]:
    at = p.first("place")
    if at is None:
        return None, None
    country = p.value(at, "place") or ""
    name = p.words.plain_form(p.atoms[at].text, "place", country, mongolian=p.line.mongolian)
    p.take(at, at + 1, "place")
    return name, country


class _Line:
    """What was found in one line, and what it comes to."""

    def __init__(
        self, p: Phrase, thing: Thing | None, amount: Amount | None, term: Term, days: list[Day],
        place: str | None, country: str | None, year: int | None,
    ) -> None:  # fmt: skip
        self.p, self.thing, self.amount, self.term, self.days = p, thing, amount, term, days
        self.place, self.country, self.year = place, country, year
        cased = amount is not None and any(p.case(at) == "with" for at in range(amount.start, amount.end))
        self.has_it = p.any("have") or cased or (thing is not None and thing.with_)

    def statement(self) -> Statement | None:
        """The first of the forms that the line has."""
        if self.amount is not None and self.amount.is_coin and self._coin_alone():
            return self._coins(self.amount) if self.has_it or self.p.any("exists") else None
        if self.thing is None or self.thing.is_any_account:
            return None
        if self.amount is None:
            return self._had(self.thing, None) if self._is_just_had(self.thing) else None
        if self._is_stated(self.thing):
            return self._stated(self.thing, self.amount)
        if self._is_had(self.thing):
            return self._had(self.thing, self.amount)
        if self._is_revalued(self.thing):
            return self._stated(self.thing, self.amount)
        return self._bare(self.thing, self.amount)

    def _coin_alone(self) -> bool:
        return self.thing is None or self.thing.kind is AccountKind.CRYPTO

    def _coins(self, amount: Amount) -> Statement:
        code = amount.codes[0]
        return self._finished(
            Statement(
                Act.HAVE,
                code,
                AccountKind.CRYPTO,
                values=amount.values,
                codes=(code,),
                code_said=True,
                shares=self._whose(),
            )
        )

    def _is_just_had(self, thing: Thing) -> bool:
        return self.has_it and thing.kind in {AccountKind.PROPERTY, AccountKind.VEHICLE} and not self.days

    def _is_stated(self, thing: Thing) -> bool:
        p = self.p
        owes = p.any("owe") and thing.kind is AccountKind.DEBT
        remains = p.any("left") and (thing.kind in {None, AccountKind.DEBT, AccountKind.CASH} or thing.own)
        inside = thing.noun in {None, "cash.account"} and thing.kind is not AccountKind.VEHICLE and thing.fund is None
        inside = (inside or thing.own) and (self.has_it or p.any("exists"))
        lies = p.any("exists") and not self.has_it and thing.kind in _HELD and not p.any("worth")
        return p.any("balance") or owes or remains or inside or lies

    def _is_had(self, thing: Thing) -> bool:
        there = self.p.any("exists") and not self.p.any("became", "now", "worth")
        if self.has_it or (there and thing.kind is not None):
            return thing.kind is not None or thing.own
        loan = thing.kind is AccountKind.DEBT and (self.term.rate is not None or self.term.months is not None)
        funded = thing.kind is AccountKind.SUPER and thing.fund is not None
        return loan or (funded and not self.p.any("now", "became", "worth", "balance"))

    def _is_revalued(self, thing: Thing) -> bool:
        return (thing.kind is not None or thing.own) and self.p.any("became", "worth", "now")

    def _bare(self, thing: Thing, amount: Amount) -> Statement | None:
        """A make and a price, and no verb: it is asked whether it was bought."""
        if not thing.plain or self.days or not is_a_price_of_one(thing.kind, amount, self.p.context.base):
            return None
        if thing.noun is not None and self.year is None:
            return None
        had = self._had(thing, amount)
        return replace(had, ask=had.ask or Unsure.MEANING) if had else None

    def _had(self, thing: Thing, amount: Amount | None) -> Statement | None:
        if amount is not None and (
            is_too_little(thing.kind, amount, self.p.context.base) or self._counts(thing, amount)
        ):
            return None
        values = amount.values if amount else ()
        codes = currencies(self.p, amount, thing, self.country) if amount else ()
        name = thing.name[:1].upper() + thing.name[1:]
        where = thing.fund or self._bank_name(thing)
        return self._finished(
            Statement(
                Act.HAVE, name, thing.kind, thing.noun, thing.bank, values, codes, bool(amount and amount.said),
                place=self.place, country=self.country, year=self.year, fund=where,
                rate=self.term.rate, months=self.term.months, shares=self._whose(),
            )
        )  # fmt: skip

    def _counts(self, thing: Thing, amount: Amount) -> bool:
        """200 shares: how many there are says nothing of their worth."""
        beside = amount.end == thing.start and not amount.said and not self.p.any("worth")
        return beside and thing.kind is AccountKind.INVESTMENT and not self.p.line.mongolian

    def _stated(self, thing: Thing, amount: Amount) -> Statement | None:
        if is_too_little(thing.kind, amount, self.p.context.base) or self.term != Term():
            return None
        said = Statement(
            Act.STATE, thing.name, thing.kind, thing.noun, thing.bank, amount.values, amount.codes, amount.said,
            place=self.place, country=self.country, year=self.year, fund=thing.fund,
        )  # fmt: skip
        return self._finished(said)

    def _whose(self) -> tuple[Part, ...]:
        """What "we" have is the family's; what "I" have is one's own, as anything is of which nothing is said."""
        ours = any(self.p.says(at, "who", Who.US) for at in self.p.places("who"))
        return (Part(Who.US, Fraction(1)),) if ours else ()

    def _bank_name(self, thing: Thing) -> str | None:
        names = self.p.words.vocabulary.bank_names.get(thing.bank or "", {})
        return names.get(self.p.context.language)

    def _finished(self, said: Statement) -> Statement:
        """With the day, and with the first thing that is not sure."""
        options = self.days[0].options if self.days else ()
        unclear = len(self.days) > 1 or any(day.question or len(day.options) != 1 for day in self.days)
        said = replace(said, day=options[0] if len(options) == 1 and not unclear else None)
        if len(said.values) > 1:
            return replace(said, ask=Unsure.AMOUNT)
        if len(said.codes) > 1:
            return replace(said, ask=Unsure.CURRENCY)
        return replace(said, ask=Unsure.DAY) if unclear else said


def _is_all_read(p: Phrase) -> bool:
    """Whether each word was used, or is one of the frame."""
    return all(
        not atom.free
        or atom.is_mark(*_PUNCTUATION)
        or atom.has(Role.AND)
        or any(p.says(at, slot) for slot in _STRUCTURE)
        for at, atom in enumerate(p.atoms)
    )
