"""English and Mongolian say the same things, all that the code asks for and nothing else, in words that fit."""

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.catalog import Message
from babel.messages.pofile import read_po

from bot.profile import COMMANDS
from handlers.say.catalogue import LOCALES, Catalogue, MissingMessageError, catalogue
from integrations.vocabulary import load_vocabulary
from sandbox.text.html import parse_html
from tests.handlers.say.keys import (
    EXPANDED,
    LOOKED_UP,
    SPEAKING,
    asked_codes,
    codes_in_core,
    error_codes,
    keys_in,
    problem_codes,
    sources,
)
from tests.handlers.say.shown import EN, LANGUAGES

MOST_BUTTON, MOST_COMMAND = 64, 256
SAME_AFTER_ALL = {"rule.month_day"}
"""The day of a month: «-нд» has no vowel that could follow another, and stands so after every number."""
SAME_IN_BOTH = {
    "afford.price_for",
    "budget.span",  # two days
    "digest.bill",
    "goal.button_done_named",
    "bill.card", "bill.comes_now", "bill.due_title", "bill.between", "bill.line", "bill.option", "bill.summary",
    "bill.terms", "found.one", "found.one_in",
    "calendar.day", "calendar.feed_name", "calendar.goal", "calendar.line", "calendar.line_money", "calendar.link",
    "calendar.title",
    "answer.about", "answer.row", "how.divided", "summary.title",
    "accounts.about", "accounts.kind_title", "accounts.line", "asset.done_state", "asset.fact", "asset.on_day",
    "asset.title",
    "choice.account.own",
    "entry.arrived", "entry.by", "entry.in", "entry.out", "entry.payee", "entry.plain", "entry.note", "entry.rate",
    "family.member", "family.title", "funds.account", "funds.held",
    "funds.line", "news.big_expense", "rate.line", "rate.option", "renewal.line",
    "paper.line", "statement.button_same", "rate.source_coingecko", "worth.country", "worth.kind", "owed.share",
    "visa.shown_of", "slip.week",
}  # fmt: skip
"""Sentences without a word: signs and what is put into them."""
LATIN = {
    "A",
    "Netflix",
    "US",
    "NZ",
    "AUD",
    "Language",
    "aud",
    "usd",
    "mnt",
    "CoinGecko",
    "Frankfurter",
    "EUR",
    "BTC",
    "LTC",
    "Disable",
    "tesseract",
    "ocr",
    "mon",
    "rapidocr",
    "onnxruntime",
    "VEVO",
    "CoE",
    "JSON",
    "PDF",
    "LIN",
    "MNT",
    "immi",
    "homeaffairs",
    "gov",
    "au",
    "Document",
    "Checklist",
    "Tool",
    "Australia",
    "Sydney",
    "GlobFam",
    "OSHC",
    "NAATI",
    "GTE",
    "ImmiAccount",
    "Genuine",
    "Student",
    "GLOBFAM",
    "PUBLIC",
    "URL",
    "https",
    "ics",
    "iPhone",
    "Google",
    "Calendar",
    "Calendars",
    "Add",
    "Subscription",
    "Other",
    "calendars",
    "From",
}
"""Latin letters that Mongolian text may hold beside commands: currencies, names, the word to find the way by, what is
installed by its name, and buttons of programs that know no Mongolian."""
GALIG = {
    "words.summary",
    "words.history",
    "words.undo",
    "words.redo",
    "words.help",
    "words.cancel",
    "words.rate",
    "words.rate_filler",
    "words.accounts",
    "words.budget",
    "words.goals",
    "words.bills",
    "words.renewal",
}
"""Words that people type, in Latin letters too."""
FEWEST_KEYS, FEWEST_FILES = 200, 25

CATEGORIES = """
food: groceries eating_out coffee alcohol tobacco
home: rent mortgage electricity gas water heating internet phone repairs furniture body_corporate
transport: public taxi fuel parking car fines
health: doctor medicine dental fitness
education: tuition school books childcare
personal: clothes care gifts charity hobbies
fun: entertainment subscriptions travel events
family: support children pets
money: fees interest taxes insurance debt
work: tools travel
income: salary bonus interest dividend rental benefit gift refund other
other: other
"""
SLUGS = [
    f"{group}.{name}" for group, _, names in (row.partition(": ") for row in CATEGORIES.split("\n") if row)
    for name in names.split()
]  # fmt: skip


