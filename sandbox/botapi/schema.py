"""Check a call's parameters against the Bot API's own schema (`bot_api.json`, see `sandbox.derive_schema`).

The types are turned into JSON Schema and compiled by fastjsonschema, one method at a time and only when it is first
called, so that starting costs nothing.
"""

import json
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import fastjsonschema

from sandbox.botapi.errors import bad_request

Json = dict[str, Any]
_FILE = Path(__file__).parent.parent / "bot_api.json"
_PLAIN: dict[str, Json] = {
    "Integer": {"type": "integer"},
    "Float": {"type": "number"},
    "String": {"type": "string"},
    "InputFile": {"type": "string"},
    "Boolean": {"type": "boolean"},
    "True": {"const": True},
}
_IN_TELEGRAMS_WORDS = {
    "chat_id": "chat_id is empty",
    "text": "message text is empty",
    "photo": "there is no photo in the request",
    "document": "there is no document in the request",
    "message_id": "message identifier is not specified",
}


@cache
def document() -> Json:
    """Read `bot_api.json` once."""
    whole: Json = json.loads(_FILE.read_text(encoding="utf-8"))
    return whole


@cache
def method_names() -> dict[str, str]:
    """Map a method's name in lower case to its name: Telegram does not mind the case."""
    return {name.lower(): name for name in document()["methods"]}


def fields_of(method: str) -> dict[str, str]:
    """Give a method's parameters, each with its type in the Bot API's words."""
    fields: dict[str, str] = document()["methods"][method]["fields"]
    return fields


def _declared(words: str) -> Json:
    if words.startswith("="):
        return {"const": words[1:]}
    if words.startswith("Array of "):
        return {"type": "array", "items": _declared(words.removeprefix("Array of "))}
    names = re.split(r", | and | or ", words)
    if len(names) > 1:
        return _one_of(names)
    return _PLAIN.get(words) or {"$ref": f"#/definitions/{words}"}


def _one_of(names: list[str]) -> Json:
    """Say "one of these" so that the error is about the one that was meant, which its first required field tells."""
    choice: Json = {"anyOf": [_declared(name) for name in names]}
    types: dict[str, Json] = document()["types"]
    for name in reversed(names):
        if name in types:
            first = types[name]["required"][0]
            words = types[name]["fields"][first]
            telling = {first: _declared(words)} if words.startswith("=") else {}
            meant = {"type": "object", "required": [first], "properties": telling}
            choice = {"if": meant, "then": _declared(name), "else": choice}
    return choice


def _object(shape: Json, strict: bool) -> Json:
    if "one_of" in shape:
        return _one_of(shape["one_of"])
    return {
        "type": "object",
        "properties": {name: _declared(words) for name, words in shape["fields"].items()},
        "required": shape["required"],
        "additionalProperties": not strict,
    }


@cache
def _definitions(strict: bool) -> Json:
    return {name: _object(shape, strict) for name, shape in document()["types"].items()}


@cache
def _checker(method: str, strict: bool) -> Callable[[Json], object]:
    schema = _object(document()["methods"][method], strict) | {"definitions": _definitions(strict)}
    compiled: Callable[[Json], object] = fastjsonschema.compile(schema, use_default=False)
    return compiled


def check(method: str, params: Json, strict: bool) -> None:
    """Refuse parameters that do not fit `method`, with a 400; `strict` also refuses those that nobody knows."""
    for name in document()["methods"][method]["required"]:
        if params.get(name) in (None, ""):
            raise bad_request(_IN_TELEGRAMS_WORDS.get(name, f'parameter "{name}" is required'))
    unknown = [name for name in params if name not in fields_of(method)]
    if strict and unknown:
        raise bad_request(f'unknown parameter "{unknown[0]}" of {method} (the sandbox is strict)')
    try:
        _checker(method, strict)(params)
    except fastjsonschema.JsonSchemaValueException as wrong:
        raise bad_request(f"can't parse parameters: {wrong.message}") from None
