"""/rate in the chat: strangers first, then what is shown, and what a family sets by command, in words and by button."""

from datetime import timedelta

import pytest

from core.delivery.model import Notification
from core.rates.hold import Admission
from core.rates.model import Rate
from handlers.say.news import news
from tests.core.rates.rating import DAY, day, rate
from tests.handlers.say.shown import VOICES
from tests.talk import Speaker, Talk, labels, texts, toasts

PUBLISHED = (
    rate("USD/MNT", "3595.40", day(-1)),
    rate("AUD/MNT", "2559.03"),
    rate("AUD/USD", "0.7117"),
    rate("BTC/USD", "95000.5"),
)
BACK = "Use the published rate again"


async def keep(talk: Talk, *rates: Rate) -> None:
    async with talk.store.unit() as unit:
        await unit.rates.store(Admission(rates), talk.clock.now())


@pytest.fixture
async def published(talk: Talk) -> None:
    await keep(talk, *PUBLISHED)


async def test_a_stranger_sees_and_sets_no_rate(talk: Talk, published: None) -> None:
    stranger = Speaker(talk, 99)
    for text in ("/rate", "/rate usd", "/rate usd 3450", "usd rate 3450"):
        assert "3,595" not in "".join(texts(await stranger.say(text)))
    await stranger.tap("r:set:USD:MNT:3450")
    await stranger.tap("r:back:USD:MNT:")
    async with talk.store.look() as unit:
        assert await unit.people.person(99) is None


async def test_another_family_keeps_the_published_rate(talk: Talk, bat: Speaker, published: None) -> None:
    other = Speaker(talk, 88)
    await other.settle_in("Mongolia", "₮")
    await bat.say("/rate usd 3450 mnt")
    assert "3,595.40₮" in texts(await other.say("/rate usd"))[0]
    assert "3,450₮" in texts(await bat.say("/rate usd mnt"))[0]


async def test_one_who_only_sees_sets_nothing(talk: Talk, bat: Speaker, published: None) -> None:
    await bat.say("/invite")
    await bat.press("View only")
    viewer = Speaker(talk, 13)
    await viewer.say("/start inv_token0")
    for label in ("English", "Australia", "A$"):
        await viewer.press(label)
    assert "3,595.40₮" in texts(await viewer.say("/rate usd mnt"))[0]
    for text in ("/rate usd 3450", "usd rate 3450"):
        assert texts(await viewer.say(text)) == [VOICES["en"].say("error.family.not_allowed")]
    await viewer.tap("r:set:USD:MNT:3450")
    assert "3,595.40₮" in texts(await bat.say("/rate usd mnt"))[0]


async def test_all_rates_are_shown_with_source_and_day_the_way_round_that_can_be_read(
    talk: Talk, bat: Speaker, tuya: Speaker, published: None
) -> None:
    await bat.say("/rate")
    assert texts(bat.last)[0].split("\n")[1:3] == [
        "1 AUD = <b>2,559.03₮</b> · Bank of Mongolia, today",
        "1 USD = <b>A$1.4051</b> · Reserve Bank of Australia, today",
    ]
    await tuya.say("/rate")
    assert texts(tuya.last)[0].split("\n")[1:3] == [
        "1 AUD = <b>2,559.03₮</b> · Монголбанк, өнөөдөр",
        "1 USD = <b>3,595.40₮</b> · Монголбанк, өчигдөр",
    ]
    assert "EUR" in texts(tuya.last)[0].split("\n")[3], "a currency without a rate stands apart"


