"""The door for granian, or any other WSGI server."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings.production")

django = get_wsgi_application()

from pagecache.process import let_threads_finish, settle  # noqa: E402  (they need Django set up)
from pagecache.wsgi import behind_the_door, never_made_anew  # noqa: E402

application = behind_the_door(django)
never_made_anew()
settle()
let_threads_finish()
