"""What every page may say about this installation."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest

TRIAL_BANNER = "Bản dùng thử: dữ liệu nằm trên một máy, cho nhiều nhất 10 người."


def installation(request: HttpRequest) -> dict[str, Any]:
    """`trial_banner` (empty in production, R16), `request_id`, `session_idle_seconds` (R40)."""
    is_trial = settings.IS_TRIAL or settings.IS_SQLITE
    return {
        "trial_banner": TRIAL_BANNER if is_trial else "",
        "request_id": getattr(request, "id", ""),
        "session_idle_seconds": int(settings.SESSION_IDLE.total_seconds()),
    }
