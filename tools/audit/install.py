"""The audit's own set-up: npm's packages at their pinned versions, and Java."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
VAR = Path(os.environ.get("VAR_DIR", ROOT / "var")).resolve() / "audit"
PINNED = ("package.json", "package-lock.json")


def from_npm() -> Path:
    """Return the folder of the installed packages, installing them if the pins have changed.

    No package runs a script of its own while it is installed.
    """
    modules = VAR / "npm" / "node_modules"
    stamp = modules / ".installed"
    pins = "".join((HERE / name).read_text() for name in PINNED)
    if stamp.exists() and stamp.read_text() == pins:
        return modules
    need("npm", "npm", "nodejs and npm")
    modules.parent.mkdir(parents=True, exist_ok=True)
    for name in PINNED:
        shutil.copy(HERE / name, modules.parent)
    print("Installing the audit's tools from npm …", flush=True)
    command = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    if subprocess.run(command, cwd=modules.parent).returncode:
        sys.exit("The audit's tools could not be installed: npm says why above.")
    stamp.write_text(pins)
    return modules


def need(program: str, package: str, name: str) -> None:
    """See that `program` is here: install Debian's `package` as root, or end with a sentence."""
    if shutil.which(program):
        return
    if shutil.which("apt-get") and os.geteuid() == 0:
        print(f"Installing Debian's {package} …", flush=True)
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(["apt-get", "update", "-qq"], check=False, env=quiet)
        install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", package]
        subprocess.run(install, check=False, env=quiet, stdout=subprocess.DEVNULL)
    if not shutil.which(program):
        sys.exit(
            f"The audit needs {name} ({program} is not on the PATH). On Debian and Ubuntu:\n"
            f"    sudo apt-get install {package}"
        )
