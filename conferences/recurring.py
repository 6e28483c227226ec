"""Which items come back every year, told by their words, and how they read a year later."""

from __future__ import annotations

import re
from dataclasses import dataclass

from programme import citations
from programme.vietnamese import nfc, search_key

# All are held against the search key: typed without marks or with a hyphen set otherwise, an item is
# the same.
_PERIOD = re.compile(
    r"\b(?:quy (?:i{1,3}|iv|[1-4])\b|(?:3|6|9|03|06|09) thang\b|nam \d{4}\b"
    r"|hang (?:nam|quy)|(?:dau|cuoi|ca) nam\b)"
)
_REPORTING = re.compile(
    r"\b(?:so ket|tong ket|bao cao|tinh hinh|ket qua|ke hoach|du toan|quyet toan|kiem diem|danh gia"
    r"|phuong huong|nhiem vu|chuong trinh (?:cong tac|lam viec|kiem tra))\b"
)
# Reported every year whether or not the item names the year.
_YEARLY = re.compile(
    r"\b(?:tai chinh (?:cua )?dang|(?:thu chi|du toan|quyet toan)(?: thu chi)? ngan sach"
    r"|(?:tinh hinh|nhiem vu|ke hoach|phat trien) (?:phat trien )?kinh te-xa hoi)\b"
)
_ONCE = re.compile(
    r"\b(?:nhiem ky|giai doan|dai hoi|van kien|ky niem|de an|quy hoach|bau|kien toan)\b"
)
# A cited text, also one typed in a form that the citations do not know.
_CODE = re.compile(r"\b\d+-[a-z]+/[a-z]+\b")
_YEARS_OF_RANGE = re.compile(r"(?<!\d)(\d{4})(\s*[-–/]\s*)(\d{4})(?!\d)")
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_ORDINAL = re.compile(
    r"(?P<lead>(?<!\w)(?:lần|kỳ họp|lan|ky hop) th(?:ứ|u)\s+)(?P<number>\d{1,3})(?!\d)", re.I
)
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
    words = search_key(text)
    if _ONCE.search(words) or _CODE.search(words) or citations.find(text):
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
