"""Papers are found again: a list, in words, from an entry's card; sent back, and deleted by who sent them."""

from dataclasses import dataclass, replace

from aiogram import F, Router
from aiogram.filters import Command, CommandObject, Filter
from aiogram.types import CallbackQuery, Message

from core.capture.model import Context
from core.documents.find import may_ask, read_request, read_words
from core.documents.keep import delete, restore
from core.documents.model import PaperKind
from core.documents.paper import Paper, PaperQuery
from core.family.gate import Action
from core.ledger.look import card as entries_card
from core.unit import Unit
from handlers.say import documents as say
from handlers.say import entry as say_entry
from handlers.say.reply import Reply
from handlers.say.taps import EntryTap, PaperTap
from handlers.say.voice import Voice
from handlers.telegram.actor import Actor
from handlers.telegram.app import App
from handlers.telegram.gate import door
from handlers.telegram.words import Means, Written

router = Router(name="papers")
_ALL = PaperQuery()


@dataclass(frozen=True, slots=True)
class Found:
    """What was looked for, and how many there are; `near` tells that these are only of the kind asked for."""

    query: PaperQuery
    count: int
    near: bool = False


class AsksForPaper(Filter):
    """Passes a line that asks for papers; one that may mean something else only when there are such papers."""

    async def __call__(self, message: Message, actor: Actor, unit: Unit, app: App) -> bool | dict[str, Found]:
        """Gives what was found."""
        text = message.text or ""
        if actor.member is None or not await Written()(message) or not may_ask(text, app.paper_search):
            return False
        request = read_request(text, app.paper_search, app.question_words, _context(actor))
        if request is None:
            return False
        found = await _found(unit, actor, request.query)
        return {"found": found} if found.count or request.sure else False


@router.message(Means("papers"), flags=door(Action.SEE))
async def in_a_word(message: Message, actor: Actor, unit: Unit, voice: Voice) -> Reply:
    """All papers."""
    return await _page(unit, actor, voice, _ALL, 0)


@router.message(Command("papers"), flags=door(Action.SEE))
async def papers(message: Message, command: CommandObject, actor: Actor, unit: Unit, voice: Voice, app: App) -> Reply:
    """All papers; which ones is said behind it: "/papers fridge october"."""
    said = (command.args or "").strip()
    if not said:
        return await _page(unit, actor, voice, _ALL, 0)
    query = read_words(said, app.paper_search, app.question_words, _context(actor))
    return await _shown(unit, actor, voice, await _found(unit, actor, query))


@router.message(AsksForPaper(), flags=door(Action.SEE))
async def asked(message: Message, actor: Actor, unit: Unit, voice: Voice, found: Found) -> Reply:
    """What was asked for in words: the only one is sent at once."""
    return await _shown(unit, actor, voice, found)


@router.callback_query(PaperTap.filter(F.op == "list"), flags=door(Action.SEE))
async def listed(query: CallbackQuery, callback_data: PaperTap, actor: Actor, unit: Unit, voice: Voice) -> Reply:
    """Another page, or another kind."""
    kinds = tuple(kind for kind in PaperKind if kind == callback_data.kind)
    page = await _page(unit, actor, voice, PaperQuery(kinds), max(callback_data.page, 0))
    return replace(page, edit=True)


@router.callback_query(PaperTap.filter(F.op == "show"), flags=door(Action.SEE))
async def opened(query: CallbackQuery, callback_data: PaperTap, actor: Actor, unit: Unit, voice: Voice) -> Reply:
    """One paper."""
    return await shown(unit, actor, voice, await unit.papers.get(actor.viewer, callback_data.id))


@router.callback_query(PaperTap.filter(F.op == "send"), flags=door(Action.SEE))
async def sent_back(query: CallbackQuery, callback_data: PaperTap, actor: Actor, unit: Unit, voice: Voice) -> Reply:
    """Its original, as it was sent."""
    paper = await unit.papers.get(actor.viewer, callback_data.id)
    return say.originals(paper, await unit.papers.files(actor.viewer, paper.id))


