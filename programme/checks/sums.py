"""Figures of one sentence that do not add up: shares of a whole, and parts of a stated total."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from programme.checks.passages import Passage
from programme.findings import Severity, TextFinding
from programme.target_phrases import EQUAL, TargetPhrase, find_targets
from programme.wording import format_decimal, parse_decimal

_SHARES = re.compile(r"(?<!\w)(?:cơ cấu|tỷ trọng|tỉ trọng)(?!\w)", re.IGNORECASE)
_PERCENT = re.compile(r"(\d+(?:[.,]\d+)?)\s?%")
_CHANGES = re.compile(r"(?<!\w)(?:tăng|giảm|nâng|đạt trên|chuyển dịch từ)(?!\w)", re.IGNORECASE)
_PARTS = re.compile(
    r"(?<!\w)(?:(?P<some>trong đó(?:,? có)?)|(?P<all>(?:bao gồm|gồm)(?: có)?))(?!\w)\s*[,:]?\s*",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?<=[^\W\d_%)])[.](?=\s|\Z)|\n|;(?=\s+(?:tổng|số|tỷ lệ)\b)", re.IGNORECASE)
_FRACTION = re.compile(
    r"(?<![\d/.,])(\d{1,4}(?:\.\d{3})*)/(\d{1,4}(?:\.\d{3})*)(?= (?:xã(?! hội)|phường|huyện|đơn vị|thôn|ấp|hộ|trường|trạm|chi bộ|tổ chức|chỉ tiêu|đồng chí))"
)
_TOTAL = re.compile(r"tổng số(?!\w)", re.IGNORECASE)
_HUNDRED = Decimal(100)
_ROUNDING = Decimal("0.05")  # each share may have been rounded by so much


def shares_of_a_whole(passage: Passage) -> list[TextFinding]:
    """ "Cơ cấu …: 20,84%, …: 40,84%, …: 32,25%": three shares or more that do not make 100 %."""
    found: list[TextFinding] = []
    if "%" not in passage.text or not _SHARES.search(passage.text):
        return found
    for start, end in _sentences(passage.text):
        sentence = passage.text[start:end]
        head = _SHARES.search(sentence)
        if head is None or _CHANGES.search(sentence):
            continue
        shares = list(_PERCENT.finditer(sentence, head.end()))
        values = [value for each in shares if (value := parse_decimal(each[1])) is not None]
        total = sum(values, Decimal(0))
        if len(values) < 3 or abs(total - _HUNDRED) <= _ROUNDING * len(values):
            continue
        difference = abs(total - _HUNDRED)
        side = "thiếu" if total < _HUNDRED else "thừa"
        message = (
            f"Các tỷ trọng cộng lại được {format_decimal(total)}%, {side}"
            f" {format_decimal(difference)}% so với 100%. Hãy xem lại số liệu hoặc ghi phần còn lại."
        )
        span = (start + shares[0].start(), start + shares[-1].end())
        found.append(passage.finding("shares", message, span))
    return found


def parts_of_a_total(passage: Passage) -> list[TextFinding]:
    """Parts behind "trong đó" over their total, or behind "gồm" other than their total.

    Parts count in the unit of the total; growth, percentages and comparisons have no parts.
    """
    found: list[TextFinding] = []
    if not _PARTS.search(passage.text):
        return found
    for start, end in _sentences(passage.text):
        match = _PARTS.search(passage.text, start, end)
        if match is None:
            continue
        total = _total(passage.text[start : match.start()])
        if total is None:
            continue
        limit = _parts_end(passage.text, match.end(), end)
        parts = _parts(passage.text[match.end() : limit], total.unit)
        if _is_wrong(parts, total.value or Decimal(0), is_all=bool(match["all"])):
            message = (
                f"Các phần cộng lại được {format_decimal(sum(parts, Decimal(0)))} {total.unit}, khác"
                f" với tổng số {format_decimal(total.value or 0)} {total.unit}. Hãy xem lại số liệu."
            )
            found.append(passage.finding("parts", message, (match.start(), limit)))
    return found


def _parts(text: str, unit: str) -> list[Decimal]:
    """The plain figures of that unit."""
    return [
        part.value
        for part in find_targets(text)
        if part.unit == unit and part.comparator == EQUAL and part.value is not None
    ]


def _is_wrong(parts: list[Decimal], whole: Decimal, *, is_all: bool) -> bool:
    """Whether parts pass their total, or are all of them ("gồm") and make another one."""
    total = sum(parts, Decimal(0))
    if any(part > whole for part in parts):
        return True
    return len(parts) > 1 and (total > whole or (is_all and total != whole))


def _total(text: str) -> TargetPhrase | None:
    """The last figure before "trong đó", when it is one that has parts."""
    # "Tổng số 150 đảng viên" is no text numbered 150.
    phrases = find_targets(_TOTAL.sub("tổng có", text))
    last = phrases[-1] if phrases else None
    if last is None or last.value is None or last.value_max is not None or last.of is not None:
        return None
    is_plain = last.comparator == EQUAL and not last.change and last.unit not in ("", "%")
    return last if is_plain else None


def _parts_end(text: str, start: int, end: int) -> int:
    """Parts of parts ("…; trong đó …") and further sentences are not counted again."""
    inner = _PARTS.search(text, start, end)
    return inner.start() if inner else end


def part_over_whole(passage: Passage) -> list[TextFinding]:
    """ "53/51 xã": more than there are."""
    found: list[TextFinding] = []
    if "/" not in passage.text:
        return found
    for match in _FRACTION.finditer(passage.text):
        part, whole = parse_decimal(match[1]), parse_decimal(match[2])
        if part is not None and whole is not None and part > whole:
            message = f"{match[0]}: phần lớn hơn tổng số. Hãy xem lại số liệu."
            found.append(
                passage.finding("part_over_whole", message, match.span(), severity=Severity.WARNING)
            )
    return found


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in _SENTENCE.finditer(text):
        follows = text[match.end() :].lstrip()[:9].lower()
        if follows.startswith("trong đó"):
            continue
        yield start, match.start()
        start = match.end()
    yield start, len(text)
