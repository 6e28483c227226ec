"""Kill workers, database backends and the whole database during writes: `python -m tests.drills.kills` (G7).

Two people add items through the browser's door, a third imports whole years. Whatever was answered
with success must stand afterwards, a year is there whole or not at all, and the house is back in
time. Prints one line a kill and ends with status 1 when anything was lost.
"""

from __future__ import annotations

import http.client
import os
import random
import re
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.cookiejar import CookieJar
from pathlib import Path

from tests import postgresql

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "reports" / "samples" / "chuong-trinh-2025.txt"
BACK_WITHIN_SECONDS = 10.0
KILLS = {"worker": 6, "backend": 6, "database": 10}
PASSWORD = "Mot-mat-khau-du-dai-2031"
SETUP = f"""
from programme.history import attributed
from programme.models import Committee, Term
from programme.actions import documents, people
person, _ = people.add_administrator(username="dien.tap", name="Diễn Tập")
person.must_change_password = False
person.set_password("{PASSWORD}")
with attributed(by=person):
    person.save()
    committee = Committee(name="Tỉnh uỷ Hậu Giang", kind="province", place="Hậu Giang",
        plenary_name="Ban Chấp hành Đảng bộ tỉnh", standing_name="Ban Thường vụ Tỉnh uỷ", symbol="TU")
    committee.save()
    term = Term(committee=committee, ordinal=14, first_year=2020, last_year=2090)
    term.save()
    print(documents.start_year(committee=committee, term=term, year=2026, by=person).pk)
"""


@dataclass
class House:
    """The server, its database, and what people were told is saved."""

    database: postgresql.Server
    environment: dict[str, str]
    port: int
    process: subprocess.Popen[bytes]
    year: int
    added: list[str] = field(default_factory=list)
    imported: list[int] = field(default_factory=list)
    is_over: threading.Event = field(default_factory=threading.Event)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def workers(self) -> list[int]:
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        return [int(number) for number in children.read_text().split()]

    def ask(self, *arguments: str) -> str:
        """One management command that has to succeed."""
        command = [sys.executable, "manage.py", *arguments]
        done = subprocess.run(  # noqa: S603  our own command
            command, cwd=ROOT, env=self.environment, capture_output=True, text=True, check=False
        )
        if done.returncode:
            raise SystemExit(done.stdout + done.stderr)
        return done.stdout.strip()


class Visitor:
    """A browser without a screen: cookies, forms, redirects."""

    def __init__(self, house: House) -> None:
        self.house = house
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))

    def get(self, path: str) -> str:
        with self.opener.open(self.house.address + path, timeout=20) as answer:
            return str(answer.read().decode())

    def post(self, path: str, **typed: str) -> str:
        """Fill in the form of a page and send it; the address where it led."""
        token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', self.get(path))
        fields = {"csrfmiddlewaretoken": token[1] if token else "", **typed}
        sent = urllib.request.Request(  # noqa: S310  our own server
            self.house.address + path, urllib.parse.urlencode(fields).encode()
        )
        sent.add_header("Referer", self.house.address + path)
        with self.opener.open(sent, timeout=30) as answer:
            return str(answer.geturl())

    def log_in(self) -> None:
        self.post("/dang-nhap/", username="dien.tap", password=PASSWORD)


def add_items(house: House) -> None:
    """Add one item after the other; note those that were answered with success."""
    visitor = None
    path = f"/nam/{house.year}/noi-dung/them/"
    while not house.is_over.is_set():
        try:
            if visitor is None:
                visitor = Visitor(house)
                visitor.log_in()
            words = f"Nội dung {uuid.uuid4().hex}"
            led_to = visitor.post(path, text=words, form="item", operation=str(uuid.uuid4()),
                                  delivery="presented")  # fmt: skip
            if (
                led_to.removeprefix(house.address).startswith(f"/nam/{house.year}/")
                and "them" not in led_to
            ):
                house.added.append(words)
        except (OSError, urllib.error.URLError, http.client.HTTPException):
            visitor = None
            time.sleep(0.2)


def import_years(house: House) -> None:
    """Import one whole year after the other; note those that were reported as saved."""
    words = SAMPLE.read_text("utf-8")
    year = 2027
    with tempfile.TemporaryDirectory() as folder:
        while not house.is_over.is_set():
            paper = Path(folder) / f"{year}.txt"
            paper.write_text(words.replace("2025", str(year)), "utf-8")
            command = [sys.executable, "manage.py", "import_document", str(paper), "--save", "--user", "dien.tap"]  # fmt: skip
            done = subprocess.run(  # noqa: S603  our own command
                command, cwd=ROOT, env=house.environment, capture_output=True, check=False
            )
            if done.returncode == 0:
                house.imported.append(year)
            year += 1


