"""A conversation that makes a bill, begun from /bills. Nothing is stored before the last tap; each step can be left."""

from dataclasses import asdict, replace
from datetime import date

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from core.bills.add import add, twin_of
from core.bills.typed import Named, Price
from core.family.gate import Action
from core.ledger.model import Account
from core.matters.model import Matter
from core.unit import Unit
from handlers.say import bill_add as say
from handlers.say import bills as say_bills
from handlers.say.reply import Reply
from handlers.say.taps import BillAddTap, BillTap
from handlers.say.voice import Voice
from handlers.telegram.actor import Actor
from handlers.telegram.app import App
from handlers.telegram.bill_draft import ACCOUNT, NAME, REVIEW, STEPS, WHAT, Draft, loaded
from handlers.telegram.bill_typed import Reader, iso_day, period
from handlers.telegram.bills import shown
from handlers.telegram.gate import door
from handlers.telegram.words import Written

router = Router(name="bill_add")
ADDING = "bill:add"
IN_IT = StateFilter(ADDING)
CHANGE = "change"


@router.callback_query(BillTap.filter(F.op == "add"), flags=door(Action.RECORD))
async def begin(query: CallbackQuery, actor: Actor, unit: Unit, voice: Voice, app: App, state: FSMContext) -> Reply:
    """Begin."""
    return replace(await Adding(actor, unit, voice, app, state).go_on(Draft()), edit=True)


@router.callback_query(IN_IT, BillAddTap.filter(), flags=door(Action.RECORD))
async def tapped(
    query: CallbackQuery, callback_data: BillAddTap, actor: Actor, unit: Unit, voice: Voice, app: App, state: FSMContext
) -> Reply:
    """The answer of a button."""
    reply = await Adding(actor, unit, voice, app, state).tapped(callback_data.op, callback_data.arg)
    return replace(reply, edit=True) if reply.text else reply


@router.callback_query(BillAddTap.filter(), flags=door(Action.SEE))
async def too_late(query: CallbackQuery, voice: Voice) -> Reply:
    """A button of a conversation that ended."""
    return Reply(toast=voice.word("question.settled"))


@router.message(IN_IT, Written(), flags=door(Action.RECORD))
async def typed(message: Message, actor: Actor, unit: Unit, voice: Voice, app: App, state: FSMContext) -> Reply:
    """The answer in words."""
    return await Adding(actor, unit, voice, app, state).typed(message.text or "")