def messages(language: str) -> list[Message]:
    """Every message of a catalogue, as it stands in its file."""
    with (LOCALES / language / "messages.po").open("rb") as file:
        return [message for message in read_po(file, locale=language, abort_invalid=True) if message.id]


def key_of(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


def forms(message: Message) -> tuple[str, ...]:
    """Its sentence, or the two of them where it counts."""
    return (message.string,) if isinstance(message.string, str) else tuple(message.string or ())


def texts(language: str) -> Iterator[tuple[str, str]]:
    """(key, text) of every sentence; a plural gives each of its forms."""
    for message in messages(language):
        yield from ((key_of(message), text) for text in forms(message))


def keys(language: str) -> frozenset[str]:
    """All that a catalogue has a sentence for."""
    return catalogue(language).keys()


def holes(text: str) -> set[str]:
    """The names in braces."""
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def used() -> set[str]:
    """Every key that the code asks for and must find."""
    namespaces = frozenset(key.split(".")[0] for key in keys("en"))
    paths = sources(*SPEAKING)
    assert len(paths) >= FEWEST_FILES
    written, holed = keys_in(paths, namespaces)
    of_readers = tuple(code for code in problem_codes() if not code.startswith("document."))
    filled = EXPANDED | {"command.{}": COMMANDS, "group.{}": EN.groups(), "problem.{}": of_readers}
    unknown = holed - set(filled) - LOOKED_UP
    assert not unknown, f"say in tests/handlers/say/keys.py what stands in the holes of {sorted(unknown)}"
    expanded = {pattern.replace("{}", str(value)) for pattern in holed & set(filled) for value in filled[pattern]}
    news = {code for code in codes_in_core()[0] if code.startswith("news.")}
    return written | expanded | news | asked_codes() | {f"error.{code}" for code in error_codes()}


def looked_up() -> set[str]:
    """Keys that wording a code of core would find; the code asks first whether they are there."""
    codes, patterns = codes_in_core()
    return {
        key
        for key in keys("en")
        if key.split(".")[0] in {"ask", "choice", "unread"}
        and (key.partition(".")[2] in codes or any(p.fullmatch(key.partition(".")[2]) for p in patterns))
    }


def test_both_languages_hold_the_same_keys() -> None:
    english, mongolian = (keys(language) for language in LANGUAGES)
    assert len(english) >= FEWEST_KEYS
    assert english == mongolian


def test_every_key_that_the_code_asks_for_is_there() -> None:
    assert sorted(used() - keys("en")) == []


def test_the_code_is_read_for_keys_as_people_write_them(tmp_path: Path) -> None:
    code = tmp_path / "card.py"
    code.write_text(
        '''"""entry.in_a_docstring"""\nsay("entry.no_such", f"role.{role}", f"{x} {word(f'news.kind.{kind}')}")'''
    )
    assert keys_in([code], frozenset({"entry", "role", "news"})) == ({"entry.no_such"}, {"role.{}", "news.kind.{}"})


def test_no_key_is_there_for_nothing() -> None:
    assert sorted(keys("en") - used() - looked_up()) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_key_is_there_once_and_finished(language: str) -> None:
    written = re.findall(r'^msgid "(.+)"$', (LOCALES / language / "messages.po").read_text("utf-8"), re.MULTILINE)
    assert sorted(written) == sorted(set(written))
    assert [key_of(message) for message in messages(language) if message.fuzzy] == []
    assert [key for key, text in texts(language) if not text.strip()] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_counts_has_both_forms_and_shows_the_count(language: str) -> None:
    plural = [message for message in messages(language) if message.pluralizable]
    assert len(plural) >= 5
    for message in plural:
        assert len(forms(message)) == 2
        assert all("count" in holes(form) for form in forms(message)), key_of(message)


def test_both_languages_are_filled_with_the_same() -> None:
    english, mongolian = ({key: holes(text) for key, text in texts(language)} for language in LANGUAGES)
    assert {key: (english[key], mongolian[key]) for key in english if english[key] != mongolian[key]} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_put_in_has_a_plain_name(language: str) -> None:
    names = [name for _, text in texts(language) for name in holes(text)]
    assert len(names) > 50
    assert [name for name in names if not re.fullmatch(r"[a-z_]+", name)] == []


def test_mongolian_is_a_translation_of_each_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    english = dict(texts("en"))
    same = {key for key, text in texts("mn") if text == english[key]}
    assert same == SAME_IN_BOTH & english.keys()
    total = len(keys("en"))
    done = len([key for key in keys("en") if key in catalogue("mn")])
    with capsys.disabled():
        sys.stdout.write(f"\ncatalogues: mn {100 * done // total} % of {total} keys\n")
    assert done == total


def test_mongolian_is_written_in_cyrillic() -> None:
    strays = {}
    for key, text in texts("mn"):
        if key in GALIG:
            continue
        bare = re.sub(r"<[^>]+>|\{\w+\}|/[a-z]+|[@#]\w+", " ", text)
        if words := set(re.findall(r"[A-Za-z]+", bare)) - LATIN:
            strays[key] = words
    assert strays == {}


def test_mongolian_glues_no_suffix_to_what_is_put_in() -> None:
    glued = re.compile(r"\}(?:</?\w+>|[»”\"'])*[-‐‑–\w]")
    assert glued.search("«{name}»-ийг")
    assert glued.search("<b>{name}</b>д")
    assert not glued.search("{name} — гэр бүл")
    assert [(key, text) for key, text in texts("mn") if glued.search(text) and key not in SAME_AFTER_ALL] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_markup_is_what_telegram_reads(language: str) -> None:
    for key, text in texts(language):
        filled = text.format_map(dict.fromkeys(holes(text), "x"))
        plain, _ = parse_html(filled)
        assert "<" not in plain, key
        assert "&" not in re.sub(r"&(?:amp|lt|gt|quot);", "", text), key


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_stands_on_a_button_is_short_and_without_markup(language: str) -> None:
    plain = [
        (key, text)
        for key, text in texts(language)
        if key.split(".")[0] in {"button", "choice", "group", "kind", "role", "country", "currency", "date", "account"}
        and key not in {"group.joined", "group.deaf"}  # of a chat, not of categories
    ]
    assert len(plain) > 60
    assert [key for key, text in plain if len(text) > MOST_BUTTON or "<" in text or "&" in text] == []
    commands = [(key, text) for key, text in texts(language) if key.startswith("command.")]
    assert [key for key, text in commands if not 3 <= len(text) <= MOST_COMMAND] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_description_is_as_short_as_telegram_wants_it(language: str) -> None:
    """512 characters are the most that `setMyDescription` takes."""
    assert 20 <= len(catalogue(language).template("about.description")) <= 512


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_ends_in_blanks_or_doubles_them(language: str) -> None:
    untidy = [key for key, text in texts(language) if text != text.rstrip() or "  " in text]
    assert untidy == []


def test_words_for_commands_are_typed_in_small_letters_and_mean_one_thing() -> None:
    said = [word for language in LANGUAGES for key, text in texts(language) if key in GALIG for word in text.split("|")]
    assert len(said) > 10
    assert said == [" ".join(word.casefold().split()) for word in said]
    assert len(said) == len(set(said))


def test_a_missing_message_is_a_defect_and_an_unknown_language_is_english() -> None:
    with pytest.raises(MissingMessageError):
        catalogue("en").template("no.such.key")
    assert catalogue("fr").language == "en"
    assert "no.such.key" not in Catalogue("mn")
    assert catalogue("en").placeholders("no.such.key") == frozenset()


# Categories


def test_every_category_has_an_emoji_and_a_name_in_each_language() -> None:
    categories = load_vocabulary().categories
    assert len(SLUGS) == 59
    assert set(categories) == set(SLUGS)
    for slug, category in categories.items():
        assert category.slug == slug
        assert category.emoji, slug
        assert set(category.names) == set(LANGUAGES), slug
        assert re.fullmatch(r"[A-Za-z ,/&'-]+", category.names["en"]), slug
        assert re.fullmatch(r"[А-Яа-яЁёӨөҮү ,/&-]+", category.names["mn"]), slug


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_categories_of_a_group_are_called_alike(language: str) -> None:
    named = [(slug.split(".")[0], c.names[language]) for slug, c in load_vocabulary().categories.items()]
    assert len(named) == len(set(named))
