"""Words whose letters text recognition set apart: "C H Ư Ơ N G  T R Ì N H" is "CHƯƠNG TRÌNH"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from programme.findings import Finding, Severity
from reports.readers.line import Line

# Four single letters in a row are no words of the language.
APART = re.compile(r"(?<!\S)[^\W\d_](?: {1,3}[^\W\d_]){3,}(?!\S)")
FIXED_WORDS = (
    "CHƯƠNG TRÌNH", "BÁO CÁO", "KẾ HOẠCH", "NGHỊ QUYẾT", "ĐẢNG CỘNG SẢN VIỆT NAM", "BÍ THƯ",
    "PHÓ BÍ THƯ", "NỘI DUNG", "BUỔI SÁNG", "BUỔI CHIỀU", "TỔ CHỨC THỰC HIỆN",
)  # fmt: skip
BY_LETTERS = {words.replace(" ", ""): words for words in FIXED_WORDS}
GAP = re.compile(r" {2,}")


def together(lines: Iterable[Line], findings: list[Finding]) -> Iterator[Line]:
    """The lines with such words put together again, each as a finding."""
    for line in lines:
        text = APART.sub(_word, line.text) if APART.search(line.text) else line.text
        if text != line.text:
            message = f"Các chữ cái bị tách rời; đã đọc là “{text[:80]}”."
            findings.append(
                Finding("letters_apart", Severity.WARNING, message, line.text, line.place)
            )
            line = replace(line, text=text)
        yield line


def _word(match: re.Match[str]) -> str:
    words = [word.replace(" ", "") for word in GAP.split(match[0])]
    return BY_LETTERS.get("".join(words).upper(), " ".join(words))
