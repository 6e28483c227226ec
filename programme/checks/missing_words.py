"""Words that a fixed phrase cannot do without, and codes that a conversion left in the text (K16)."""

from __future__ import annotations

import re

from programme.checks.passages import Passage
from programme.findings import TextFinding

_WITHOUT_YEAR = re.compile(
    r"(?<!\w)((?:[Ss]ơ|[Tt]ổng) kết (?:việc )?\d{1,2})\s+(?=(?:thực hiện|triển khai|thi hành)(?!\w))"
)
# "Đại hội … lần XV": a Roman number is always an ordinal; "lần 2" may count drafts or times.
_WITHOUT_ORDINAL = re.compile(r"(?<!\w)lần\s+(?=[IVX]+(?!\w))")
# "có thành tích xuất trong công tác": before such a word "xuất" is half of "xuất sắc".
_HALF_EXCELLENT = re.compile(
    r"(?<!\w)(?:thành tích|tập thể|cá nhân|đơn vị|gương|điển hình|hoàn thành)\s+(xuất)"
    r"(?=\s+(?:trong|của|về|và|được|tại|qua|năm|nhiệm vụ)(?!\w)|\s*[,.;:)]|\s*\Z)",
    re.IGNORECASE,
)
_SIGNS = ("[bookmark", "Error!", "\ufffd")
_RESIDUE = re.compile(r"\[bookmark:[^\]]{0,80}\]\s?|\ufffd+|[\ue000-\uf8ff]+|Error! [^.]{0,60}\.")


def missing_year_word(passage: Passage) -> list[TextFinding]:
    """ "tổng kết 05 thực hiện": the word "năm" is missing."""
    if "kết" not in passage.text:
        return []
    return [
        passage.finding(
            "missing_word",
            "Thiếu chữ “năm” sau số năm sơ kết, tổng kết. Hãy thêm chữ “năm”.",
            match.span(),
            mend=f"{match[1]} năm ",
        )
        for match in _WITHOUT_YEAR.finditer(passage.text)
    ]


def missing_ordinal_word(passage: Passage) -> list[TextFinding]:
    """ "Đại hội Đảng bộ tỉnh lần XV": the word "thứ" is missing."""
    return [
        passage.finding(
            "missing_word",
            "Thiếu chữ “thứ” giữa “lần” và số La Mã. Hãy thêm chữ “thứ”.",
            match.span(),
            mend="lần thứ ",
        )
        for match in _WITHOUT_ORDINAL.finditer(passage.text)
    ]


def half_excellent(passage: Passage) -> list[TextFinding]:
    """ "thành tích xuất trong công tác": the second half of "xuất sắc" is missing."""
    return [
        passage.finding(
            "missing_word",
            "Thiếu chữ “sắc” sau chữ “xuất”. Hãy thêm chữ “sắc”.",
            match.span(1),
            mend=f"{match[1]} sắc",
        )
        for match in _HALF_EXCELLENT.finditer(passage.text)
    ]


def conversion_residues(passage: Passage) -> list[TextFinding]:
    """Bookmark codes, lost letters and private signs that a conversion left behind (K16)."""
    found: list[TextFinding] = []
    if passage.text.isprintable() and not any(sign in passage.text for sign in _SIGNS):
        return found
    for match in _RESIDUE.finditer(passage.text):
        is_code = match[0].startswith(("[bookmark", "Error!"))
        message = (
            f"“{match[0].strip()}” là mã còn sót khi chuyển đổi tệp. Hãy xoá đi."
            if is_code
            else "Có chữ bị mất khi chuyển đổi tệp. Hãy gõ lại chỗ này."
        )
        found.append(
            passage.finding("residue", message, match.span(), mend="" if is_code else None)
        )
    return found
