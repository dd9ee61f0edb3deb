"""A real replica that follows by streaming: pages are made from it, and are never old for it."""

import os
import shutil
import subprocess
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest
from django.db import connection

from articles.tests.factories import make_article, rename
from newsroom.tests import servers
from newsroom.tests.servers import HOST, free_port, wait_for

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="PostgreSQL only"),
]
USER = "postgres" if os.geteuid() == 0 else None  # PostgreSQL does not run as root


def tool(name):
    """Return the path of one of PostgreSQL's own programs, which Debian keeps aside."""
    places = ":".join(map(str, Path("/usr/lib/postgresql").glob("*/bin")))
    return shutil.which(name, path=places) or servers.need(name)


def run(name, *words, **options):
    subprocess.run([tool(name), *words], check=True, capture_output=True, user=USER, **options)


class Cluster:
    """One PostgreSQL server with data of its own."""

    def __init__(self, folder):
        self.folder, self.port = folder, free_port()

    def start(self):
        words = f"-p {self.port} -k {self.folder.parent} -c listen_addresses={HOST} -c fsync=off"
        log = str(self.folder) + ".log"
        run("pg_ctl", "-w", "-D", str(self.folder), "-l", log, "-o", words, "start")

    def stop(self):
        run("pg_ctl", "-D", str(self.folder), "-m", "immediate", "stop")

    def ask(self, question, name="postgres"):
        where = {"host": HOST, "port": self.port, "user": "postgres", "dbname": name}
        with psycopg.connect(**where, autocommit=True) as line:
            answer = line.execute(question)
            return answer.fetchone()[0] if answer.description else None


@pytest.fixture
def clusters(tmp_path_factory):
    """A primary with the data of this test, which this process writes to, and its replica."""
    folder = Path(subprocess.check_output(["mktemp", "-d"], user=USER, text=True).strip())
    primary, replica = Cluster(folder / "one"), Cluster(folder / "two")
    run("initdb", "-D", str(primary.folder), "-A", "trust", "-U", "postgres", "-E", "UTF8")
    primary.start()
    run(
        "pg_basebackup", "-h", HOST, "-p", str(primary.port), "-U", "postgres", "-R",
        "-D", str(replica.folder), "--checkpoint=fast",
    )  # fmt: skip
    replica.start()
    try:
        with written_to(primary):
            yield primary, replica
    finally:
        for cluster in (replica, primary):
            if (cluster.folder / "postmaster.pid").exists():
                cluster.stop()
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def written_to(primary):
    """Let the test's database go on at another server."""
    settings, name = connection.settings_dict, connection.settings_dict["NAME"]
    before = {key: settings[key] for key in ("HOST", "PORT", "USER", "PASSWORD")}
    where = ["-h", before["HOST"] or HOST, "-p", str(before["PORT"] or 5432)]
    env = {**os.environ, "PGPASSWORD": before["PASSWORD"] or ""}
    words = [*where, "-U", before["USER"] or "postgres", "--no-owner", name]
    dumped = subprocess.run([tool("pg_dump"), *words], capture_output=True, check=True, env=env)
    primary.ask(f'CREATE DATABASE "{name}"')
    to = ["-q", "-h", HOST, "-p", str(primary.port), "-U", "postgres", "-d", name]
    subprocess.run([tool("psql"), *to], input=dumped.stdout, capture_output=True, check=True)
    connection.close()
    settings |= {"HOST": HOST, "PORT": primary.port, "USER": "postgres", "PASSWORD": ""}
    try:
        yield
    finally:
        connection.close()
        settings.update(before)


def paper(primary, replica, **environment):
    name = connection.settings_dict["NAME"]
    return servers.paper(
        SERVED_HOST=HOST,
        SERVED_PORT=str(primary.port),
        SERVED_USER="postgres",
        REPLICA_URL=f"postgres://postgres@{HOST}:{replica.port}/{name}",
        **environment,
    )


def follow(primary, replica):
    written = primary.ask("SELECT pg_current_wal_insert_lsn()::text")
    wait_for(lambda: replica.ask(f"SELECT pg_last_wal_replay_lsn() >= '{written}'::pg_lsn"))


def test_pages_made_beside_a_replica_are_never_old(clusters):
    primary, replica = clusters
    article = make_article(headline="The harbour opens")
    url = article.get_absolute_url()
    with paper(primary, replica) as server:
        for n in range(15):  # whether or not it has followed
            rename(article, f"Headline number {n}")
            if n % 2:
                follow(primary, replica)
            assert f"Headline number {n}" in server.ask(url).text
        replica.ask("SELECT pg_wal_replay_pause()")
        rename(article, "Far ahead of it")
        assert "Far ahead of it" in server.ask(url).text
        replica.ask("SELECT pg_wal_replay_resume()")
        follow(primary, replica)
        rename(article, "The last it saw")
        follow(primary, replica)
        assert "The last it saw" in server.ask(url).text
        replica.stop()
        rename(article, "It is gone")
        answer = server.ask(url)
        assert (answer.status, "It is gone" in answer.text) == (200, True)


def test_a_replica_that_was_believed_would_show_old_pages(clusters):
    """The control of the test above: pages do come from the replica, so it can fail."""
    primary, replica = clusters
    article = make_article(headline="The harbour opens")
    with paper(primary, replica, SERVED_BELIEVING_THE_REPLICA="1") as server:
        follow(primary, replica)
        server.ask(article.get_absolute_url())
        replica.ask("SELECT pg_wal_replay_pause()")
        rename(article, "Far ahead of it")
        assert "The harbour opens" in server.ask(article.get_absolute_url()).text
        replica.ask("SELECT pg_wal_replay_resume()")
