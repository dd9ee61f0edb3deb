"""The paper as a server process of its own serves it, on the database of the test that started it.

For `newsroom.tests.servers`: the environment says which database, and whether the process asks the
purge log before it answers. Not to ask is the control: then old pages must be seen.
"""

import os

os.environ["DJANGO_SETTINGS_MODULE"] = "newsroom.settings.test"

from django.conf import settings

for name in ("NAME", "HOST", "PORT", "USER"):
    if given := os.environ.get(f"SERVED_{name}"):
        settings.DATABASES["default"][name] = given

from newsroom.wsgi import application  # noqa: E402  (now that it is said which database)

if os.environ.get("SERVED_WITHOUT_ASKING"):
    application.log.catch_up()
    application.log.catch_up = lambda: None
if os.environ.get("SERVED_BELIEVING_THE_REPLICA"):
    from pagecache.replicas import Replica

    Replica.is_far_enough = lambda self: True
