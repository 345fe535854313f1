"""Settings and the first taps: each choice is shown in the hearer's words and carries its value."""

from dataclasses import replace

import pytest

from core.family.model import News, Person, Quietness
from handlers.say import onboarding, settings
from handlers.say.places import BASES, COUNTRIES, zones
from tests.handlers.say.judging import buttons, plain
from tests.handlers.say.shown import EN, LANGUAGES, MN, VOICES

BAT = Person(11, "Bat", "en", "AU", "Australia/Sydney", "AUD")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("country", COUNTRIES)
def test_everything_that_is_set_is_shown_in_words(language: str, country: str) -> None:
    voice = VOICES[language]
    _, zone, base = COUNTRIES[country]
    text = plain(settings.overview(voice, replace(BAT, country=country, zone=zone, base=base), edit=False))
    for part in (
        voice.word(f"country.{country}"),
        zone.split("/")[1].replace("_", " "),
        voice.word(f"currency.{base}"),
    ):
        assert part in text


def test_a_saved_choice_says_so() -> None:
    assert settings.overview(EN, BAT, edit=True, saved=True).toast == EN.word("settings.saved")
    assert settings.overview(EN, BAT, edit=True).toast is None


def test_the_settings_open_one_by_one_and_lead_back() -> None:
    opened = [b.data for b in buttons(settings.overview(EN, BAT, edit=False))]
    choices = ("language", "country", "zone", "base", "news", "digest", "habits", "quietness")
    assert opened == [*(f"s:{what}:" for what in choices), "s:amounts:hide"]
    for reply in (settings.zone(EN, BAT), settings.news(EN, BAT), settings.quietness(EN, BAT)):
        assert buttons(reply)[-1].data == "s:overview:"


def test_the_zones_are_those_of_the_country() -> None:
    offered = buttons(settings.zone(EN, BAT))[:-1]
    assert ("Sydney", "s:zone:Australia/Sydney") in [(b.text, b.data) for b in offered]
    assert len(offered) == len(zones("AU")) > 1
    assert zones("JP") == ("Asia/Tokyo",)


def test_each_kind_of_news_shows_whether_it_is_muted() -> None:
    muted = settings.news(EN, replace(BAT, muted=frozenset({News.RATES})))
    assert [b.text[0] for b in buttons(muted)[:-1]] == ["🔔", "🔔", "🔕", "🔔", "🔔", "🔔", "🔔"]
    assert [b.data for b in buttons(muted)[:-1]] == [f"s:news:{kind.value}" for kind in News if kind is not News.WEEK]


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_quietness_says_in_a_line_what_comes_and_the_present_one_is_marked(language: str) -> None:
    voice = VOICES[language]
    reply = settings.quietness(voice, replace(BAT, quietness=Quietness.LIVELY))
    assert [b.text[0] == "✅" for b in buttons(reply)[:-1]] == [False, False, False, True]
    lines = plain(reply).splitlines()
    for one in Quietness:
        assert any(line.startswith(f"{voice.word(f'quietness.{one.value}')}: ") for line in lines), one


def test_amounts_are_shown_again_by_the_same_button() -> None:
    hidden = settings.overview(EN, replace(BAT, hide_amounts=True), edit=False)
    assert (buttons(hidden)[-1].text, buttons(hidden)[-1].data) == (EN.word("settings.amounts_show"), "s:amounts:show")


def test_a_language_is_named_in_itself() -> None:
    for voice in (EN, MN):
        shown = [(b.text, b.data) for b in buttons(onboarding.language(voice, "first"))]
        assert shown == [("English", "s:first:en"), ("Монгол", "s:first:mn")]


def test_the_two_homes_come_first_and_then_the_countrys_own_currency() -> None:
    assert [b.data for b in buttons(onboarding.country(EN, "second"))][:2] == ["s:second:AU", "s:second:MN"]
    for country, (_, _, own) in COUNTRIES.items():
        offered = [b.data for b in buttons(onboarding.base(MN, "third", country))]
        assert offered[0] == f"s:third:{own}"
        assert len(offered) == len(set(offered)) == 6
    assert set(BASES) >= {own for _, _, own in COUNTRIES.values()}


def test_after_the_taps_comes_one_sentence_to_try_and_no_button() -> None:
    for who, word in ((BAT, "4.50"), (replace(BAT, country="MN"), "8500₮")):
        reply = onboarding.ready(EN, who)
        assert word in plain(reply)
        assert buttons(reply) == []
    assert "H&M" in plain(onboarding.ready(EN, BAT, "H&M"))
