"""How people sign in: officers by password and second factor, citizens by their e-identity."""

from andan.kit import env, keys
from andan.settings.home import DEMO, KEYS, SECURE, SITE_URL, TESTING

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
TOKEN_DAYS = env.whole("ANDAN_TOKEN_DAYS", 365, least=1)  # then a program needs another
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
    "login_failed": "20/m/ip,5/300s/key",  # five wrong passwords close a name for five minutes to that address
    "guessed": "20/600s/key",  # so many wrong ones from anywhere, and the name is asked for slowly
    "slowly": "1/60s/key",  # a try a minute from each address
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
