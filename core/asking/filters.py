"""Reads what a question is narrowed to: a category or a group, a shop, an account, a currency."""

from dataclasses import dataclass
from itertools import pairwise

from core.asking.sentence import Sentence
from core.capture.cases import split_case
from core.capture.roles import Role

_CONTENT = ("measure", "group_by", "unit", "span", "filler", "asking", "edge", "doing", "holder")
"""Slots whose words are rather what the question asks than what a shop or a bank is called."""


_UPON = frozenset({"дээр", "deer"})


@dataclass(frozen=True, slots=True)
class Currency:
    """A currency that is named: where, the codes that it may be (several: it must be asked), and if it is counted.

    "How many tögrög" counts, and says no more than "how much" where the tögrög is one's own currency.
    """

    at: int
    codes: tuple[str, ...]
    counted: bool


@dataclass(frozen=True, slots=True)
class Things:
    """What was named: for each phrase the categories that it may be; the shop; the account.

    `towards` says that money went to the account («хадгаламжид»), which is no spending.
    """

    categories: tuple[frozenset[str], ...] = ()
    payees: tuple[str, ...] = ()
    accounts: tuple[str, ...] = ()
    currencies: tuple[Currency, ...] = ()
    towards: bool = False


def read_things(s: Sentence) -> Things:
    """Take the things out of the sentence: debts and accounts first, then shops and categories."""
    currencies = _currencies(s)
    accounts = _holdings(s) + _accounts(s)
    towards = s.line.mongolian and any(_is_towards(s, at) for at in range(len(s.atoms)))
    payees = _payees(s)
    return Things(_categories(s), payees, accounts, currencies, towards)


def _is_towards(s: Sentence, at: int) -> bool:
    """An account in the dative, or before such a word: «Хаан банкинд»."""
    if s.atoms[at].use != "account":
        return False
    onto = s.says(at + 1, "on_behind") and s.atoms[at + 1].text.lower() not in _UPON
    return onto or s.case(at) == "at" or (s.says(at + 1, "holder") and s.case(at + 1) == "at")


def is_written_name(s: Sentence, at: int) -> bool:
    """A word that is a person's name too is that where it is written as one: Сарнай, and «сарнай» the rose."""
    if s.any("measure", "owed"):
        return s.has(at, Role.NAME)
    if not s.has(at, Role.NAME):
        return False
    upper = s.atoms[at].text[0].isupper()
    if s.case(at) in {"at", "by"}:
        return upper and s.any("giving")
    text = s.atoms[at].text.lower()
    owning = s.line.mongolian and (s.case(at) == "of" or (text.isascii() and text.endswith("n")))
    possessed = owning and s.says(at + 1, "measure", "spent", "received", "saved")
    return upper or possessed or _does(s, at) or not s.atoms[at].has(Role.CATEGORY)


def _does(s: Sentence, at: int) -> bool:
    """«Сарнай хэд зарцуулсан»: who stands in no case spends, where what it went on stands in the dative."""
    spending = any(s.says(place, "told") for place in s.places("measure", "spent"))
    return s.line.mongolian and at == 0 and not s.case(at) and spending


def _holdings(s: Sentence) -> tuple[str, ...]:
    """The mortgage, the car loan: by what is left of it, else it is what is paid for it; what the flat is worth."""
    slots = (
        ["holding"]
        if s.any("measure", "left", "balance", "owed", "exists", "owns", "happened", "net_worth", "price")
        else []
    )
    slots += ["asset"] if s.any("measure", "price") else []
    owned = ["super", "crypto", "investments"] if s.any("asking", "amount") and not s.any("measure", "spent") else []
    if not slots and any(s.any("holding", kind) for kind in owned):
        slots = ["holding"]
    found = []
    for slot, at in [(name, place) for name in slots for place in s.places(name)]:
        found.append(_holding_at(s, at, s.cues[at][slot][0]))
    return tuple(dict.fromkeys(found))


def _holding_at(s: Sentence, at: int, name: str) -> str:
    """The flat in Ulaanbaatar is not the one in Sydney: where it stands is of its name."""
    if s.says(at + 1, "edge", "in") and s.says(at + 2, "country_name"):
        name = f"{name} in {s.atoms[at + 2].text.lower()}"
        s.take(at, at + 3, "account")
    elif s.says(at - 1, "country_name") and not s.line.mongolian:
        name = f"{s.atoms[at - 1].text.lower()} {name}"
        s.take(at - 1, at + 1, "account")
    s.take(at, at + 1, "account")
    return name


def _accounts(s: Sentence) -> tuple[str, ...]:
    found = [name for at in range(len(s.atoms)) if (name := _account_at(s, at))]
    return tuple(dict.fromkeys(found))


def _account_at(s: Sentence, at: int) -> str | None:
    atom = s.atoms[at]
    if s.has(at, Role.ACCOUNT) and not _is_asked(s, at):
        s.take(at, at + 1, "account")
        return atom.roles[Role.ACCOUNT]
    if s.has(at, Role.BANK) and (not _is_doubtful(s, at) or _points(s, at)):
        s.take(at, at + 1, "account")
        return atom.roles[Role.BANK]
    return _pot_at(s, at)


def _pot_at(s: Sentence, at: int) -> str | None:
    """The holiday account: a word that nobody knows before "account" is the name that the family gave it."""
    named = s.unknown(at) and s.has(at + 1, Role.POT)
    if not named:
        return None
    s.take(at, at + 2, "account")
    return s.atoms[at].text.lower()


def _is_asked(s: Sentence, at: int) -> bool:
    """Savings are what was saved, unless it is asked what is in them."""
    inside = s.says(at - 1, "edge", "in")
    return s.says(at, "measure", "saved") and not inside and not s.any("measure", "balance", "left", "exists", "owns")


