"""What a figure was measured on, and what a process used."""

import os
import platform
import re
import shutil
import sqlite3
import subprocess
from importlib.metadata import version
from pathlib import Path

_TICKS = os.sysconf("SC_CLK_TCK")


def line() -> str:
    """Return the machine in one line: cores, load, Python, and what else takes part."""
    load = " ".join(f"{n:.1f}" for n in os.getloadavg())
    parts = [
        f"{os.cpu_count()} cores",
        f"load {load}",
        f"Python {platform.python_version()}",
        f"Django {version('Django')}",
        f"granian {version('granian')}",
        f"SQLite {sqlite3.sqlite_version}",
        f"Pillow {version('pillow')}",
        *_programs(),
    ]
    return " · ".join(parts)


def _programs() -> list[str]:
    found = []
    for name, flag in (("nginx", "-v"), ("wrk", "-v")):
        if path := shutil.which(name) or shutil.which(f"/usr/sbin/{name}"):
            said = subprocess.run([path, flag], capture_output=True, text=True, check=False)
            if number := re.search(r"\d+\.\d+[\d.]*", said.stderr + said.stdout):
                found.append(f"{name} {number.group().rstrip('.')}")
    return found


def family(pid: int) -> list[int]:
    """Return `pid` and all its descendants that live."""
    children: dict[int, list[int]] = {}
    for path in Path("/proc").iterdir():
        if path.name.isdigit():
            try:
                parent = int((path / "stat").read_text().rpartition(")")[2].split()[1])
            except (OSError, ValueError):
                continue
            children.setdefault(parent, []).append(int(path.name))
    found = [pid]
    for one in found:
        found += children.get(one, [])
    return found


def processor_seconds(pids: list[int]) -> float:
    """Return what the processes have used of the processor so far, utime and stime."""
    total = 0
    for pid in pids:
        try:
            fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        total += int(fields[11]) + int(fields[12])
    return total / _TICKS


def megabytes(pid: int) -> float:
    """Return the memory that the process alone answers for (PSS: shared pages by share)."""
    try:
        text = Path(f"/proc/{pid}/smaps_rollup").read_text()
    except OSError:
        return 0.0
    found = re.search(r"^Pss:\s+(\d+)", text, re.MULTILINE)
    return int(found.group(1)) / 1024 if found else 0.0
