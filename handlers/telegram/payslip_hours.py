"""The hours of a payslip that was looked over, kept as shifts when the person says so."""

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from core.documents.errors import NoSuchPaperError
from core.documents.model import Payslip
from core.family.gate import Action
from core.matters.ports import Wanted
from core.reviewing.look import EntryLook
from core.unit import Unit
from core.visa.alert import put_alerts
from core.visa.keep import profile_of
from core.visa.kept import Work
from core.visa.payslip import SlipHours, divided, hours_on, keep_hours, read_split, with_told
from core.visa.standing import standing
from core.visa.warn import warnings
from handlers.say import payslip_hours as say
from handlers.say.reply import Reply, Rows
from handlers.say.taps import VisaTap
from handlers.say.voice import Voice
from handlers.telegram.actor import Actor
from handlers.telegram.app import App
from handlers.telegram.gate import door
from handlers.telegram.words import Written

router = Router(name="payslip_hours")
SPLIT = "visa:split"


async def offer(unit: Unit, actor: Actor, voice: Voice, seen: EntryLook) -> Rows:
    """The button beneath a payslip that was taken in, for who watches their hours; none for anybody else."""
    hours = hours_on(seen.reading) if isinstance(seen.reading, Payslip) else None
    if hours is None:
        return ()
    watched = await profile_of(unit, actor.viewer) or await unit.matters.find(
        actor.viewer, Work, Wanted(owner_id=actor.viewer.member_id)
    )
    return say.button(voice, hours, seen.paper.id, seen.part) if watched else ()


@router.callback_query(VisaTap.filter((F.op == "slip") & F.arg.regexp(r"\d+")), flags=door(Action.RECORD))
async def ask(
    query: CallbackQuery, callback_data: VisaTap, actor: Actor, unit: Unit, voice: Voice, app: App, state: FSMContext
) -> Reply:
    """What is on it, and how it splits over the weeks."""
    part = int(callback_data.arg)
    hours = await _hours(unit, actor, callback_data.id, part)
    stands = await standing(unit, actor.viewer, app.law, actor.today)
    if divided(hours, stands.visa):
        return say.by_shift(voice)
    if len(hours.weeks) > 1:
        await state.set_state(SPLIT)
        await state.set_data({"paper": callback_data.id, "part": part})
    hours = await with_told(unit, actor.viewer, hours, _place(callback_data.id, part))
    return say.offered(voice, hours, callback_data.id, part)


@router.callback_query(VisaTap.filter((F.op == "slip_keep") & F.arg.regexp(r"\d+")), flags=door(Action.RECORD))
async def keep(query: CallbackQuery, callback_data: VisaTap, actor: Actor, unit: Unit, voice: Voice, app: App) -> Reply:
    """All of it in its one week."""
    part = int(callback_data.arg)
    hours = await _hours(unit, actor, callback_data.id, part)
    if len(hours.weeks) > 1:
        return Reply(toast=voice.word("question.settled"))
    return await _kept(hours, (hours.seconds,), _place(callback_data.id, part), actor, unit, voice, app)


@router.message(StateFilter(SPLIT), Written(), flags=door(Action.RECORD))
async def typed(message: Message, actor: Actor, unit: Unit, voice: Voice, app: App, state: FSMContext) -> Reply:
    """The hours of each week."""
    waiting = await state.get_data()
    hours = await _hours(unit, actor, waiting["paper"], waiting["part"])
    split = read_split(message.text or "", hours)
    if split is None:
        return say.again(voice, hours)
    await state.clear()
    return await _kept(hours, split, _place(waiting["paper"], waiting["part"]), actor, unit, voice, app)


async def _hours(unit: Unit, actor: Actor, paper_id: int, part: int) -> SlipHours:
    """Raises `NoSuchPaperError` for a paper that is hidden, gone, or tells of no hours."""
    await unit.papers.get(actor.viewer, paper_id)
    readings = await unit.papers.readings(actor.viewer, paper_id)
    reading = readings[part] if part < len(readings) else None
    hours = hours_on(reading) if isinstance(reading, Payslip) else None
    if hours is None:
        raise NoSuchPaperError
    return hours


def _place(paper_id: int, part: int) -> str:
    return f"paper:{paper_id}:{part}"


async def _kept(
    hours: SlipHours, split: tuple[int, ...], place: str, actor: Actor, unit: Unit, voice: Voice, app: App
) -> Reply:
    now = app.clock.now()
    done = await keep_hours(unit, actor.viewer, hours, split, actor.person.zone, place, now)
    stands = await standing(unit, actor.viewer, app.law, actor.today)
    await put_alerts(unit, actor.viewer, actor.person, stands, now)
    return say.kept(voice, done, hours, stands, warnings(stands, [week.first for week in hours.weeks], now))
