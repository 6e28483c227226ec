"""Headers, error pages, downloads, and a database that is away (R7, R14, R16, R17, R68-R72, R84)."""

from __future__ import annotations

import http.client
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.db import OperationalError
from django.test import Client, RequestFactory

from programme import database, listening, page_context
from programme import settings as shipped
from programme.downloads import attachment, safe_name
from programme.retry import retrying
from programme.views import errors
from tests.factories import make_user

ROOT = Path(__file__).resolve().parents[2]
urls = pytest.mark.urls("tests.programme.office_urls")


def test_r14_postgresql_is_pooled_and_limited_on_both_sides() -> None:
    made = database.configuration(
        "postgres://van:phong@db.example:5432/ct", sqlite_path=Path("x"), pool_size=8
    )
    assert made["CONN_HEALTH_CHECKS"] is True
    assert made["OPTIONS"] == {
        "connect_timeout": 5,
        "keepalives": 1,
        "keepalives_idle": 10,
        "keepalives_interval": 5,
        "keepalives_count": 3,
        "tcp_user_timeout": 15000,
        "options": "-c statement_timeout=15s -c lock_timeout=5s"
        " -c idle_in_transaction_session_timeout=30s",
        "pool": {"min_size": 1, "max_size": 8, "timeout": 8},
    }


@pytest.mark.parametrize("url", ["", "sqlite:////tmp/thu.sqlite3"], ids=["no URL", "sqlite URL"])
def test_r16_sqlite_runs_with_wal_immediate_transactions_and_a_long_wait(url: str) -> None:
    made = database.configuration(url, sqlite_path=Path("/tmp/thu.sqlite3"), pool_size=8)  # noqa: S108  no file is made
    assert made == {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": "/tmp/thu.sqlite3",  # noqa: S108  the same
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;"
            " PRAGMA foreign_keys=ON; PRAGMA busy_timeout=20000;",
        },
    }


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("127.0.0.1:8000", True),
        ("localhost:8000", True),
        ("[::1]:8000", True),
        ("unix:/run/ct.sock", True),
        ("0.0.0.0:8000", False),
        ("[::]:8000", False),
        ("10.1.2.3:8000", False),
        (":8000", False),
        ("may-chu:8000", False),
    ],
)
def test_r16_a_trial_listens_on_its_own_machine_only(address: str, expected: bool) -> None:
    assert listening.is_loopback(address) is expected
    assert (listening.refusal(address, is_trial=True) == "") is expected
    assert listening.refusal(address, is_trial=False) == ""


def test_r16_the_pages_of_a_trial_say_so(settings) -> None:
    settings.IS_TRIAL, settings.IS_SQLITE = False, True
    banner = page_context.installation(RequestFactory().get("/"))["trial_banner"]
    assert banner == "Bản dùng thử: dữ liệu nằm trên một máy, cho nhiều nhất 10 người."
    settings.IS_SQLITE = False
    assert page_context.installation(RequestFactory().get("/"))["trial_banner"] == ""


def busy(state: str = "", text: str = "") -> OperationalError:
    error = OperationalError(text)
    error.__cause__ = type("Cause", (Exception,), {"sqlstate": state})()
    return error


@pytest.mark.parametrize(
    ("error", "runs"),
    [
        (busy("40P01"), 4),
        (busy("40001"), 4),
        (busy(text="database is locked"), 4),
        (busy("57014"), 1),
    ],
    ids=["deadlock", "serialization", "SQLite busy", "statement timeout"],
)
def test_r7_a_passing_refusal_is_tried_three_times_more_and_nothing_else_is(
    error: OperationalError, runs: int
) -> None:
    seen: list[int] = []

    @retrying
    def work() -> None:
        seen.append(1)
        raise error

    with pytest.raises(OperationalError):
        work()
    assert len(seen) == runs


def test_r7_work_that_succeeds_at_the_second_try_gives_its_answer() -> None:
    left = [busy("40P01")]

    @retrying
    def work(value: int) -> int:
        if left:
            raise left.pop()
        return value * 2

    assert work(21) == 42


