"""/add: a conversation that opens an account. Nothing is stored before the last tap; it can be left at every step."""

from dataclasses import asdict, replace
from fractions import Fraction

from aiogram import F, Router
from aiogram.filters import Command, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from core.accounts.keep import LONGEST_NAME, open_account
from core.accounts.model import AccountKind, Owner
from core.accounts.named import find_things, one_thing
from core.accounts.owned import read_parts
from core.accounts.owners import owners_of
from core.accounts.phrase import read_phrase
from core.accounts.said import Part, Statement, Who
from core.accounts.typed import read_currency, read_fact, read_typed
from core.capture.model import Context
from core.capture.text import clean
from core.family.gate import Action
from core.ledger.hear import context_of
from core.ledger.model import Account, Origin
from core.money.currency import CURRENCIES, Currency, CurrencyKind
from core.unit import Unit
from handlers.say import account_add as say
from handlers.say import account_said, owning
from handlers.say.account_asked import TYPED_FACTS
from handlers.say.owning import FACTS
from handlers.say.places import COUNTRIES
from handlers.say.reply import Reply
from handlers.say.taps import AccountTap
from handlers.say.voice import Voice
from handlers.telegram.account_draft import Draft, drafted, loaded
from handlers.telegram.accounts import shown
from handlers.telegram.actor import Actor
from handlers.telegram.app import App
from handlers.telegram.gate import door
from handlers.telegram.words import Means, Written

router = Router(name="account_add")
ADDING = "acct:add"
IN_IT = StateFilter(ADDING)
KIND, NAME, CODE, WORTH, REVIEW, OWNERS = "kind", "name", "code", "worth", "review", "owners"
FACT = "fact:"


@router.message(Command("add"), flags=door(Action.RECORD))
@router.message(Means("add"), ~F.reply_to_message, flags=door(Action.RECORD))
async def add(message: Message, actor: Actor, unit: Unit, voice: Voice, app: App, state: FSMContext) -> Reply:
    """Begin."""
    return await _Adding(actor, unit, voice, app, state).go_on(Draft())


@router.callback_query(AccountTap.filter(F.op == "add"), flags=door(Action.RECORD))
async def add_tapped(
    query: CallbackQuery, actor: Actor, unit: Unit, voice: Voice, app: App, state: FSMContext
) -> Reply:
    """Begin, from the list."""
    return replace(await _Adding(actor, unit, voice, app, state).go_on(Draft()), edit=True)


async def begin_with(said: Statement, actor: Actor, unit: Unit, voice: Voice, app: App, state: FSMContext) -> Reply:
    """Begin with what was said in a line already."""
    owners = owners_of(said.shares, await unit.people.members(actor.viewer), actor.viewer)
    return await _Adding(actor, unit, voice, app, state).go_on(drafted(said, owners))


@router.callback_query(IN_IT, AccountTap.filter(F.op.startswith("ad")), flags=door(Action.RECORD))
async def tapped(
    query: CallbackQuery, callback_data: AccountTap, actor: Actor, unit: Unit, voice: Voice, app: App, state: FSMContext
) -> Reply:
    """The answer of a button."""
    adding = _Adding(actor, unit, voice, app, state)
    return replace(await adding.tapped(callback_data, query), edit=True)


@router.callback_query(AccountTap.filter(F.op.startswith("ad")), flags=door(Action.SEE))
async def too_late(query: CallbackQuery, voice: Voice) -> Reply:
    """A button of a conversation that ended."""
    return Reply(toast=voice.word("question.settled"))


@router.message(IN_IT, Written(), flags=door(Action.RECORD))
async def typed(message: Message, actor: Actor, unit: Unit, voice: Voice, app: App, state: FSMContext) -> Reply:
    """The answer in words."""
    return await _Adding(actor, unit, voice, app, state).typed(message.text or "")


