"""All settings of An Dân. Nothing needs to be set to start; every reader fails loudly with the cure."""

import sys
from email.utils import parseaddr
from typing import Any

import dj_database_url

from andan.kit import env, keys
from andan.web import origins

# --- where things live ------------------------------------------------------------------------------------------------
HOME = env.folder("ANDAN_HOME", "./var")
KEYS = HOME / "keys"
EVIDENCE = HOME / "evidence"
BUILDS = HOME / "builds"
FONTS = BUILDS / "fonts"
LEAFLET = BUILDS / "leaflet"
TEMPORARY = HOME / "tmp"
for _folder in (HOME, KEYS, EVIDENCE, BUILDS, FONTS, LEAFLET, TEMPORARY):
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
LOOKUP_KEY = keys.load_or_create(KEYS, "lookup")  # hashes names and birth dates of cards that came
WISH_KEY = keys.load_or_create(KEYS, "wish")  # seals where to tell that a card came

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
    "csp.middleware.CSPMiddleware",
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
DATABASES["default"].setdefault("OPTIONS", {}).update(
    _SQLITE if DATABASES["default"]["ENGINE"].endswith("sqlite3") else _POSTGRESQL
)
# The cache counts tries; Django's own 300 entries would let whoever has many addresses push the counts out.
_IN_MEMORY = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "andan"}
_IN_A_TABLE = {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache"}
_CACHE = _IN_MEMORY if DATABASES["default"]["ENGINE"].endswith("sqlite3") else _IN_A_TABLE
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

# --- people -----------------------------------------------------------------------------------------------------------
AUTHENTICATION_BACKENDS = ["django.contrib.auth.backends.ModelBackend"]  # citizens come by OpenID Connect
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "andan.accounts.passwords.LongEnough", "OPTIONS": {"least": 12}},
    {"NAME": "andan.accounts.passwords.NotCommon"},
    {"NAME": "andan.accounts.passwords.NotTheName"},
]
LOGIN_URL = "/dang-nhap/"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/"
STAFF_IDLE_MINUTES = env.whole("ANDAN_STAFF_IDLE_MINUTES", 30, least=1)  # then an officer signs in again
CITIZEN_SESSION_HOURS = env.whole("ANDAN_CITIZEN_SESSION_HOURS", 12, least=1)
STAFF_SECOND_FACTOR = not (DEMO or TESTING)  # an officer without one holds no post

ACCOUNT_ADAPTER = "andan.accounts.adapters.officers.Officers"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]  # sign-up itself is closed by the adapters
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_SESSION_REMEMBER = False  # an officer's session ends with the browser
ALLAUTH_TRUSTED_PROXY_COUNT = env.whole("ANDAN_PROXIES", 0)  # reverse proxies whose word on addresses counts
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if ALLAUTH_TRUSTED_PROXY_COUNT else None
ACCOUNT_REAUTHENTICATION_TIMEOUT = 900  # seconds for which a password just typed is believed
ACCOUNT_RATE_LIMITS = {
    "login": "30/m/ip",
    "login_failed": "20/m/ip,5/300s/key",  # five wrong passwords close one name for five minutes
    "reauthenticate": "10/m/user",
    "change_password": "5/m/user",
}

# The citizens' identity provider. In demo it is our own, at /nha-cung-cap-thu/.
DEMO_PROVIDER = f"{SITE_URL}/nha-cung-cap-thu"
OIDC_ISSUER = env.text("ANDAN_OIDC_ISSUER", DEMO_PROVIDER if DEMO or TESTING else "")
OIDC_CLIENT_ID = env.text("ANDAN_OIDC_CLIENT_ID", "an-dan")
OIDC_CLIENT_SECRET = env.text("ANDAN_OIDC_CLIENT_SECRET", "")
if OIDC_ISSUER == DEMO_PROVIDER:
    OIDC_CLIENT_SECRET = OIDC_CLIENT_SECRET or keys.load_or_create(KEYS, "demo-client").hex()
elif OIDC_ISSUER and not OIDC_CLIENT_SECRET:
    raise env.Misconfigured(
        "ANDAN_OIDC_ISSUER is set without ANDAN_OIDC_CLIENT_SECRET. Set both, as the provider gave them."
    )
