"""Asking the machine's virus scanner about a file that came in; off until the office names one (R61)."""

from __future__ import annotations

import logging
from io import BytesIO

from clamav_client.clamd import ClamdError, ClamdNetworkSocket, ClamdUnixSocket
from django.conf import settings

from programme.errors import Unreadable

WAIT_SECONDS = 20
INFECTED = "Máy quét vi-rút phát hiện mã độc trong tệp ({name}); tệp bị từ chối và không được lưu."
UNREACHABLE = "Chưa quét được vi-rút nên tệp chưa được nhận; hãy báo quản trị rồi thử lại sau."
logger = logging.getLogger("programme.antivirus")


def refuse_infected(data: bytes) -> None:
    """Raise `Unreadable` for an infected file, and, unless the office chose "open", for an unasked one.

    `CLAMD_ADDRESS` is the scanner's socket, or "host:port"; "" asks nobody.
    """
    if not settings.CLAMD_ADDRESS:
        return
    verdict, name = _verdict(data)
    if verdict == "FOUND":
        raise Unreadable(INFECTED.format(name=name), code="infected")
    if verdict != "OK" and not settings.CLAMD_FAILS_OPEN:
        raise Unreadable(UNREACHABLE, code="not_scanned")


def _verdict(data: bytes) -> tuple[str, str]:
    """What the scanner says, and the name of what it found; "" when it says nothing."""
    try:
        answers = _scanner(settings.CLAMD_ADDRESS).instream(BytesIO(data))
    except (ClamdError, OSError) as error:
        logger.warning("virus scanner not reached: %s", error)
        return "", ""
    verdict, name = next(iter(answers.values()), ("", None))
    return verdict, name or ""


def _scanner(address: str) -> ClamdNetworkSocket | ClamdUnixSocket:
    host, colon, port = address.rpartition(":")
    if colon and port.isdecimal():
        return ClamdNetworkSocket(host=host, port=int(port), timeout=WAIT_SECONDS)
    return ClamdUnixSocket(path=address, timeout=WAIT_SECONDS)
