"""Starting the paper: what each place needs, and what it says when something is missing."""

import itertools
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
SECRET = "x" * 30 + "1234567890abcdefghijklmnopqrstuvwxyz"


def run(*command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a command in the checkout with nothing in the environment but what is given."""
    return subprocess.run(
        command,
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def manage(place: str, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return run(
        sys.executable,
        "manage.py",
        *arguments,
        DJANGO_SETTINGS_MODULE=f"newsroom.settings.{place}",
        **environment,
    )


def setting(name: str, place: str, **environment: str) -> str:
    """Return the repr of one setting, as a process started in `place` sees it."""
    code = f"from django.conf import settings; print(repr(settings.{name}))"
    result = run(
        sys.executable,
        "-c",
        code,
        DJANGO_SETTINGS_MODULE=f"newsroom.settings.{place}",
        **environment,
    )
    assert result.returncode == 0, result.stderr
    return result.stdout.strip()


def test_production_without_anything_names_all_that_is_missing():
    result = manage("production", "check")
    assert result.returncode == 1
    assert result.stderr.startswith("Newsroom does not start: please set SECRET_KEY (")
    assert "ALLOWED_HOSTS (" in result.stderr
    assert "Traceback" not in result.stderr


def test_production_names_only_what_is_missing(tmp_path):
    result = manage("production", "check", SECRET_KEY=SECRET, VAR_DIR=str(tmp_path))
    assert result.returncode == 1
    assert "ALLOWED_HOSTS" in result.stderr
    assert "SECRET_KEY" not in result.stderr


def test_production_passes_djangos_own_checks_for_it(tmp_path):
    result = manage(
        "production",
        "check",
        "--deploy",
        "--fail-level=WARNING",
        SECRET_KEY=SECRET,
        ALLOWED_HOSTS="news.example",
        EMAIL_URL="smtp://mail.news.example",
        VAR_DIR=str(tmp_path),
    )
    assert result.returncode == 0, result.stderr


def test_serving_without_settings_ends_with_the_sentence():
    result = run(sys.executable, "tools/serve.py", "production")
    assert result.returncode == 1
    assert "please set SECRET_KEY" in result.stderr
    assert "Traceback" not in result.stderr


def test_a_taken_port_gets_a_sentence():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        result = run(sys.executable, "tools/serve.py", "demo", PORT=port)
    assert result.returncode == 1
    assert result.stderr.startswith(f"127.0.0.1:{port} cannot be used (Address already in use).")


def command_line(**environment: str) -> list[str]:
    """Return the words of the web server's command, as a process of its own reads them."""
    result = run(
        sys.executable, "-c", "from tools import web; print(*web.command())", **environment
    )
    assert result.returncode == 0, result.stderr
    return result.stdout.split()


def test_the_web_server_has_a_process_a_core_and_two_at_least():
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    line = command_line()
    assert line[line.index("--workers") + 1] == str(max(2, cores))


def test_the_web_server_listens_and_works_as_its_environment_says():
    line = command_line(HOST="0.0.0.0", PORT="8123", WEB_WORKERS="7", WEB_THREADS="3")
    said = dict(itertools.pairwise(line))
    names = ("--host", "--port", "--workers", "--blocking-threads")
    assert [said[name] for name in names] == ["0.0.0.0", "8123", "7", "3"]


def test_systemd_and_the_image_start_the_web_server_as_make_serve_does():
    for file in ("deploy/newsroom.service", "Dockerfile"):
        starts = [
            line
            for line in (ROOT / file).read_text().splitlines()
            if line.startswith(("ExecStart=", "CMD "))
        ]
        assert len(starts) == 1, file
        assert "tools/web.py" in starts[0], file


def test_serving_an_empty_database_asks_for_migrate(tmp_path):
    result = run(
        sys.executable,
        "tools/serve.py",
        "production",
        SECRET_KEY=SECRET,
        ALLOWED_HOSTS="127.0.0.1",
        VAR_DIR=str(tmp_path),
    )
    assert result.returncode == 1
    assert "manage.py migrate" in result.stderr
    assert "Traceback" not in result.stderr


def test_development_needs_nothing(tmp_path):
    result = manage("development", "check", VAR_DIR=str(tmp_path))
    assert result.returncode == 0, result.stderr


def test_a_data_folder_that_cannot_be_made_gets_a_sentence(tmp_path):
    (tmp_path / "a-file").write_text("")
    result = manage("development", "check", VAR_DIR=str(tmp_path / "a-file" / "var"))
    assert result.returncode == 1
    assert result.stderr.startswith("Newsroom does not start: its data folder VAR_DIR")


def test_development_keeps_one_secret_key_of_its_own(tmp_path):
    first = setting("SECRET_KEY", "development", VAR_DIR=str(tmp_path))
    assert first == setting("SECRET_KEY", "development", VAR_DIR=str(tmp_path))
    assert len(first) > 50
    assert (tmp_path / "secret_key").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(("hosts", "https"), [("news.example", True), ("127.0.0.1", False)])
def test_https_is_demanded_except_on_this_machine(hosts, https, tmp_path):
    env = {"SECRET_KEY": SECRET, "ALLOWED_HOSTS": hosts, "VAR_DIR": str(tmp_path)}
    assert setting("SECURE_SSL_REDIRECT", "production", **env) == str(https)
    assert setting("SESSION_COOKIE_SECURE", "production", **env) == str(https)


def test_photos_in_a_bucket_are_let_through_the_policy(tmp_path):
    env = {"SECRET_KEY": SECRET, "ALLOWED_HOSTS": "news.example", "VAR_DIR": str(tmp_path)}
    refused = manage("production", "check", S3_BUCKET="photos", **env)
    assert "please set S3_PUBLIC_HOST" in refused.stderr
    env |= {"S3_BUCKET": "photos", "S3_PUBLIC_HOST": "img.news.example"}
    assert "https://img.news.example" in setting("CONTENT_SECURITY_POLICY", "production", **env)
    assert "S3Storage" in setting("STORAGES['default']", "production", **env)


def test_the_cache_is_shared_between_processes_with_and_without_redis(tmp_path):
    env = {"VAR_DIR": str(tmp_path)}
    assert "db.DatabaseCache" in setting("CACHES", "development", **env)
    env["REDIS_URL"] = "redis://127.0.0.1:6379/0"
    assert "PaperRedisCache" in setting("CACHES", "development", **env)


def test_migrate_also_makes_the_cache_table(tmp_path):
    assert manage("development", "migrate", "-v0", VAR_DIR=str(tmp_path)).returncode == 0
    code = "import django; django.setup(); from django.core.cache import cache; cache.set('a', 1)"
    result = run(
        sys.executable,
        "-c",
        code + "; print(cache.get('a'))",
        DJANGO_SETTINGS_MODULE="newsroom.settings.development",
        VAR_DIR=str(tmp_path),
    )
    assert result.stdout.strip() == "1", result.stderr


def test_sqlite_is_opened_for_many_readers_and_queueing_writers(tmp_path):
    code = (
        "import django; django.setup(); from django.db import connection as c; "
        "print(c.cursor().execute('PRAGMA journal_mode').fetchone()[0], c.transaction_mode)"
    )
    result = run(
        sys.executable,
        "-c",
        code,
        DJANGO_SETTINGS_MODULE="newsroom.settings.development",
        VAR_DIR=str(tmp_path),
    )
    assert result.stdout.split() == ["wal", "IMMEDIATE"], result.stderr


def test_every_target_of_the_makefile_explains_itself():
    makefile = (ROOT / "Makefile").read_text()
    targets = [
        line.split(":")[0] for line in makefile.splitlines() if line[:1].isalpha() and ": " in line
    ]
    targets = [name for name in targets if " " not in name]
    told = run("make", "help").stdout
    assert {"demo", "test", "serve"} <= set(targets)
    assert [name for name in targets if f"make {name}" not in told] == []


def test_an_old_python_gets_a_sentence(tmp_path):
    (tmp_path / "sitecustomize.py").write_text(
        "import sys\nsys.version_info = (3, 9, 2, 'final', 0)\nsys.version = '3.9.2 (old)'\n"
    )
    result = subprocess.run(
        [sys.executable, ROOT / "tools/environment.py", tmp_path / "venv", "requirements.txt"],
        cwd=ROOT,
        env={"PATH": str(tmp_path), "PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 1
    assert result.stderr.startswith("Newsroom needs Python 3.11 or newer, and this is 3.9.2.")


def test_limits_by_address_see_through_the_proxy_in_front(tmp_path):
    environment = {"SECRET_KEY": SECRET, "VAR_DIR": str(tmp_path), "EMAIL_URL": "smtp://m.example"}
    name = "ALLAUTH_TRUSTED_PROXY_COUNT"
    assert setting(name, "production", ALLOWED_HOSTS="news.example", **environment) == "1"
    assert setting(name, "production", ALLOWED_HOSTS="127.0.0.1", **environment) == "0"