OIDC_PROVIDER = "dinh-danh"  # stands in the address of the answer and in every account row: it never changes
OIDC_NAME = env.text("ANDAN_OIDC_NAME", "tài khoản định danh điện tử")
OIDC_LEVEL_CLAIM = env.text("ANDAN_OIDC_LEVEL_CLAIM", "level")  # or for instance "acr"
OIDC_SCOPE = env.words("ANDAN_OIDC_SCOPE", "openid,profile,phone,address,identity")
SOCIALACCOUNT_ADAPTER = "andan.accounts.adapters.citizens.Citizens"
SOCIALACCOUNT_PROVIDERS = {
    "openid_connect": {
        "OAUTH_PKCE_ENABLED": True,
        "SCOPE": OIDC_SCOPE,
        "APPS": [
            {
                "provider_id": OIDC_PROVIDER,
                "name": OIDC_NAME,
                "client_id": OIDC_CLIENT_ID,
                "secret": OIDC_CLIENT_SECRET,
                "settings": {"server_url": OIDC_ISSUER},
            }
        ]
        if OIDC_ISSUER
        else [],
    }
}

MFA_ADAPTER = "andan.accounts.adapters.second_factors.SecondFactors"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_TOTP_ISSUER = "An Dân"
MFA_TOTP_TOLERANCE = 1  # steps of 30 seconds, for clocks that run a little off
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not SECURE  # browsers still insist on https or localhost
MFA_FORMS = {
    "authenticate": "andan.accounts.forms.SecondFactorForm",
    "reauthenticate": "andan.accounts.forms.ConfirmByCodeForm",
    "activate_totp": "andan.accounts.forms.ActivateTOTPForm",
    "add_webauthn": "andan.accounts.forms.AddKeyForm",
    "edit_webauthn": "andan.accounts.forms.RenameKeyForm",
}
ACCOUNT_FORMS = {
    "login": "andan.accounts.forms.OfficerLoginForm",
    "change_password": "andan.accounts.forms.ChangePasswordForm",
    "reauthenticate": "andan.accounts.forms.ReauthenticateForm",
}
USERSESSIONS_TRACK_ACTIVITY = False

# The demo identity provider.
IDP_OIDC_ADAPTER = "andan.accounts.demo_provider.adapter.DemoProvider"
IDP_OIDC_AUTHORIZATION_CODE_EXPIRES_IN = 120

# --- what a page may load: ours, and the pictures of a map where an office has them (https://host/{z}/{x}/{y}.png) ----
TILES, TILES_CREDIT = origins.tiles(env.text("ANDAN_TILES", "")), env.text("ANDAN_TILES_CREDIT", "")
CONTENT_SECURITY_POLICY = origins.policy(site=SITE_URL, sign_in=OIDC_ISSUER, tiles=TILES)

# --- reports ----------------------------------------------------------------------------------------------------------
# The e-identity level that a report needs, named and anonymous.
REPORT_MIN_LEVEL = env.whole("ANDAN_REPORT_MIN_LEVEL", 1, least=0, most=2)
ANONYMOUS_MIN_LEVEL = env.whole("ANDAN_ANONYMOUS_MIN_LEVEL", 0, least=0, most=2)
REOPEN_WITHIN_DAYS = env.whole("ANDAN_REOPEN_WITHIN_DAYS", 30, least=1)
DRAFTS_KEPT_DAYS = env.whole("ANDAN_DRAFTS_KEPT_DAYS", 30, least=1)  # untouched, then swept

# --- cards ------------------------------------------------------------------------------------------------------------
# So many days somebody waits to be told, then the wish is deleted.
WISH_DAYS = env.whole("ANDAN_WISH_DAYS", 180, least=1)

# --- what leaves the house --------------------------------------------------------------------------------------------
OUTBOX_KEY = keys.load_or_create(KEYS, "outbox")  # seals letters on their way
# So many days a letter's row stays after its end, then only numbers do.
OUTBOX_KEPT_DAYS = env.whole("ANDAN_OUTBOX_DAYS", 7, least=1)
# Channel: the module that carries its letters (andan.outbox.letters.Carrier).
OUTBOX_CARRIERS = {
    "email": "andan.outbox.carriers.email",
    "push": "andan.outbox.carriers.push",
    "zalo": "andan.zalo.carriers.official",
    "zalobot": "andan.zalo.carriers.bot",
}
# What the worker does by the clock, and every how many seconds: once among all workers, and once for every home.
PERIODIC: dict[str, float] = {
    "andan.outbox.jobs:forget": 3600,
    "andan.web.actions.forget_answers:forget_answers": 3600,
    "andan.reports.jobs:sweep_drafts": 21_600,
    "andan.cards.jobs:tell": 60,
    "andan.cards.jobs:end": 3600,
    "andan.cards.jobs:erase": 3600,
    "andan.zalo.jobs:renew": 600,
    "andan.zalo.jobs:forget": 60,
}
PERIODIC_HERE: dict[str, float] = {"andan.cards.jobs:publish_due": 2}

