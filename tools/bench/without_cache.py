"""The paper's door without the page cache before it: only for measuring what a page costs."""

from django.core.wsgi import get_wsgi_application

application = get_wsgi_application()
