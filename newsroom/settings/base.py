"""What is the same everywhere.

Places differ in `development`, `test` and `production`. Nothing here needs a server of any kind:
without DATABASE_URL and REDIS_URL the paper lives in one SQLite file under VAR_DIR.
"""

import sys
from pathlib import Path
from typing import Any

import environ
from csp.constants import NONCE, NONE, SELF

env = environ.Env()

BASE_DIR = Path(__file__).resolve().parent.parent.parent
VAR_DIR = Path(env.str("VAR_DIR", default=str(BASE_DIR / "var"))).resolve()
try:
    VAR_DIR.mkdir(parents=True, exist_ok=True)
except OSError as error:
    sys.exit(f"Newsroom does not start: its data folder VAR_DIR cannot be made ({error}).")

DEBUG = False
ROOT_URLCONF = "newsroom.urls"
WSGI_APPLICATION = "newsroom.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    # The paper, top storey first: templates and static files above win over those below.
    "newsroom",
    "editions",
    "search",
    "ratings",
    "saved",
    "comments",
    "advertising",
    "fronts",
    "subscriptions",
    "articles",
    "sections",
    "photos",
    "videos",
    "pages",
    "accounts",
    "pagecache",
    "publishing",
    # Parts bought.
    "newsroom.apps.NewsroomAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.forms",
    "taggit",
    "django_prose_editor",
    "js_asset",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "csp",
    "django_tasks",
    "django_tasks_db",
]

# The order matters. From the outside in:
MIDDLEWARE = [
    # gives each request its id, times it, and names what was slow
    "newsroom.observing.middleware.ObservingMiddleware",
    # refuses plain HTTP in production, says nosniff, Referrer-Policy and COOP
    "django.middleware.security.SecurityMiddleware",
    # Permissions-Policy and CORP, on files as well as pages: so above WhiteNoise
    "newsroom.headers.SecurityHeadersMiddleware",
    # static files leave here and cost nothing further in
    "whitenoise.middleware.WhiteNoiseMiddleware",
    # compresses pages; below WhiteNoise, whose files are compressed already
    "django.middleware.gzip.GZipMiddleware",
    # writes the policy last, when the page has said whether it wants a nonce
    "newsroom.headers.PolicyMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    # alive, ready, figures: answered under any host name
    "newsroom.observing.middleware.MachinesMiddleware",
    # from here on only pages that ask for them touch a session, a user or a token:
    # a public page never does, so it has no cookie and no `Vary: Cookie`
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "OPTIONS": {
            "loaders": [
                (
                    "newsroom.folding.Loader",
                    [
                        "django.template.loaders.filesystem.Loader",
                        "django.template.loaders.app_directories.Loader",
                    ],
                )
            ],
            "builtins": ["publishing.templatetags.machine_words"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "newsroom.context.paper",
            ],
        },
    },
]
# Forms are drawn with templates/django/forms/*, so that a field's error stands beside the field.
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"


# Where things are kept --------------------------------------------------------------------------

# WAL lets readers read while one writes; IMMEDIATE makes two writers queue (for `timeout`
# seconds) instead of one of them failing half-way through its transaction.
SQLITE_OPTIONS: dict[str, Any] = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": (
        "PRAGMA journal_mode=WAL;"
        "PRAGMA temp_store=MEMORY;"
        # Small, since each thread has a connection: the machine keeps the file in memory for all.
        "PRAGMA mmap_size=33554432;"
        "PRAGMA cache_size=-2000;"
        "PRAGMA journal_size_limit=67108864;"
    ),
}

DATABASES: dict[str, dict[str, Any]] = {
    "default": env.db("DATABASE_URL", default=f"sqlite:///{VAR_DIR / 'db.sqlite3'}"),
}
DATABASES["default"] |= {"CONN_MAX_AGE": 600, "CONN_HEALTH_CHECKS": True}
EMBEDDED = DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3"
if EMBEDDED:
    DATABASES["default"]["OPTIONS"] = SQLITE_OPTIONS

# A copy that follows the PostgreSQL of DATABASE_URL. Kept pages are made from it while it has all
# that they need: docs/decisions/030-read-replicas.md.
if env.str("REPLICA_URL", default=""):
    DATABASES["replica"] = env.db("REPLICA_URL") | {
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {"connect_timeout": 2},
        "TEST": {"MIRROR": "default"},
    }
    DATABASE_ROUTERS = ["pagecache.replicas.KeptPagesFromReplica"]

REDIS_URL = env.str("REDIS_URL", default="")
# The cache must be one for all processes (limits on log-in and votes are counted in it).
CACHES: dict[str, dict[str, Any]] = {
    "default": (
        {"BACKEND": "newsroom.shared_cache.PaperRedisCache", "LOCATION": REDIS_URL}
        if REDIS_URL
        else {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache"}
    ),
}

# Pages kept in memory, in each process: docs/decisions/017-the-page-cache.md.
PAGE_CACHE_MEGABYTES = env.int("PAGE_CACHE_MEGABYTES", default=64)
# How long a shared cache in front (a CDN, Varnish) may keep a page. Only for one that is purged by
# tag: another would show old pages for so long.
SHARED_CACHE_SECONDS = env.int("SHARED_CACHE_SECONDS", default=0)
# The caches that are told what has changed, as in `pagecache/caches.py`:
# varnish://:TOKEN@host:port, cloudflare://TOKEN@ZONE, fastly://TOKEN@SERVICE
PURGE_URLS: list[str] = env.list("PURGE_URLS", default=[])

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR_DIR / "media"
# "originals" has no address: what was uploaded may name a place and a person, so it is kept
# but never served. What readers get are renditions, in "default".
STORAGES: dict[str, dict[str, Any]] = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "originals": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": VAR_DIR / "originals", "base_url": None},
    },
    # Pictures of printed pages: a view hands them out to those who may read the issue.
    "editions": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": VAR_DIR / "editions", "base_url": None},
    },
    "staticfiles": {"BACKEND": "newsroom.storage.PaperStaticFilesStorage"},
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024  # a long story with its form; files do not count
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
VIDEO_MAX_MB = env.int("VIDEO_MAX_MB", default=300)  # the largest video that is taken in
WHITENOISE_ALLOW_ALL_ORIGINS = False  # no other site has business with them
WHITENOISE_MAX_AGE = 3600  # files without a hash in their name; those with one keep for ever

