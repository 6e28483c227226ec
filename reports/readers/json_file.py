"""A JSON file of the interchange form as a reading."""

from __future__ import annotations

import codecs
import json
from typing import Any, NoReturn

from reports import interchange
from reports.readers.guard import Limits
from reports.readers.reading import Reading
from reports.refusals import refusal

OPENING = b"{"
# A line of the paper is a few objects: in the lists, and once as it is printed.
OBJECTS_PER_PARAGRAPH = 8


def is_json(data: bytes, file_name: str = "") -> bool:
    """Whether the bytes are meant as JSON: no paper opens with a brace, and a name may say it."""
    start = data[:512].removeprefix(codecs.BOM_UTF8).lstrip()
    return start.startswith(OPENING) or file_name.lower().endswith(".json")


def read(data: bytes, limits: Limits) -> Reading:
    """The paper that a JSON file holds; raises `Unreadable` with the key or the line that is wrong."""
    if data.count(b"{") + data.count(b"[") > OBJECTS_PER_PARAGRAPH * limits.paragraphs:
        raise refusal("too_long", limit=limits.pages)
    loaded = interchange.load(parsed(data))
    return Reading(loaded.tree, loaded.findings)


def parsed(data: bytes) -> Any:
    """The JSON value of the bytes; raises `Unreadable` with the line where it breaks."""
    try:
        return json.loads(data.decode("utf-8-sig"), parse_constant=_no_number)
    except UnicodeDecodeError as error:
        raise refusal("encoding") from error
    except json.JSONDecodeError as error:
        raise refusal("broken_json", part=error.lineno) from error
    except (ValueError, RecursionError) as error:
        # A number of thousands of digits, NaN, or brackets without end.
        raise refusal("broken_json", part=1) from error


def _no_number(word: str) -> NoReturn:
    raise ValueError(f"{word} is no number of JSON")