@pytest.mark.parametrize(
    ("said", "line"),
    [
        ("/rate usd", "1 USD = <b>A$1.4051</b> · Reserve Bank of Australia, today"),
        ("/rate USD/MNT", "1 USD = <b>3,595.40₮</b> · Bank of Mongolia, yesterday"),
        ("/rate usd to mnt", "1 USD = <b>3,595.40₮</b> · Bank of Mongolia, yesterday"),
        ("/rate mnt", "1 AUD = <b>2,559.03₮</b> · Bank of Mongolia, today"),
        ("/rate aud", "1 AUD = <b>2,559.03₮</b> · Bank of Mongolia, today"),
        ("/rate dollar mnt", "1 USD = <b>3,595.40₮</b> · Bank of Mongolia, yesterday"),
        ("/rate bitcoin", "1 BTC = <b>A$133,483.91</b> · CoinGecko + Reserve Bank of Australia, today"),
        ("/rates btc usd", "1 BTC = <b>US$95,000.50</b> · CoinGecko, today"),
        ("/rate ам.доллар төгрөг", "1 USD = <b>3,595.40₮</b> · Bank of Mongolia, yesterday"),
    ],
)
async def test_one_rate(bat: Speaker, published: None, said: str, line: str) -> None:
    (out,) = await bat.say(said)
    assert (out.text, out.rows) == (line, ())


@pytest.mark.parametrize(
    ("said", "line"),
    [
        ("/rate USD 3450", "1 USD = <b>3,450₮</b>"),
        ("/rate usd 3,450", "1 USD = <b>3,450₮</b>"),
        ("/rate usd 3.450", "1 USD = <b>3,450₮</b>"),
        ("/rate usd 3450 mnt", "1 USD = <b>3,450₮</b>"),
        ("/rate usd mnt 3450", "1 USD = <b>3,450₮</b>"),
        ("/rate 1 usd = 3450₮", "1 USD = <b>3,450₮</b>"),
        ("/rate 100 usd = 345,000 mnt", "1 USD = <b>3,450₮</b>"),
        ("/rate usd 1.52", "1 USD = <b>A$1.52</b>"),
        ("/rate usd 0.7", "1 AUD = <b>US$0.7</b>"),
        ("/rate mnt 2550", "1 AUD = <b>2,550₮</b>"),
        ("/rate btc 99000 usd", "1 BTC = <b>US$99,000</b>"),
        ("usd rate 3450", "1 USD = <b>3,450₮</b>"),
        ("the usd rate is 3450", "1 USD = <b>3,450₮</b>"),
        ("dollar rate 3450", "1 USD = <b>3,450₮</b>"),
        ("долларын ханш 3450", "1 USD = <b>3,450₮</b>"),
        ("ам.долларын ханш 3450 төгрөг болсон", "1 USD = <b>3,450₮</b>"),
        ("өнөөдөр австрали долларын ханш 2500", "1 AUD = <b>2,500₮</b>"),
    ],
)
async def test_a_rate_is_set(bat: Speaker, published: None, said: str, line: str) -> None:
    (out,) = await bat.say(said)
    assert f"✅ {line} for your family, from today" in out.text
    assert "Published: 1 " in out.text
    assert labels(out) == [BACK]


async def test_it_is_shown_as_ones_own_and_taken_back(talk: Talk, bat: Speaker, tuya: Speaker, published: None) -> None:
    await bat.say("usd rate 3450")
    (shown,) = await tuya.say("/rate usd")
    assert "1 USD = <b>3,450₮</b> · танай гэр бүл тогтоосон, өнөөдөр" in shown.text
    assert "Зарласан ханш: 1 USD = <b>3,595.40₮</b>" in shown.text
    await tuya.press("Зарласан ханшийг хэрэглэх")
    assert "3,595.40₮" in texts(tuya.last)[0]
    assert texts(await bat.say("/rate usd mnt")) == ["1 USD = <b>3,595.40₮</b> · Bank of Mongolia, yesterday"]


async def test_what_is_far_from_the_published_rate_is_asked_and_kept_when_confirmed(
    bat: Speaker, published: None
) -> None:
    (asked,) = await bat.say("/rate usd 34500 mnt")
    assert asked.text.startswith("That's far from the published rate")
    assert "3,595.40₮" in asked.text
    assert labels(asked) == ["1 USD = 34,500₮"]
    await bat.press("34,500")
    assert "✅ 1 USD = <b>34,500₮</b>" in texts(bat.last)[0]
    assert "34,500₮" in texts(await bat.say("/rate usd mnt"))[0]


