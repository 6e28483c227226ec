"""Uploads are counted while they arrive; one that grows too large is thrown away at once (R53)."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import FileUploadHandler, StopUpload
from django.http import HttpRequest

MARK = "is_upload_too_big"
# A little above the limit the rest is read and thrown away, so that the browser hears the sentence;
# far above it the connection is not worth that.
FAR_ABOVE = 3


class UploadLimit(FileUploadHandler):
    """Stands first among the upload handlers; keeps nothing, lets the next ones keep the file."""

    def handle_raw_input(
        self,
        input_data: Any,
        META: Any,  # noqa: N803  the name that Django calls it by
        content_length: int,
        boundary: Any,
        encoding: str | None = None,
    ) -> None:
        self.received = 0
        if content_length > FAR_ABOVE * settings.UPLOAD_MAX_BYTES:
            raise RequestDataTooBig

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        self.received += len(raw_data)
        if self.received > settings.UPLOAD_MAX_BYTES:
            setattr(self.request, MARK, True)
            raise StopUpload(connection_reset=False)
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """The next handlers make the file."""


def is_too_big(request: HttpRequest) -> bool:
    """Whether the file that came with the request was larger than the limit and thrown away."""
    return bool(getattr(request, MARK, False))
