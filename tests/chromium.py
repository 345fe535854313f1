"""The browser that the page is driven in: the system's Chromium, or Chrome on a Mac."""

from pathlib import Path
from shutil import which

import pytest
from playwright.async_api import expect

from tests.patience import PATIENCE

_ON_A_MAC = tuple(Path(f"/Applications/{name}.app/Contents/MacOS/{name}") for name in ("Chromium", "Google Chrome"))
FLAGS = (
    "--no-sandbox",
    "--headless",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-dev-shm-usage",
)


expect.set_options(timeout=PATIENCE * 1_000)  # its own five seconds are a promise about the machine


def _found() -> str | None:
    named = (which(name) for name in ("chromium", "chromium-browser", "google-chrome"))
    installed = (str(path) for path in _ON_A_MAC if path.exists())
    return next((path for path in (*named, *installed) if path), None)


CHROMIUM = _found()
needs_chromium = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine: the chat page is not driven")
