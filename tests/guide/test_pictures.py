"""The guide's pictures are made here, so that they never age: what they show is compared with what the bot answers now.

`make pictures` takes them anew, with what stands in them (`docs/images/guide.json`).
"""

import json
import os
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Browser, Page, async_playwright

from sandbox.client import SandboxClient
from tests.chromium import CHROMIUM, FLAGS, needs_chromium
from tests.guide.scenes import SCENES, Scene
from tests.journeys.home import at_home

pytestmark = [pytest.mark.journey, pytest.mark.browser, needs_chromium, pytest.mark.timeout(400)]

IMAGES = Path(__file__).parents[2] / "docs" / "images"
TEXTS = IMAGES / "guide.json"
TAKING = "TAKE_PICTURES" in os.environ
WIDTH = 420
_TAP = "tap:"
_LAST = """() => {
  const said = [...document.querySelectorAll("#log article.bots .text")].at(-1)?.cloneNode(true);
  said?.querySelector(".meta")?.remove();
  return (said?.textContent ?? "").replace(/\\s+/g, " ").trim();
}"""
"""What the bot said last, without the time."""
_DRAWN = """[...document.images].every((image) => image.complete || image.getBoundingClientRect().bottom < 0)"""
"""Pictures above what is seen are loaded when somebody scrolls to them."""


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
            page = await _opened(browser, url, scene)
            shown[scene.name] = [await _said(page, line) for line in scene.lines]
            await page.screenshot(path=folder / f"guide.{language}.{scene.name}.png")
            await page.context.close()
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


async def _opened(browser: Browser, url: str, scene: Scene) -> Page:
    context = await browser.new_context(
        viewport={"width": WIDTH, "height": scene.height},
        color_scheme="dark" if scene.dark else "light",
        reduced_motion="reduce",
    )
    page = await context.new_page()
    await page.goto(f"{url}/?as={scene.who}")
    await page.get_by_role("textbox").wait_for()
    return page


async def _said(page: Page, line: str) -> str:
    """Write a line or tap a button; gives the answer, when it has come whole."""
    before = await page.evaluate(_LAST)
    if line.startswith(_TAP):
        await page.get_by_role("button", name=line.removeprefix(_TAP)).last.click()
    else:
        await page.get_by_role("textbox").fill(line)
        await page.keyboard.press("Enter")
    await page.wait_for_function(f"(before) => ({_LAST})() !== before && {_DRAWN}", arg=before, timeout=60_000)
    return str(await page.evaluate(_LAST))