class Adding:
    """One step of the conversation: the draft as it is, and what to ask next."""

    def __init__(self, actor: Actor, unit: Unit, voice: Voice, app: App, state: FSMContext) -> None:
        self._actor, self._unit, self._voice, self._app, self._state = actor, unit, voice, app, state
        self._reader = Reader(actor, unit, app)

    async def go_on(self, draft: Draft, step: str | None = None) -> Reply:
        """Keep the draft, and ask for the first thing that is missing, or show what will be saved."""
        if step is None and draft.missing == ACCOUNT and not await self._accounts(draft):
            draft = draft.on_account(None)
        step = step or draft.missing
        await self._keep(draft, step)
        return await self._asked(draft, step)

    async def _keep(self, draft: Draft, step: str, text: str = "") -> None:
        await self._state.set_state(ADDING)
        await self._state.set_data({"draft": asdict(draft), "step": step, "text": text})

    async def _asked(self, draft: Draft, step: str, near: tuple[date, ...] = ()) -> Reply:
        voice, person = self._voice, self._actor.person
        match step:
            case "what":
                return say.which_kind(voice)
            case "name" if draft.kind:
                return say.which_name(voice, draft.kind)
            case "amount":
                return say.how_much(voice, draft.title or "", draft.code or person.base, income=draft.income)
            case "often":
                return say.how_often(voice)
            case "first":
                return say.which_first(voice, draft.bill(person), near=near, income=draft.income)
            case "account":
                accounts, member_id = await self._accounts(draft), self._actor.viewer.member_id
                return say.which_account(voice, accounts, member_id, income=draft.income)
            case "change":
                return say.which_field(voice, draft.bill(person))
            case _:
                return await self._review(draft)

    async def _review(self, draft: Draft) -> Reply:
        bill, account = draft.bill(self._actor.person), await self._account(draft)
        twin = await twin_of(self._unit, self._actor.viewer, bill)
        private = account is not None and account.private
        return say.review(self._voice, say.Review(bill, account, twin, private), self._actor.viewer.member_id)

    async def _accounts(self, draft: Draft) -> list[Account]:
        return [one for one in await self._unit.accounts.visible(self._actor.viewer) if draft.fits(one)]

    async def _account(self, draft: Draft) -> Account | None:
        return next((one for one in await self._accounts(draft) if one.id == draft.account_id), None)

    async def typed(self, text: str) -> Reply:
        """What words say at the step at hand."""
        data = await self._state.get_data()
        draft, step = loaded(data).not_past(self._actor.today), str(data.get("step", WHAT))
        if button := _said(await self._asked(draft, step), text):
            return await self.tapped(button.op, button.arg)
        answer = await self._reader.answered(draft, step, text)
        if isinstance(answer, Draft):
            return await self.go_on(answer)
        if isinstance(answer, tuple):
            return await self._asked(draft, step, answer)
        if answer is not None:
            await self._keep(draft, step, text)
            return say.which_reading(self._voice, answer)
        step = step if step in {*STEPS, NAME} else REVIEW
        return say.again(self._voice, step, await self._asked(draft, step))

    async def tapped(self, op: str, arg: str) -> Reply:
        """What a button says."""
        data = await self._state.get_data()
        draft, step = loaded(data).not_past(self._actor.today), str(data.get("step", WHAT))
        match op:
            case "x":
                await self._state.clear()
                return Reply(self._voice.say("cancel.done"))
            case "back":
                return await self.go_on(draft, _before(draft, step))
            case "change" if draft.missing == REVIEW:
                return await self.go_on(draft, CHANGE)
            case "go" if arg in say.FIELDS and draft.missing == REVIEW:
                return await self.go_on(draft, arg)
            case "save" if draft.missing == REVIEW:
                return await self._saved(draft, private=arg == "private")
            case "twin" if draft.missing == REVIEW:
                return await self._twin(draft)
            case "read" if arg.isdigit():
                readings = await self._reader.readings(str(data.get("text", "")))
                return await self.go_on(next(iter(readings[int(arg) :]), draft))
            case "kind" if arg in say.KINDS:
                return await self._of_kind(draft, arg)
            case _:
                return await self._answered(draft, op, arg)

    async def _answered(self, draft: Draft, op: str, arg: str) -> Reply:
        today = self._actor.today
        match op:
            case "named" if draft.kind:
                title = say.title_of(self._voice, draft.kind)
                return await self.go_on(draft.named(Named(title, draft.income, draft.category)))
            case "varies":
                return await self.go_on(draft.priced(Price(None, varies=True)))
            case "per" if timing := period(arg, today):
                return await self.go_on(draft.timed(timing))
            case "day" if draft.rule and (day := iso_day(arg)):
                return await self.go_on(draft.from_day(day, self._actor.person))
            case "last" if draft.rule:
                return await self.go_on(draft.from_month_end(say.last_day(today)))
            case "acc":
                account = next((one for one in await self._accounts(draft) if str(one.id) == arg), None)
                return await self.go_on(draft.on_account(account))
            case "autopay":
                return await self.go_on(replace(draft, autopay=not draft.autopay))
            case _:
                return await self.go_on(draft)

    async def _of_kind(self, draft: Draft, kind: str) -> Reply:
        income, category = kind in say.INCOMES, say.KINDS[kind]
        draft = replace(draft, kind=kind, income=income, category=category, payee=None)
        if kind in say.SEVERAL:
            return await self.go_on(draft, NAME)
        return await self.go_on(replace(draft, title=say.title_of(self._voice, kind)))

    async def _twin(self, draft: Draft) -> Reply:
        twin = await twin_of(self._unit, self._actor.viewer, draft.bill(self._actor.person))
        if twin is None:
            return await self.go_on(draft)
        await self._state.clear()
        card = await shown(twin.id, self._actor, self._unit)
        return say_bills.card(self._voice, card, self._actor.viewer.member_id)

    async def _saved(self, draft: Draft, *, private: bool) -> Reply:
        account = await self._account(draft)
        if draft.account_id is not None and account is None:
            return await self.go_on(replace(draft, account_id=None, placed=False))
        private = private or (account is not None and account.private)
        viewer, now = self._actor.viewer, self._app.clock.now()
        new = Matter(viewer.member_id, draft.bill(self._actor.person), private, draft.account_id)
        act = await add(self._unit, viewer, new, self._app.holidays, self._actor.today, now)
        await self._state.clear()
        card = await shown(act.matter.id, self._actor, self._unit)
        return say_bills.made(self._voice, act.change, card, viewer.member_id)


def _said(asked: Reply, text: str) -> BillAddTap | None:
    """The button that was typed instead of tapped: "Skip", "Every month", the name of an account."""
    mark = f"{BillAddTap.__prefix__}:"
    for button in (button for row in asked.rows for button in row):
        if (button.data or "").startswith(mark) and _letters(button.text) == _letters(text):
            return BillAddTap.unpack(button.data or "")
    return None


def _letters(text: str) -> str:
    """A label without its emoji and what it ends with."""
    words = ("".join(letter for letter in word if letter.isalnum()) for word in text.casefold().split())
    return " ".join(word for word in words if word)


def _before(draft: Draft, step: str) -> str:
    """The step before one; what is complete goes back to what will be saved."""
    if draft.missing == REVIEW:
        return REVIEW
    place = STEPS.index(step) if step in STEPS else 1
    return STEPS[max(place - 1, 0)]
