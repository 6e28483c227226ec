"""Which items come back every year, told by their words, and how they read a year later."""

from __future__ import annotations

import re
from dataclasses import dataclass

from programme import citations
from programme.vietnamese import SpellingProfile, fold_spaces, nfc, respell

_PERIOD = re.compile(
    r"(?<!\w)(?:quý\s+(?:i{1,3}|iv|[1-4])(?!\w)|(?:3|6|9|03|06|09)\s+tháng(?!\w)|năm\s+\d{4}(?!\d)"
    r"|(?:hằng|hàng)\s+(?:năm|quý)|(?:đầu|cuối|cả)\s+năm(?!\w))"
)
_REPORTING = re.compile(
    r"(?<!\w)(?:sơ kết|tổng kết|báo cáo|tình hình|kết quả|kế hoạch|dự toán|quyết toán|kiểm điểm|đánh giá"
    r"|phương hướng|nhiệm vụ|chương trình (?:công tác|làm việc|kiểm tra))(?!\w)"
)
# Reported every year whether or not the item names the year.
_YEARLY = re.compile(
    r"(?<!\w)(?:tài chính (?:của )?đảng|(?:thu,? chi|dự toán|quyết toán)(?: thu,? chi)? ngân sách"
    r"|(?:tình hình|nhiệm vụ|kế hoạch|phát triển) (?:phát triển )?kinh tế - xã hội)(?!\w)"
)
_ONCE = re.compile(
    r"(?<!\w)(?:nhiệm kỳ|giai đoạn|đại hội|văn kiện|kỷ niệm|đề án|quy hoạch|bầu|kiện toàn)(?!\w)"
)
_YEARS_OF_RANGE = re.compile(r"(?<!\d)(\d{4})(\s*[-–/]\s*)(\d{4})(?!\d)")
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_ORDINAL = re.compile(r"(?P<lead>(?<!\w)(?:lần|kỳ họp) thứ\s+)(?P<number>\d{1,3})(?!\d)", re.I)
# Years further from the last one name something that stands still: "từ năm 1997".
_NEAR = 2


@dataclass(frozen=True, slots=True)
class Shifted:
    """A text as it reads some years later; `doubts` name what a person must look at."""

    text: str
    doubts: tuple[str, ...] = ()


def is_recurring(text: str) -> bool:
    """Whether an item of this wording returns each year: "Sơ kết công tác quý I …".

    Something reported for a quarter, half a year, nine months or a year, or the Party's finance, the
    budget, the socio-economic tasks; but nothing of a term or a congress, and no cited text.
    """
    words = fold_spaces(respell(nfc(text), SpellingProfile.NEW)).lower()
    if _ONCE.search(words) or citations.find(text):
        return False
    if _YEARLY.search(words):
        return True
    return _PERIOD.search(words) is not None and _REPORTING.search(words) is not None


def next_text(text: str, *, year: int, by: int) -> Shifted:
    """An item of `year` as it reads `by` years later: years shifted, ordinals continued.

    Longer runs of years ("2021 - 2025") stand; a school or budget year ("2024 - 2025") moves.
    """
    doubts: list[str] = []
    text = nfc(text)
    standing = [
        match.span()
        for match in _YEARS_OF_RANGE.finditer(text)
        if int(match[3]) - int(match[1]) != 1
    ]

    def later(match: re.Match[str]) -> str:
        value = int(match[0])
        stands = any(first <= match.start() < last for first, last in standing)
        if stands or abs(value - year) > _NEAR:
            return match[0]
        return str(value + by)

    def continued(match: re.Match[str]) -> str:
        number = str(int(match["number"]) + by).zfill(len(match["number"]))
        doubts.append(f"Kiểm tra lại số thứ tự “{match['lead']}{number}”.")
        return match["lead"] + number

    return Shifted(_ORDINAL.sub(continued, _YEAR.sub(later, text)), tuple(doubts))