async def test_what_is_meant_is_judged_by_the_published_rate_and_not_by_ones_own(bat: Speaker, published: None) -> None:
    await bat.say("/rate usd 34500 mnt")
    await bat.press("34,500")
    (out,) = await bat.say("usd rate 3450")
    assert out.text.startswith("✅ 1 USD = <b>3,450₮</b>")
    assert "Published: 1 USD = <b>3,595.40₮</b>" in out.text


async def test_what_may_be_two_rates_is_asked(bat: Speaker, published: None) -> None:
    (asked,) = await bat.say("/rate dollar 3000")
    assert asked.text.startswith("Which rate do you mean?")
    assert labels(asked)[:2] == ["1 AUD = 3,000₮", "1 USD = 3,000₮"]


async def test_without_any_published_rate_one_can_be_set_where_both_currencies_are_said(bat: Speaker) -> None:
    assert texts(await bat.say("/rate usd"))[0].startswith("I know no rate between USD and AUD")
    assert labels((await bat.say("/rate usd 3450"))[0]) == ["1 USD = A$3,450", "1 USD = 3,450₮"]
    (out,) = await bat.say("/rate usd 3450 mnt")
    assert "Nobody I ask has published one lately." in out.text
    await bat.press(BACK)
    assert "Nobody I ask" in texts(bat.last)[0]


@pytest.mark.parametrize("said", ["/rate usd 0", "/rate usd usd 3", f"/rate usd {'9' * 30}", "usd rate 0"])
async def test_what_can_be_no_rate_is_refused_with_a_sentence(bat: Speaker, published: None, said: str) -> None:
    assert texts(await bat.say(said))[0].startswith("That isn't a rate I can use.")


@pytest.mark.parametrize("said", ["/rate foo", "/rate usd -3", "/rate 3450", "/rate usd 1 2", "/rate 7 usd = 3 mnt"])
async def test_what_cannot_be_read_is_told_how_it_is_written(bat: Speaker, published: None, said: str) -> None:
    assert texts(await bat.say(said))[0].startswith("I can't find a currency or a rate in that.")


@pytest.mark.parametrize("said", ["coffee 4.50", "usd rate?", "usd rate 3450?", "rate 3450", "interest rate usd 3.5"])
async def test_other_lines_set_no_rate(bat: Speaker, published: None, said: str) -> None:
    assert "for your family" not in "".join(texts(await bat.say(said)))


@pytest.mark.parametrize("data", ["r:set:USD:MNT:x", "r:set:QQQ:MNT:3", "r:back:QQQ:MNT:"])
async def test_a_button_that_is_none_of_ours_does_nothing(bat: Speaker, data: str) -> None:
    assert toasts(await bat.tap(data)) == ["That didn't work"]


async def test_a_rate_that_nobody_published_lately_is_not_shown_as_todays(talk: Talk, bat: Speaker) -> None:
    await keep(talk, rate("USD/MNT", "3595.40", day(-3)))
    assert texts(await bat.say("/rate usd mnt")) == ["1 USD = <b>3,595.40₮</b> · Bank of Mongolia, Sat 21 Nov"]
    talk.clock.at += timedelta(days=8)
    assert "I know no rate" in texts(await bat.say("/rate usd mnt"))[0]


@pytest.mark.parametrize(("language", "words"), [("en", "So big a jump"), ("mn", "Ийм их үсрэлт")])
def test_a_held_rate_is_told_with_both_figures(language: str, words: str) -> None:
    params = {"base": "USD", "quote": "MNT", "before": "3600", "after": "36000", "source": "mongolbank"}
    told = news(VOICES[language], Notification(1, "news.rate_held", (*params.items(), ("day", str(DAY)))), None)
    assert words in told
    assert "36,000₮" in told
    assert "3,600₮" in told
