#!/usr/bin/env python3
"""Make the checkout's own Python environment: `python3 tools/environment.py .venv FILE…`.

Installs each requirements FILE into it. Runs on whatever Python a machine has, so that an old
one gets a sentence and not a traceback; looks for a newer one beside it first.
"""

import os
import shutil
import subprocess
import sys

OLDEST = (3, 11)
NEWER = ("python3.11", "python3.12", "python3.13", "python3.14")


def use_a_new_enough_python():
    """Go on as the first Python that is new enough, or end with a sentence."""
    if sys.version_info >= OLDEST:
        return
    for name in NEWER:
        if shutil.which(name):
            os.execvp(name, [name, *sys.argv])
    sys.exit(
        "Newsroom needs Python %d.%d or newer, and this is %s.\n"
        "Install one, then name it: make demo PYTHON=/path/to/python3"
        % (OLDEST[0], OLDEST[1], sys.version.split()[0])
    )


def run(*command):
    """Run a command quietly; return whether it went well, and what it said."""
    result = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    return result.returncode == 0, result.stdout.decode(errors="replace").strip()


def make_environment(folder):
    """Make an empty environment with pip in it.

    Debian's bare python3 cannot put pip into an environment until python3-venv is installed.
    """
    make = (sys.executable, "-m", "venv", "--clear", folder)
    made, said = run(*make)
    if not made and shutil.which("apt-get") and os.geteuid() == 0:
        print("Python's venv module is incomplete here: installing Debian's python3-venv.")
        run("apt-get", "update", "-qq")
        run("apt-get", "install", "-y", "-qq", "python3-venv")
        made, said = run(*make)
    if not made:
        shutil.rmtree(folder, ignore_errors=True)
        sys.exit(
            said + "\n\nThis Python cannot make an environment. On Debian and Ubuntu:\n"
            "    sudo apt-get install python3-venv\n"
            "then run the same make command again."
        )


def main():
    use_a_new_enough_python()
    folder, files = sys.argv[1], sys.argv[2:]
    python = os.path.join(folder, "bin", "python")
    if not os.path.exists(python) or not run(python, "-m", "pip", "--version")[0]:
        make_environment(folder)
    print("Installing " + " ".join(files) + " into " + folder + " …", flush=True)
    install = [python, "-m", "pip", "install", "--quiet", "--quiet", "--disable-pip-version-check"]
    for name in files:
        install += ["-r", name]
    if subprocess.run(install).returncode:
        sys.exit("The packages could not be installed: pip says why above.")


if __name__ == "__main__":
    main()
