"""What is listed is found under each of its keys, whatever was sought before."""

import pytest

from core.capture.index import Index

_ENGLISH = (True, False)
_MONGOLIAN = (False, False)


def _index() -> Index[str]:
    index: Index[str] = Index()
    for word, way in (("хүн", _MONGOLIAN), ("hun", _MONGOLIAN), ("hunt", _ENGLISH), ("хонь", _MONGOLIAN)):
        index.add(word, way, word)
    return index


@pytest.mark.parametrize(
    ("key", "found"),
    [
        ("хүн", ("хүн",)),
        ("~хун", ("хүн",)),
        ("=hun", ("хүн", "hun", "хонь")),
        ("=huni", ("хонь",)),
        ("+hunt", ("hunt",)),
        ("=hunt", ()),
        ("=", ()),
    ],
)
def test_each_key_finds_its_words(key: str, found: tuple[str, ...]) -> None:
    assert _index().get(key) == found


def test_what_was_sought_before_changes_nothing() -> None:
    index = _index()
    assert index.get("hun") == ("hun",)
    assert index.get("=hun") == ("хүн", "hun", "хонь")
    assert {"хүн", "=hun", "+hunt"} <= set(index.every_key())
