"""The kinds of directing texts and their symbols: Party kinds of Q399 and the State's."""

from __future__ import annotations

import datetime
import re

from programme.vietnamese import capitalise_first, fold_spaces

SYMBOLS_BY_KIND: dict[str, tuple[str, ...]] = {
    "Nghị quyết": ("NQ", "NQLT", "QH", "UBTVQH"),
    "Quyết định": ("QĐ",),
    "Quy định": ("QĐ", "QĐi"),
    "Quy chế": ("QC",),
    "Chỉ thị": ("CT",),
    "Kết luận": ("KL",),
    "Thông tri": ("TT",),
    "Hướng dẫn": ("HD",),
    "Thông báo": ("TB",),
    "Thông cáo": ("TC",),
    "Kế hoạch": ("KH", "KHPH", "KHLT"),
    "Quy hoạch": ("QH",),
    "Chương trình": ("CTr", "CTrPH", "CTPH", "CTHĐ", "CTrHĐ"),
    "Đề án": ("ĐA",),
    "Phương án": ("PA",),
    "Dự án": ("DA",),
    "Tờ trình": ("TTr",),
    "Công văn": ("CV",),
    "Biên bản": ("BB",),
    "Giấy mời": ("GM",),
    "Báo cáo": ("BC",),
    "Luật": ("QH", "L"),
    "Bộ luật": ("QH", "L"),
    "Pháp lệnh": ("UBTVQH", "PL"),
    "Nghị định": ("NĐ",),
    "Thông tư": ("TT", "TTLT"),
    "Lệnh": ("L", "LCT"),
    "Công điện": ("CĐ", "CĐi"),
}
KINDS: tuple[str, ...] = tuple(SYMBOLS_BY_KIND)
KNOWN_SYMBOLS = frozenset(symbol for symbols in SYMBOLS_BY_KIND.values() for symbol in symbols)

KIND_PATTERN = "|".join(kind.replace(" ", r"\s+") for kind in sorted(KINDS, key=len, reverse=True))
# 05-HD/VPTW gives Quy định the symbol QĐ from this day on (H5 II.I.3.1.2a).
_QDI_ENDS = datetime.date(2026, 5, 27)
_SEGMENT = re.compile(r"[^\W\d_]+")


def kind_named(text: str) -> str:
    """A kind word in any case and spacing as the office names it: "CHỈ  THỊ" -> "Chỉ thị"."""
    return capitalise_first(fold_spaces(text).lower())


def symbol_head(symbol: str) -> str:
    """The part of a symbol that names the kind: "CT/TW" -> "CT", "QH15" -> "QH"."""
    match = _SEGMENT.match(symbol)
    return match[0] if match else ""


def is_party_symbol(symbol: str) -> bool:
    """Party symbols join kind and issuer by a slash (CT/TW), State ones by a hyphen (CTr-UBND)."""
    return "/" in symbol or symbol in KNOWN_SYMBOLS


def kind_of_symbol(symbol: str) -> str:
    """The kind a symbol stands for when no kind word is printed; "" when it stands for none."""
    head = symbol_head(symbol).casefold()
    if head == "tt":
        return "Thông tri" if is_party_symbol(symbol) else "Thông tư"
    if head in ("qh", "l"):
        return "Luật" if not is_party_symbol(symbol) else "Quy hoạch"
    if head == "qđi":
        return "Quy định"
    for kind, symbols in SYMBOLS_BY_KIND.items():
        if head in (known.casefold() for known in symbols):
            return kind
    return ""


def symbol_agrees(kind: str, symbol: str, date: datetime.date | None) -> bool:
    """Whether kind and symbol go together (K68); QĐi only for a Quy định before 27/5/2026.

    Letters of the State bear the issuer's symbol alone ("1234/UBND-NC"), so a Công văn disagrees
    only with the symbol of another kind. A kind we do not know agrees with everything.
    """
    expected = SYMBOLS_BY_KIND.get(kind_named(kind))
    head = symbol_head(symbol).casefold()
    if expected is None or not head:
        return True
    if head == "qđi" and date is not None and date >= _QDI_ENDS:
        return False
    if head in (known.casefold() for known in expected):
        return True
    return kind_named(kind) == "Công văn" and not kind_of_symbol(symbol)
