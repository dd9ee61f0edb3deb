"""The door for granian, or any other WSGI server."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings.production")

django = get_wsgi_application()

from pagecache.wsgi import behind_the_door, never_made_anew, settle  # noqa: E402  (it needs Django set up)

application = behind_the_door(django)
never_made_anew()
settle()
