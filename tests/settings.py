"""Settings of the test run: the production ones, with a cheap hash and plain static storage."""

import os
import tempfile

os.environ.setdefault("VAR_DIR", tempfile.mkdtemp(prefix="chuong-trinh-tests-"))
# Each thread of a concurrency test holds its own connection to the end.
os.environ.setdefault("DATABASE_POOL", "40")

from programme.settings import *  # noqa: F403  the test run starts from production's values

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
SECURE_SSL_REDIRECT = False
# Static files are found where they lie; nobody collects them before a test run.
WHITENOISE_AUTOREFRESH = True
