"""aiogram's conversation state, kept in the update's own transaction: it is stored with its effect or not at all."""

import json
from collections.abc import Mapping
from contextvars import ContextVar
from typing import Any

from aiogram.fsm.state import State
from aiogram.fsm.storage.base import BaseStorage, StateType, StorageKey

from core.unit import Unit

CURRENT_UNIT: ContextVar[Unit] = ContextVar("CURRENT_UNIT")
"""The unit of work of the update at hand; aiogram's storage has no other way to be handed it."""


class UnitStorage(BaseStorage):
    """State and data in the `conversation` table, read once and written once an update."""

    async def set_state(self, key: StorageKey, state: StateType = None) -> None:
        """Store the state beside the data that is there."""
        _, data = await self._load(key)
        name = state.state if isinstance(state, State) else state
        await CURRENT_UNIT.get().conversations.save(_key(key), name, data)

    async def get_state(self, key: StorageKey) -> str | None:
        """The state, or None."""
        return (await self._load(key))[0]

    async def set_data(self, key: StorageKey, data: Mapping[str, Any]) -> None:
        """Store the data beside the state that is there."""
        state, _ = await self._load(key)
        await CURRENT_UNIT.get().conversations.save(_key(key), state, json.dumps(dict(data), ensure_ascii=False))

    async def get_data(self, key: StorageKey) -> dict[str, Any]:
        """The data; empty when there is none."""
        data: dict[str, Any] = json.loads((await self._load(key))[1])
        return data

    async def close(self) -> None:
        """Nothing is held open."""

    async def _load(self, key: StorageKey) -> tuple[str | None, str]:
        return await CURRENT_UNIT.get().conversations.load(_key(key))


def _key(key: StorageKey) -> str:
    return f"{key.chat_id}:{key.user_id}"
