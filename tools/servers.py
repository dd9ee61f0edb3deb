#!/usr/bin/env python3
"""Run the tests on PostgreSQL and Redis: `python tools/servers.py [what pytest takes]`.

Uses the servers named in DATABASE_URL and REDIS_URL, else those of this machine. The databases
are named after this run and dropped at its end, and keys in Redis have names of their own, so runs
side by side never meet. Where a server does not answer the tests are not run, and a sentence says
so; with SERVERS=required that is a failure. Varnish and nginx are started by the tests that need
them; with SERVERS=required they are installed first, as Debian's packages, where this is root.
"""

import os
import secrets
import subprocess
import sys
from pathlib import Path

import environ
import psycopg
import redis

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from tools.bench import install

env = environ.Env()
DATABASE = env.str("DATABASE_URL", default="postgres://postgres@127.0.0.1:5432/postgres")
REDIS = env.str("REDIS_URL", default="redis://127.0.0.1:6379/0")
WHERE = {
    "PostgreSQL": "DATABASE_URL=postgres://name:password@host:5432/postgres",
    "Redis": "REDIS_URL=redis://host:6379/0",
}


def missing() -> list[str]:
    """Return a sentence for each server that does not answer."""
    sentences = []
    try:
        psycopg.connect(DATABASE, connect_timeout=5).close()
    except psycopg.Error as error:
        sentences.append(f"PostgreSQL does not answer ({str(error).strip()})")
    try:
        redis.Redis.from_url(REDIS, socket_connect_timeout=5).ping()
    except redis.RedisError as error:
        sentences.append(f"Redis does not answer ({error})")
    return sentences


def drop(beginning: str) -> None:
    """Drop every database whose name begins so; a test process that was killed leaves its own."""
    with psycopg.connect(DATABASE, autocommit=True) as connection:
        found = connection.execute(
            "SELECT datname FROM pg_database WHERE starts_with(datname, %s)", [beginning]
        )
        for (name,) in found.fetchall():
            connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def main(arguments: list[str]) -> int:
    if sentences := missing():
        print("The tests on PostgreSQL and Redis were NOT run: " + "; ".join(sentences) + ".")
        print("Name the servers: " + " ".join(WHERE.values()))
        return 1 if os.environ.get("SERVERS") == "required" else 0
    if os.environ.get("SERVERS") == "required":
        for name in ("varnishd", "nginx"):
            install.program(name)
    run = f"newsroom_{secrets.token_hex(4)}"
    own = DATABASE.rpartition("/")[0] + f"/{run}"
    command = [sys.executable, "-m", "pytest", "-m", "not browser", *arguments]
    try:
        return subprocess.run(
            command, env={**os.environ, "DATABASE_URL": own, "REDIS_URL": REDIS}, check=False
        ).returncode
    finally:
        drop(run)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
