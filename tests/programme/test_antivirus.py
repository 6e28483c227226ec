"""Files that come in are shown to the virus scanner when the office named one (R61)."""

from __future__ import annotations

import socketserver
import struct
import threading
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from programme.antivirus import refuse_infected
from programme.errors import RuleBroken, Unreadable
from programme.models import User
from programme.stored_files import receive
from reports.models import ImportSession

BAD = b"X5O!P%@AP-TEST-FILE"


class Scanner(socketserver.BaseRequestHandler):
    """A scanner on the wire: takes a stream of chunks, knows one bad file."""

    def handle(self) -> None:
        with self.request.makefile("rb") as stream:
            stream.readline()
            data = b""
            while size := struct.unpack("!L", stream.read(4))[0]:
                data += stream.read(size)
        verdict = b"Test.Virus FOUND" if BAD in data else b"OK"
        self.request.sendall(b"stream: " + verdict + b"\n")


@pytest.fixture
def scanner(tmp_path: Path, settings: Any) -> Iterator[None]:
    address = str(tmp_path / "clamd.sock")
    with socketserver.UnixStreamServer(address, Scanner) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        settings.CLAMD_ADDRESS = address
        yield
        server.shutdown()


def test_r61_nobody_is_asked_until_the_office_names_a_scanner() -> None:
    refuse_infected(BAD)


def test_r61_a_clean_file_passes_and_an_infected_one_is_refused_by_its_name(scanner: None) -> None:
    refuse_infected("Chương trình làm việc".encode() * 900)
    with pytest.raises(Unreadable) as refused:
        refuse_infected(b"a" * 5000 + BAD)
    assert (refused.value.code, str(refused.value)) == (
        "infected",
        "Máy quét vi-rút phát hiện mã độc trong tệp (Test.Virus); tệp bị từ chối và không được lưu.",
    )


@pytest.mark.parametrize("address", ["/nowhere/clamd.sock", "127.0.0.1:1"])
def test_r61_a_scanner_that_is_away_closes_the_door_unless_the_office_chose_otherwise(
    address: str, settings: Any
) -> None:
    settings.CLAMD_ADDRESS = address
    with pytest.raises(Unreadable, match="Chưa quét được vi-rút nên tệp chưa được nhận"):
        refuse_infected(b"PK")
    settings.CLAMD_FAILS_OPEN = True
    refuse_infected(b"PK")


def test_r61_a_paper_that_is_handed_in_is_asked_about(
    scanner: None, settings: Any, tmp_path: Path
) -> None:
    settings.MEDIA_ROOT = tmp_path / "files"
    with pytest.raises(RuleBroken, match="mã độc"):
        receive(b"%PDF-1.7\n" + BAD + b"\n%%EOF\n", name="to-trinh.pdf")
    assert not (tmp_path / "files").exists()


@pytest.mark.django_db
def test_r61_an_infected_import_is_refused_and_nothing_is_kept(
    scanner: None, drafter: User, client: Client
) -> None:
    client.force_login(drafter)
    file = SimpleUploadedFile("xau.txt", "Chương trình\n".encode() + BAD)
    sent = {"file": file, "operation": str(uuid.uuid4())}
    answer = client.post(reverse("import_start"), sent)
    assert answer.status_code == 422
    assert "phát hiện mã độc trong tệp (Test.Virus)" in answer.content.decode()
    assert ImportSession.objects.count() == 0
