"""`inside` for a paper on PostgreSQL: a page's processor time with what its server spent on it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from tools.bench import inside


def main() -> None:
    """Answer until nobody asks any more."""
    inside.main(together)


def together() -> Any:
    """Return what is asked of this paper. Imported late: the models want settings first."""
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore
    from django.db import connection

    from articles.models import Author
    from newsroom.filling.words import project
    from tools.bench.asked import TOP_SECTION, Article, Asked

    class Together(Asked):
        """What is asked of a paper, and the searches of its readers."""

        def searches(self) -> dict[str, str]:
            """Return the addresses of what readers look up."""
            middle = Article.objects.count() // 2
            # Somebody who has written for as long as the paper is there.
            author = Author.objects.order_by("pk").first()
            assert author is not None
            rare = project(middle)
            return {
                "a rare word": f"/search/?q={rare}",
                "a common word": "/search/?q=market",
                "a common word, newest first": "/search/?q=market&sort=new",
                "three common words": "/search/?q=market+port+rice",
                "a phrase": "/search/?q=%22deep-water+berth%22",
                "a phrase, newest first": "/search/?q=%22deep-water+berth%22&sort=new",
                "without a word": "/search/?q=market+-rice",
                "in a section": f"/search/?q=market&section={TOP_SECTION}",
                "a kind": "/search/?q=market&kind=opinion",
                "an author": f"/search/?q=market&author={author.slug}",
                "a year": "/search/?q=market&from=2020-01-01&to=2020-12-31",
                "the past week": "/search/?q=market&period=week",
                "no word, a kind": "/search/?kind=opinion",
                "page 20": "/search/?q=market&page=20",
                "page 20, newest first": "/search/?q=market&sort=new&page=20",
                "a misspelt word": "/search/?q=markett",
                "a word nobody wrote": "/search/?q=zzyzxq",
            }

        def signed_in(self, user: Any) -> str:
            """Return the cookies of somebody who has signed in."""
            session = SessionStore()
            session[SESSION_KEY] = str(user.pk)
            session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
            session[HASH_SESSION_KEY] = user.get_session_auth_hash()
            session.save()
            return f"sessionid={session.session_key}"

        def _cost(self, ask: Callable[[], tuple[int, bytes]]) -> dict[str, Any]:
            before = self._spent_there()
            cost = super()._cost(ask)
            return cost | {
                "processor_ms": cost["processor_ms"] + self._spent_there() - before,
            }

        def _spent_there(self) -> float:
            """Return the milliseconds that PostgreSQL has spent on this connection.

            0 where its process is not on this machine: then only what is spent here is counted.
            """
            if connection.vendor != "postgresql":
                return 0.0
            connection.ensure_connection()
            of_process = Path(f"/proc/{connection.connection.info.backend_pid}/schedstat")
            try:
                return int(of_process.read_text().split()[0]) / 1e6
            except OSError:
                return 0.0

    return Together()


if __name__ == "__main__":
    main()
