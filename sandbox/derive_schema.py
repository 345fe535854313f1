"""Write `bot_api.json`, the part of the Bot API's schema that the sandbox checks requests against.

Telegram publishes the Bot API as prose. aiogram's source distribution carries that prose already taken apart, under
`.butcher/` (MIT licence, Copyright (c) 2017 - present Alex Root Junior). To make the file again for a newer version:

    pip download --no-deps --no-binary :all: aiogram==3.31.0 -d DIR     # needs hatchling when pip builds metadata
    tar -xzf DIR/aiogram-3.31.0.tar.gz -C DIR
    python -m sandbox.derive_schema DIR/aiogram-3.31.0

Only the methods that the sandbox answers and the types their parameters need are kept. Types stay in the words of the
Bot API ("Array of MessageEntity", "Integer or String"); `sandbox.botapi.schema` turns them into JSON Schema.
"""

import html
import json
import re
import sys
from pathlib import Path
from typing import TypedDict

METHODS = (
    "getMe",
    "getUpdates",
    "setWebhook",
    "deleteWebhook",
    "getWebhookInfo",
    "sendMessage",
    "sendPhoto",
    "sendDocument",
    "sendMediaGroup",
    "sendChatAction",
    "editMessageText",
    "editMessageCaption",
    "editMessageMedia",
    "editMessageReplyMarkup",
    "editEphemeralMessageText",
    "editEphemeralMessageCaption",
    "editEphemeralMessageMedia",
    "editEphemeralMessageReplyMarkup",
    "deleteMessage",
    "deleteMessages",
    "deleteEphemeralMessage",
    "pinChatMessage",
    "unpinChatMessage",
    "unpinAllChatMessages",
    "answerCallbackQuery",
    "setMessageReaction",
    "getFile",
    "getChat",
    "getChatMember",
    "getChatAdministrators",
    "getChatMemberCount",
    "leaveChat",
    "setChatMenuButton",
    "getChatMenuButton",
    "setMyCommands",
    "getMyCommands",
    "deleteMyCommands",
    "setMyDescription",
    "getMyDescription",
    "setMyShortDescription",
    "getMyShortDescription",
)
TARGET = Path(__file__).with_name("bot_api.json")
_NOT_SERVED = {"rich_message"}
"""Parameters left out, and so refused: rich messages are a language of their own, with some forty types."""
_SIMPLE = {"Integer", "String", "Boolean", "Float", "True", "InputFile"}
_FIXED = re.compile(r"(?:must be|always) ['\"]?([a-z_]+)['\"]?$")


class Shape(TypedDict):
    """The fields of a method or type, each with its type in words, and which of them must be there."""

    fields: dict[str, str]
    required: list[str]


def names_in(declared: str) -> list[str]:
    """Name the types that a declaration such as "Array of A, B and C" is made of."""
    return [name for name in re.split(r"Array of |, | and | or ", declared) if name]


class Butcher:
    """aiogram's `.butcher/` folder, read by name."""

    def __init__(self, root: Path) -> None:
        whole = json.loads((root / ".butcher/schema/schema.json").read_text(encoding="utf-8"))
        self.version: str = whole["api"]["version"]
        self.objects = {child["name"]: child for item in whole["items"] for child in item["children"]}

    def fields(self, name: str) -> Shape:
        """Give `{"fields": {name: type}, "required": [name]}`; a type of `=word` is that one word."""
        notes = [note for note in self.objects[name]["annotations"] if note["name"] not in _NOT_SERVED]
        fields = {}
        for note in notes:
            fixed = _FIXED.search(note["description"]) if note["name"] == "type" else None
            fields[note["name"]] = f"={fixed.group(1)}" if fixed else note["type"]
        return {"fields": fields, "required": [note["name"] for note in notes if note["required"]]}

    def subtypes(self, name: str) -> list[str]:
        """Name what a union such as ReactionType can be: the items of the list in its description."""
        return re.findall(r"^ - (\w+)$", self.objects[name]["description"], flags=re.MULTILINE)

    def reactions(self) -> list[str]:
        """List the emoji that the Bot API accepts as a reaction; they stand in a description as pictures."""
        notes = {note["name"]: note for note in self.objects["ReactionTypeEmoji"]["annotations"]}
        return [html.unescape(code) for code in re.findall(r'alt="([^"]+)"', notes["emoji"]["html_description"])]

    def needed(self, declared: list[str]) -> dict[str, object]:
        """Collect the types that these declarations need, and the types that those need."""
        found: dict[str, object] = {}
        waiting = [name for words in declared for name in names_in(words)]
        while waiting:
            name = waiting.pop()
            if name in found or name in _SIMPLE or name.startswith("="):
                continue
            if self.objects[name]["annotations"] or not self.subtypes(name):
                found[name] = shape = self.fields(name)
                waiting += [part for words in shape["fields"].values() for part in names_in(words)]
            else:
                found[name] = {"one_of": self.subtypes(name)}
                waiting += self.subtypes(name)
        return dict(sorted(found.items()))


def derive(root: Path) -> dict[str, object]:
    """Read an unpacked aiogram source distribution and give the content of `bot_api.json`."""
    butcher = Butcher(root)
    methods = {name: butcher.fields(name) for name in METHODS}
    declared = [words for method in methods.values() for words in method["fields"].values()]
    return {
        "source": f"{root.name} source distribution, .butcher/ (MIT, (c) 2017 - present Alex Root Junior)",
        "bot_api": butcher.version,
        "reactions": butcher.reactions(),
        "methods": methods,
        "types": butcher.needed(declared),
    }


if __name__ == "__main__":
    TARGET.write_text(json.dumps(derive(Path(sys.argv[1])), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
