"""Numbers of a list that leave one out, come twice, or do not begin at the beginning (K49)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from programme.checks.passages import Passage, PassageRole
from programme.findings import Finding, Severity, TextFinding
from programme.vietnamese import from_roman

_LETTERS = "abcdđeghiklmnopqrstuvxy"
_NAMING = (PassageRole.LEAD_LINE, PassageRole.LEAD_IN)
_INLINE = re.compile(
    r"(?<!mục )(?<!điểm )(?<!khoản )(?<!nội dung )(?<=[\s:;,])\((\d{1,2})\)"
    r"(?=\s+(?!(?:và|đến|hoặc|do|của|nêu|trên)\s)[^\W\d_])"
)
_FEWEST_INLINE = 3  # numbers; two alone may be anything
_LONGEST = 40  # characters of a label that are looked at
_LABEL = re.compile(r"(?:phần|PHẦN|Phần)?\s*(?P<open>\(?)(?P<core>[\w.]+?)(?P<close>[.)/:-]*)\s*\Z")


@dataclass(frozen=True, slots=True)
class Label:
    """A printed number, its place, and the place of what it stands under."""

    text: str
    where: str
    group: str


def number_gaps(labels: Sequence[Label]) -> list[Finding]:
    """The breaks in the numbers of a paper, each at the label that breaks its list.

    `labels` stand in reading order; bullets among them are passed over. A list may go on where the
    last one with such numbers ended: targets (1) to (3) under 2.1, (4) to (7) under 2.2.
    """
    numbered = [(label, *_taken_apart(label.text)) for label in labels]
    sizes = Counter((label.group, style) for label, style, _ in numbered)
    in_group: dict[tuple[str, str], tuple[str, int]] = {}
    last: dict[str, int] = {}
    found: list[Finding] = []
    for label, style, number in numbered:
        if not style:
            continue
        before = in_group.get((label.group, style))
        if last.get(style) != number - 1:
            fault = _fault(label, number, before, is_single=sizes[label.group, style] == 1)
            found += [fault] if fault else []
        in_group[label.group, style] = (label.text, number)
        last[style] = number
    return found


def inline_gaps(passage: Passage) -> list[TextFinding]:
    """A list inside a sentence that leaves a number out: "(1) …; (2) …; (4) …".

    "mục (1), (2) và (4)" only names numbers: there no word of the list follows them.
    """
    found: list[TextFinding] = []
    if passage.role in _NAMING or "(1)" not in passage.text:
        return found
    before = length = longest = 0
    for match in _INLINE.finditer(passage.text):
        number = int(match[1])
        length = 1 if number == 1 else length + 1
        if before and number > before + 1 and length >= _FEWEST_INLINE - 1:
            message = f"Sau “({before})” là “({number})”: thiếu số ở giữa. Hãy đánh số lại."
            found.append(passage.finding("number_gap", message, match.span()))
        before = number if number == 1 or before else 0
        longest = max(longest, length)
    return found if longest >= _FEWEST_INLINE else []


def _taken_apart(label: str) -> tuple[str, int]:
    match = _LABEL.fullmatch(label.strip()[:_LONGEST])
    if match is None or not match["core"].strip("."):
        return "", 0
    core, signs = match["core"].strip("."), match["open"] + match["close"]
    head, _, last = core.rpartition(".")
    if last.isdecimal():
        return f"{head}.1{signs}", int(last)
    roman = from_roman(core) if core.isupper() else None
    if roman is not None:
        return f"I{signs}", roman
    if core.lower() in _LETTERS and len(core) == 1:
        return f"{'A' if core.isupper() else 'a'}{signs}", _LETTERS.index(core.lower()) + 1
    return "", 0


def _fault(
    label: Label, number: int, before: tuple[str, int] | None, *, is_single: bool
) -> Finding | None:
    if before is None:
        if number == 1 or is_single:
            return None
        message = f"Danh sách bắt đầu từ “{label.text}”. Hãy đánh số lại từ đầu."
        return Finding("number_start", Severity.NOTE, message, label.text, label.where)
    printed, one = before
    # "c)" may be followed by "đ)", "d)" by "e)": some offices leave letters out.
    is_letter_left_out = number == one + 2 and label.text.strip("().").lower() in ("đ", "e")
    if number == one + 1 or is_letter_left_out:
        return None
    if number == one:
        message, kind = f"“{label.text}” được dùng hai lần. Hãy đánh số lại.", "number_twice"
    elif number > one:
        message = f"Sau “{printed}” là “{label.text}”: thiếu số ở giữa. Hãy đánh số lại."
        kind = "number_gap"
    else:
        message = f"Sau “{printed}” lại là “{label.text}”. Hãy đánh số lại."
        kind = "number_back"
    about = f"{printed} … {label.text}"
    return Finding(kind, Severity.WARNING, message, about, label.where)
