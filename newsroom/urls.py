"""The address plan of the paper.

`/<slug>-<id>.html` comes first, because nothing else looks like it and readers ask for it most;
`/<section>/`, which matches almost anything, comes last and is in `articles.urls`.
"""

from django.contrib import admin
from django.urls import include, path

from newsroom import views
from newsroom.observing import views as observing

handler404 = views.not_found

urlpatterns = [
    path("", include("articles.story_urls")),
    path("healthz", observing.healthz, name="healthz"),
    path("readyz", observing.readyz),
    path("metrics", observing.figures),
    path("favicon.ico", views.favicon),
    path("styleguide/", views.style_guide, name="styleguide"),
    path("manifest.webmanifest", views.manifest, name="manifest"),
    path("", include("videos.urls")),
    path("media/<path:name>", views.media, name="media"),
    path("admin/", admin.site.urls),
    path("", include("accounts.urls")),
    path("", include("search.urls")),
    path("", include("ratings.urls")),
    path("", include("comments.urls")),
    path("", include("saved.urls")),
    path("", include("photos.urls")),
    path("", include("pages.urls")),
    path("", include("subscriptions.urls")),
    path("", include("editions.urls")),
    path("", include("fronts.urls")),
    path("", include("articles.urls")),
]
