"""The papers that are measured: `var/bench/<stories>/`, filled once and kept between runs."""

import hashlib
import os
import secrets
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
VAR = Path(os.environ.get("VAR_DIR", ROOT / "var")).resolve() / "bench"
FILLING = ROOT / "newsroom" / "filling"
FROM_OUTSIDE = ("DATABASE_URL", "REDIS_URL", "S3_BUCKET", "DEBUG")


@dataclass(frozen=True)
class Paper:
    """A filled paper in a folder of its own."""

    stories: int

    @property
    def folder(self) -> Path:
        """Where all its data is: database, pictures, static files."""
        return VAR / str(self.stories)

    @property
    def environment(self) -> dict[str, str]:
        """The environment in which a process works on this paper, as in production."""
        kept = {name: value for name, value in os.environ.items() if name not in FROM_OUTSIDE}
        return kept | {
            "VAR_DIR": str(self.folder),
            "DJANGO_SETTINGS_MODULE": "newsroom.settings.production",
            "SECRET_KEY": "only for measuring, on this machine alone, never for readers",
            "ALLOWED_HOSTS": "127.0.0.1",
            "LOG_LEVEL": "ERROR",
            "PYTHONPATH": str(ROOT),
        }

    def prepare(self) -> None:
        """Fill it if it is not there or was filled by other rules; bring its tables up to date."""
        self.folder.mkdir(parents=True, exist_ok=True)
        stamp = self.folder / "filled"
        if not stamp.exists() or stamp.read_text() != _rules():
            shutil.rmtree(self.folder)
            self.folder.mkdir()
            began = time.monotonic()
            print(f"Filling a paper of {self.stories:,} stories …", flush=True)
            self._manage("migrate", "-v0")
            self._manage("fill", "--articles", str(self.stories))
            stamp.write_text(_rules())
            print(f"  {time.monotonic() - began:.0f} s", flush=True)
        self._manage("migrate", "-v0")
        self._manage("collectstatic", "-v0", "--noinput")

    def _manage(self, *words: str) -> None:
        command = [sys.executable, "manage.py", *words]
        if subprocess.run(command, cwd=ROOT, env=self.environment, check=False).returncode:
            sys.exit(f"manage.py {' '.join(words)} failed for the paper in {self.folder}.")


def _rules() -> str:
    """Return what changes when the same seed would fill another paper."""
    digest = hashlib.sha256()
    for path in sorted(FILLING.glob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def new_word() -> str:
    """Return a word that stands in no story yet."""
    return "zq" + "".join(secrets.choice("bcdfghjklmnpqrstvwz") for _ in range(10))
