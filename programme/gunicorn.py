"""The server process: `gunicorn -c python:programme.gunicorn programme.wsgi` (R85)."""

from __future__ import annotations

import os
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "programme.settings")

import django
from django.conf import settings
from django.core import checks
from gunicorn.config import KNOWN_SETTINGS
from gunicorn.http import wsgi

from programme.listening import refusal

bind = os.environ.get("BIND", "127.0.0.1:8000")
workers = int(os.environ.get("WORKERS", "2"))
worker_class = "gthread"
threads = int(os.environ.get("THREADS", "4"))
timeout = 60
graceful_timeout = 30
keepalive = 5
# A worker that leaks is gone before it hurts, and not all go at once.
max_requests = 2000
max_requests_jitter = 200
limit_request_line = 4094
limit_request_fields = 60
certfile = os.environ.get("TLS_CERTIFICATE") or None
keyfile = os.environ.get("TLS_KEY") or None
# Our own log has the line of each request; gunicorn's own words go to stderr.
accesslog = None
errorlog = "-"
if any(setting.name == "control_socket_disable" for setting in KNOWN_SETTINGS):
    # From version 25 gunicorn opens a control socket in the home folder unless told not to.
    control_socket_disable = True


def on_starting(server: Any) -> None:
    """Refuse to start in a state that the checks call an error, or open to the network in a trial."""
    is_trial = settings.IS_TRIAL or settings.IS_SQLITE
    sentences = [refusal(address, is_trial=is_trial) for address in _addresses(server.cfg.bind)]
    django.setup()
    found = checks.run_checks(tags=[checks.Tags.security], include_deployment_checks=True)
    sentences += [f"{e.msg} {e.hint or ''}" for e in found if e.level >= checks.ERROR]
    wrong = [sentence.strip() for sentence in sentences if sentence]
    if wrong:
        raise SystemExit("\n".join(wrong))


def _addresses(configured: Any) -> list[str]:
    return [configured] if isinstance(configured, str) else list(configured)


def _without_banner(response: wsgi.Response) -> list[str]:
    return [line for line in _headers(response) if not line.startswith("Server:")]


# gunicorn has no option against its banner; the name of the server is nobody's business.
_headers = wsgi.Response.default_headers
wsgi.Response.default_headers = _without_banner
