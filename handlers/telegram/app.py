"""What a handler is given besides its update: who speaks, how to speak to them, and the use cases' surroundings."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from aiogram.types import User

from core.accounts.words import AccountWords
from core.agenda.words import CalendarWords
from core.asking.words import QuestionWords
from core.bills.ports import Holidays
from core.capture.vocabulary import Vocabulary
from core.clock import Clock, local_date
from core.documents.find import PaperSearch
from core.documents.ports import Seals
from core.documents.receive import read_again
from core.family.model import Person, Viewer
from core.funds.rules import Rules
from core.ledger.hear import Said
from core.planning.words import PlanWords
from core.recurring.words import RecurringWords
from core.reviewing.words import ReviewWords
from core.unit import Unit
from core.visa.law import Law
from core.visa.trigger import HoursWords
from handlers.jobs.bell import Bell
from handlers.say.voice import Voice


@dataclass(slots=True)
class App:
    """The surroundings of the use cases. `token` makes a secret of 256 bits.

    `username` is learnt late, and so is whether the bot `hears_all` that is said in groups.

    The words of questions are many, and are loaded by the first question or by who has nothing else to do.

    `seals` seals passwords, `holidays` knows days of rest, and `bell` wakes who reads papers. The
    world reaches us at `public_url`, if at all.

    `trust_dates` is false when the program's clock is set by `GLOBFAM_CLOCK`: then a message is dated by that clock.
    """

    clock: Clock
    vocabulary: Vocabulary
    token: Callable[[], str]
    username: str
    load_question_words: Callable[[], QuestionWords]
    load_account_words: Callable[[], AccountWords]
    load_paper_search: Callable[[], PaperSearch]
    load_review_words: Callable[[], ReviewWords]
    load_plan_words: Callable[[], PlanWords]
    load_recurring: Callable[[], RecurringWords]
    load_hours: Callable[[], HoursWords]
    load_law: Callable[[], Law]
    load_funds: Callable[[], Rules]
    seals: Seals
    holidays: Holidays
    load_calendar: Callable[[], CalendarWords]
    bell: Bell = field(default_factory=Bell)
    trust_dates: bool = True
    hears_all: bool = False
    public_url: str | None = None

    @property
    def question_words(self) -> QuestionWords:
        """The words of questions in every language."""
        return self.load_question_words()

    @property
    def account_words(self) -> AccountWords:
        """The words for what people have, in every language."""
        return self.load_account_words()

    @property
    def paper_search(self) -> PaperSearch:
        """The words by which papers are asked for, in every language."""
        return self.load_paper_search()

    @property
    def review_words(self) -> ReviewWords:
        """The words of statements' texts and of captions, in every language."""
        return self.load_review_words()

    @property
    def plan_words(self) -> PlanWords:
        """The words of budgets, goals and what can be afforded, in every language."""
        return self.load_plan_words()

    @property
    def recurring(self) -> RecurringWords:
        """The words of what recurs, in every language."""
        return self.load_recurring()

    @property
    def hours(self) -> HoursWords:
        """The words of work and of visas, in every language."""
        return self.load_hours()

    @property
    def calendar_words(self) -> CalendarWords:
        """The words in which a calendar is asked for, in every language."""
        return self.load_calendar()

    @property
    def law(self) -> Law:
        """The law of visas at each date."""
        return self.load_law()

    @property
    def funds(self) -> Rules:
        """What a student visa asks for at each date, and the words of questions about it."""
        return self.load_funds()

    def voice(self, who: Person) -> Voice:
        """How to speak to this person now."""
        today = local_date(self.clock.now(), who.zone)
        return Voice(
            who.language,
            who.zone,
            today,
            self.vocabulary.categories,
            hidden=who.hide_amounts,
            banks=self.vocabulary.bank_names,
        )

    def said(self, who: Person, text: str, chat_id: int, message_id: int, sent: datetime) -> Said:
        """What a person said, on the day it was for them."""
        now = self.clock.now()
        day = local_date(sent if self.trust_dates else now, who.zone)
        return Said(text, chat_id, message_id, day, now)

    async def read_again(self, unit: Unit, viewer: Viewer, paper_id: int) -> None:
        """Have a paper read once more. Raises `NoSuchPaperError`."""
        await read_again(unit, viewer, paper_id, self.clock.now())
        self.bell.ask()

    def learn(self, me: User) -> None:
        """What Telegram says of the bot."""
        self.username = me.username or ""
        self.hears_all = bool(me.can_read_all_group_messages)

    @property
    def chat_link(self) -> str:
        """The way into the private chat."""
        return f"https://t.me/{self.username}"

    def link(self, parameter: str) -> str:
        """A deep link that starts the bot with `parameter`."""
        return f"https://t.me/{self.username}?start={parameter}"
