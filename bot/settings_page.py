"""docs/settings.md and .env.example, written from the code so that they cannot disagree with it."""

from typing import Any, get_args

from pydantic.fields import FieldInfo

from bot.settings import Settings, variable

_HEAD = """\
# Settings

Written from the code by `make docs`; change `bot/settings.py` instead of this page.

Each is an environment variable, or a line `NAME=value` in a file `.env` in the folder where the bot is started. The
environment wins over the file, and an empty value counts as absent. Mistakes are told together, one sentence each,
and nothing starts (exit code 2).

"""
_ENV_HEAD = """\
# Copy to .env and remove the # before what you need. Written from the code: `python -m bot settings --env`.
# What each of them means, with its default: docs/settings.md.
"""
_KINDS = {
    "str": "text", "Path": "folder", "Address": "host:port", "datetime": "instant", "SecretStr": "secret text",
    "bool": "on or off",
}  # fmt: skip


def page() -> str:
    """docs/settings.md."""
    return _HEAD + "\n".join(_section(name, field) for name, field in Settings.model_fields.items())


def env_example() -> str:
    """.env.example: every setting commented out, with its example."""
    lines = (f"#{variable(name)}={_example(field)}" for name, field in Settings.model_fields.items())
    return _ENV_HEAD + "\n".join(lines) + "\n"


def _section(name: str, field: FieldInfo) -> str:
    facts = f"{_kind(field)}; default: {_default(field)}; example: `{variable(name)}={_example(field)}`"
    return f"## `{variable(name)}`\n\n{field.description}\n\n*{facts}*\n"


def _example(field: FieldInfo) -> str:
    return str((field.examples or [""])[0])


def _kind(field: FieldInfo) -> str:
    kinds: list[Any] = [kind for kind in get_args(field.annotation) if kind is not type(None)]
    return _KINDS[(kinds or [field.annotation])[0].__name__]


def _default(field: FieldInfo) -> str:
    if field.default_factory:
        return "see above"
    if isinstance(field.default, bool):
        return "`on`" if field.default else "`off`"
    return "none" if field.default is None else f"`{field.default}`"
