"""Inline keyboards, held to what the schema cannot say."""

from urllib.parse import urlsplit

from sandbox.botapi.errors import bad_request
from sandbox.botapi.params import Call
from sandbox.botapi.schema import Json

MOST_DATA_BYTES = 64
MOST_BUTTONS = 100
_ACTIONS = frozenset(
    {
        "url",
        "callback_data",
        "web_app",
        "login_url",
        "switch_inline_query",
        "switch_inline_query_current_chat",
        "switch_inline_query_chosen_chat",
        "copy_text",
        "callback_game",
        "pay",
        "disabled",
    }
)


def inline_keyboard(call: Call) -> Json | None:
    """Give the call's inline keyboard as a message shows it, or None; raises 400 for buttons Telegram refuses."""
    markup = call.params.get("reply_markup")
    if not markup or "inline_keyboard" not in markup:
        return None
    rows = [row for row in markup["inline_keyboard"] if row]
    if sum(len(row) for row in rows) > MOST_BUTTONS:
        raise bad_request("reply markup is too long")
    for row in rows:
        for button in row:
            _check(button)
    return {"inline_keyboard": rows} if rows else None


def _check(button: Json) -> None:
    if not button["text"].strip():
        raise bad_request("can't parse inline keyboard button: Button text must be non-empty")
    if not _ACTIONS & button.keys():
        raise bad_request("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
    data = button.get("callback_data")
    if data is not None and not 1 <= len(data.encode()) <= MOST_DATA_BYTES:
        raise bad_request("BUTTON_DATA_INVALID")
    if "url" in button and not _opens(button["url"]):
        raise bad_request(f"inline keyboard button URL '{button['url']}' is invalid: Wrong HTTP URL")


def _opens(url: str) -> bool:
    """Tell whether Telegram takes an address for a button: tg: and tel: links, and hosts that have a dot."""
    parts = urlsplit(url if ":" in url else f"http://{url}")
    return parts.scheme in ("tg", "ton", "tel") or (
        parts.scheme in ("http", "https") and "." in (parts.hostname or "").strip(".")
    )
