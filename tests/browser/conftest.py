"""A real Chromium on a real server, watched for requests that leave it and for blocked content."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page, Request, sync_playwright

from programme.models import User
from tests import factories

ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
LOCAL = {"localhost", "127.0.0.1"}
QUIET_SECONDS = 0.6


@pytest.fixture(scope="session", autouse=True)
def _records_beside_playwright() -> Iterator[None]:
    """Playwright keeps an event loop in this thread; Django would refuse the database there."""
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    yield
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    assert path is not None, "Chromium is missing; run .ci/prepare tests"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        yield browser
        browser.close()


class Desk:
    """One person at one browser window."""

    def __init__(self, context: BrowserContext, address: str, person: User) -> None:
        self.address = address
        self.person = person
        self.page: Page = context.new_page()
        self.strangers: list[str] = []
        self.complaints: list[str] = []
        self.page.on("request", self._note_request)
        self.page.on("console", self._note_message)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def sit(self) -> Desk:
        """The person is logged in, without the form; the window is still empty."""
        client = Client()
        client.force_login(self.person)
        name = settings.SESSION_COOKIE_NAME
        # Its name asks for a safe address, as which Chromium takes this machine.
        safe = self.address.replace("http:", "https:")
        value = client.cookies[name].value
        self.page.context.add_cookies([{"name": name, "value": value, "url": safe}])
        return self

    def log_in(self) -> Desk:
        """The person logs in by the form, and sees the first page."""
        self.page.goto(f"{self.address}/dang-nhap/")
        self.page.get_by_label("Tên đăng nhập").fill(self.person.username)
        self.page.get_by_label("Mật khẩu").fill(factories.PASSWORD)
        self.page.get_by_role("button", name="Đăng nhập").click()
        self.page.wait_for_url(f"{self.address}/")
        return self

    def open(self, path: str) -> Page:
        self.page.goto(f"{self.address}{path}")
        return self.page

    def _note_request(self, request: Any) -> None:
        host = urlsplit(request.url).hostname
        if host is not None and host not in LOCAL:
            self.strangers.append(request.url)

    def _note_message(self, message: Any) -> None:
        # A refused save (409, 422) is an answer of ours, which Chromium reports as an error.
        if message.type == "error" and "status of 4" not in message.text:
            self.complaints.append(message.text)


@pytest.fixture
def sit_down(chromium: Browser, live_server: Any) -> Iterator[Any]:
    """A function that seats a person at a browser; afterwards no window may have complained."""
    seated: list[tuple[BrowserContext, Desk]] = []

    def sit(person: User, **options: Any) -> Desk:
        options.setdefault("viewport", {"width": 1440, "height": 1000})
        context = chromium.new_context(locale="vi-VN", accept_downloads=True, **options)
        context.set_default_timeout(15_000)
        desk = Desk(context, live_server.url, person)
        seated.append((context, desk))
        return desk.sit()

    yield sit
    for context, desk in seated:
        context.close()
        assert desk.strangers == []
        assert desk.complaints == []


@pytest.fixture
def write(sit_down: Any) -> Iterator[Any]:
    """Seats people; before the windows close, what they have asked the server for is answered."""
    desks: list[Any] = []
    waiting: set[Request] = set()

    def seated(person: User) -> Any:
        desk = sit_down(person)
        desk.page.on("request", lambda request: waiting.add(request))
        for event in ("requestfinished", "requestfailed"):
            desk.page.on(event, lambda request: waiting.discard(request))
        desks.append(desk)
        return desk

    yield seated
    for desk in desks:
        # A saved form brings a fresh page after a moment, that page asks for its sheets.
        quiet_since = time.monotonic()
        while time.monotonic() - quiet_since < QUIET_SECONDS:
            desk.page.wait_for_timeout(50)
            if waiting or desk.page.locator(".save-state", has_text="Đang").count():
                quiet_since = time.monotonic()
        # The tests' database in memory turns a reader away while somebody writes; a real one does not.
        desk.complaints[:] = [words for words in desk.complaints if "503" not in words]
