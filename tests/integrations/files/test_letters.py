"""The encoding of a text is told by its bytes."""

import pytest

from integrations.files import opened
from integrations.files.letters import text_of

CYRILLIC = "Огноо,Утга,Дүн\n2026-10-02,Кофе – өглөө,-9000\n"
RUSSIAN = "Дата;Описание;Сумма\n02.10.2026;Кофе и хлеб;-9,00\n"
WESTERN = "Datum;Text;Betrag\n02.10.2026;Café Müller – Straße;-9,00\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_unicode_with_and_without_its_mark(encoding: str) -> None:
    assert text_of(CYRILLIC.encode(encoding)) == CYRILLIC
    assert text_of(WESTERN.encode(encoding)) == WESTERN


def test_running_words_of_sixteen_bits_without_a_mark() -> None:
    text = "Хүндэт харилцагч таны дансны хуулгыг хүргүүлж байна\nХаан банк\n"
    for encoding in ("utf-16-le", "utf-16-be"):
        assert text_of(text.encode(encoding)) == text


def test_the_code_pages_of_windows() -> None:
    assert text_of(RUSSIAN.encode("cp1251")) == RUSSIAN
    assert text_of(WESTERN.encode("cp1252")) == WESTERN


def test_mongolian_of_a_time_without_its_letters() -> None:
    old = CYRILLIC.translate(str.maketrans("ӨөҮү", "ЄєЇї"))
    assert text_of(old.encode("cp1251")) == CYRILLIC


def test_one_broken_letter_is_still_utf8() -> None:
    data = CYRILLIC.encode() * 40
    text = text_of(data[:-40] + b"\xff" + data[-40:])
    assert text is not None
    assert text.count("\ufffd") == 1
    assert "Огноо" in text


def test_what_is_no_text() -> None:
    assert text_of(bytes(range(256)) * 4) is None
    assert text_of(b"\x7fELF" + b"\0" * 5000) is None
    assert opened(b"\0\1\2\3" * 100)[0].format == "unknown"


def test_the_end_of_file_of_old_programs_is_dropped() -> None:
    assert text_of(b"a,b\n" * 300 + b"\x1a") == "a,b\n" * 300
