"""Two questions for the machine that watches: does the process live, can it do its work (R17)."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.db import Error, connection
from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_http_methods

from programme.views.errors import RETRY_AFTER_SECONDS


@login_not_required
@require_http_methods(["GET", "HEAD"])
def live(request: HttpRequest) -> JsonResponse:
    """200 as long as the process answers; the database is not asked."""
    return JsonResponse({"status": "live"})


@login_not_required
@require_http_methods(["GET", "HEAD"])
def ready(request: HttpRequest) -> JsonResponse:
    """200 when the database answers, else 503: send no people here yet."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except Error:
        return JsonResponse(
            {"status": "waiting for the database"},
            status=503,
            headers={"Retry-After": str(RETRY_AFTER_SECONDS)},
        )
    return JsonResponse({"status": "ready"})
