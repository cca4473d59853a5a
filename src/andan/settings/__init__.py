"""All settings of An Dân. Nothing needs to be set to start; every reader fails loudly with the cure.

Here is what the house is made of; `home` tells where it lives, `people` how they sign in, `outside` what leaves it.
"""

from typing import Any

import dj_database_url

from andan.kit import env
from andan.settings.home import *
from andan.settings.outside import *
from andan.settings.people import *
from andan.web import origins

# --- what it is made of -----------------------------------------------------------------------------------------------
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "andan.accounts",  # before allauth: its pages are found first
    "allauth",
    "allauth.account",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.mfa",
    "allauth.usersessions",
    *(["allauth.idp.oidc"] if DEMO or TESTING else []),
    "django_htmx",
    "csp",
    "andan.ledger",
    "andan.outbox",
    "andan.places",
    "andan.notices",
    "andan.web",
    "andan.services",
    "andan.reports",
    "andan.cards",
    "andan.portal",
    "andan.press",
    "andan.zalo",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "andan.web.middleware.RequestLog",
    "django.middleware.gzip.GZipMiddleware",
    "andan.web.middleware.ContentPolicy",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "andan.web.middleware.Refusals",
]
ROOT_URLCONF = "andan.urls"
WSGI_APPLICATION = "andan.wsgi.application"
AUTH_USER_MODEL = "accounts.User"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "andan.web.context.frame",
            ],
            "builtins": ["andan.web.templatetags.andan"],
        },
    }
]
FORM_RENDERER = "andan.web.forms.Renderer"

# --- database ---------------------------------------------------------------------------------------------------------
# SQLite by default: writers queue at BEGIN, FULL makes every commit durable, what is deleted is overwritten.
_SQLITE = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;PRAGMA secure_delete=ON;"
    "PRAGMA mmap_size=268435456;PRAGMA temp_store=MEMORY;"
    "PRAGMA wal_autocheckpoint=4000;",  # pages: hot ones are copied back once for many commits
}
DATABASES: dict[str, Any] = {
    "default": dj_database_url.parse(
        env.text("DATABASE_URL", f"sqlite:///{HOME / 'andan.sqlite3'}"),
        conn_max_age=600,
        conn_health_checks=True,
    )
}
# PostgreSQL: a statement that comes a third time on a connection is planned once and then only filled in.
_POSTGRESQL = {"server_side_binding": True, "prepare_threshold": 3}
_IS_SQLITE = DATABASES["default"]["ENGINE"].endswith("sqlite3")
DATABASES["default"].setdefault("OPTIONS", {}).update(_SQLITE if _IS_SQLITE else _POSTGRESQL)
DATABASES["default"]["ENGINE"] = "andan.ledger.sqlite3" if _IS_SQLITE else "andan.ledger.postgresql"
# The cache counts tries; Django's own 300 entries would let whoever has many addresses push the counts out.
_IN_MEMORY = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "andan"}
_IN_A_TABLE = {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache"}
_CACHE = _IN_MEMORY if _IS_SQLITE else _IN_A_TABLE
CACHES: dict[str, Any] = {"default": {**_CACHE, "OPTIONS": {"MAX_ENTRIES": 20_000}}}

# --- language and time ------------------------------------------------------------------------------------------------
LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt")]
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True
USE_I18N = True
FORMAT_MODULE_PATH = ["andan.web.formats"]

# --- static files: served by us, compressed and named by content ------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = BUILDS / "static"
STATICFILES_DIRS = [("fonts", FONTS), ("leaflet", LEAFLET)]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": EVIDENCE}},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG or TESTING
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}

# --- requests ---------------------------------------------------------------------------------------------------------
FILE_UPLOAD_TEMP_DIR = TEMPORARY
FILE_UPLOAD_PERMISSIONS = 0o600
DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000_000  # bytes of a request that are not files
DATA_UPLOAD_MAX_NUMBER_FIELDS = 400
DATA_UPLOAD_MAX_NUMBER_FILES = 20
REQUEST_MAX_SIZE = env.whole("ANDAN_REQUEST_MAX_MB", 220, least=1) * 1_000_000

MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"  # in no session: they may name files
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SECURE_HSTS_SECONDS = 31_536_000 if SECURE else 0
SILENCED_SYSTEM_CHECKS = [
    "security.W005",  # HSTS for subdomains and
    "security.W021",  # preloading bind a whole domain, of which this site may be one address among many
    "security.W008",  # the reverse proxy that holds the certificate redirects; this program speaks HTTP to it alone
]
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
CSRF_FAILURE_VIEW = "andan.web.views.errors.csrf_failure"

# --- what a page may load: ours, and the pictures of a map where an office has them (https://host/{z}/{x}/{y}.png) ----
TILES, TILES_CREDIT = origins.tiles(env.text("ANDAN_TILES", "")), env.text("ANDAN_TILES_CREDIT", "")
CONTENT_SECURITY_POLICY = origins.policy(site=SITE_URL, sign_in=OIDC_ISSUER, tiles=TILES)

# --- reports ----------------------------------------------------------------------------------------------------------
# The e-identity level that a report needs, named and anonymous.
REPORT_MIN_LEVEL = env.whole("ANDAN_REPORT_MIN_LEVEL", 1, least=0, most=2)
ANONYMOUS_MIN_LEVEL = env.whole("ANDAN_ANONYMOUS_MIN_LEVEL", 0, least=0, most=2)
REOPEN_WITHIN_DAYS = env.whole("ANDAN_REOPEN_WITHIN_DAYS", 30, least=1)
SHIFTS = env.hours("ANDAN_SHIFTS", "07:30,19:30")  # when a shift begins, which ends the one before
DRAFTS_KEPT_DAYS = env.whole("ANDAN_DRAFTS_KEPT_DAYS", 30, least=1)  # untouched, then swept
WEEK_STARTS = env.whole("ANDAN_WEEK_STARTS", 4, least=0, most=6)  # of what is counted: 0 is Monday, 4 Friday
EXPORTS_KEPT_HOURS = env.whole(
    "ANDAN_EXPORT_HOURS", 24, least=1
)  # a workbook can be fetched so long, then is erased
DATA_COPY_HOURS = env.whole(
    "ANDAN_DATA_COPY_HOURS", 72, least=1
)  # a copy of one's own data can be fetched so long; it is made each time and kept nowhere

# --- cards ------------------------------------------------------------------------------------------------------------
# So many days somebody waits to be told, then the wish is deleted.
WISH_DAYS = env.whole("ANDAN_WISH_DAYS", 180, least=1)

# --- logs: structured, and without anything about a person ------------------------------------------------------------
LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "json": {
            "()": "pythonjsonlogger.json.JsonFormatter",
            "fmt": "%(asctime)s %(levelname)s %(name)s %(message)s",
            "json_ensure_ascii": False,
        }
    },
    "filters": {"without_paths": {"()": "andan.web.logs.WithoutPaths"}},
    "handlers": {
        "stderr": {"class": "logging.StreamHandler", "formatter": "json", "filters": ["without_paths"]},
    },
    "root": {"handlers": ["stderr"], "level": env.text("ANDAN_LOG_LEVEL", "INFO")},
    "loggers": {
        "django.request": {"level": "ERROR"},
        "django.security": {"level": "ERROR"},
        "httpcore": {"level": "WARNING"},
        "httpx": {"level": "WARNING"},  # it tells whole addresses, and some of them name people
    },
}
