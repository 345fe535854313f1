"""Settles drafts into items, or into the one question that comes first, every choice of which is settled in turn."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal

from core.capture.amounts import Sum
from core.capture.currencies import TOGROG, Currencies
from core.capture.draft import Draft
from core.capture.kinds import Kinds
from core.capture.model import Ask, Choice, Context, Item, Kind, Question
from core.capture.naming import find_category, plausible_range
from core.capture.vocabulary import Vocabulary
from core.money.currency import CURRENCIES, Currency
from core.money.money import LIMIT, Money

MOST_CHOICES = 4
_DEEPEST = 4
_Option = tuple[str, Draft]
_WITHOUT_CATEGORY = frozenset({Kind.TRANSFER, Kind.REMITTANCE, Kind.REPAYMENT})


@dataclass(frozen=True, slots=True)
class Open:
    """A doubt about one draft, and what it becomes by each answer."""

    ask: Ask
    code: str
    options: Sequence[_Option] = ()


class Settling:
    """Settles drafts for one person."""

    def __init__(self, vocabulary: Vocabulary, context: Context) -> None:
        self._vocabulary = vocabulary
        self._base = context.base
        self._habits = dict(context.habits)
        self._payees = {payee.casefold(): slug for payee, slug in context.payees}
        self._own_accounts = [name for name, _ in context.accounts]
        self._currencies = Currencies(vocabulary, context)

    def settle(self, drafts: Sequence[Draft], depth: int = 0) -> tuple[Item, ...] | Question:
        """Items when nothing is in doubt; else the first question, with at most four choices."""
        drafts = list(drafts)
        for doubt in (self._amount, self._currency, self._size, self._day, self._kind):
            for place, draft in enumerate(drafts):
                current = draft
                while isinstance(found := doubt(current), Open):
                    answered = self._answer(found, depth)
                    if answered is None:
                        return self._question(found, drafts, place, depth)
                    current = answered
                drafts[place] = found
        return tuple(self._item(draft) for draft in drafts)

    def _answer(self, doubt: Open, depth: int) -> Draft | None:
        """What needs no asking: a remembered answer, and within a choice the size in the person's own currency."""
        options = dict(doubt.options)
        if depth and doubt.code == "currency.size":
            return options.get(f"currency.{self._base}")
        return options.get(self._habits.get(doubt.code, ""))

    def _question(self, doubt: Open, drafts: list[Draft], place: int, depth: int) -> Question:
        choices: list[Choice] = []
        for code, draft in doubt.options if depth < _DEEPEST else ():
            settled = self.settle([*drafts[:place], draft, *drafts[place + 1 :]], depth + 1)
            if isinstance(settled, Question):
                choices += settled.choices
            else:
                choices.append(Choice(code, params_of(settled[place]), settled))
        unlike = {choice.items: choice for choice in reversed(choices)}
        kept = [choice for choice in choices if unlike[choice.items] is choice]
        likely = [choice for choice in kept if all(map(self._may_cost, choice.items))]
        kept = likely if len(likely) > 1 else kept
        return Question(doubt.ask, doubt.code, said_of(drafts[place]), tuple(kept[:MOST_CHOICES]))

    def _may_cost(self, item: Item) -> bool:
        """Whether a thing may cost so much: nobody means 450,000 tögrög for «кофе 4,50»."""
        code = item.money.currency.code
        names = [name for name in (item.category, None if item.kind is Kind.EXPENSE else item.kind.value) if name]
        most = plausible_range(self._vocabulary, code, names)[1]
        return not most or item.money.decimal <= most

    def _amount(self, draft: Draft) -> Open | Draft:
        """Which number was meant."""
        for slot, said in draft.sums():
            if said.question or len(said.options) != 1:
                options = [
                    (f"amount.{name}", _with(draft, slot, replace(said, options=(("plain", value),), question="")))
                    for name, value in said.options
                ]
                return Open(Ask.AMOUNT, said.question, options)
            size = said.options[0][1]
            if size <= 0:
                return Open(Ask.AMOUNT, "amount.zero")
            if size > LIMIT:
                return Open(Ask.AMOUNT, "amount.too_large")
        return draft

    def _currency(self, draft: Draft) -> Open | Draft:
        for slot, said in draft.sums():
            if slot in draft.accepted and said.currency in CURRENCIES:
                continue
            codes, question = self._currencies.options(draft, slot, said)
            size = said.options[0][1]
            if question == "currency.size" and (vain := self._unwritable(codes, size)):
                return self._too_precise(draft, slot, said, vain)
            if question == "currency.size" and self._base == TOGROG and self._currencies.thousands(draft, size):
                return self._thousands(draft, slot, codes)
            if question:
                options = [
                    (f"currency.{code}", _accepted(_with(draft, slot, replace(said, currency=code)), slot))
                    for code in codes
                ]
                return Open(Ask.CURRENCY, question, options)
            draft = _with(draft, slot, replace(said, currency=codes[0]))
        return draft

    def _unwritable(self, codes: Sequence[str], size: Decimal) -> Currency | None:
        """The first currency when none of them has so small a part as was written."""
        currencies = [CURRENCIES[code] for code in codes]
        written = any(size.scaleb(currency.scale) == int(size.scaleb(currency.scale)) for currency in currencies)
        return None if written else currencies[0]

    def _size(self, draft: Draft) -> Open | Draft:
        """Whether the currency has so small a part and so large a sum, and whether tögrög were meant in thousands."""
        for slot, said in draft.sums():
            code, size = said.currency or "", said.options[0][1]
            currency = CURRENCIES[code]
            minor = size.scaleb(currency.scale)
            if minor > LIMIT:
                return Open(Ask.AMOUNT, "amount.too_large")
            if minor != int(minor):
                return self._too_precise(draft, slot, said, currency)
            if code == TOGROG and slot not in draft.accepted and _is_small(size):
                return self._thousands(draft, slot, (TOGROG,))
        return draft

    def _too_precise(self, draft: Draft, slot: str, said: Sum, currency: Currency) -> Open:
        rounded = said.options[0][1].quantize(Decimal(1).scaleb(-currency.scale), ROUND_HALF_UP)
        options = [("amount.rounded", rounded)] if rounded else []
        return Open(
            Ask.AMOUNT,
            "amount.too_precise",
            [(code, _with(draft, slot, replace(said, options=(("plain", value),)))) for code, value in options],
        )

    def _thousands(self, draft: Draft, slot: str, codes: Sequence[str]) -> Open:
        said = dict(draft.sums())[slot]
        size = said.options[0][1]
        values = [("amount.thousands", size * 1000, TOGROG), ("amount.literal", size, TOGROG)]
        values += [
            (f"currency.{code}", size, code)
            for code in codes
            if code != TOGROG and self._currencies.fits(draft, code, size)
        ]
        options = []
        for code, value, currency in values:
            chosen = replace(said, options=(("plain", value),), currency=currency)
            options.append((code, _accepted(_with(draft, slot, chosen), slot)))
        return Open(Ask.AMOUNT, "amount.thousands", options)

    def _day(self, draft: Draft) -> Open | Draft:
        if draft.day_question or len(draft.days) != 1:
            options = [("date", replace(draft, days=(day,), day_question="")) for day in draft.days]
            return Open(Ask.DATE, draft.day_question or "date.which", options)
        return draft

    def _kind(self, draft: Draft) -> Open | Draft:
        kinds = draft.kinds
        if not kinds.question:
            return draft
        options: list[_Option] = []
        for kind in kinds.options:
            settled = replace(draft, kinds=Kinds((kind,), incoming=kinds.incoming and kind is Kind.REPAYMENT))
            if kind is Kind.TRANSFER and not draft.names.to_account:
                options += self._destinations(settled)
            else:
                options.append((f"kind.{kind}", settled))
        return Open(kinds.ask, kinds.question, options)

    def _destinations(self, draft: Draft) -> list[_Option]:
        """A transfer to each of the person's other accounts, or to the two that everyone has."""
        others = [name for name in self._own_accounts if name != draft.names.account] or [
            name for name in ("savings", "cash") if name != draft.names.account
        ]
        return [("account.own", replace(draft, names=replace(draft.names, to_account=name))) for name in others[:3]]

    def _item(self, draft: Draft) -> Item:
        kind, names = draft.kinds.options[0], draft.names
        money = _money(draft.main)
        category = None
        if kind not in _WITHOUT_CATEGORY:
            code = money.currency.code
            category = self._payees.get((names.payee or "").casefold())
            category = category or find_category(draft.part, kind, money.decimal, code, self._vocabulary)
            category = category or draft.kinds.category
        return Item(
            kind=kind,
            money=money,
            date=draft.days[0],
            category=category,
            payee=names.payee,
            account=names.account,
            to_account=names.to_account,
            to_money=_money(draft.received) if draft.received else None,
            fee=_money(draft.fee) if draft.fee else None,
            beneficiary=names.beneficiary,
            split_with=tuple(name for name in names.split_with if name != names.payer),
            payer=names.payer if kind is Kind.EXPENSE else None,
            tags=names.tags,
            note=names.note,
            corrected=names.corrected,
            incoming=draft.kinds.incoming,
            currency_said=draft.part.sum.currency is not None,
            date_said=draft.date_said,
        )


