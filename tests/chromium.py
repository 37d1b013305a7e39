"""A headless Chromium for the tests that need a real browser; they skip where there is none."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

BROWSER = shutil.which("chromium") or shutil.which("chromium-browser")
DRIVER = shutil.which("chromedriver")

# Nothing but what a test asks for: no first-run pages, no updates, no calls home.
SWITCHES = (
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip

needed = pytest.mark.skipif(
    not (BROWSER and DRIVER), reason="Chromium and its driver are not installed"
)


@contextmanager
def opened(profile: Path, size: str = "1200,900", *, leave_dialogs: bool = False) -> Iterator[Any]:
    """Give a browser with an empty profile, and close it at the end.

    Args:
        profile: an empty folder.
        size: of its window, width and height.
        leave_dialogs: keep a dialog open, so that the next command fails.
    """
    from selenium import webdriver
    from selenium.webdriver.chrome.service import Service

    options = webdriver.ChromeOptions()
    options.binary_location = BROWSER or ""
    if leave_dialogs:
        options.unhandled_prompt_behavior = "ignore"
    for switch in (*SWITCHES, f"--window-size={size}", f"--user-data-dir={profile}"):
        options.add_argument(switch)
    driver = webdriver.Chrome(options=options, service=Service(DRIVER))
    try:
        yield driver
    finally:
        driver.quit()
