"""Error pages in Vietnamese, with the request id and nothing about the inside (R84)."""

from __future__ import annotations

import sys
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.templatetags.static import static

from programme.errors import NotAllowed

RETRY_AFTER_SECONDS = 10
SENTENCES = {
    400: "Yêu cầu gửi đến chưa đúng, nên chưa có gì thay đổi. Hãy quay lại trang trước và thử lại.",
    403: str(NotAllowed()),
    404: "Không có trang này, hoặc bạn không được xem nó. Hãy kiểm tra lại địa chỉ.",
    409: "Nội dung vừa được người khác thay đổi. Hãy tải lại trang rồi làm tiếp.",
    413: "Nội dung gửi lên quá lớn. Hãy chia nhỏ hoặc chọn tệp nhỏ hơn.",
    429: "Bạn thao tác quá nhanh. Hãy chờ một phút rồi thử lại.",
    500: "Máy chủ gặp lỗi; sự việc đã được ghi lại. Hãy thử lại, và báo mã bên dưới cho quản trị nếu còn lỗi.",
    503: "Hệ thống tạm thời chưa trả lời được. Hãy chờ ít giây rồi tải lại trang.",
}
FORM_TOO_OLD = "Trang này đã mở quá lâu nên không gửi được. Hãy tải lại trang rồi làm tiếp."


def page(request: HttpRequest, status: int, *, sentence: str = "") -> HttpResponse:
    """The error page of a status; a script gets the same sentence as JSON.

    It is composed without the user and without the database, either of which may be the cause.
    """
    words = {"sentence": sentence or SENTENCES[status], "request_id": getattr(request, "id", "")}
    response: HttpResponse
    if request.headers.get("HX-Request") == "true":
        response = JsonResponse(
            {"error": words["sentence"], "request_id": words["request_id"]},
            status=status,
            json_dumps_params={"ensure_ascii": False},
        )
    else:
        body = render_to_string(f"errors/{status}.html", words | {"style": _style()})
        response = HttpResponse(body, status=status)
    if status in {429, 503}:
        response["Retry-After"] = str(RETRY_AFTER_SECONDS)
    return response


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400, or 413 when the body is larger than the settings allow."""
    return page(request, 413 if isinstance(exception, RequestDataTooBig) else 400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403, in the same words whatever was refused."""
    return page(request, 403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404; the path is not repeated."""
    return page(request, 404)


def server_error(request: HttpRequest) -> HttpResponse:
    """503 when the database is away or too busy (R7, R17), else 500."""
    away = isinstance(sys.exc_info()[1], OperationalError | InterfaceError)
    return page(request, 503 if away else 500)


def csrf_failure(request: HttpRequest, reason: str = "", **kwargs: Any) -> HttpResponse:
    """403 with what to do: a page left open over a log-in holds a token that is no longer valid."""
    return page(request, 403, sentence=FORM_TOO_OLD)


def _style() -> str:
    """The stylesheet's address; empty when the static files were not collected, which may be the cause."""
    try:
        return static("css/app.css")
    except ValueError:
        return ""
