"""Telling Telegram who we are, while it cannot be reached or says that we ask too often."""

from datetime import timedelta
from unittest.mock import AsyncMock

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramNetworkError, TelegramRetryAfter
from aiogram.methods import DeleteWebhook

from bot import profile

CALL = DeleteWebhook()


@pytest.mark.parametrize(
    ("attempt", "error", "seconds"),
    [
        (1, TelegramNetworkError(CALL, "gone"), 1),
        (4, TelegramNetworkError(CALL, "gone"), 8),
        (1, TelegramRetryAfter(CALL, "Too Many Requests", 40), 40),
        (9, TelegramRetryAfter(CALL, "Too Many Requests", 40), 256),
    ],
)
def test_it_waits_longer_each_time_and_as_long_as_a_429_says(attempt: int, error: Exception, seconds: float) -> None:
    assert profile.pause(attempt, error) == seconds


async def test_a_webhook_is_taken_away_however_long_the_server_was_out_of_reach(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(profile, "backoff", lambda _: timedelta(0))
    bot = AsyncMock(spec=Bot)
    bot.delete_webhook.side_effect = [TelegramNetworkError(CALL, "gone")] * 30 + [True]
    await profile.introduce(bot, lambda _: None, None)
    assert bot.delete_webhook.await_count == 31
