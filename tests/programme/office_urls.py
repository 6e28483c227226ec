"""The real addresses plus a few that fail on purpose, for the tests of error pages and access."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied, RequestDataTooBig, SuspiciousOperation
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.urls import path

from programme import urls
from programme.downloads import attachment
from programme.errors import AlreadyIssued, NotAllowed, RuleBroken
from programme.models import User
from programme.roles import Action, require

handler400, handler403 = urls.handler400, urls.handler403
handler404, handler500 = urls.handler404, urls.handler500

FAILURES: dict[str, Exception] = {
    "crash": ValueError("bí mật bên trong\nDETAIL: Failing row contains (nội dung mật)"),
    "database": OperationalError("connection refused"),
    "suspicious": SuspiciousOperation("odd"),
    "too-big": RequestDataTooBig("20 MB"),
    "denied": PermissionDenied(),
    "not-allowed": NotAllowed(),
    "issued": AlreadyIssued(),
    "rule": RuleBroken("Ngày này ngoài năm."),
}


@login_not_required
def fail(request: HttpRequest, how: str) -> HttpResponse:
    raise FAILURES[how]


def edit(request: HttpRequest) -> HttpResponse:
    require(request.user, Action.EDIT_PROGRAMME)
    user = User.objects.get(pk=request.user.pk)
    user.name = request.POST.get("name") or user.name
    user.save()
    return HttpResponse("đã lưu")


def download(request: HttpRequest) -> HttpResponse:
    return attachment(b"noi dung", "Chương trình năm 2025.docx", "application/octet-stream")


def home(request: HttpRequest) -> HttpResponse:
    return HttpResponse("trang đầu")


urlpatterns = [
    path("thu/<str:how>/loi/", fail, name="fail"),
    path("thu/sua/", edit, name="edit_probe"),
    path("thu/tai-ve/", download, name="download_probe"),
    path("thu/", home, name="probe"),
    *urls.urlpatterns,
    path("", home, name="home"),
]
