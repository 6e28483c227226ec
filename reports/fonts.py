"""Whether a Times-metric font with all Vietnamese letters is installed; without one a PDF is wrong."""

from __future__ import annotations

import shutil
import subprocess
import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

from django.core.checks import CheckMessage, Error
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]  # ships no types

from programme.errors import RuleBroken

# Families with the widths of Times New Roman, the best first.
TIMES_FAMILIES = ("Times New Roman", "Tinos", "Liberation Serif")
FACES = frozenset({(False, False), (True, False), (False, True), (True, True)})
HINT = (
    "Hãy cài phông Tinos (Debian, Ubuntu: apt-get install fonts-croscore) hoặc Times New Roman. "
    "Gói fonts-liberation 1.07 của Debian 12 thiếu phần lớn chữ có dấu nên không dùng được."
)

VOWELS = "aăâeêioôơuưy"
TONES = ("", "\u0300", "\u0301", "\u0309", "\u0303", "\u0323")


def vietnamese_letters() -> frozenset[str]:
    """The letters that Vietnamese adds to a-z, both cases: 134.

    Twelve vowels, each bare and with five tones, and đ, less the plain a e i o u y. They contain
    the 98 that fonts for Western Europe usually lack: the block U+1EA0-1EF9 and ă đ ơ ư.
    """
    vowels = {unicodedata.normalize("NFC", vowel + tone) for vowel in VOWELS for tone in TONES}
    small = (vowels | {"đ"}) - set("aeiouy")
    return frozenset(small | {letter.upper() for letter in small})


VIETNAMESE_LETTERS = vietnamese_letters()
PUNCTUATION = frozenset("“”‘’–…")
NEEDED = VIETNAMESE_LETTERS | PUNCTUATION | frozenset(map(chr, range(0x20, 0x7F)))


class FontMissing(RuleBroken):
    """No installed font can print Vietnamese in the widths of Times New Roman."""

    def __init__(self) -> None:
        super().__init__(f"Máy chủ chưa có phông chữ để tạo tệp PDF. {HINT}")


def missing_letters(path: Path, index: int = 0) -> frozenset[str]:
    """What a font file cannot print of all that our papers need."""
    with TTFont(path, fontNumber=index, lazy=True) as font:
        known = font.getBestCmap() or {}
    return frozenset(letter for letter in NEEDED if ord(letter) not in known)


def covers(faces: Iterable[tuple[Path, int]]) -> bool:
    """Whether regular, bold, italic and bold italic are all there, each with every letter."""
    complete = {_face(*face) for face in faces if not missing_letters(*face)}
    return complete >= FACES


def first_covering(families: Sequence[str]) -> str | None:
    """The first of the families that covers; None when none does."""
    return next((family for family in families if covers(_faces(family))), None)


@cache
def covering_family() -> str | None:
    """The family our PDFs are set in; None when the server has no fit one. Asked once a process."""
    return first_covering(TIMES_FAMILIES)


def check_font(app_configs: object = None, **kwargs: object) -> list[CheckMessage]:
    """Django system check: an error that names the package to install when no font covers."""
    return font_errors(covering_family())


def font_errors(family: str | None) -> list[CheckMessage]:
    """The findings of the check for the family that was found."""
    if family is not None:
        return []
    message = "Máy chủ không có phông chữ nào đủ chữ tiếng Việt theo cỡ chữ Times New Roman."
    return [Error(message, hint=HINT, id="reports.E001")]


def _face(path: Path, index: int) -> tuple[bool, bool]:
    """Whether the face is bold and whether it is italic."""
    with TTFont(path, fontNumber=index, lazy=True) as font:
        style = font["head"].macStyle
    return bool(style & 1), bool(style & 2)


def _faces(family: str) -> list[tuple[Path, int]]:
    """File and index of each installed face of exactly this family, as fontconfig lists them."""
    program = shutil.which("fc-list")
    if program is None:
        return []
    command = [program, "--format", "%{file}\t%{index}\n", f":family={family}"]
    # A fixed program with a family name from our own table: no shell, no foreign words.
    listed = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    rows = (row.split("\t") for row in listed.stdout.splitlines())
    # Fontconfig keeps a variable font's instance in the upper half of the index.
    return [(Path(file), int(index) & 0xFFFF) for file, index in rows]
