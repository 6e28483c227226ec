"""Django's admin for those whose role may repair records, behind our own log-in (R51, R93)."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.admin import AdminSite
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.decorators import method_decorator

from programme.admin_base import RecordAdmin
from programme.roles import Action, may
from programme.throttling import client_address


class OfficeAdminSite(AdminSite):
    """Log-in, log-out and passwords are ours, so that throttling and messages are the same there."""

    site_header = "Quản trị dữ liệu"
    site_title = "Quản trị"
    index_title = "Danh mục"

    def register(self, model_or_iterable: Any, admin_class: Any = None, **options: Any) -> None:
        """Only our own lists stand here: those of other packages ask Django's rights, not our roles."""
        if admin_class is not None and issubclass(admin_class, RecordAdmin):
            super().register(model_or_iterable, admin_class, **options)

    def has_permission(self, request: HttpRequest) -> bool:
        allowed = settings.ADMIN_ADDRESSES
        if allowed and client_address(request) not in allowed:
            return False
        return may(request.user, Action.USE_ADMIN)

    def admin_view(self, view: Any, cacheable: bool = False) -> Any:
        """A signed-in person without the right is refused, not sent to log in again."""
        guarded = super().admin_view(view, cacheable)

        def asked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if request.user.is_authenticated and not self.has_permission(request):
                raise PermissionDenied
            return guarded(request, *args, **kwargs)

        return asked

    @method_decorator(login_not_required)
    def login(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        if request.user.is_authenticated:
            return redirect("admin:index")
        return redirect_to_login(request.GET.get("next") or reverse("admin:index"))

    def logout(  # type: ignore[override]  # the stubs know Django's own page only
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """The form of Django's admin posts here; 307 keeps it a POST on its way to our log-out."""
        return HttpResponse(status=307, headers={"Location": reverse("logout")})

    def password_change(  # type: ignore[override]  # the same
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        return redirect("password_change")
