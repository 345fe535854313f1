"""/accounts: the list of what the family has and owes, the card of each, and what its buttons do at once."""

from dataclasses import replace

from aiogram import F, Router
from aiogram.filters import Command
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from core.accounts.keep import Act, delete_account, revise
from core.family.gate import Action, may
from core.ledger.errors import NoSuchAccountError
from core.ledger.look import card as card_of
from core.ledger.model import Account
from core.ledger.record import everyday_named
from core.money.currency import currency
from core.money.money import Money
from core.unit import Unit
from handlers.say import accounts as say
from handlers.say.reply import Reply
from handlers.say.taps import AccountTap
from handlers.say.voice import Html, Voice
from handlers.telegram.actor import Actor
from handlers.telegram.app import App
from handlers.telegram.gate import door
from handlers.telegram.words import Means

router = Router(name="accounts")
LATEST = 5


@router.message(Command("accounts"), flags=door(Action.SEE))
@router.message(Means("accounts"), ~F.reply_to_message, flags=door(Action.SEE))
async def accounts(message: Message, actor: Actor, unit: Unit, voice: Voice) -> Reply:
    """All that is not put away."""
    return await _listed(actor, unit, voice, 0)


@router.callback_query(AccountTap.filter(F.op == "list"), flags=door(Action.SEE))
async def page(
    query: CallbackQuery, callback_data: AccountTap, actor: Actor, unit: Unit, voice: Voice, state: FSMContext
) -> Reply:
    """A page of them, leaving whatever was being typed."""
    await leave(state)
    return replace(await _listed(actor, unit, voice, max(callback_data.id, 0)), edit=True)


@router.callback_query(AccountTap.filter(F.op == "archived"), flags=door(Action.SEE))
async def archived(query: CallbackQuery, actor: Actor, unit: Unit, voice: Voice) -> Reply:
    """What was put away."""
    rows = [row for row in await _rows(actor, unit) if row.account.archived]
    return say.archived_listing(voice, rows, actor.viewer.member_id)


async def _listed(actor: Actor, unit: Unit, voice: Voice, page: int) -> Reply:
    rows = await _rows(actor, unit)
    standing = [row for row in rows if not row.account.archived and _is_worth_showing(row)]
    put_away = sum(row.account.archived for row in rows)
    writes = may(actor.role, Action.RECORD)
    return say.listing(voice, standing, actor.viewer.member_id, page, archived=put_away, writes=writes)


def _is_worth_showing(row: say.Row) -> bool:
    """An everyday account that nobody has used yet is no news to anyone."""
    return bool(row.balance.minor) or not everyday_named(row.account)


async def _rows(actor: Actor, unit: Unit) -> list[say.Row]:
    known = await unit.accounts.visible(actor.viewer)
    today = actor.today
    balances = (await unit.accounts.balances(actor.viewer, [today]))[today]
    base = currency(actor.person.base)
    codes = {one.currency for one in known} | {base}
    book = await unit.rates.book(actor.viewer, codes, today, today)
    rows = []
    for one in known:
        balance = balances.get((one.id, one.currency), Money(0, one.currency))
        about = book.convert(balance, base, today)
        rows.append(say.Row(one, balance, about.result if about else None))
    return rows


@router.callback_query(AccountTap.filter(F.op == "card"), flags=door(Action.SEE))
async def card(
    query: CallbackQuery, callback_data: AccountTap, actor: Actor, unit: Unit, voice: Voice, state: FSMContext
) -> Reply:
    """One account, leaving whatever was being typed."""
    await leave(state)
    account = await account_of(actor, unit, callback_data.id)
    return replace(await shown(actor, unit, voice, account), edit=True)


async def leave(state: FSMContext) -> None:
    """Leave the conversation about an account, and no other."""
    if (await state.get_state() or "").startswith("acct:"):
        await state.clear()


async def account_of(actor: Actor, unit: Unit, account_id: int) -> Account:
    """An account by its id; raises `NoSuchAccountError` for what this member does not see, or was deleted."""
    account = await unit.accounts.ever(actor.viewer, account_id)
    if account.deleted:
        raise NoSuchAccountError
    return account


async def shown(actor: Actor, unit: Unit, voice: Voice, account: Account, first: Html | None = None) -> Reply:
    """The card of an account as it is now."""
    row = next(row for row in await _rows(actor, unit) if row.account.id == account.id)
    latest = await unit.entries.of_account(actor.viewer, account.id, LATEST)
    member_id = actor.viewer.member_id
    detail = say.Detail(
        row,
        await unit.people.members(actor.viewer),
        {one.id: voice.account(one, member_id) for one in await unit.accounts.visible(actor.viewer)},
        await unit.entries.last_stated(actor.viewer, account.id),
        (await card_of(unit, actor.viewer, latest)).lines,
        member_id,
        writes=may(actor.role, Action.RECORD),
    )
    return say.card(voice, detail, first)


_PUT = frozenset({"arc", "res", "hide", "share"})


def _as_put(account: Account, op: str) -> Account:
    if op in {"arc", "res"}:
        return replace(account, archived=op == "arc")
    return replace(account, private=op == "hide")


@router.callback_query(AccountTap.filter(F.op.in_(_PUT)), flags=door(Action.RECORD))
async def put(
    query: CallbackQuery, callback_data: AccountTap, actor: Actor, unit: Unit, voice: Voice, app: App
) -> Reply:
    """Put it away or back, hide it or share it; the card follows, and says how to take it back."""
    account = await account_of(actor, unit, callback_data.id)
    changed = _as_put(account, callback_data.op)
    if changed == account:
        return replace(await shown(actor, unit, voice, account), edit=True)
    done = await revise(unit, actor.viewer, account, changed, app.clock.now())
    return replace(said_of(voice, actor, f"asset.done_{callback_data.op}", done), edit=True)


@router.callback_query(AccountTap.filter(F.op == "del"), flags=door(Action.RECORD))
async def remove(
    query: CallbackQuery, callback_data: AccountTap, actor: Actor, unit: Unit, voice: Voice, app: App
) -> Reply:
    """Delete it with its entries; one tap takes that back."""
    account = await account_of(actor, unit, callback_data.id)
    done = await delete_account(unit, actor.viewer, account, app.clock.now())
    return replace(said_of(voice, actor, "asset.done_del", done), edit=True)


def said_of(voice: Voice, actor: Actor, key: str, done: Act) -> Reply:
    """What was done, with the way back."""
    return say.done(voice, key, done.account, done.change, actor.viewer.member_id)