HEALTH = {"zalo": "andan.zalo.queries.health"}  # what /healthz tells besides: a function of one word, or ""

# E-mail. smtp:// insists on STARTTLS except on this machine, smtps:// speaks TLS from the start, smtp+plain:// never.
SMTP = env.server("ANDAN_SMTP_URL", "smtp", "smtps", "smtp+plain")
MAIL_FROM = env.text("ANDAN_MAIL_FROM", "" if SMTP else "An Dân <an-dan@localhost>")
MAIL_ADDRESS = parseaddr(MAIL_FROM)[1]
if "@" not in MAIL_ADDRESS:
    raise env.Misconfigured("ANDAN_MAIL_FROM is no sender. Write for instance 'An Dân <an-dan@example.org>'.")
MAIL_FOLDER = HOME / "mail"  # the demo's letters when no server is named
# Web Push: the services of the browsers' makers, the only hosts a subscription may name.
PUSH_HOSTS = env.words(
    "ANDAN_PUSH_HOSTS",
    "fcm.googleapis.com,updates.push.services.mozilla.com,*.notify.windows.com,web.push.apple.com",
)

# --- Zalo: an Official Account, a bot, both or neither. In demo our own stand-in at /zalo-thu/ plays Zalo -------------
_PLAYED = f"http://127.0.0.1:{PORT}/zalo-thu" if DEMO or TESTING else ""
_PLAYED_KEY = keys.load_or_create(KEYS, "demo-zalo").hex() if DEMO else ""
ZALO_APP_ID = env.text("ANDAN_ZALO_APP_ID", "1234567890123456789" if DEMO else "")
ZALO_APP_SECRET = env.text("ANDAN_ZALO_APP_SECRET", _PLAYED_KEY)  # gets tokens
ZALO_OA_SECRET = env.text("ANDAN_ZALO_OA_SECRET", _PLAYED_KEY)  # signs what Zalo tells us
ZALO_BOT_TOKEN = env.text("ANDAN_ZALO_BOT_TOKEN", _PLAYED_KEY)
ZALO_BOT_SECRET = env.text("ANDAN_ZALO_BOT_SECRET", _PLAYED_KEY)
if ZALO_APP_ID and not (ZALO_APP_SECRET and ZALO_OA_SECRET):
    raise env.Misconfigured(
        "ANDAN_ZALO_APP_ID is set without its secrets. Set ANDAN_ZALO_APP_SECRET and ANDAN_ZALO_OA_SECRET as well."
    )
if bool(ZALO_BOT_TOKEN) != bool(ZALO_BOT_SECRET):
    raise env.Misconfigured("A bot needs both ANDAN_ZALO_BOT_TOKEN and ANDAN_ZALO_BOT_SECRET. Set both or neither.")
ZALO_AGENCY = env.text("ANDAN_ZALO_AGENCY", "ca-hai-phong-hong-bang" if DEMO else "")  # whose account it is
ZALO_API = env.text("ANDAN_ZALO_API", _PLAYED or "https://openapi.zalo.me")
ZALO_OAUTH = env.text("ANDAN_ZALO_OAUTH", _PLAYED or "https://oauth.zaloapp.com")
ZALO_BOT_API = env.text("ANDAN_ZALO_BOT_API", _PLAYED or "https://bot-api.zaloplatforms.com")
ZALO_OA_LINK = env.text("ANDAN_ZALO_OA_LINK", "/zalo-thu/" if DEMO else "")  # where people find the account
ZALO_FRESH_SECONDS = env.whole("ANDAN_ZALO_FRESH_SECONDS", 300, least=1)  # older events are refused
ZALO_TALK_MINUTES = env.whole("ANDAN_ZALO_TALK_MINUTES", 10, least=1)  # then a name that waits is forgotten

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
