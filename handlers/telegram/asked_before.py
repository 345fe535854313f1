"""A question that was asked in a group and is to be read in private: kept for the one who follows the link there."""

import json

from core.unit import Unit

ASKED = "asked"
"""The parameter of the link: it holds nothing of the question, and nothing of the answer."""


async def keep_question(unit: Unit, user_id: int, text: str) -> None:
    """Remember the last question that a person asked in a group and whose answer was for them alone."""
    await unit.conversations.save(_key(user_id), ASKED, json.dumps({"text": text}, ensure_ascii=False))


async def take_question(unit: Unit, user_id: int) -> str | None:
    """The question, once; None when there is none."""
    state, data = await unit.conversations.load(_key(user_id))
    if state is None:
        return None
    await unit.conversations.save(_key(user_id), None, "{}")
    return str(json.loads(data)["text"])


def _key(user_id: int) -> str:
    return f"{ASKED}:{user_id}"
