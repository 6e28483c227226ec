"""The guarded process itself: takes one file from standard input, answers with JSON, and ends."""

from __future__ import annotations

import json
import resource
import sys

from programme.errors import Unreadable
from reports.readers import read_unguarded, wire
from reports.readers.guard import Limits
from reports.readers.process import OUT_OF_MEMORY


def main() -> int:
    """Read the request line and the file, limit this process, then parse; gives the exit status."""
    request = json.loads(sys.stdin.buffer.readline())
    limits = Limits(**request["limits"])
    _limit(limits)
    try:
        data = sys.stdin.buffer.read(limits.file_bytes + 1)
        answer = json.dumps(_answer(data, request["file_name"], limits), ensure_ascii=False)
        sys.stdout.buffer.write(answer.encode("utf-8", "surrogatepass"))
    except MemoryError:
        return OUT_OF_MEMORY
    return 0


def _limit(limits: Limits) -> None:
    processor = limits.processor_seconds
    for kind, value in (
        (resource.RLIMIT_AS, limits.memory_bytes),
        (resource.RLIMIT_CPU, processor),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(kind, (value, value))


def _answer(data: bytes, file_name: str, limits: Limits) -> dict[str, object]:
    try:
        return wire.pack(read_unguarded(data, file_name, limits))
    except Unreadable as refused:
        return {"refused": {"code": refused.code, "message": str(refused)}}


if __name__ == "__main__":
    sys.exit(main())