# Work off the request (renditions, mail). `manage.py db_worker` does it.
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


# People -----------------------------------------------------------------------------------------

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "accounts.adapter.PaperAdapter"
ACCOUNT_FORMS = {
    "login": "accounts.forms.PaperLoginForm",
    "signup": "accounts.forms.RegistrationForm",
    "reset_password": "accounts.forms.ForgottenPasswordForm",
    "reset_password_from_key": "accounts.forms.NewPasswordForm",
    "change_password": "accounts.forms.ChangedPasswordForm",
    "add_email": "accounts.forms.NewAddressForm",
    "reauthenticate": "accounts.forms.OnceMoreForm",
}
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_SIGNUP_FORM_HONEYPOT_FIELD = "website"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_UNIQUE_EMAIL = True
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
# No page and no mail tells whether an address is known, and a stranger's mailbox stays quiet:
# at most one confirmation in three minutes and three in an hour to one address.
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_RATE_LIMITS = {
    "confirm_email": "1/3m/key,3/h/key",
    "reset_password": "20/h/ip,3/h/key",
    "signup": "10/h/ip",
}

# Whether the newsroom needs a code from a telephone beside the password: optional or required.
STAFF_SECOND_FACTOR = env.str("STAFF_SECOND_FACTOR", default="optional")
MFA_ADAPTER = "accounts.second_factor.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_TOLERANCE = 1  # clocks of telephones are not always right; half a minute
MFA_FORMS = {
    "authenticate": "accounts.forms.CodeForm",
    "reauthenticate": "accounts.forms.CodeAgainForm",
    "activate_totp": "accounts.forms.FirstCodeForm",
}

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "accounts.views.stale_form"

EMAIL_CONFIG = env.email_url("EMAIL_URL", default="consolemail://")
vars().update(EMAIL_CONFIG)
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="newsroom@localhost")


# Language and time ------------------------------------------------------------------------------

LANGUAGE_CODE = "en"
USE_I18N = True
# Lists in the admin write a moment as the paper does, not as Django: “7:07 a.m.”.
FORMAT_MODULE_PATH = ["newsroom.formats"]
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_TZ = True
TIME_ZONE = env.str("TIME_ZONE", default="Asia/Ho_Chi_Minh")


# What a browser may do --------------------------------------------------------------------------

# Everything comes from the paper itself, and what is not listed comes from nowhere. A nonce is
# added only on pages that use `request.csp_nonce`: the writing surface in the admin.
CONTENT_SECURITY_POLICY: dict[str, Any] = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF, NONCE],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "media-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        # what `default-src` covers already, said for the eyes of scanners
        "object-src": [NONE],
        "frame-src": [NONE],
    },
}
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
FORMS_URLFIELD_ASSUME_HTTPS = True  # `example.org`, typed by an editor, means https
SILENCED_SYSTEM_CHECKS: list[str] = []


# Stars ------------------------------------------------------------------------------------------

# How many readers with an account must have rated a story before search engines are told of it.
STARS_IN_SEARCH_FROM = env.int("STARS_IN_SEARCH_FROM", default=10)


# Tags -------------------------------------------------------------------------------------------

TAGGIT_CASE_INSENSITIVE = True  # `WIPO` and `wipo` are one tag
TAGGIT_STRIP_UNICODE_WHEN_SLUGIFYING = True


# Logs -------------------------------------------------------------------------------------------

# `line` for people, `json` (one object a line) for machines.
LOG_FORMAT = env.str("LOG_FORMAT", default="line")
SLOW_PAGE_MS = env.int("SLOW_PAGE_MS", default=1000)
SLOW_QUERY_MS = env.int("SLOW_QUERY_MS", default=200)
# Whoever shows it reads /metrics, and /readyz in words; without one there is no /metrics.
METRICS_TOKEN = env.str("METRICS_TOKEN", default="")
# /readyz answers 503 when a job has waited longer, or less room is left.
READY_JOB_SECONDS = env.int("READY_JOB_SECONDS", default=300)
READY_DISK_MB = env.int("READY_DISK_MB", default=500)

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {
            "format": "{asctime} {levelname:<7} {request_id} {name} {message}",
            "datefmt": "%Y-%m-%dT%H:%M:%S%z",
            "style": "{",
        },
        "json": {"()": "newsroom.observing.logs.JsonLines"},
    },
    "filters": {"request_id": {"()": "newsroom.observing.logs.WithRequestId"}},
    "handlers": {
        "stderr": {
            "class": "logging.StreamHandler",
            "formatter": LOG_FORMAT,
            "filters": ["request_id"],
        },
    },
    "root": {"handlers": ["stderr"], "level": env.str("LOG_LEVEL", default="INFO")},
    "loggers": {
        # Its own mailing of admins is taken out: the log is the one place to look.
        "django": {"handlers": [], "propagate": True},
        # A page that is not there is the reader's business, an error ours.
        "django.request": {"level": "ERROR"},
    },
}
