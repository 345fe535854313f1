"""The guide's pictures are made here, so that they never age: what they show is compared with what the bot answers now.

`make pictures` takes them anew, with what stands in them (`docs/images/guide.json`).
"""

import json
import os
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Browser, async_playwright

from sandbox.chat_user import ChatUser
from sandbox.client import SandboxClient
from sandbox.heard import Message
from tests.chromium import CHROMIUM, FLAGS, needs_chromium
from tests.guide.papers import PAPERS
from tests.guide.scenes import SCENES, Scene
from tests.journeys.home import at_home

pytestmark = [pytest.mark.journey, pytest.mark.browser, needs_chromium, pytest.mark.timeout(1200)]

IMAGES = Path(__file__).parents[2] / "docs" / "images"
TEXTS = IMAGES / "guide.json"
TAKING = "TAKE_PICTURES" in os.environ
WIDTH = 420
_TAP = "tap:"
_PAPER = "paper:"
WITHIN = 180.0
_SHOWS = """(answer) => {
  const said = [...document.querySelectorAll("#log article.bots .text")].at(-1)?.cloneNode(true);
  said?.querySelector(".meta")?.remove();
  const drawn = (image) => image.complete || image.getBoundingClientRect().bottom < 0;
  return said?.textContent.replace(/\\s+/g, " ").trim() === answer && [...document.images].every(drawn);
}"""
"""Whether the bot's last words are the answer, without the time, and the pictures that can be seen are there."""


@pytest.fixture
async def url(tmp_path: Path) -> AsyncIterator[str]:
    async with at_home(tmp_path / "data", GLOBFAM_RATES="off") as address:
        yield address


@pytest.fixture
async def browser() -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        opened = await playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield opened
        await opened.close()


@pytest.mark.parametrize("language", SCENES)
async def test_the_pictures_show_what_the_bot_answers(
    language: str, url: str, browser: Browser, tmp_path: Path
) -> None:
    folder = IMAGES if TAKING else tmp_path
    shown = {}
    async with SandboxClient(url) as sandbox:
        await sandbox.switch(limits="off")
        for scene in SCENES[language]:
            person = sandbox.person(scene.who)
            shown[scene.name] = [await _answered(person, line) for line in scene.lines]
            await _taken(browser, url, scene, shown[scene.name][-1], folder / f"guide.{language}.{scene.name}.png")
    known = json.loads(TEXTS.read_text("utf-8")) if TEXTS.exists() else {}
    if TAKING:
        TEXTS.write_text(json.dumps(known | {language: shown}, ensure_ascii=False, indent=1) + "\n", "utf-8")
    else:
        assert shown == known[language], "the guide's pictures have aged: run make pictures"


@pytest.mark.parametrize("language", SCENES)
def test_every_picture_is_in_the_guide(language: str) -> None:
    guide = (IMAGES.parent / f"guide.{language}.md").read_text("utf-8")
    for scene in SCENES[language]:
        name = f"guide.{language}.{scene.name}.png"
        assert (IMAGES / name).exists()
        assert f"images/{name}" in guide


async def _answered(person: ChatUser, line: str) -> str:
    """Write a line, send a paper or tap a button; gives the answer."""
    if line.startswith(_PAPER):
        return await _read(person, line.removeprefix(_PAPER))
    if not line.startswith(_TAP):
        return _plain((await person.ask(line, WITHIN)).text)
    before = person.replies[-1].text
    await person.press(line.removeprefix(_TAP), within=WITHIN)
    return _plain((await person.until(lambda replies: replies[-1].text != before, WITHIN))[-1].text)


async def _read(person: ChatUser, name: str) -> str:
    """Send a paper; gives its card, which has more buttons than the line that tells how far it is."""
    data = PAPERS[name]()
    sent = await (person.send_photo(data) if name.endswith(".jpg") else person.send_document(data, name))
    card = (await person.until(lambda replies: _is_card(replies[-1], sent), WITHIN))[-1]
    return _plain(card.text)


def _is_card(last: Message, sent: Message) -> bool:
    return last.id > sent.id and len(last.buttons) > 1


async def _taken(browser: Browser, url: str, scene: Scene, answer: str, path: Path) -> None:
    """Take a picture of the chat, once the answer stands at its end with all that belongs to it."""
    context = await browser.new_context(
        viewport={"width": WIDTH, "height": scene.height},
        color_scheme="dark" if scene.dark else "light",
        reduced_motion="reduce",
        timezone_id="Australia/Sydney",
    )
    page = await context.new_page()
    await page.goto(f"{url}/?as={scene.who}")
    await page.wait_for_function(_SHOWS, arg=answer, timeout=WITHIN * 1_000)
    await page.mouse.move(0, 0)  # no message is pointed at
    await page.screenshot(path=path)
    await context.close()


def _plain(text: str) -> str:
    return " ".join(text.split())
