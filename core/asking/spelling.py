"""Mends words of questions that are one slip from what was meant, the short ones too: "hw mcuh", "last mnth".

Capture corrects words of five letters or more, and no word of a phrase, since what it reads is stored. A question
stores nothing and its words are few, so that a shorter one may be mended: by the one word of questions that it can be
a slip of, with the neighbour that it makes a phrase with first.
"""

from core.asking.words import QuestionWords, roughly
from core.capture.roles import Role
from core.capture.slips import one_slip
from core.capture.tokens import Shape, Token, tokenize

_SAYING_LITTLE = frozenset({Role.ORDINARY, Role.NAME})
_LEAST_TYPED, _LEAST_MEANT = 3, 4
_NAMED_BEHIND = frozenset({"at", "from", "find", "search", "to", "up"})


def mend(plain: str, words: QuestionWords) -> str:
    """The line with slips of question words mended; every other word stays as it was typed."""
    tokens = tokenize(plain)
    mongolian = _is_mongolian(tokens, words)
    known = _known(tokens, words, mongolian=mongolian)
    pieces: list[str] = []
    end = 0
    for at, token in enumerate(tokens):
        meant = None if at in known else _meant(tokens, at, words, mongolian=mongolian)
        pieces += [plain[end : token.start], meant or token.text]
        end = token.end
    return "".join([*pieces, plain[end:]])


def _meant(tokens: list[Token], at: int, words: QuestionWords, *, mongolian: bool) -> str | None:
    token = tokens[at]
    typed = token.text.lower()
    if token.shape is not Shape.WORD or typed in words.spelt:
        return None
    if typed not in words.right and (alike := words.rough.get(roughly(typed))):
        return alike
    before = tokens[at - 1].text.lower() if at else ""
    if before in _NAMED_BEHIND or (at and token.text[0].isupper() and not token.text.isupper()):
        return None
    after = tokens[at + 1].text.lower() if at + 1 < len(tokens) else ""
    found = [word for word in words.near(typed, mongolian=mongolian) if one_slip(typed, word)]
    paired = [word for word in found if len(word) > 2 and {(before, word), (word, after)} & words.pairs]
    if typed in words.right:
        return _likeliest(typed, paired)
    long_enough = [word for word in found if len(typed) >= _LEAST_TYPED and len(word) >= _LEAST_MEANT]
    return _likeliest(typed, paired) or _likeliest(typed, long_enough)


def _is_mongolian(tokens: list[Token], words: QuestionWords) -> bool:
    return any(words.vocabulary.looks_mongolian(token) for token in tokens)


def _known(tokens: list[Token], words: QuestionWords, *, mongolian: bool) -> set[int]:
    """Where words stand that mean something alone or as a phrase, more than being right as they are."""
    known: set[int] = set()
    for at in range(len(tokens)):
        match = words.vocabulary.match(tokens, at, mongolian=mongolian)
        doubtful = _SAYING_LITTLE if tokens[at].text.islower() else frozenset({Role.ORDINARY})
        if match is not None and any(meaning.role not in doubtful for meaning in match.meanings):
            known.update(range(at, at + match.length))
    return known


def _likeliest(typed: str, found: list[str]) -> str | None:
    """The one word by the likeliest slip: letters swapped, one left out, one too many, another."""
    ranked = sorted((_rank(typed, word), word) for word in found)
    if not ranked or (len(ranked) > 1 and ranked[0][0] == ranked[1][0]):
        return None
    return ranked[0][1]


def _rank(typed: str, word: str) -> int:
    if len(typed) == len(word):
        return 0 if sorted(typed) == sorted(word) else 3
    return 1 if len(typed) < len(word) else 2
