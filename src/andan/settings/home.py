"""Where this installation lives, how it runs, and its keys."""

import sys

from andan.kit import env, keys

# --- where things live ------------------------------------------------------------------------------------------------
HOME = env.home()
KEYS = HOME / "keys"
EVIDENCE = HOME / "evidence"
BUILDS = HOME / "builds"
FONTS = BUILDS / "fonts"
LEAFLET = BUILDS / "leaflet"
TEMPORARY = HOME / "tmp"
PAPER_TEMPLATES = HOME / "templates"  # an office's own templates of papers go before those of An Dân
EXPORTS = HOME / "exports"  # workbooks until they are erased
for _folder in (HOME, KEYS, EVIDENCE, BUILDS, FONTS, LEAFLET, TEMPORARY, PAPER_TEMPLATES, EXPORTS):
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
SEARCH_KEY = keys.load_or_create(KEYS, "search")  # seals the words that officers search in addresses
WISH_KEY = keys.load_or_create(KEYS, "wish")  # seals where to tell that a card came