def _with(draft: Draft, slot: str, said: Sum) -> Draft:
    if slot == "main":
        return replace(draft, main=said)
    return replace(draft, received=said) if slot == "received" else replace(draft, fee=said)


def _accepted(draft: Draft, slot: str) -> Draft:
    return replace(draft, accepted=draft.accepted | {slot})


def _is_small(size: Decimal) -> bool:
    """Nothing is sold for less than 100 tögrög, and there are no coins: 8.5 was meant in thousands, or in dollars."""
    return size < 100 or (size < 1000 and size != int(size))


def _money(said: Sum) -> Money:
    return Money.of(said.options[0][1], CURRENCIES[said.currency or ""])


def params_of(item: Item) -> tuple[tuple[str, str], ...]:
    """What a choice may be worded with: always the same names, those that are unknown left out."""
    params = {
        "amount": item.money.plain(),
        "currency": item.money.currency.code,
        "date": item.date.isoformat(),
        "kind": item.kind.value,
        "category": item.category,
        "payee": item.payee or item.beneficiary,
        "account": item.account,
        "to_account": item.to_account,
    }
    return tuple((name, value) for name, value in params.items() if value is not None)


def said_of(draft: Draft) -> tuple[tuple[str, str], ...]:
    """What a question may be worded with: the number as far as it is known, and who is named."""
    amount = f"{draft.main.options[0][1]:f}" if len(draft.main.options) == 1 else None
    person = draft.names.beneficiary or draft.names.payee
    params = {"amount": amount, "currency": draft.main.currency, "payee": person}
    return tuple((name, value) for name, value in params.items() if value is not None)
