"""Nobody passes without a log-in, and nobody with a one-time password (R35, R43)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse

SESSION_ENDED = "Phiên làm việc đã hết. Nội dung bạn đang gõ vẫn còn trên màn hình: hãy đăng nhập lại ở một thẻ khác rồi lưu."
CHANGE_FIRST = "Hãy đổi mật khẩu dùng một lần trước khi làm việc."


class LogInRequiredMiddleware(LoginRequiredMiddleware):
    """Every page needs a log-in unless it says otherwise; a script is told, never redirected."""

    def handle_no_permission(  # type: ignore[override]  # the stubs know redirects only
        self, request: HttpRequest, view_func: Callable[..., Any]
    ) -> HttpResponseBase:
        if is_from_script(request):
            return JsonResponse(
                {"error": SESSION_ENDED, "login": reverse("login")},
                status=401,
                json_dumps_params={"ensure_ascii": False},
            )
        return super().handle_no_permission(request, view_func)


class PasswordChangeMiddleware:
    """Whoever came with a one-time password sees the page that changes it, and no other."""

    open_names = frozenset({"password_change", "logout", "health_live", "health_ready"})

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Any, args: Any, kwargs: Any
    ) -> HttpResponse | None:
        match = request.resolver_match
        if not getattr(request.user, "must_change_password", False):
            return None
        if match is not None and match.view_name in self.open_names:
            return None
        if is_from_script(request):
            return JsonResponse(
                {"error": CHANGE_FIRST},
                status=403,
                json_dumps_params={"ensure_ascii": False},
            )
        return redirect("password_change")


def is_from_script(request: HttpRequest) -> bool:
    """Whether htmx or our own script asks, which would follow a redirect without the user's seeing it."""
    return (
        request.headers.get("HX-Request") == "true"
        or request.headers.get("X-Requested-With") == "XMLHttpRequest"
    )
