"""Programs that the bench and tests of servers need, from Debian, where this machine allows it."""

import os
import shutil
import subprocess
import sys

NEEDED = {"wrk": "wrk", "nginx": "nginx-light", "varnishd": "varnish"}


def program(name: str) -> str | None:
    """Return the path of `name`, installing Debian's package as root if it is not here."""
    if path := _find(name):
        return path
    if shutil.which("apt-get") and os.geteuid() == 0:
        print(f"Installing Debian's {NEEDED[name]} …", flush=True)
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(["apt-get", "update", "-qq"], check=False, env=quiet)
        install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", NEEDED[name]]
        subprocess.run(install, check=False, env=quiet, stdout=subprocess.DEVNULL)
    return _find(name)


def need(name: str) -> str:
    """Return the path of `name`, or end with a sentence that says how to get it."""
    if path := program(name):
        return path
    sys.exit(
        f"The bench needs {name}, and it could not be installed here. On Debian and Ubuntu:\n"
        f"    sudo apt-get install {NEEDED[name]}\n"
        "Without it: ONLY=queries,growth,admin,photo measures what needs no such tool."
    )


def _find(name: str) -> str | None:
    return shutil.which(name) or shutil.which(name, path="/usr/sbin:/usr/local/sbin")
