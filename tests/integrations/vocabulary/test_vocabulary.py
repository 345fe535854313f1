"""The vocabulary files that ship: complete in both languages, and within the slugs of the design."""

from core.capture.roles import Role
from core.money.currency import CURRENCIES
from integrations.vocabulary import FILES, LANGUAGES, LOCALES, load_vocabulary

_SLUGS = """
food: groceries, eating_out, coffee, alcohol, tobacco
home: rent, mortgage, electricity, gas, water, heating, internet, phone, repairs, furniture, body_corporate
transport: public, taxi, fuel, parking, car, fines
health: doctor, medicine, dental, fitness
education: tuition, school, books, childcare
personal: clothes, care, gifts, charity, hobbies
fun: entertainment, subscriptions, travel, events
family: support, children, pets
money: fees, interest, taxes, insurance, debt
work: tools, travel
income: salary, bonus, interest, dividend, rental, benefit, gift, refund, other
other: other
"""


def _slugs() -> set[str]:
    groups = [line.split(": ") for line in _SLUGS.strip().splitlines()]
    return {f"{group}.{name}" for group, names in groups for name in names.split(", ")}


def test_every_file_is_there_in_every_language() -> None:
    assert all((LOCALES / language / name).is_file() for language in LANGUAGES for name in FILES)
    assert len(LANGUAGES) * len(FILES) == 8


def test_the_categories_are_those_of_the_design_named_in_both_languages() -> None:
    categories = load_vocabulary().categories
    assert set(categories) == _slugs()
    assert len(categories) == 59
    assert all(set(category.names) == set(LANGUAGES) and category.emoji for category in categories.values())


def test_each_emoji_stands_for_one_category_only() -> None:
    emoji = [category.emoji for category in load_vocabulary().categories.values()]
    assert len(set(emoji)) == len(emoji)


def test_every_bank_has_a_name_in_every_language() -> None:
    vocabulary = load_vocabulary()
    assert set(vocabulary.bank_names) == set(vocabulary.banks)
    assert all(set(names) == set(LANGUAGES) for names in vocabulary.bank_names.values())
    assert vocabulary.bank_names["khan"] == {"en": "Khan Bank", "mn": "Хаан банк"}


def test_what_is_listed_points_to_what_exists() -> None:
    vocabulary = load_vocabulary()
    assert set(filter(None, vocabulary.merchants.values())) <= set(vocabulary.categories)
    assert set(vocabulary.banks.values()) | set(vocabulary.plausible) <= set(CURRENCIES)
    meanings = {meaning for key in vocabulary.singles.every_key() for meaning in vocabulary.singles.get(key)}
    said = {meaning.value for meaning in meanings if meaning.role is Role.CURRENCY}
    assert said <= set(CURRENCIES) | set(vocabulary.currency_by_country)
    assert len(said) > 20


def test_a_second_load_is_the_first() -> None:
    assert load_vocabulary() is load_vocabulary()