def strike(house: House, what: str) -> None:
    """Kill one thing without a warning."""
    if what == "database":
        house.database.kill()
        house.database.start()
        return
    prey = house.workers() if what == "worker" else house.database.backends()
    if prey:
        with suppress(ProcessLookupError):
            os.kill(random.choice(prey), signal.SIGKILL)  # noqa: S311  no secret hangs on it


def seconds_until_back(house: House) -> float:
    """How long until the page of the year is shown again to somebody who logs in."""
    started = time.monotonic()
    while time.monotonic() - started < 60:
        try:
            visitor = Visitor(house)
            visitor.log_in()
            visitor.get(f"/nam/{house.year}/")
            break
        except (OSError, urllib.error.URLError, http.client.HTTPException):
            time.sleep(0.1)
    return time.monotonic() - started


COUNT = """
from conferences.models import AgendaItem
from programme.models import Document
print(sorted(set(Document.objects.filter(year__gte=2027).values_list("year", flat=True))))
print(sorted({(d.items.count(), d.conferences.count(), d.sections.count()) for d in Document.objects.filter(year__gte=2027)}))
print(" ".join(AgendaItem.objects.filter(text__startswith="Nội dung ").values_list("text", flat=True)))
"""


def losses(house: House) -> list[str]:
    """What was promised and is not there, what is there by half, what the house itself finds."""
    years, shapes, texts = [*house.ask("shell", "-v", "0", "-c", COUNT).splitlines(), ""][:3]
    found = [f"item lost: {text}" for text in house.added if text not in texts]
    found += [f"year lost: {year}" for year in house.imported if str(year) not in years]
    if shapes.count("(") > 1:
        found.append(f"years of different shapes: {shapes}")
    house.ask("check_integrity", "--json")
    return found


@contextmanager
def house() -> Iterator[House]:
    """A server on a database that keeps its promises, with one account and one year."""
    with postgresql.cluster() as database, tempfile.TemporaryDirectory() as var:
        with socket.socket() as door:
            door.bind(("127.0.0.1", 0))
            port = int(door.getsockname()[1])
        environment = {
            **os.environ, "DATABASE_URL": database.url, "VAR_DIR": var, "PROFILE": "trial",
            "DJANGO_SETTINGS_MODULE": "programme.settings", "BIND": f"127.0.0.1:{port}",
        }  # fmt: skip
        ours = House(database, environment, port, subprocess.Popen(["true"]), 0)  # noqa: S607  replaced below
        ours.ask("migrate", "-v", "0")
        ours.ask("collectstatic", "--noinput", "-v", "0")
        ours.year = int(ours.ask("shell", "-v", "0", "-c", SETUP).splitlines()[-1])
        command = [sys.executable, "-m", "gunicorn", "-c", "python:programme.gunicorn", "programme.wsgi"]  # fmt: skip
        with (Path(var) / "gunicorn.log").open("wb") as log:
            ours.process = subprocess.Popen(command, cwd=ROOT, env=environment, stderr=log)  # noqa: S603  our own command
        try:
            seconds_until_back(ours)
            yield ours
        finally:
            ours.process.terminate()
            ours.process.wait(timeout=40)


def drill(kills: dict[str, int]) -> list[str]:
    """Strike while people work; the losses, worst first by nothing but their order."""
    found: list[str] = []
    with house() as ours:
        crew = [threading.Thread(target=add_items, args=[ours]) for _ in range(2)]
        crew.append(threading.Thread(target=import_years, args=[ours]))
        for hand in crew:
            hand.start()
        for what, times in kills.items():
            for _ in range(times):
                time.sleep(random.uniform(0.5, 2.5))  # noqa: S311  no secret hangs on it
                started = time.monotonic()
                strike(ours, what)
                seconds_until_back(ours)
                back = time.monotonic() - started
                print(f"{what}: back in {back:.1f} s; {len(ours.added)} items, {len(ours.imported)} years acknowledged")  # fmt: skip
                if back > BACK_WITHIN_SECONDS:
                    found.append(f"{what}: back only after {back:.1f} s")
        ours.is_over.set()
        for hand in crew:
            hand.join()
        if not ours.added or not ours.imported:
            found.append("nothing was written, so nothing was tried")
        found += losses(ours)
    return found


if __name__ == "__main__":
    sentences = drill(KILLS)
    print(*sentences or ["nothing lost, nothing by half"], sep="\n")
    sys.exit(bool(sentences))
