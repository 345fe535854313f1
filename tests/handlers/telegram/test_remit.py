"""Money sent home: what the card says it cost, and a year of it."""

import pytest

from core.rates.hold import Admission
from tests.core.rates.rating import day, rate
from tests.handlers.telegram.test_worth import words
from tests.talk import Speaker, Talk


@pytest.fixture
async def rated(talk: Talk, bat: Speaker) -> Speaker:
    """Bat, on days of which the official rate is known."""
    async with talk.store.unit() as unit:
        known = tuple(rate("AUD/MNT", "2300", day(-n)) for n in range(0, 20, 9))
        await unit.rates.store(Admission(known, (), ()), talk.clock.now())
    return bat


async def test_a_remittances_card_says_what_it_cost(rated: Speaker) -> None:
    (card, *_) = await rated.say("sent mum 500 aud, 1,130,000 mnt arrived, fee 4")
    assert words(card).split("\n")[1:] == [
        "It cost A$12.70 in all, 2.5 % (rate A$8.70, fee A$4.00).",
        "Official middle rate: 1 AUD = 2,300₮ · Bank of Mongolia, today",
    ]


async def test_where_no_rate_is_known_nothing_is_made_up(talk: Talk, bat: Speaker) -> None:
    (card, *_) = await bat.say("sent mum 500 aud, 1,130,000 mnt arrived, fee 4")
    assert "\n" not in card.text


async def test_a_year_by_receiver_with_fees(rated: Speaker) -> None:
    await rated.say("sent mum 500 aud, 1,130,000 mnt arrived, fee 4")
    await rated.say("sent mum 100 aud, 230,000 mnt arrived")
    await rated.say("sent Saraa 50 aud, 110,000 mnt arrived")
    (card,) = await rated.say("/remit")
    assert words(card).split("\n") == [
        "💸 Sent home in 2026: A$650.00, 3 times",
        "It cost A$4.00 in fees and A$10.87 by the rate.",
        "",
        "• mum: A$600.00 → 1,360,000₮ (2 ×)",
        "• Saraa: A$50.00 → 110,000₮ (1 ×)",
    ]
    assert card.chart is not None
    (_, before, *_) = await rated.press("2025")
    assert "Nothing was sent home in 2025" in before.text
    (_, now, *_) = await rated.press("2026")
    assert "3 times" in now.text


async def test_another_member_sees_what_is_shared_and_in_their_words(rated: Speaker, tuya: Speaker) -> None:
    await rated.say("sent mum 500 aud, 1,130,000 mnt arrived, fee 4")
    (card,) = await tuya.say("/remit")
    assert words(card).startswith("💸 2026 онд гэр рүүгээ явуулсан: 1,150,000₮, 1 удаа")


async def test_a_year_that_cannot_be_is_this_one(rated: Speaker) -> None:
    for said in ("/remit 99999", "/remit blah", "/remit 1066", "/remit ²"):
        assert "2026" in (await rated.say(said))[0].text


async def test_what_was_sent_without_a_known_rate_is_told_apart(bat: Speaker) -> None:
    await bat.say("sent mum 300 usd")
    (card,) = await bat.say("/remit")
    assert "Sent home in 2026: A$0.00" in words(card)
    assert "Not counted, no rate known: US$300.00" in card.text
