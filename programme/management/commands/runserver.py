"""The development server, which keeps a trial on its own machine (R16)."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import CommandError
from whitenoise.runserver_nostatic.management.commands import runserver

from programme.listening import refusal


class Command(runserver.Command):
    """Refuses an address that is open to the network, then serves as usual."""

    def handle(self, *args: Any, **options: Any) -> None:
        address = options.get("addrport") or "127.0.0.1:8000"
        is_trial = settings.IS_TRIAL or settings.IS_SQLITE
        # A port alone means loopback.
        if not address.isdigit():
            sentence = refusal(address, is_trial=is_trial)
            if sentence:
                raise CommandError(sentence)
        super().handle(*args, **options)
