#!/usr/bin/env python3
"""Find a Chromium for the browser tests, or install one where this machine allows it.

`python tools/chromium.py` prints its path; `python tools/chromium.py --install` installs one
first if there is none: Debian's package for root, Playwright's own otherwise. With `--headless`
the same of the Chromium without windows, which tests drive: a visitor costs it half as much.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

HEADLESS = ("chromium-headless-shell", "chrome-headless-shell")
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


def find_headless() -> str | None:
    """Return the path of $CHROMIUM, of a Chromium without windows, or of any there is."""
    if not os.environ.get("CHROMIUM"):
        for name in HEADLESS:
            if path := shutil.which(name):
                return path
    return find_chromium()


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


def install_chromium(packages: tuple[str, ...]) -> None:
    """Install the first of Debian's packages there is, as root, or else Playwright's build.

    Failing is not an error.
    """
    if shutil.which("apt-get") and os.geteuid() == 0:
        os.environ["DEBIAN_FRONTEND"] = "noninteractive"
        subprocess.run(["apt-get", "update", "-qq"], check=False)
        install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends"]
        any(subprocess.run([*install, name], check=False).returncode == 0 for name in packages)
    if find_headless() is None:
        os.environ[FOLDER] = str(OURS)
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)


def main() -> None:
    headless = "--headless" in sys.argv
    find = find_headless if headless else find_chromium
    path = find()
    # Beside Debian's Chromium there is always one without windows to be had.
    if "--install" in sys.argv and (path is None or (headless and path == "/usr/bin/chromium")):
        print("Installing a Chromium for the browser tests.", file=sys.stderr)
        install_chromium((HEADLESS[0], NAMES[0]) if headless else (NAMES[0],))
        path = find()
    if path is None:
        sys.exit(
            "No Chromium found, and none could be installed: the browser tests will be skipped.\n"
            "Install Chromium or Chrome, or set CHROMIUM=/path/to/it."
        )
    print(path)


if __name__ == "__main__":
    main()
