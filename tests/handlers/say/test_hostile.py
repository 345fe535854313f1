"""Whatever people type, every presenter's reply is one that Telegram takes, and shows what was typed."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from core.capture.model import Ask, Choice, Item, Kind, Question, Reading
from core.conversation.model import Pending
from core.delivery.model import Notification
from core.errors import GlobFamError
from core.family.errors import NotAllowedError
from core.family.model import Family, Member, Person, Role
from handlers.say import entry as cards
from handlers.say import errors, family, onboarding, question, settings
from handlers.say.news import news
from handlers.say.reply import Reply
from handlers.say.voice import Voice
from tests.handlers.say.answering import ANSWERS
from tests.handlers.say.judging import assert_sendable, plain
from tests.handlers.say.shown import (
    BANK,
    BAT,
    COFFEE,
    HOSTILE,
    LANGUAGES,
    MOST_ID,
    NOON,
    VOICES,
    card,
    entry,
    hostile_line,
    line,
)

Presenter = Callable[[Voice, str], Reply]
WHO = Person(11, "Bat", "en", "AU", "Australia/Sydney", "AUD")


def _item(text: str) -> Item:
    money = COFFEE.money
    named = Item(Kind.REMITTANCE, money, COFFEE.day, text, text, text, text)
    return replace(named, beneficiary=text, note=text, split_with=(text,), tags=(text,))


def _pending(text: str, ask: Ask, code: str) -> Pending:
    params = tuple(
        (name, text) for name in ("name", "payee", "category", "account", "to_account", "date", "kind", "field")
    )
    params += (("currency", "AUD"), ("amount", "4.50"))
    choices = tuple(Choice(choice, params, (_item(text),) * 3) for choice in ("account.create_shared", "unheard.of"))
    return Pending(
        MOST_ID, 11, 1, 11, 1, 0, text, Question(ask, code, params, (*choices, Choice("meaning.no", (), ())))
    )


PRESENTERS: dict[str, Presenter] = {
    **{
        f"recorded.{kind.value}": lambda voice, text, kind=kind: cards.recorded(  # type: ignore[misc]
            voice, card(hostile_line(text, kind), change_id=MOST_ID), [(text, text)] * 9
        )
        for kind in Kind
    },
    "recorded.many": lambda voice, text: cards.recorded(
        voice, card(*(hostile_line(text) for _ in range(200)), change_id=MOST_ID), [(text, text)] * 9
    ),
    "taken_back": lambda voice, text: cards.taken_back(voice, [hostile_line(text)] * 200, MOST_ID),
    "put_back": lambda voice, text: cards.put_back(voice, [hostile_line(text)] * 200, MOST_ID),
    "twin": lambda voice, text: cards.twin(voice, hostile_line(text).entry, hostile_line(text)),
    "past": lambda voice, text: cards.past(voice, hostile_line(text).entry, [entry(COFFEE)] * 1_000),
    "accounts": lambda voice, text: cards.accounts(voice, hostile_line(text).entry, [replace(BANK, name=text)] * 9, 1),
    **{f"answer.{name}": present for name, present in ANSWERS.items()},
    "overview": lambda voice, text: family.overview(
        voice, Family(1, text), [replace(BAT, id=n, name=text) for n in range(20)], replace(BAT, id=0, name=text)
    ),
    "member": lambda voice, text: family.member(voice, Member(MOST_ID, 1, 12, Role.ADULT, text)),
    "families": lambda voice, text: family.families(voice, [(BAT, Family(MOST_ID, text))] * 9, MOST_ID),
    "joined": lambda voice, text: onboarding.ready(voice, WHO, text),
    "unread": lambda voice, text: question.unread(voice, Reading(text)),
    **{
        f"asked.{code}": lambda voice, text, ask=ask, code=code: question.asked(voice, _pending(text, ask, code))  # type: ignore[misc]
        for ask, code in (*((ask, "unheard.of") for ask in Ask), (Ask.ACCOUNT, "account.new"))
    },
    "error": lambda voice, text: errors.told(voice, GlobFamError(name=text)),
    **{
        f"news.{code}": lambda voice, text, code=code: Reply(  # type: ignore[misc]
            news(voice, Notification(11, code, (("name", text),)), hostile_line(text))
        )
        for code in ("news.joined", "news.left", "news.big_expense")
    },
}
"""Every presenter that shows what someone wrote, given that text in each of its fields."""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PRESENTERS)
def test_whatever_is_typed_the_reply_can_be_sent(name: str, language: str) -> None:
    assert len(HOSTILE) > 15
    for text in HOSTILE:
        assert_sendable(PRESENTERS[name](VOICES[language], text))


@pytest.mark.parametrize("text", ["H&M", "<b>", "_*[", "&lt;b&gt;", "{amount}", "<i unclosed"])
def test_what_was_typed_is_read_as_it_was_typed(text: str) -> None:
    for name in ("recorded.expense", "recorded.refund", "recorded.remittance", "twin", "past", "joined", "unread"):
        assert text in plain(PRESENTERS[name](VOICES["en"], text)), name


def test_one_mark_that_is_never_closed_turns_nothing_round() -> None:
    shown = plain(cards.recorded(VOICES["en"], card(line(replace(COFFEE, payee="\u202eabc")))))
    assert "\u202e" not in shown
    assert "abc" in shown


def test_what_is_too_long_is_cut_and_says_so() -> None:
    shown = plain(cards.recorded(VOICES["en"], card(line(replace(COFFEE, payee="x" * 5_000)))))
    assert "x…" in shown
    assert len(shown) < 200


@pytest.mark.parametrize("language", LANGUAGES)
def test_presenters_without_anyones_words_can_be_sent_too(language: str) -> None:
    voice, who = VOICES[language], WHO
    replies = [
        cards.recorded(voice, card(line())),
        cards.categories(voice, entry(COFFEE, MOST_ID), tuple(voice.categories), groups=True),
        cards.category_groups(voice, entry(COFFEE, MOST_ID)),
        cards.days(voice, entry(COFFEE, MOST_ID)),
        *(cards.type_it(voice, f"entry.type_{what}", entry(COFFEE, MOST_ID)) for what in ("note", "day", "account")),
        cards.past_changed(voice, 3, MOST_ID),
        family.which_role(voice),
        family.link(voice, "https://t.me/globfam_bot?start=inv_" + "x" * 24, Role.VIEWER, NOON),
        family.sure(voice, "family.sure_leave", "leave_yes", MOST_ID),
        family.delete_me(voice),
        onboarding.language(voice, "first"),
        onboarding.country(voice, "second"),
        onboarding.invited(voice),
        onboarding.ready(voice, who),
        onboarding.ready(voice, replace(who, country="MN")),
        question.many_unread(voice, 1_000),
        settings.overview(voice, who, edit=True, saved=True),
        settings.zone(voice, who),
        settings.news(voice, who),
        errors.told(voice, NotAllowedError("record")),
        errors.incident(voice, "0123abcd"),
    ]
    for reply in replies:
        assert_sendable(reply)
        assert plain(reply)
