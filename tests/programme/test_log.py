"""The log: JSON lines with request id and UTC time, no secrets, no forged lines (R83, G27)."""

from __future__ import annotations

import json
import logging
import os
import stat
from pathlib import Path

import pytest
from django.test import Client

from programme import log
from tests.factories import PASSWORD, make_user


def line_of(record: logging.LogRecord) -> dict[str, object]:
    return json.loads(log.JsonLines().format(record))


def record(message: str, **extra: object) -> logging.LogRecord:
    made = logging.LogRecord("thu", logging.INFO, __file__, 1, message, (), None)
    made.created = 1735689600.0
    made.__dict__.update(extra)
    return made


def test_r83_a_line_is_json_with_utc_time_and_the_facts_of_the_request() -> None:
    token = log.request_facts.set({"request_id": "abc", "user": "lan"})
    try:
        line = line_of(record("đã lưu", status_code=200))
    finally:
        log.request_facts.reset(token)
    assert line == {
        "time": "2025-01-01T00:00:00.000+00:00",
        "level": "INFO",
        "logger": "thu",
        "message": "đã lưu",
        "request_id": "abc",
        "user": "lan",
        "status_code": 200,
    }


def test_r83_line_breaks_cannot_forge_a_second_line() -> None:
    text = log.JsonLines().format(record('một\r\n{"level": "INFO"}\u2028hai'))
    assert text.count("\n") == 0
    assert json.loads(text)["message"] == 'một\r\n{"level": "INFO"}\u2028hai'


def test_r83_unknown_extras_stay_out_of_the_log() -> None:
    assert "password" not in line_of(record("x", password="mật khẩu"))


def test_r83_a_traceback_names_the_error_but_not_the_row_the_database_quotes() -> None:
    row = "nội dung mật"
    try:
        try:
            raise ValueError(f"check failed\nDETAIL: Failing row contains ({row})")
        except ValueError as error:
            raise RuntimeError("outer") from error
    except RuntimeError as error:
        text = log.outline(error)
    assert "builtins.RuntimeError: outer\ncaused by\n" in text
    assert text.endswith("builtins.ValueError: check failed")
    assert row not in text


def make_handler(path: Path, size: int) -> log.SharedRotatingFile:
    handler = log.SharedRotatingFile(str(path), maxBytes=size, backupCount=3, delay=True)
    handler.setFormatter(log.JsonLines())
    return handler


def test_r83_two_processes_share_a_rotating_file_and_lose_no_line(tmp_path: Path) -> None:
    path = tmp_path / "log" / "chuong-trinh.jsonl"
    children = []
    for worker in range(2):
        child = os.fork()
        if child == 0:
            handler = make_handler(path, 8_000)
            for number in range(100):
                handler.emit(record(f"{worker}-{number}"))
            os._exit(0)
        children.append(child)
    assert [os.waitpid(child, 0)[1] for child in children] == [0, 0]
    lines = [
        json.loads(line)["message"]
        for part in path.parent.glob("chuong-trinh.jsonl*")
        if not part.name.endswith(".lock")
        for line in part.read_text().splitlines()
    ]
    assert sorted(lines) == sorted(f"{w}-{n}" for w in range(2) for n in range(100))


def test_r83_only_the_owner_reads_the_file(tmp_path: Path) -> None:
    path = tmp_path / "log" / "chuong-trinh.jsonl"
    handler = make_handler(path, 8_000)
    handler.emit(record("x"))
    handler.close()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.django_db
def test_r83_a_log_in_leaves_no_password_in_the_log(
    client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    make_user(username="lan")
    caplog.set_level(logging.DEBUG, logger="programme")
    client.post("/dang-nhap/?ma=bi-mat", {"username": "lan", "password": "sai " + PASSWORD})
    lines = [log.JsonLines().format(r) for r in caplog.records if r.name != "django.db.backends"]
    assert len(lines) >= 1
    assert not any(PASSWORD in line or "bi-mat" in line for line in lines)


@pytest.mark.django_db
@pytest.mark.urls("tests.programme.office_urls")
def test_g27_a_failure_is_one_line_with_id_user_and_traceback_and_the_page_shows_the_id(
    client: Client, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines: list[dict[str, object]] = []

    class Keep(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            lines.append(line_of(record))

    keep = Keep()
    logging.getLogger().addHandler(keep)
    try:
        client.raise_request_exception = False
        client.force_login(make_user(username="lan"))
        response = client.get("/thu/crash/loi/")
    finally:
        logging.getLogger().removeHandler(keep)
    mine = [line for line in lines if line.get("request_id") == response["X-Request-ID"]]
    assert len(mine) == 1
    assert mine[0]["user"] == "lan"
    assert mine[0]["status_code"] == 500
    assert str(mine[0]["traceback"]).endswith("builtins.ValueError: bí mật bên trong")
    page = response.content.decode()
    assert response["X-Request-ID"] in page
    assert "bí mật" not in page
    assert "Traceback" not in page
