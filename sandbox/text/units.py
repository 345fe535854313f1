"""Lengths and offsets in UTF-16 code units, which Telegram counts in: a letter outside the basic plane is two."""


def units(text: str) -> int:
    """Count the UTF-16 code units of `text`."""
    return len(text) + sum(1 for letter in text if letter > "\uffff")


def pieces(text: str, most: int) -> list[str]:
    """Cut `text` into pieces of at most `most` units, at a line's end where there is one in the latter half."""
    cut: list[str] = []
    while units(text) > most:
        end = _prefix(text, most)
        newline = text.rfind("\n", end // 2, end)
        end = newline + 1 if newline >= 0 else end
        cut.append(text[:end].rstrip())
        text = text[end:].lstrip()
    return [piece for piece in (*cut, text) if piece]


def _prefix(text: str, most: int) -> int:
    """Give the length in characters of the longest beginning that has at most `most` units."""
    end = min(len(text), most)
    while units(text[:end]) > most:
        end -= max(1, (units(text[:end]) - most) // 2)
    return end


def covered(text: str, offset: int, length: int) -> str:
    """Give the part of `text` that an entity at `offset`, `length` units long, covers."""
    return text.encode("utf-16-le")[2 * offset : 2 * (offset + length)].decode("utf-16-le", "ignore")