@urls
@pytest.mark.parametrize(
    ("how", "status", "sentence"),
    [
        ("suspicious", 400, errors.SENTENCES[400]),
        ("rule", 400, "Ngày này ngoài năm."),
        ("denied", 403, "Tài khoản của bạn không có quyền làm việc này."),
        ("not-allowed", 403, "Tài khoản của bạn không có quyền làm việc này."),
        (
            "issued",
            409,
            "Văn bản đã phát hành nên không sửa được; hãy lập phiên bản đính chính.",
        ),
        ("too-big", 413, "Nội dung gửi lên quá lớn. Hãy chia nhỏ hoặc chọn tệp nhỏ hơn."),
        ("crash", 500, errors.SENTENCES[500]),
        (
            "database",
            503,
            "Hệ thống tạm thời chưa trả lời được. Hãy chờ ít giây rồi tải lại trang.",
        ),
    ],
)
def test_r84_error_pages_speak_vietnamese_with_the_request_id_and_no_internals(
    client: Client, how: str, status: int, sentence: str
) -> None:
    client.raise_request_exception = False
    response = client.get(f"/thu/{how}/loi/")
    page = response.content.decode()
    assert response.status_code == status
    assert f"<p>{sentence}</p>" in page
    assert f"<code>{response['X-Request-ID']}</code>" in page
    assert not re.search(r"Traceback|Error|DETAIL|\.py|bí mật", page)


@pytest.mark.parametrize("status", [400, 403, 404, 409, 413, 429, 500, 503])
def test_r84_every_status_has_its_page(status: int) -> None:
    response = errors.page(RequestFactory().get("/"), status)
    assert response.status_code == status
    assert errors.SENTENCES[status] in response.content.decode()
    assert ("Retry-After" in response) is (status in {429, 503})


@urls
def test_r84_an_unknown_address_is_not_repeated(client: Client) -> None:
    response = client.get("/khong-co/<script>/")
    assert response.status_code == 404
    assert "khong-co" not in response.content.decode()


def test_r43_a_script_reads_the_sentence_as_json() -> None:
    request = RequestFactory().get("/", headers={"HX-Request": "true"})
    response = errors.page(request, 409)
    assert response["Content-Type"] == "application/json"
    assert "Nội dung vừa được người khác thay đổi" in response.content.decode()


@urls
@pytest.mark.parametrize("path", ["/dang-nhap/?next=%00", "/thu/%00/"])
def test_r58_nul_in_an_address_is_refused(client: Client, path: str) -> None:
    assert client.get(path).status_code == 400


@urls
@pytest.mark.django_db
def test_r70_r71_every_page_carries_the_headers_of_a_closed_house(client: Client) -> None:
    client.force_login(make_user())
    response = client.get("/thu/", secure=True)
    policy = dict(
        part.strip().split(" ", 1) for part in response["Content-Security-Policy"].split(";")
    )
    assert policy == {
        "default-src": "'none'",
        "script-src": "'self'",
        "style-src": "'self'",
        "img-src": "'self' data:",
        "font-src": "'self'",
        "connect-src": "'self'",
        "frame-ancestors": "'none'",
        "base-uri": "'none'",
        "form-action": "'self'",
    }
    assert {
        name: response[name]
        for name in (
            "Strict-Transport-Security",
            "Referrer-Policy",
            "Cross-Origin-Opener-Policy",
            "Cross-Origin-Resource-Policy",
            "X-Content-Type-Options",
            "X-Frame-Options",
            "Cache-Control",
        )
    } == {
        "Strict-Transport-Security": "max-age=3600; includeSubDomains; preload",
        "Referrer-Policy": "same-origin",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Cache-Control": "no-store, private",
    }
    assert "geolocation=()" in response["Permissions-Policy"]
    assert "microphone=()" in response["Permissions-Policy"]


def test_r72_static_files_are_hashed_and_served_from_here() -> None:
    assert shipped.STORAGES["staticfiles"]["BACKEND"] == (
        "whitenoise.storage.CompressedManifestStaticFilesStorage"
    )
    assert shipped.STATIC_URL == "/static/"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Chương trình năm 2025.docx", "Chương trình năm 2025.docx"),
        ("../../etc/passwd", "etc-passwd"),
        ("a\\b/c:d.pdf", "a-b-c-d.pdf"),
        ("tin\r\nSet-Cookie: x=1.txt", "tin-Set-Cookie- x=1.txt"),
        ("\u202efdp.exe", "fdp.exe"),
        ("...", "tai-lieu"),
        ("x" * 300 + ".docx", "x" * 175 + ".docx"),
    ],
    ids=["plain", "path", "separators", "header", "direction mark", "dots", "long"],
)
def test_r68_file_names_hold_no_path_and_no_control_character(name: str, expected: str) -> None:
    assert safe_name(name) == expected


