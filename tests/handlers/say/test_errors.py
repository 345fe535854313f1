"""Every error that can reach a person has a sentence of its own, in both languages."""

import pytest

from core.errors import GlobFamError
from core.family.errors import NotAllowedError
from core.ledger.errors import TooOldError
from handlers.say import errors
from tests.handlers.say.judging import plain
from tests.handlers.say.shown import EN, LANGUAGES, VOICES


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_error_is_told_in_a_sentence_of_its_own(language: str) -> None:
    voice = VOICES[language]
    told = [errors.told(voice, error) for error in (NotAllowedError("record"), TooOldError(), GlobFamError())]
    assert len({plain(reply) for reply in told}) == 3
    assert {reply.toast for reply in told} == {voice.word("error.toast")}


def test_an_error_without_a_sentence_is_told_calmly() -> None:
    class UnheardOfError(GlobFamError):
        code = "unheard.of"

    assert plain(errors.told(EN, UnheardOfError())) == EN.word("error.error")


def test_an_incident_has_its_number() -> None:
    assert "0123abcd" in plain(errors.incident(EN, "0123abcd"))
