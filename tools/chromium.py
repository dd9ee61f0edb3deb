#!/usr/bin/env python3
"""Find a Chromium for the browser tests, or install one where this machine allows it.

`python tools/chromium.py` prints its path; `python tools/chromium.py --install` installs one
first if there is none: Debian's package for root, Playwright's own otherwise.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
MAC_APPS = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)


# Playwright's own build is put into the checkout's environment, not into the home folder.
FOLDER = "PLAYWRIGHT_BROWSERS_PATH"
OURS = Path(__file__).resolve().parent.parent / ".venv" / "browsers"


def find_chromium() -> str | None:
    """Return the path of a Chromium: $CHROMIUM, one on PATH, macOS's, or Playwright's own."""
    if chosen := os.environ.get("CHROMIUM"):
        return chosen if os.access(chosen, os.X_OK) else None
    for name in NAMES:
        if path := shutil.which(name):
            return path
    for path in MAC_APPS:
        if os.access(path, os.X_OK):
            return path
    return playwrights_own()


def playwrights_own() -> str | None:
    """Return the path of the Chromium that `playwright install` put in place, here or for all."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        return None
    for folder in (os.environ.get(FOLDER), str(OURS)):
        if folder:
            os.environ[FOLDER] = folder
        with sync_playwright() as playwright:
            path = playwright.chromium.executable_path
        if Path(path).exists():
            return path
    return None


def install_chromium() -> None:
    """Install Debian's package as root, or else Playwright's build; failing is not an error."""
    if shutil.which("apt-get") and os.geteuid() == 0:
        os.environ["DEBIAN_FRONTEND"] = "noninteractive"
        for command in ("update -qq", "install -y -qq --no-install-recommends chromium"):
            subprocess.run(["apt-get", *command.split()], check=False)
    if find_chromium() is None:
        os.environ[FOLDER] = str(OURS)
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)


def main() -> None:
    path = find_chromium()
    if path is None and "--install" in sys.argv:
        print("No Chromium here: installing one for the browser tests.", file=sys.stderr)
        install_chromium()
        path = find_chromium()
    if path is None:
        sys.exit(
            "No Chromium found, and none could be installed: the browser tests will be skipped.\n"
            "Install Chromium or Chrome, or set CHROMIUM=/path/to/it."
        )
    print(path)


if __name__ == "__main__":
    main()
