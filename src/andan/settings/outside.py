"""What leaves the house: who carries it, what is done by the clock, and Zalo."""

from email.utils import parseaddr

from andan.kit import env, keys
from andan.settings.home import DEMO, HOME, KEYS, PORT, TESTING

# --- what leaves the house --------------------------------------------------------------------------------------------
OUTBOX_KEY = keys.load_or_create(KEYS, "outbox")  # seals letters on their way
# So many days a letter's row stays after its end, then only numbers do.
OUTBOX_KEPT_DAYS = env.whole("ANDAN_OUTBOX_DAYS", 7, least=1)
# Channel: the module that carries its letters (andan.outbox.letters.Carrier).
OUTBOX_CARRIERS = {
    "email": "andan.outbox.carriers.email",
    "push": "andan.outbox.carriers.push",
    "sms": "andan.outbox.carriers.sms",
    "zalo": "andan.zalo.carriers.official",
    "zalobot": "andan.zalo.carriers.bot",
}
# What the worker does by the clock, and every how many seconds: once among all workers, and once for every home.
PERIODIC: dict[str, float] = {
    "andan.outbox.jobs:forget": 3600,
    "andan.notices.jobs:carry": 10,
    "andan.notices.jobs:heed": 60,
    "andan.notices.jobs:forget": 3600,
    "andan.web.actions.forget_answers:forget_answers": 3600,
    "andan.reports.jobs:sweep_drafts": 21_600,
    "andan.reports.jobs:retain": 86_400,
    "andan.reports.jobs:reset_terms": 30,
    "andan.reports.jobs:sweep_due": 30,
    "andan.reports.jobs:forget_reminders": 3600,
    "andan.reports.jobs:count": 5,
    "andan.reports.jobs:index": 2,
    "andan.reports.jobs:export": 2,
    "andan.reports.jobs:forget_exports": 600,
    "andan.cards.jobs:tell": 60,
    "andan.cards.jobs:end": 3600,
    "andan.cards.jobs:erase": 3600,
    "andan.zalo.jobs:renew": 600,
    "andan.zalo.jobs:forget": 60,
}
PERIODIC_HERE: dict[str, float] = {"andan.cards.jobs:publish_due": 2}

HEALTH = {"zalo": "andan.zalo.queries.health"}  # what /healthz tells besides: a function of one word, or ""
METERS = [  # what /metrics tells besides: functions that give readings (andan.kit.readings)
    "andan.outbox.queries.readings",
    "andan.ledger.queries.readings",
    "andan.reports.queries.readings.readings",
    "andan.cards.queries.publishing.readings",
]

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

# SMS: the office's gateway takes a JSON object by POST; our words and what it calls them.
SMS_URL = env.text("ANDAN_SMS_URL", "")
SMS_AUTHORIZATION = env.text("ANDAN_SMS_AUTHORIZATION", "")  # the whole header, for instance "Bearer …"
SMS_FIELDS = env.pairs("ANDAN_SMS_FIELDS", "to=to,text=text,key=key")
if SMS_URL and not {"to", "text"} <= SMS_FIELDS.keys():
    raise env.Misconfigured("ANDAN_SMS_FIELDS misses to or text. Write for instance to=Phone,text=Content.")

# --- news for people --------------------------------------------------------------------------------------------------
NOTICE_KEY = keys.load_or_create(KEYS, "notice")  # seals where people want letters
NEWS = ["andan.reports.news"]  # modules with KINDS and GROUPS of andan.notices.news
NEWS_ABOUT = "andan.reports.queries.seen.subjects"  # what is told of, by code, as far as an actor may see it
# News waits so long for other news, then one letter goes.
NOTICE_MINUTES = env.whole("ANDAN_NOTICE_MINUTES", 5, least=0)
NOTICES_KEPT_DAYS = env.whole("ANDAN_NOTICES_DAYS", 180, least=1)

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
    raise env.Misconfigured(
        "A bot needs both ANDAN_ZALO_BOT_TOKEN and ANDAN_ZALO_BOT_SECRET. Set both or neither."
    )
ZALO_AGENCY = env.text("ANDAN_ZALO_AGENCY", "ca-hai-phong-hong-bang" if DEMO else "")  # whose account it is
ZALO_API = env.text("ANDAN_ZALO_API", _PLAYED or "https://openapi.zalo.me")
ZALO_OAUTH = env.text("ANDAN_ZALO_OAUTH", _PLAYED or "https://oauth.zaloapp.com")
ZALO_BOT_API = env.text("ANDAN_ZALO_BOT_API", _PLAYED or "https://bot-api.zaloplatforms.com")
ZALO_OA_LINK = env.text("ANDAN_ZALO_OA_LINK", "/zalo-thu/" if DEMO else "")  # where people find the account
ZALO_FRESH_SECONDS = env.whole("ANDAN_ZALO_FRESH_SECONDS", 300, least=1)  # older events are refused
ZALO_TALK_MINUTES = env.whole("ANDAN_ZALO_TALK_MINUTES", 10, least=1)  # then a name that waits is forgotten