class _Adding:
    """One step of the conversation: the draft as it is, and what to ask next."""

    def __init__(self, actor: Actor, unit: Unit, voice: Voice, app: App, state: FSMContext) -> None:
        self._actor, self._unit, self._voice, self._app, self._state = actor, unit, voice, app, state
        self._words = app.account_words

    async def go_on(self, draft: Draft, step: str | None = None) -> Reply:
        """Keep the draft, and ask for the first thing that is missing, or show what will be saved."""
        step = step or _missing(draft)
        await self._state.set_state(ADDING)
        await self._state.set_data({"draft": asdict(draft), "step": step})
        return await self._asked(draft, step)

    async def _asked(self, draft: Draft, step: str) -> Reply:
        voice, kind = self._voice, draft.account_kind
        match step:
            case "kind":
                return say.which_kind(voice)
            case "name":
                return say.which_name(voice, kind, self._suggested(kind))
            case "code":
                person = self._actor.person
                return say.which_currency(voice, kind, say.currencies(person.base, person.country, kind))
            case "worth":
                return say.how_much(voice, kind, draft.name or "", draft.code or "")
            case "owners":
                return say.owners(voice)
            case _:
                members = await self._unit.people.members(self._actor.viewer)
                return say.review(voice, draft.opening(), members, await self._known())

    def _suggested(self, kind: AccountKind) -> tuple[str, ...]:
        vocabulary = self._words.vocabulary
        here = COUNTRIES[self._actor.person.country][2] if self._actor.person.country in COUNTRIES else ""
        banks = [bank for bank, code in vocabulary.banks.items() if code == here]
        return say.names(self._voice, kind, [vocabulary.bank_names[b].get(self._voice.language, b) for b in banks])

    async def _known(self) -> dict[int, str]:
        seen = await self._unit.accounts.visible(self._actor.viewer)
        return {one.id: self._voice.account(one, self._actor.viewer.member_id) for one in seen}

    async def tapped(self, tap: AccountTap, query: CallbackQuery) -> Reply:
        """What a button says."""
        draft, arg = loaded(await self._state.get_data()), tap.arg
        match tap.op:
            case "adx":
                await self._state.clear()
                return Reply(self._voice.say("cancel.done"))
            case "adk" if arg in set(AccountKind):
                return await self.go_on(replace(draft, kind=arg))
            case "adn" if 0 <= tap.id < len(suggested := self._suggested(draft.account_kind)):
                return await self._named(draft, suggested[tap.id])
            case "adc" if arg in CURRENCIES:
                return await self._counted(draft, CURRENCIES[arg])
            case "adw":
                return await self.go_on(replace(draft, skipped=True))
            case "ads" if _missing(draft) == REVIEW:
                return await self._saved(replace(draft, private=arg == "private"), query)
            case "adr":
                return await self.go_on(draft)
            case _:
                return await self._detail(draft, tap)

    async def _detail(self, draft: Draft, tap: AccountTap) -> Reply:
        """What is behind "owners" and "more details"."""
        arg = tap.arg
        match tap.op:
            case "ado" if arg:
                return await self.go_on(draft.with_owners(self._whole(arg)))
            case "ado":
                return await self.go_on(draft, OWNERS)
            case "adf":
                return await self._fact(draft, arg)
            case "adl" if arg in COUNTRIES:
                return await self._facts(replace(draft, country=arg))
            case "adp" if tap.id in await self._known():
                return await self._facts(draft.with_facts(replace(draft.known_facts(), secures=tap.id)))
            case _:
                return await self.go_on(draft)

    def _whole(self, arg: str) -> tuple[Owner, ...]:
        return owners_of((Part(Who.US if arg == "ours" else Who.ME, Fraction(1)),), (), self._actor.viewer)

    async def _facts(self, draft: Draft) -> Reply:
        """All facts, each behind its button; what is typed meanwhile is none of them."""
        await self.go_on(draft, REVIEW)
        return say.which_fact(self._voice, draft.opening(), await self._known())

    async def _fact(self, draft: Draft, name: str) -> Reply:
        called = draft.name or ""
        if name == "country":
            return say.countries(self._voice, called)
        if name == "secures":
            return say.secured(self._voice, called, await self._things(), self._actor.viewer.member_id)
        if name not in FACTS[draft.account_kind] or name not in TYPED_FACTS:
            return await self._facts(draft)
        await self._state.set_data({"draft": asdict(draft), "step": FACT + name})
        return say.type_fact(self._voice, name, called)

    async def _things(self) -> list[Account]:
        seen = await self._unit.accounts.visible(self._actor.viewer)
        kinds = {AccountKind.PROPERTY, AccountKind.VEHICLE}
        return [one for one in seen if one.kind in kinds and not one.archived]

    async def typed(self, text: str) -> Reply:
        """What words say at the step at hand."""
        data = await self._state.get_data()
        draft, step = loaded(data), str(data.get("step", KIND))
        context = replace(
            await context_of(self._unit, self._actor.person, self._actor.viewer, self._actor.today), accounts=()
        )
        match step:
            case "kind":
                kind = self._kind(text, context)
                return await self.go_on(replace(draft, kind=kind)) if kind else await self._again(draft, step)
            case "name":
                return await self._named(draft, text)
            case "code":
                code = read_currency(text, self._words, context)
                return await self._counted(draft, code) if code else await self._again(draft, step)
            case "worth" | "owners":
                return await self._answered(draft, step, text, context)
            case _ if step.startswith(FACT):
                return await self._typed_fact(draft, step, text, context)
            case _:
                return await self._again(draft, REVIEW)

    def _kind(self, text: str, context: Context) -> str | None:
        thing = one_thing(find_things(read_phrase(clean(text), self._words, context)))
        return thing.kind.value if thing and thing.kind else None

    async def _answered(self, draft: Draft, step: str, text: str, context: Context) -> Reply:
        if step == OWNERS:
            parts = read_parts(text, self._words, context)
            if parts is None or sum(part.share for part in parts) > 1:
                return await self._again(draft, OWNERS)
            members = await self._unit.people.members(self._actor.viewer)
            return await self.go_on(draft.with_owners(owners_of(parts, members, self._actor.viewer)))
        found = read_typed(text, draft.currency, self._words, context) if draft.currency else None
        if found is None:
            return await self._again(draft, WORTH)
        since = found.day.isoformat() if found.day else draft.since
        return await self.go_on(replace(draft, worth=found.money.minor, since=since))

    async def _typed_fact(self, draft: Draft, step: str, text: str, context: Context) -> Reply:
        name, code = step.removeprefix(FACT), draft.currency
        facts = read_fact(draft.known_facts(), name, text, code, self._words, context) if code else None
        if facts is None:
            asked = say.type_fact(self._voice, name, draft.name or "")
            again = self._voice.say("asset.again_fact", fact=self._voice.word(f"asset.fact.{name}"))
            return replace(asked, text=again, edit=False)
        return replace(await self._facts(draft.with_facts(facts)), edit=False)

    async def _named(self, draft: Draft, text: str) -> Reply:
        name = " ".join(text.split())
        taken = {one.name.casefold() for one in await self._unit.accounts.visible(self._actor.viewer)}
        if name.casefold() in taken:
            return await self._again(draft, "taken", NAME)
        if not 0 < len(name) <= LONGEST_NAME:
            return await self._again(draft, NAME)
        return await self.go_on(replace(draft, name=name))

    async def _counted(self, draft: Draft, code: Currency) -> Reply:
        coin = code.kind is CurrencyKind.CRYPTO
        if coin is not (draft.account_kind is AccountKind.CRYPTO):
            return await self._again(draft, "coin" if not coin else CODE, CODE)
        return await self.go_on(replace(draft, code=code.code, worth=None))

    async def _again(self, draft: Draft, why: str, step: str | None = None) -> Reply:
        return say.again(self._voice, why, await self._asked(draft, step or why))

    async def _saved(self, draft: Draft, query: CallbackQuery) -> Reply:
        await self._state.clear()
        message_id = query.message.message_id if query.message else 0
        origin = Origin(query.from_user.id, message_id, 0)
        viewer, now = self._actor.viewer, self._app.clock.now()
        done = await open_account(self._unit, viewer, draft.opening(), origin, self._actor.today, now)
        first = self._voice.say("asset.opened", kind=owning.kind(self._voice, done.account.kind))
        card = await shown(self._actor, self._unit, self._voice, done.account, first)
        return account_said.with_undo(self._voice, card, done.change)


def _missing(draft: Draft) -> str:
    """The first thing that is not known yet; a coin is called by its code unless it has a name."""
    if draft.kind is None:
        return KIND
    if draft.name is None and draft.account_kind is not AccountKind.CRYPTO:
        return NAME
    if draft.code is None:
        return CODE
    return REVIEW if draft.worth is not None or draft.skipped else WORTH
