"""The rules below the readers: cells, labels and values, names, countries, and how sure a field is."""

from core.documents.model import Hints, Read
from core.documents.page import Box, Page, Word
from core.papers.agree import agreed, settled
from core.papers.cells import sheet
from core.papers.country import country_of, currency_of
from core.papers.figures import sums
from core.papers.labelled import Where, spotted, values
from core.papers.names import maker, name_in
from core.papers.numbers import reference
from core.papers.words import PaperWords
from tests.core.papers.drawing import Text, page, typed


def number(text: str) -> str | None:
    return text if text.isdigit() else None


def found(texts: tuple[Text, ...], words: PaperWords) -> list[tuple[str, Where]]:
    paper = sheet([page(texts)])
    return [(one.value, one.where) for one in values(paper, spotted(paper, words.bill), ("amount",), number)]


def test_dots_that_lead_the_eye_are_no_words() -> None:
    words = (Word("Total", Box(0, 0, 40, 10)), Word("......", Box(42, 0, 90, 10)), Word("5", Box(92, 0, 98, 10)))
    (row,) = sheet([Page(1, 100, 100, words)]).rows
    assert [cell.text for cell in row] == ["Total", "5"]


def test_a_line_of_dots_alone_is_no_row() -> None:
    assert sheet([Page(1, 100, 100, (Word("....", Box(0, 0, 40, 10)),))]).rows == ()


def test_where_a_value_stands(words: PaperWords) -> None:
    assert found((Text(40, 40, "Amount due 77"),), words) == [("77", Where.SAME)]
    assert found((Text(40, 40, "Amount due"), Text(200, 40, "77")), words) == [("77", Where.RIGHT)]
    assert found((Text(40, 40, "Amount due"), Text(40, 60, "77")), words) == [("77", Where.BELOW)]
    assert found((Text(40, 40, "Amount due"), Text(500, 40, "77")), words) == [("77", Where.FAR)]


def test_what_is_far_to_the_right_gives_way_to_what_is_below(words: PaperWords) -> None:
    assert found((Text(40, 40, "Amount due"), Text(500, 40, "77"), Text(40, 60, "88")), words) == [("88", Where.BELOW)]


def test_a_heading_beside_a_heading_has_its_value_below(words: PaperWords) -> None:
    texts = (Text(40, 40, "Amount due"), Text(200, 40, "Due date"), Text(200, 60, "99"), Text(40, 60, "77"))
    assert found(texts, words) == [("77", Where.BELOW)]


def test_a_value_of_another_label_below_is_not_taken(words: PaperWords) -> None:
    assert found((Text(40, 40, "Amount due"), Text(40, 60, "Account number 77")), words) == []
    assert found((Text(40, 40, "Amount due"), Text(40, 60, "Account number"), Text(40, 80, "77")), words) == []


def test_a_value_on_the_next_page_or_far_below_is_not_taken(words: PaperWords) -> None:
    first, second = page((Text(40, 800, "Amount due"),)), page((Text(40, 20, "77"),), number=2)
    paper = sheet([first, second])
    assert values(paper, spotted(paper, words.bill), ("amount",), number) == ()
    assert found((Text(40, 40, "Amount due"), Text(40, 140, "77")), words) == []


def test_a_label_at_the_end_of_a_sentence_has_no_value_beside_it(words: PaperWords) -> None:
    assert found((Text(40, 40, "Read this before you pay the amount due"), Text(300, 40, "77")), words) == []


def test_a_word_within_a_sentence_ends_no_value(words: PaperWords) -> None:
    paper = sheet([page((Text(40, 40, "Ref"), Text(100, 40, "5512 usage 99")))])
    (read,) = values(paper, spotted(paper, words.bill), ("reference",), reference)
    assert read.value == "5512"


def test_engines_that_agree_are_sure_and_those_that_do_not_are_doubted() -> None:
    assert agreed([None, None]) is None
    assert agreed([Read("a", 0.6), None]) == Read("a", 0.6)
    assert agreed([Read("a", 0.6), Read("a", 0.8)]) == Read("a", 0.97)
    assert agreed([Read("a", 0.8), Read("b", 0.6)]) == Read("a", 0.5)
    assert agreed([Read("a", 0.8), Read("b", 0.3)]) == Read("a", 0.7)
    assert agreed([Read("b", 0.9), Read("a", 0.7), Read("a", 0.7)]) == Read("a", 0.5)


def test_nothing_found_is_nothing() -> None:
    assert settled([], own=True) is None


def test_a_currency_is_named_or_the_countrys_or_the_familys(words: PaperWords, hints: Hints) -> None:
    def coin(text: str, country: str | None, hints: Hints = hints) -> tuple[str, float] | None:
        read = currency_of(sums(text, words), country, hints)
        return (read.value, read.confidence) if read else None

    assert coin("$5.00", "AU") == ("AUD", 0.97)
    assert coin("$5.00", None) == ("AUD", 0.6)
    assert coin("$5.00", None, Hints(hints.today, currencies=("MNT",))) is None
    assert coin("US$5.00", "AU") == ("USD", 0.97)
    assert coin("5.00", "MN") == ("MNT", 0.92)
    assert coin("5.00 ¥", "MN") == ("MNT", 0.6), "engines take the sign of the tögrög for that of the yuan"
    assert coin("5.00", None) is None


def test_a_country_is_told_by_letters_numbers_or_words(words: PaperWords) -> None:
    def country(text: str) -> str | None:
        return country_of(sheet([page(typed(text))]), words)

    assert country("Төлөх\nХүү\nӨдөр") == "MN"
    assert country("ABN 51 824 753 556") == "AU"
    assert country("Paid by BPAY  in NSW") == "AU"
    assert country("GST") is None
    assert country("GST NSW\nТТД улаанбаатар") is None
    assert country("Hello") is None


def test_a_maker_is_told_by_form_number_or_print(words: PaperWords) -> None:
    def made_by(text: str, known: str | None = None) -> tuple[str, float] | None:
        read = maker(sheet([page(typed(text))]), words, known=known)
        return (read.value, read.confidence) if read else None

    assert made_by("Sample Foods Pty Ltd  ABN 51 824 753 556") == ("Sample Foods Pty Ltd", 0.92)
    assert made_by("Sample Foods Ltd\nOther Foods Ltd") == ("Sample Foods Ltd", 0.5), "two may be meant"
    assert made_by("Hello there\nnothing here") is None
    assert made_by("Sample Foods Pty Ltd", known="Sample Foods") == ("Sample Foods", 0.92)
    assert made_by("Sample Foods Pty Ltd", known="Other") == ("Other", 0.75)
    assert made_by("mail@sample.example Ltd\n$5.00 Ltd\nphone: Ltd\n" + "very long name " * 9 + "Ltd") is None


def test_a_name_has_letters_and_few_figures() -> None:
    assert name_in('"Говь Ундрага" ХХК') == "Говь Ундрага ХХК"
    assert name_in("4 5 6") is None
    assert name_in("12345 ab 12") is None
