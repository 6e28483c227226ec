"""All settings, from the environment; what is not said there is the safe choice of production."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import environ
from csp.constants import NONE, SELF

from programme import database, log, secret

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()

# ---- this installation ----
# "production" needs HTTPS; "trial" is one machine on loopback over plain HTTP (R41).
PROFILE = env("PROFILE", default="production")
IS_TRIAL = PROFILE == "trial"
VAR_DIR = Path(env("VAR_DIR", default=str(BASE_DIR / "var")))

DEBUG = env.bool("DEBUG", default=False)
SECRET_KEY_FILE = VAR_DIR / "secret_key"
SECRET_KEY = env("SECRET_KEY", default="") or secret.read_or_make(SECRET_KEY_FILE)
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])
# How many reverse proxies of our own stand in front; their headers are believed, no others (R31).
PROXY_COUNT = env.int("PROXY_COUNT", default=0)

# ---- applications ----
INSTALLED_APPS = [
    "programme.apps.ProgrammeConfig",
    "conferences",
    "reports",
    "programme.apps.OfficeAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "simple_history",
    "django_htmx",
    "axes",
    "csp",
]

MIDDLEWARE = [
    "programme.middleware.requests.RequestMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    # Random bytes in each answer keep its length from telling what it holds (BREACH).
    "django.middleware.gzip.GZipMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "programme.middleware.sessions.SessionAgeMiddleware",
    "programme.middleware.access.LogInRequiredMiddleware",
    "programme.middleware.access.PasswordChangeMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
    "programme.middleware.people.SignedInMiddleware",
    "programme.middleware.refusals.RefusalMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "programme.urls"
WSGI_APPLICATION = "programme.wsgi.application"
CSRF_FAILURE_VIEW = "programme.views.errors.csrf_failure"

# Both switches of the admin (R51): an empty path closes it; a list of addresses narrows it (R93).
ADMIN_PATH = env("ADMIN_PATH", default="quan-tri/")
ADMIN_ADDRESSES = env.list("ADMIN_ADDRESSES", default=[])

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "programme.page_context.installation",
            ],
        },
    },
]

# ---- database ----
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
DATABASE_URL = env("DATABASE_URL", default="")
DATABASES = {
    "default": database.configuration(
        DATABASE_URL,
        sqlite_path=Path(env("SQLITE_PATH", default=str(VAR_DIR / "chuong-trinh.sqlite3"))),
        pool_size=env.int("DATABASE_POOL", default=8),
    )
}
IS_SQLITE = "sqlite" in DATABASES["default"]["ENGINE"]

# SQLite knows no deferrable constraint; there the action under the parent's lock keeps the order
# alone, and check_integrity watches it (R5).
SILENCED_SYSTEM_CHECKS = ["models.W038", "models.W047"]

# ---- people and passwords ----
AUTH_USER_MODEL = "programme.User"
AUTHENTICATION_BACKENDS = [
    "programme.throttling.ThrottlingBackend",
    "django.contrib.auth.backends.ModelBackend",
]
LOGIN_URL = "login"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "login"

ARGON2_MEMORY_KIB = env.int("ARGON2_MEMORY_KIB", default=19_456)
PASSWORD_HASHERS = [
    "programme.passwords.Argon2idHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
    "django.contrib.auth.hashers.ScryptPasswordHasher",
]
# "asvs": length and lists, no classes, no expiry; "742": the rules of 742/QĐ-BTTTT (R30).
PASSWORD_PROFILE = env("PASSWORD_PROFILE", default="asvs")
HAS_742_RULES = PASSWORD_PROFILE in {"742"}
PASSWORD_MAX_AGE = timedelta(days=90) if HAS_742_RULES else None
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"programme.passwords.{name}"}
    for name in (
        "LengthValidator",
        "CommonWordValidator",
        "LocalWordValidator",
        "OwnNameValidator",
        *(("ClassesValidator", "FormerPasswordValidator") if HAS_742_RULES else ()),
    )
]

AXES_HANDLER = "axes.handlers.database.AxesDatabaseHandler"
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_ENABLE_ACCESS_FAILURE_LOG = True
AXES_CLIENT_IP_CALLABLE = "programme.throttling.client_address"
AXES_LOCKOUT_CALLABLE = "programme.throttling.same_answer"
AXES_VERBOSE = False
# Failed guesses an hour at one account over all addresses, and how many of them may come from
# addresses where the account never logged in (G19).
LOGIN_GUESSES_PER_HOUR = 20
LOGIN_GUESSES_PER_HOUR_FROM_STRANGERS = 10

# ---- sessions and cookies ----
SESSION_IDLE = timedelta(minutes=env.int("SESSION_IDLE_MINUTES", default=30))
SESSION_ABSOLUTE = timedelta(hours=env.int("SESSION_ABSOLUTE_HOURS", default=12))
SESSION_COOKIE_AGE = int(SESSION_ABSOLUTE.total_seconds())
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_NAME = "sessionid" if IS_TRIAL else "__Host-sessionid"
CSRF_COOKIE_NAME = "csrftoken" if IS_TRIAL else "__Host-csrftoken"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = not IS_TRIAL
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

# ---- language and time ----
LANGUAGE_CODE = "vi"
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_I18N = True
FORMAT_MODULE_PATH = ["programme.formats"]
USE_TZ = True

# ---- files ----
STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = VAR_DIR / "static"
MEDIA_ROOT = VAR_DIR / "files"
# One request may bring this much in files, counted while it arrives (R53).
UPLOAD_MAX_BYTES = env.int("UPLOAD_MAX_BYTES", default=20 * 1024 * 1024)
# The virus scanner clamd: its socket or "host:port", "" for none; what happens when it is away (R61).
CLAMD_ADDRESS = env("CLAMD_ADDRESS", default="")
CLAMD_FAILS_OPEN = env("CLAMD_UNREACHABLE", default="closed") in {"open"}
FILE_UPLOAD_HANDLERS = [
    "programme.uploads.UploadLimit",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

SIMPLE_HISTORY_ENABLED = True

# ---- what the browser may do ----
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
    },
}
PERMISSIONS_POLICY: dict[str, list[str]] = {
    name: []
    for name in (
        "accelerometer", "autoplay", "browsing-topics", "camera", "display-capture",
        "geolocation", "gyroscope", "hid", "magnetometer", "microphone", "midi", "payment",
        "serial", "usb", "xr-spatial-tracking",
    )
}  # fmt: skip
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_SSL_REDIRECT = not IS_TRIAL
# Probes ask on the machine itself, without a certificate.
SECURE_REDIRECT_EXEMPT = [r"^health/"]
# Small during roll-out: a wrong certificate then locks nobody out for longer than an hour (R71).
SECURE_HSTS_SECONDS = 0 if IS_TRIAL else env.int("HSTS_SECONDS", default=3600)
SECURE_HSTS_INCLUDE_SUBDOMAINS = not IS_TRIAL
SECURE_HSTS_PRELOAD = not IS_TRIAL
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if PROXY_COUNT else None

# ---- log ----
LOGGING = log.configuration(
    VAR_DIR / "log" / "chuong-trinh.jsonl", level=env("LOG_LEVEL", default="INFO")
)
