"""Debts out of entries: pure, and each traceable to what it comes of.

Who paid is owed by each of those with whom it is shared an equal part, their own part included; what does not divide
is theirs. What somebody outside paid for us alone is owed to them as a whole. A payback moves the debt the other way,
and a refund lowers every part of what it refunds.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from core.accounts.model import Holder
from core.capture.model import Kind
from core.family.model import Member
from core.family.names import folded, member_called
from core.ledger.model import Account, Details, Entry
from core.money.money import Money
from core.owing.model import Debt, Party, Share

_Pair = tuple[str, str, str]
"""The keys of the two sides in order, and the currency's code."""


@dataclass(slots=True)
class Parties:
    """Who is who: members by any spelling of their name, others by the spelling that was met first."""

    members: Sequence[Member]
    _others: dict[str, Party] = field(default_factory=dict)

    def named(self, name: str) -> Party:
        """The member of this name, else somebody outside."""
        member = member_called(self.members, name)
        if member is not None:
            return self.of(member)
        key = folded(name)
        return self._others.setdefault(key, Party(f"p {key}", name.strip()))

    def member(self, member_id: int) -> Party | None:
        """A present member; None for one who left."""
        return next((self.of(one) for one in self.members if one.id == member_id), None)

    @staticmethod
    def of(member: Member) -> Party:
        """A member as a side of a debt."""
        return Party(f"m{member.id}", member.name, member.id)


def debts(entries: Iterable[Entry], accounts: Mapping[int, Account], members: Sequence[Member]) -> tuple[Debt, ...]:
    """Every debt that is not settled, in the order of the first entry that it comes of."""
    return _Debts(accounts, Parties(members)).all(list(entries))


class _Debts:
    def __init__(self, accounts: Mapping[int, Account], parties: Parties) -> None:
        self._accounts = accounts
        self._parties = parties
        self._shares: dict[_Pair, list[Share]] = defaultdict(list)
        self._sides: dict[str, Party] = {}

    def all(self, entries: Sequence[Entry]) -> tuple[Debt, ...]:
        by_id = {entry.id: entry for entry in entries}
        for entry in entries:
            details = entry.details
            if details.kind is Kind.REPAYMENT:
                self._paid_back(entry)
            elif details.kind is Kind.EXPENSE:
                self._spent(entry, entry, 1)
            elif details.kind is Kind.REFUND and details.repays in by_id:
                self._spent(entry, by_id[details.repays], -1)
        return tuple(debt for pair, shares in self._shares.items() if (debt := self._debt(pair, shares)))

    def _spent(self, entry: Entry, shared: Entry, sign: int) -> None:
        """Each part of an expense, or of the refund of one (`sign` -1), which is shared as the expense was."""
        payer = self._payer(shared)
        if payer is None:
            return
        owing = self._sharing(shared, payer)
        money = entry.details.money
        alone = shared.details.payer is not None and not shared.details.split_with
        if alone and payer.member_id is not None:
            return  # what a member pays for the family is owed to nobody
        part = money.minor if alone else money.minor // (len(owing) + 1)
        for one in owing:
            self._owe(one, payer, Share(entry, replace(money, minor=sign * part)))

    def _sharing(self, entry: Entry, payer: Party) -> tuple[Party, ...]:
        """Everybody but the payer who has a part in it: those named, and who wrote that another one paid."""
        named = [self._parties.named(name) for name in entry.details.split_with]
        writer = self._parties.member(entry.member_id) if entry.details.payer is not None else None
        return tuple({one.key: one for one in [*named, *([writer] if writer else [])] if one.key != payer.key}.values())

    def _payer(self, entry: Entry) -> Party | None:
        return self._parties.named(entry.details.payer) if entry.details.payer else self._purse(entry.details, entry)

    def _purse(self, details: Details, entry: Entry) -> Party | None:
        """Whose account it is; of one that is the whole family's, or of several, who wrote the entry paid."""
        account = self._accounts.get(details.account_id)
        if account is None:
            return None
        alone = [owner for owner in account.owners if owner.holder is Holder.MEMBER and owner.share == 1]
        if not account.owners or alone:
            return self._parties.member((alone[0].member_id if alone else account.owner_id) or 0)
        return self._parties.member(entry.member_id)

    def _paid_back(self, entry: Entry) -> None:
        purse, name = self._purse(entry.details, entry), entry.details.payee
        if purse is None or not name:
            return
        other = self._parties.named(name)
        paid, got = (other, purse) if entry.details.incoming else (purse, other)
        self._owe(got, paid, Share(entry, entry.details.money))

    def _owe(self, debtor: Party, creditor: Party, share: Share) -> None:
        """Add a part to what these two owe each other; what two people outside owe each other is not ours."""
        if debtor.key == creditor.key or (debtor.member_id is None and creditor.member_id is None):
            return
        self._sides |= {debtor.key: debtor, creditor.key: creditor}
        first, second = sorted((debtor.key, creditor.key))
        money = share.money if debtor.key == first else share.money.negated()
        self._shares[first, second, money.currency.code].append(Share(share.entry, money))

    def _debt(self, pair: _Pair, shares: Sequence[Share]) -> Debt | None:
        total = sum(share.money.minor for share in shares)
        if total == 0:
            return None
        debtor, creditor = pair[:2] if total > 0 else (pair[1], pair[0])
        turned = tuple(shares) if total > 0 else tuple(Share(one.entry, one.money.negated()) for one in shares)
        money = Money(abs(total), shares[0].money.currency)
        return Debt(self._sides[debtor], self._sides[creditor], money, turned)
