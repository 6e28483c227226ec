"""Values out of JSON that anybody may have written: checked, or refused with the key named."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from programme.clock_times import parse_clock
from programme.errors import Unreadable
from programme.vietnamese import nfc
from reports.refusals import refusal

LONGEST_TEXT = 50_000
MOST_ROWS = 20_000
LARGEST = range(-9_999, 10_000)


@dataclass(frozen=True, slots=True)
class Fields:
    """A JSON object and the key path that leads to it, for the sentence of a refusal."""

    values: Mapping[str, Any]
    where: str = ""

    @classmethod
    def of(cls, data: object) -> Fields:
        """The fields of a whole file; raises `Unreadable` unless it is one object."""
        if not isinstance(data, Mapping):
            raise refusal("json_shape", part="")
        return cls(data)

    def text(self, key: str) -> str:
        """The text of a key, "" for null and missing; raises `Unreadable` for anything else."""
        value = self.values.get(key)
        if value is None:
            return ""
        if not isinstance(value, str) or len(value) > LONGEST_TEXT:
            raise self.wrong(key)
        return nfc(value).strip()

    def required(self, key: str) -> str:
        """A text that must be there."""
        if text := self.text(key):
            return text
        raise self.wrong(key)

    def choice(self, key: str, known: Iterable[str]) -> str:
        """One of the known words, "" for null and missing."""
        if (text := self.text(key)) and text not in set(known):
            raise self.wrong(key)
        return text

    def number(self, key: str, known: range = LARGEST) -> int | None:
        """A whole number within bounds, None for null and missing."""
        value = self.values.get(key)
        if value is None or value == "":
            return None
        if isinstance(value, float) and value.is_integer():
            value = int(value)
        if not isinstance(value, int) or isinstance(value, bool) or value not in known:
            raise self.wrong(key)
        return value

    def flag(self, key: str) -> bool:
        value = self.values.get(key)
        if value is not None and not isinstance(value, bool):
            raise self.wrong(key)
        return bool(value)

    def date(self, key: str) -> datetime.date | None:
        text = self.text(key)
        try:
            return datetime.date.fromisoformat(text) if text else None
        except ValueError as error:
            raise self.wrong(key) from error

    def time(self, key: str) -> datetime.time | None:
        text = self.text(key)
        time = parse_clock(text) if text else None
        if text and time is None:
            raise self.wrong(key)
        return time

    def numbers(self, key: str, known: range = LARGEST) -> tuple[int, ...]:
        found = [Fields({key: value}, self.where).number(key, known) for value in self._list(key)]
        if None in found:
            raise self.wrong(key)
        return tuple(number for number in found if number is not None)

    def texts(self, key: str) -> tuple[str, ...]:
        return tuple(Fields({key: value}, self.where).text(key) for value in self._list(key))

    def rows(self, key: str) -> Iterator[Fields]:
        """The objects of a list, each knowing its place."""
        for index, row in enumerate(self._list(key)):
            place = f"{self._path(key)}[{index}]"
            if not isinstance(row, Mapping):
                raise refusal("json_shape", part=place)
            yield Fields(row, place)

    def inner(self, key: str) -> Fields:
        """The object of a key; an empty one for null and missing."""
        value = self.values.get(key)
        if value is None:
            value = {}
        if not isinstance(value, Mapping):
            raise self.wrong(key)
        return Fields(value, self._path(key))

    def _list(self, key: str) -> list[Any]:
        value = self.values.get(key)
        if value is None:
            return []
        if not isinstance(value, list) or len(value) > MOST_ROWS:
            raise self.wrong(key)
        return value

    def _path(self, key: str) -> str:
        return f"{self.where}.{key}" if self.where else key

    def wrong(self, key: str) -> Unreadable:
        """The refusal that names this key."""
        return refusal("json_shape", part=self._path(key))
