"""Guessing passwords is slow for the guesser, and costs the neighbours nothing (R31, R33, G19)."""

from __future__ import annotations

import ipaddress
import time
from datetime import timedelta
from typing import Any

from axes.backends import AxesStandaloneBackend
from axes.exceptions import AxesBackendPermissionDenied
from axes.models import AccessFailureLog, AccessLog
from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

HOUR = timedelta(hours=1)
# How long an address counts as one where the account is at home.
AT_HOME = timedelta(days=90)
FREE_FAILURES = 3
DELAY_STEP_SECONDS = 0.25
LONGEST_DELAY_SECONDS = 2.0


class ThrottlingBackend(AxesStandaloneBackend):
    """First of the backends: lets a guess through, slowly, or refuses it at the price of a real one.

    The lock per account and address is django-axes'; added here are the slower answers and the
    ceiling per account over all addresses. Part of the ceiling is kept for addresses where the
    account has logged in before, so that a stranger's guesses do not lock the owner out.
    """

    def authenticate(
        self,
        request: HttpRequest | None,
        username: str | None = None,
        password: str | None = None,
        **kwargs: Any,
    ) -> None:
        guesses = guesses_within_the_hour(username)
        time.sleep(delay_seconds(guesses))
        try:
            if request is not None and guesses >= ceiling(username, client_address(request)):
                # Tells axes that this attempt was refused: it is no guess and prolongs nothing.
                request.axes_locked_out = True  # type: ignore[attr-defined]  # axes' own attribute
                raise AxesBackendPermissionDenied("too many guesses at this account")
            super().authenticate(request, username=username, password=password, **kwargs)
        except AxesBackendPermissionDenied:
            make_password(password)  # a refused attempt takes as long as a checked one (R33)
            raise


def guesses_within_the_hour(username: str | None) -> int:
    """Failed guesses at this name, from whatever address."""
    since = timezone.now() - HOUR
    return AccessFailureLog.objects.filter(username=username, attempt_time__gte=since).count()


def ceiling(username: str | None, address: str | None) -> int:
    """How many guesses an hour this account bears before `address` is refused too."""
    since = timezone.now() - AT_HOME
    at_home = AccessLog.objects.filter(
        username=username, ip_address=address, attempt_time__gte=since
    ).exists()
    if at_home:
        return int(settings.LOGIN_GUESSES_PER_HOUR)
    return int(settings.LOGIN_GUESSES_PER_HOUR_FROM_STRANGERS)


def delay_seconds(guesses: int) -> float:
    """Nothing for a slip or two, then a little more each time."""
    return min(LONGEST_DELAY_SECONDS, DELAY_STEP_SECONDS * max(0, guesses - FREE_FAILURES))


def client_address(request: HttpRequest) -> str | None:
    """Where a request comes from: behind N proxies of our own the Nth forwarded address from the right.

    What stands further left was written by the client and proves nothing (R31).
    """
    address = request.META.get("REMOTE_ADDR") or None
    if settings.PROXY_COUNT:
        forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
        if len(forwarded) >= settings.PROXY_COUNT:
            address = forwarded[-settings.PROXY_COUNT].strip()
    return address if address and _is_address(address) else None


def same_answer(
    request: HttpRequest, response: HttpResponse, credentials: dict[str, Any] | None
) -> HttpResponse:
    """A locked account answers exactly as a wrong password does (R33)."""
    return response


def _is_address(text: str) -> bool:
    try:
        ipaddress.ip_address(text)
    except ValueError:
        return False
    return True
