"""All settings of An Dân. Nothing needs to be set to start; every reader fails loudly with the cure."""

import sys
from typing import Any

import dj_database_url

from andan.kit import env, keys

# --- where things live ------------------------------------------------------------------------------------------------
HOME = env.folder("ANDAN_HOME", "./var")
KEYS = HOME / "keys"
EVIDENCE = HOME / "evidence"
BUILDS = HOME / "builds"
TEMPORARY = HOME / "tmp"
for _folder in (HOME, KEYS, EVIDENCE, BUILDS, TEMPORARY):
    _folder.mkdir(parents=True, exist_ok=True, mode=0o700)

# --- how it runs ------------------------------------------------------------------------------------------------------
DEMO = env.flag("ANDAN_DEMO", default=False)
DEBUG = env.flag("ANDAN_DEBUG", default=False)
TESTING = "pytest" in sys.modules
PORT = env.whole("PORT", 8000, least=1, most=65535)
SITE_URL = env.text("ANDAN_SITE_URL", f"http://127.0.0.1:{PORT}")
SECURE = SITE_URL.startswith("https://")
ALLOWED_HOSTS = env.words("ANDAN_HOSTS", "127.0.0.1,localhost,[::1]") + (["testserver"] if TESTING else [])
CSRF_TRUSTED_ORIGINS = [SITE_URL] if SECURE else []

SECRET_KEY = keys.load_or_create(KEYS, "django").hex()
SEAL_KEY = keys.load_or_create(KEYS, "identity")  # opens sealed identities
PSEUDONYM_KEY = keys.load_or_create(KEYS, "pseudonym")  # names owners without naming them
RECEIPT_KEY = keys.load_or_create(KEYS, "receipt")  # derives receipt codes

# --- what it is made of -----------------------------------------------------------------------------------------------
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
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
    "andan.places",
    "andan.accounts",
    "andan.web",
    "andan.services",
    "andan.reports",
    "andan.portal",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "andan.web.middleware.RequestLog",
    "django.middleware.gzip.GZipMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
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
# SQLite by default: writers queue at BEGIN instead of failing halfway; FULL makes every commit durable.
_SQLITE = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;PRAGMA mmap_size=268435456;PRAGMA temp_store=MEMORY;",
}
DATABASES: dict[str, Any] = {
    "default": dj_database_url.parse(
        env.text("DATABASE_URL", f"sqlite:///{HOME / 'andan.sqlite3'}"), conn_max_age=600, conn_health_checks=True
    )
}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"].setdefault("OPTIONS", {}).update(_SQLITE)
CACHES = {
    "default": (
        {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "andan"}
        if DATABASES["default"]["ENGINE"].endswith("sqlite3")
        else {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache"}
    )
}

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
STATICFILES_DIRS = [("fonts", BUILDS / "fonts")]
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

SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SECURE_HSTS_SECONDS = 31_536_000 if SECURE else 0
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
CSRF_FAILURE_VIEW = "andan.web.views.csrf_failure"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "font-src": ["'self'"],
        "img-src": ["'self'", "data:", "blob:"],
        "media-src": ["'self'"],
        "connect-src": ["'self'"],
        "manifest-src": ["'self'"],
        "worker-src": ["'self'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
        "base-uri": ["'none'"],
    }
}

# --- people -----------------------------------------------------------------------------------------------------------
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]

# --- reports ----------------------------------------------------------------------------------------------------------
REPORT_MIN_LEVEL = env.whole("ANDAN_REPORT_MIN_LEVEL", 1, least=0, most=2)  # e-identity level a named report needs
ANONYMOUS_MIN_LEVEL = env.whole("ANDAN_ANONYMOUS_MIN_LEVEL", 0, least=0, most=2)
REOPEN_WITHIN_DAYS = env.whole("ANDAN_REOPEN_WITHIN_DAYS", 30, least=1)

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
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["stderr"], "level": env.text("ANDAN_LOG_LEVEL", "INFO")},
    "loggers": {"django.request": {"level": "ERROR"}, "django.security": {"level": "ERROR"}},
}
