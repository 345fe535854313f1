"""The small rules of papers: pages that are joined, keys of what is stored, what is too much, lines of words."""

from datetime import timedelta

from core.documents.errors import TooMuchError
from core.documents.job import FileRef, Order, retry_after
from core.documents.page import Box, Line, Page, Word, texts
from core.documents.paper import crop_key, original_key, place_of


def word(text: str, left: int, top: int, sure: float = 1.0) -> Word:
    return Word(text, Box(left, top, left + 20, top + 10), sure)


def test_pages_that_are_joined_stand_in_the_order_in_which_they_were_sent() -> None:
    first, second, third = (FileRef(f"f{at}", "a.jpg", "image/jpeg", at) for at in (1, 2, 3))
    late = Order((third, first), "", 7)
    joined = late.joined(Order((second,), "for Sarnai", 7))
    assert joined.files == (first, second, third)
    assert joined.caption == "for Sarnai"
    assert joined.joined(late).caption == "for Sarnai"


def test_a_failed_reading_waits_longer_each_time() -> None:
    assert [retry_after(attempts) for attempts in (1, 2)] == [timedelta(seconds=5), timedelta(seconds=20)]


def test_what_is_stored_of_a_paper_lies_in_its_own_place() -> None:
    keys = {original_key(1, 2, 0), original_key(1, 2, 1), crop_key(1, 2, 0), original_key(1, 3, 0)}
    assert len(keys) == 4
    assert all(key.startswith("1/") for key in keys)
    assert original_key(1, 2, 0).startswith(f"{place_of(1, 2)}/")


def test_what_is_too_much_names_the_limit() -> None:
    error = TooMuchError("pages", 60)
    assert (error.code, error.params) == ("document.too_much.pages", {"most": "60"})


def test_words_at_one_height_are_a_line_from_left_to_right() -> None:
    page = Page(1, 100, 100, (word("b", 40, 12), word("c", 0, 40), word("a", 0, 10, 0.5)))
    assert list(texts([page, Page(2, 100, 100, ())])) == ["a b", "c"]
    assert Line(page.words).sure == 0.5
