"""What the tests of the chat page look at it with, and do on it."""

import struct
import zlib
from collections.abc import Awaitable, Callable

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Locator, Page, ViewportSize

WIDE = ViewportSize(width=1100, height=760)
PHONE = ViewportSize(width=360, height=700)

Opener = Callable[..., Awaitable[Page]]


def keyboard(*rows: list[tuple[str, str]]) -> InlineKeyboardMarkup:
    def button(text: str, target: str) -> InlineKeyboardButton:
        if target.startswith("https:"):
            return InlineKeyboardButton(text=text, url=target)
        return InlineKeyboardButton(text=text, callback_data=target)

    return InlineKeyboardMarkup(inline_keyboard=[[button(*pair) for pair in row] for row in rows])


def chat(page: Page) -> Locator:
    """Give the open chat, apart from the list of people, which shows the end of it too."""
    return page.get_by_role("log", name="Messages")


async def say(page: Page, text: str) -> None:
    await page.get_by_label("Message", exact=True).fill(text)
    await page.keyboard.press("Enter")


DRAWN = """async (how) => {
  const canvas = document.createElement("canvas");
  canvas.width = 2000; canvas.height = 1000;
  const blob = await new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
  const data = new DataTransfer();
  data.items.add(new File([blob], how + ".png", { type: "image/png" }));
  const target = document.getElementById(how === "paste" ? "text" : "log");
  const event = how === "paste"
    ? new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true })
    : new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true });
  target.dispatchEvent(event);
}"""


async def serious(page: Page) -> list[str]:
    """Name what axe finds that is serious or critical, with where."""
    results = await Axe().run(page)
    return [
        f"{violation['id']}: {[node['target'] for node in violation['nodes']]}"
        for violation in results.response["violations"]
        if violation["impact"] in ("serious", "critical")
    ]


def drawn_png(side: int = 40) -> bytes:
    """Draw a square picture of one colour that a browser can show."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = (b"\0" + b"\x0b\x6e\x5f" * side) * side
    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