def test_r67_r68_a_vietnamese_name_travels_by_rfc_6266() -> None:
    response = attachment(b"x", "Chương trình.docx", "application/octet-stream")
    assert response["Content-Disposition"] == (
        "attachment; filename*=utf-8''Ch%C6%B0%C6%A1ng%20tr%C3%ACnh.docx"
    )
    assert response["X-Content-Type-Options"] == "nosniff"


@pytest.mark.django_db
def test_r17_health_tells_live_from_ready(client: Client) -> None:
    assert client.get("/health/live").json() == {"status": "live"}
    assert client.get("/health/ready").json() == {"status": "ready"}


def free_port() -> int:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return int(door.getsockname()[1])


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[object]:
    started: list[subprocess.Popen[str]] = []

    def start(**environment: str) -> SimpleNamespace:
        port = free_port()
        environment = {"BIND": f"127.0.0.1:{port}", "VAR_DIR": str(tmp_path), **environment}
        process = subprocess.Popen(
            [sys.executable, "-m", "gunicorn", "-c", "python:programme.gunicorn", "programme.wsgi"],
            cwd=ROOT,
            env={**os.environ, "DJANGO_SETTINGS_MODULE": "programme.settings", "WORKERS": "1"}
            | {"DATABASE_URL": "", "HOME": str(tmp_path)}
            | environment,
            stderr=subprocess.PIPE,
            text=True,
        )
        started.append(process)
        return SimpleNamespace(process=process, port=port)

    yield start
    for process in started:
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=30)


def ask(port: int, path: str, method: str = "GET", body: str = "", **headers: str):
    for _ in range(100):
        link = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        try:
            link.request(method, path, body=body, headers=headers)
            answer = link.getresponse()
            answer.text = answer.read().decode()
            return answer
        except ConnectionRefusedError:
            time.sleep(0.2)
        finally:
            link.close()
    raise AssertionError("the server did not start")


def test_r85_the_server_shows_no_banner_and_opens_no_control_socket(serve, tmp_path: Path) -> None:
    server = serve(PROFILE="trial")
    answer = ask(server.port, "/health/live")
    assert (answer.status, answer.getheader("Server")) == (200, None)
    assert [path.name for path in tmp_path.rglob("*") if path.is_socket()] == []


def test_r16_the_server_refuses_to_open_a_trial_to_the_network(serve) -> None:
    server = serve(PROFILE="trial", BIND="0.0.0.0:0")
    _, said = server.process.communicate(timeout=30)
    assert server.process.returncode != 0
    assert "chỉ phục vụ trên máy này: 0.0.0.0:0 mở ra mạng" in said


def test_r81_the_server_refuses_a_weak_key(serve) -> None:
    server = serve(PROFILE="trial", SECRET_KEY="changeme")
    _, said = server.process.communicate(timeout=30)
    assert server.process.returncode != 0
    assert "SECRET_KEY quá yếu hoặc là khoá mẫu." in said


def test_r17_without_the_database_the_server_lives_is_not_ready_and_answers_503_within_15_s(
    serve,
) -> None:
    nowhere = f"postgres://a:b@127.0.0.1:{free_port()}/x"
    server = serve(PROFILE="trial", DATABASE_URL=nowhere, CSRF="")
    assert ask(server.port, "/health/live").status == 200
    started = time.monotonic()
    ready = ask(server.port, "/health/ready")
    assert (ready.status, ready.getheader("Retry-After")) == (503, "10")
    page = ask(server.port, "/", Cookie="sessionid=" + "a" * 32)
    assert time.monotonic() - started < 30
    assert (page.status, page.getheader("Retry-After")) == (503, "10")
    assert "Hệ thống tạm thời chưa trả lời được." in page.text