def _is_doubtful(s: Sentence, at: int) -> bool:
    """Up, wise, state: words that are other things too."""
    common = any(meaning.role is Role.ORDINARY for meaning in s.atoms[at].meanings)
    return common or any(slot in s.cues[at] for slot in _CONTENT)


def _points(s: Sentence, at: int) -> bool:
    """Whether a word like "in" stands before, or "account" behind."""
    before = s.says(at - 1, "place") or s.says(at - 1, "edge", "in") or s.says(at - 1, "measure", "balance")
    return before or s.has(at + 1, Role.POT)


def _currencies(s: Sentence) -> tuple[Currency, ...]:
    found = []
    for at in range(len(s.atoms)):
        if not s.has(at, Role.CURRENCY):
            continue
        counted = s.says(at - 1, "measure", "count") or s.says(at - 1, "asking", "amount")
        found.append(Currency(at, _codes(s, s.atoms[at].roles[Role.CURRENCY]), counted))
        s.take(at, at + 1, "currency")
    return tuple(found)


def _codes(s: Sentence, word: str) -> tuple[str, ...]:
    by_country = s.words.vocabulary.currency_by_country.get(word)
    if by_country is None:
        return (word,)
    return tuple(by_country.get(s.context.country) or by_country["*"])


def _payees(s: Sentence) -> tuple[str, ...]:
    """Shops that are known; a word that names a thing too is a shop only where it stands behind "at" or is sought."""
    found = []
    for at, atom in enumerate(s.atoms):
        if not s.has(at, Role.MERCHANT) or "group" in s.cues[at]:
            continue
        placed = s.says(at - 1, "place", "at") or s.any("measure", "entries")
        if (atom.has(Role.CATEGORY) or _is_doubtful(s, at)) and not placed:
            continue
        found.append(atom.roles[Role.MERCHANT])
        s.take(at, at + 1, "payee")
    return tuple(dict.fromkeys(found))


def is_picture(text: str) -> bool:
    """An emoji beside what is named in words only adorns it: kfc 🍗."""
    return not any(letter.isalnum() for letter in text)


def _categories(s: Sentence) -> tuple[frozenset[str], ...]:
    named = any(
        (atom.use == "payee" or atom.has(Role.CATEGORY) or atom.has(Role.WEAK_CATEGORY)) and not is_picture(atom.text)
        for atom in s.atoms
    )
    found: list[frozenset[str]] = []
    for at, atom in enumerate(s.atoms):
        slugs = frozenset(
            meaning.value for meaning in atom.meanings if meaning.role in {Role.CATEGORY, Role.WEAK_CATEGORY}
        )
        if group := s.value(at, "group"):
            slugs = frozenset({group})
        if (
            not s.free(at)
            or not slugs
            or (named and is_picture(atom.text))
            or is_written_name(s, at)
            or _sets_apart(s, at)
            or (_is_doubtful(s, at) and "group" not in s.cues[at])
        ):
            continue
        s.take(at, at + 1, "category")
        if not (found and _is_narrowed(s, at, found[-1], slugs)):
            found.append(_called(s, at, slugs) or slugs)
    return tuple(dict.fromkeys(found))


def _sets_apart(s: Sentence, at: int) -> bool:
    """Kofenoos uur, typed for «кофеноос өөр»: other than coffee, though it is spelt as coffee beans are."""
    first, _, others = s.atoms[at].text.lower().partition(" ")
    return bool(others) and s.line.mongolian and split_case(first)[1] == "from"


def _is_narrowed(s: Sentence, at: int, before: frozenset[str], slugs: frozenset[str]) -> bool:
    """«Шүдний эмч»: the word before, in the genitive, says which of the same group it is."""
    groups = {slug.partition(".")[0] for slug in slugs}
    beside = s.line.mongolian and s.atoms[at - 1].use == "category" and s.case(at - 1) == "of"
    return beside and any(slug.partition(".")[0] in groups for slug in before)


def _called(s: Sentence, at: int, slugs: frozenset[str]) -> frozenset[str]:
    """Of several categories the one whose own name the word is: "water"."""
    text = s.atoms[at].text.lower()
    categories = s.words.vocabulary.categories
    return frozenset(slug for slug in slugs if "." in slug and text in categories[slug].names.values())


def one_category(s: Sentence, categories: tuple[frozenset[str], ...], *, income: bool) -> tuple[str | None, bool]:
    """The one category that is meant, and whether that is clear. None and clear when none was named."""
    sided = [{slug for slug in slugs if slug.startswith("income.") == income} for slugs in categories]
    if not all(sided):
        return None, False
    chosen = {slug for slugs in sided for slug in _without_lost(s, slugs)}
    groups = {slug for slug in chosen if "." not in slug}
    narrow = {slug for slug in chosen if "." in slug}
    if narrow and groups and _are_joined(s):
        return None, False
    if len(narrow) == 1 and all(slug.partition(".")[0] in groups for slug in narrow) and len(groups) == 1:
        return narrow.pop(), True
    if len(chosen) > 1:
        return None, False
    return (chosen.pop() if chosen else None), True


def _are_joined(s: Sentence) -> bool:
    """Food and coffee, «хоол юм уу кофе»: two things, where "food groceries" is one."""
    at_things = [at for at, atom in enumerate(s.atoms) if atom.use == "category"]
    return any(other - one > 1 for one, other in pairwise(at_things))


def _without_lost(s: Sentence, slugs: set[str]) -> set[str]:
    lost = {slug for one in slugs if "." in one for slug in s.words.vocabulary.categories[one].over}
    return slugs - lost
