"""News are worded when they are sent, for the one who gets them."""

import pytest

from core.delivery.model import Notification
from core.family.model import Role
from handlers.say.news import news
from sandbox.text.html import parse_html
from tests.handlers.say.shown import BAT, EN, LANGUAGES, VOICES, line


def worded(language: str, code: str, **params: str) -> str:
    text: str = parse_html(news(VOICES[language], Notification(11, code, tuple(params.items())), None))[0]
    return text


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_role_is_said_in_the_hearers_language(language: str) -> None:
    for role in (Role.ADULT, Role.VIEWER):
        assert VOICES[language].word(f"role.{role.value}") in worded(language, "news.role", role=role.value)


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_came_and_went_is_named_as_they_write_themselves(language: str) -> None:
    for code in ("news.joined", "news.left"):
        assert "<Туяа & Co>" in worded(language, code, name="<Туяа & Co>")


@pytest.mark.parametrize("language", LANGUAGES)
def test_news_of_ones_own_place_needs_nothing_more(language: str) -> None:
    assert worded(language, "news.removed") != worded(language, "news.owner")


def test_a_big_expense_is_shown_with_who_spent_it_and_without_what_is_left() -> None:
    told = news(EN, Notification(11, "news.big_expense"), line(member=BAT))
    assert told == "💬 Bat: <b>A$4.50</b> · ☕ Coffee · Everyday"
