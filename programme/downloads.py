"""Files leave as attachments, under their Vietnamese names (R67, R68)."""

from __future__ import annotations

import re
import unicodedata

from django.http import HttpResponse
from django.utils.http import content_disposition_header

LONGEST_NAME = 180
# What a path or a shell could read as more than a name.
NOT_IN_A_NAME = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*\u200b-\u200f\u202a-\u202e\u2066-\u2069]+')


def attachment(content: bytes, file_name: str, content_type: str) -> HttpResponse:
    """An answer that the browser saves as `file_name` and never opens as a page (RFC 6266)."""
    response = HttpResponse(content, content_type=content_type)
    response["Content-Disposition"] = content_disposition_header(True, safe_name(file_name)) or ""
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Length"] = str(len(content))
    return response


def safe_name(file_name: str) -> str:
    """The name without path characters, control characters and text direction marks, NFC, not too long."""
    name = NOT_IN_A_NAME.sub("-", unicodedata.normalize("NFC", file_name)).strip(" .-")
    stem, dot, ending = name.rpartition(".")
    if dot and len(name) > LONGEST_NAME:
        name = f"{stem[: LONGEST_NAME - len(ending) - 1]}.{ending}"
    return name[:LONGEST_NAME] or "tai-lieu"