@router.callback_query(PaperTap.filter(F.op == "came"), flags=door(Action.SEE))
async def came_of_it(query: CallbackQuery, callback_data: PaperTap, actor: Actor, unit: Unit, voice: Voice) -> Reply:
    """The entries that came of it."""
    ids = await unit.trail.entries(actor.viewer, callback_data.id)
    if not ids:
        return Reply(toast=voice.word("listed.gone"))
    entries = [await unit.entries.get(actor.viewer, entry_id) for entry_id in ids[: say_entry.MOST_LINES]]
    return say_entry.recorded(voice, await entries_card(unit, actor.viewer, entries))


@router.callback_query(EntryTap.filter(F.op == "paper"), flags=door(Action.SEE))
async def of_entry(query: CallbackQuery, callback_data: EntryTap, actor: Actor, unit: Unit, voice: Voice) -> Reply:
    """The papers that an entry came of."""
    entry = await unit.entries.get(actor.viewer, callback_data.id)
    its = await unit.trail.of_entry(actor.viewer, entry.id)
    if not its:
        return Reply(toast=voice.word("paper.toast_none"))
    return Reply(then=tuple([await shown(unit, actor, voice, paper) for paper in its]))


@router.callback_query(PaperTap.filter(F.op == "del"), flags=door(Action.RECORD))
async def removed(
    query: CallbackQuery, callback_data: PaperTap, actor: Actor, unit: Unit, voice: Voice, app: App
) -> Reply:
    """Delete it, recoverably; what came of it stays."""
    return say.deleted(voice, await delete(unit, actor.viewer, callback_data.id, app.clock.now()))


@router.callback_query(PaperTap.filter(F.op == "back"), flags=door(Action.RECORD))
async def put_back(query: CallbackQuery, callback_data: PaperTap, actor: Actor, unit: Unit, voice: Voice) -> Reply:
    """Undo its deletion."""
    paper = await restore(unit, actor.viewer, callback_data.id)
    return replace(await shown(unit, actor, voice, paper), edit=True)


async def shown(unit: Unit, actor: Actor, voice: Voice, paper: Paper) -> Reply:
    """A paper's card, as its reader sees it."""
    files = await unit.papers.files(actor.viewer, paper.id)
    came = await unit.trail.entries(actor.viewer, paper.id)
    mine = paper.member_id == actor.viewer.member_id
    return say.card(voice, paper, files, len(came), mine=mine)


async def _shown(unit: Unit, actor: Actor, voice: Voice, found: Found) -> Reply:
    papers = await unit.papers.find(actor.viewer, found.query, say.PAGE)
    if found.count == 1 and not found.near:
        (paper,) = papers
        sent = say.originals(paper, await unit.papers.files(actor.viewer, paper.id))
        return replace(sent, then=(*sent.then, await shown(unit, actor, voice, paper)))
    reply = say.listed(voice, found.query, papers, found.count)
    return say.near(voice, reply) if found.near else reply


async def _page(unit: Unit, actor: Actor, voice: Voice, query: PaperQuery, page: int) -> Reply:
    papers = await unit.papers.find(actor.viewer, query, say.PAGE, page * say.PAGE)
    return say.listed(voice, query, papers, await unit.papers.count(actor.viewer, query), page)


async def _found(unit: Unit, actor: Actor, query: PaperQuery) -> Found:
    """What was asked for; when there is none that says it, those of the kind and the days that were named."""
    count = await unit.papers.count(actor.viewer, query)
    wider = replace(query, words=())
    if count or not query.words or not query.kinds:
        return Found(query, count)
    near = await unit.papers.count(actor.viewer, wider)
    return Found(wider, near, near=True) if near else Found(query, 0)


def _context(actor: Actor) -> Context:
    who = actor.person
    return Context(who.language, who.country, who.base, actor.today)
