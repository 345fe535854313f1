"""A newcomer's first minutes, through the real bot and the real chat page, in both languages."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Page, async_playwright, expect

from sandbox.client import SandboxClient
from tests.chromium import CHROMIUM, FLAGS, needs_chromium
from tests.journeys.home import at_home

pytestmark = [pytest.mark.journey, pytest.mark.timeout(600)]


@pytest.fixture
async def url(tmp_path: Path) -> AsyncIterator[str]:
    async with at_home(tmp_path / "data") as address:
        yield address


async def test_two_people_write_in_two_languages_and_see_one_family(url: str) -> None:
    async with SandboxClient(url) as sandbox:
        await sandbox.switch(limits="off")
        bat, tuya = sandbox.person(1001), sandbox.person(1002)
        assert "A$4.50" in (await bat.ask("coffee 4.50")).text
        assert "8,500₮" in (await tuya.ask("кофе 8500")).text
        english = (await bat.ask("/history")).text
        mongolian = (await tuya.ask("/history")).text
        assert "☕ Coffee" in english
        assert "☕ Кофе" in mongolian
        for amount in ("A$4.50", "8,500₮"):
            assert amount in english
            assert amount in mongolian


@pytest.mark.browser
@needs_chromium
async def test_someone_new_is_ready_after_three_taps(url: str) -> None:
    async with SandboxClient(url) as sandbox:
        new = await sandbox.add_person("Sarnai")
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        page = await browser.new_page()
        await page.goto(f"{url}/?as={new.id}")
        await expect(page.get_by_text("in one chat")).to_be_visible()  # what it says of itself before anyone wrote
        await _write(page, "/start")
        for label in ("English", "Australia", "Australian dollar"):
            await page.get_by_role("button", name=label).last.click()
        await _sees(page, "You're set")
        await _write(page, "coffee 4.50")
        await _sees(page, "A$4.50")
        await page.get_by_role("button", name="Undo").last.click()
        await _sees(page, "Taken back")
        await page.get_by_role("button", name="Redo").last.click()
        await _sees(page, "Back again")
        await browser.close()


async def _write(page: Page, text: str) -> None:
    box = page.get_by_role("textbox", name="Message")
    await box.fill(text)
    await box.press("Enter")


async def _sees(page: Page, words: str) -> None:
    await expect(page.locator("div.text").get_by_text(words).last).to_be_visible()
