"""What the first question builds, built ahead: all of it, and without a question beside it missing a word."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Event

import pytest

from core.asking.read import read_question
from core.asking.warming import warm
from core.capture import index
from core.capture.index import Index
from core.capture.model import Context
from integrations.vocabulary.questions import load_question_words

_ASKER = Context("en", "AU", "AUD", date(2026, 11, 24))


def test_a_question_asked_while_it_warms_is_read_as_after() -> None:
    words = load_question_words.__wrapped__()
    texts = ["how much did we spend on food in octobr", "net worth in usd", "hw mcuh is in khan", "find kmart"]
    with ThreadPoolExecutor(1) as pool:
        warming = pool.submit(warm, words)
        beside = [read_question(text, words, _ASKER) for text in texts]
        warming.result()
    assert beside == [read_question(text, load_question_words(), _ASKER) for text in texts]


def test_warming_leaves_nothing_to_be_made(monkeypatch: pytest.MonkeyPatch) -> None:
    words = load_question_words()
    warm(words)
    made: list[str] = []
    monkeypatch.setattr(index, "_keys", lambda word, _: made.append(word))
    assert read_question("what did Bat spend in octobr at zorba", words, _ASKER).inquiry
    assert not made


def test_who_seeks_a_key_that_another_thread_makes_waits_for_it(monkeypatch: pytest.MonkeyPatch) -> None:
    begun, go_on = Event(), Event()
    keys = index._keys

    def slow(word: str, way: tuple[bool, bool]) -> list[str]:
        begun.set()
        assert go_on.wait(10)
        return keys(word, way)

    monkeypatch.setattr(index, "_keys", slow)
    listed: Index[str] = Index()
    listed.add("milk", (True, False), "food")
    with ThreadPoolExecutor(2) as pool:
        first = pool.submit(listed.get, "milk")
        assert begun.wait(10)
        second = pool.submit(listed.get, "milk")
        go_on.set()
        assert (first.result(), second.result()) == (("food",), ("food",))
