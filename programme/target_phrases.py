"""Targets in the office's sentences: "đạt trên 85%", "nâng … lên 43/51 xã", "cao hơn năm 2024"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from programme.target_units import unit_at
from programme.vietnamese import DASHES, fold_spaces, nfc
from programme.wording import parse_decimal

EQUAL, AT_LEAST, MORE, LESS, AT_MOST, ABOUT, RANGE = "=", ">=", ">", "<", "<=", "~", "range"
INCREASE, DECREASE = "increase", "decrease"
_LONGEST = 6000  # characters of a text that are looked at


@dataclass(frozen=True, slots=True)
class TargetPhrase:
    """One value that a sentence sets, in the terms of the interchange form.

    `value` None: a comparison without a value ("cao hơn năm 2024"); `of` is 51 in "43/51".
    """

    name: str
    value: Decimal | None
    unit: str = ""
    comparator: str = EQUAL
    value_max: Decimal | None = None
    of: Decimal | None = None
    change: str = ""


_NUMBER = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?(?!\d)|\d+(?:[.,]\d+)?"
_COMPARATORS = (
    (AT_LEAST, r"ít nhất(?:\s+là)?|tối thiểu(?:\s+là)?|không dưới|không thấp hơn|không ít hơn|không kém hơn|≥|>=|trở lên"),
    (AT_MOST, r"không quá|không vượt quá|không vượt|vượt quá|tối đa(?:\s+là)?|nhiều nhất|không cao hơn|≤|<=|trở xuống"),
    (MORE, r"trên|cao hơn|lớn hơn|nhiều hơn|hơn|vượt|>"),
    (LESS, r"dưới|thấp hơn|ít hơn|nhỏ hơn|<"),
    (ABOUT, r"vào khoảng|khoảng|xấp xỉ|ước(?:\s+đạt)?|gần|độ|~"),
)  # fmt: skip
_COMPARATOR = "|".join(words for _, words in _COMPARATORS)
_VALUE = re.compile(
    rf"(?P<comparator>(?<!\w)(?:{_COMPARATOR})\s*)?(?P<from>(?<!\w)từ\s+)?(?:(?<!\w)(?P<comparator2>trên|khoảng)\s+)?"
    rf"(?<![\w.,/-])(?P<value>{_NUMBER})(?![\w-]*/\w*-\w|[^\W\d_])",
    re.IGNORECASE,
)
_MAX = re.compile(rf"\s*(?:[{DASHES}]|(?<!\w)(?:đến|tới)(?!\w))\s*(?P<max>{_NUMBER})(?![\w/])")
_OF = re.compile(
    rf"\s*(?:/|trên tổng số|trong tổng số)\s*(?:tổng số\s+)?(?P<of>{_NUMBER})(?![\d/])"
)
# Figures that name a time, a text, a grade or an age are no values (interchange: "belong to the name").
_NOT_BEFORE = re.compile(
    r"(?:năm|tháng|quý|giai đoạn|nhiệm kỳ|ngày|thời kỳ|lần thứ|thứ|mức độ|mức|khóa|khoá|loại|hạng|cấp độ|cấp|chỉ đạo"
    r"|đề án|dự án|chương trình|điều|khoản|lớp|nhóm|top|tốp|phiên bản|quốc lộ|đường tỉnh|khu vực|cả|số|OCOP|so với|với)\s*\Z"
    r"|(?:năm|giai đoạn|thời kỳ|nhiệm kỳ)\s+\d{4}\s*[-–]\s*(?:năm\s+)?\Z|ngày\s+\d{1,2}\s*(?:và|,|-|–)\s*\Z",
    re.IGNORECASE,
)
_NOT_BEHIND = re.compile(
    r"\s*(?:tháng\s+)?tuổi(?!\w)|\s*(?:năm|tháng|ngày|giờ|phút|sao|ca)(?!\w)(?!\s*kinh nghiệm)|\s?/\s?\d{1,2}\s?/\s?\d{4}|\s?/\s?\d{4}(?!\d)"
    r"|\s*[-–]\s*\d+\s+(?:tháng\s+)?tuổi|\s*(?:đến|[-–])\s*(?:dưới\s+)?\d+\s+(?:tháng\s+)?tuổi",
    re.IGNORECASE,
)
_BASE = re.compile(
    rf"(?:trên|/|cho|tính trên)\s*(?:{_NUMBER})\s+(?:người dân|dân|vạn dân|người|trẻ em|trẻ|hộ dân|hộ|lao động"
    r"|bà mẹ|phụ nữ|đảng viên|học sinh|ca)(?!\w)"
    # One of it is a measure; "trên 10 ha" would be a value.
    r"|(?:trên|/|cho|tính trên)\s*0?1\s*(?:ha|héc[ -]?ta|m2|m²|km2|km²|sào|đơn vị diện tích)(?!\w)",
    re.IGNORECASE,
)
_FOLLOWED = re.compile(
    rf"[^;.]{{0,120}}?\b(?:là|đạt|có|:|còn|ít nhất|tối thiểu)\s*(?:[\w\s]{{0,20}}?)(?:{_NUMBER})"
)
_AFTERWARDS = re.compile(r"(?<!\w)(trở lên|trở xuống)(?!\w)", re.IGNORECASE)
# "hoàn thành tốt nhiệm vụ trở lên", "loại khá trở lên" count a grade upwards, not the value.
_GRADE = re.compile(
    r"(?<!\w)(?:nhiệm vụ|khá|tốt|giỏi|trung bình|đại học|cao đẳng|thạc sĩ|trung cấp|mức độ \w+|loại \w+|hạng \w+|cấp \w+)\s*\Z",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r";|\.(?=\s|\Z)|\n")
_SET_ASIDE = re.compile(
    r"\((?:[^()]{0,40}?)(?:tương đương|tức(?: là)?|giá so sánh|giá hiện hành|năm \d{4}|ước thực hiện|thực hiện|kế hoạch|nghị quyết|chỉ tiêu (?:năm|nghị quyết)|so với"
    r"|cùng kỳ|ghi chú|giai đoạn|cơ quan)[^()]*\)",
    re.IGNORECASE,
)
_COMPARED = re.compile(
    r"(?<!\w)(?P<words>bằng hoặc cao hơn|cao hơn hoặc bằng|không thấp hơn|không cao hơn|bằng hoặc thấp hơn|cao hơn|thấp hơn"
    r"|tốt hơn|nhiều hơn|ít hơn|(?:tăng|giảm)(?:\s+hơn)?(?=\s+so với))\s+(?:so với\s+)?(?=(?:mức\s+)?(?:bình quân|năm|cùng kỳ|kế hoạch|giai đoạn"
    r"|trung bình|nhiệm kỳ|mức|quý|chỉ tiêu|kết quả))",
    re.IGNORECASE,
)
_BY_WORDS = {
    "cao": MORE,
    "tốt": MORE,
    "nhi": MORE,
    "thấ": LESS,
    "ít ": LESS,
    "tăn": MORE,
    "giả": LESS,
}
_BRACKETED_UNIT = re.compile(r"\s*\(\s*(%|[^()\d]{1,24})\s*\)\s*\Z")
_LEADING = re.compile(
    r"(?:[\s,:.–-]|(?:và|trong đó|trong đó có|riêng|bao gồm|gồm|với|đồng thời|phấn đấu|tiến tới|đến (?:cuối )?năm \d{4}|đến cuối năm"
    r"|cuối năm \d{4}|năm \d{4}|hằng năm|hàng năm|toàn tỉnh|cơ cấu kinh tế(?=\s+(?:khu vực|ngành))|nâng cao|nâng|đưa|duy trì|giữ vững|giữ|bảo đảm|đảm bảo|có(?= từ)|phải)(?!\w)"
    r"|(?P<change>kéo giảm|giảm|tăng)(?!\s*(?:trưởng|cường|tốc|thiểu|nghèo bền))(?!\w))+",
    re.IGNORECASE,
)
_TRAILING = re.compile(
    r"(?:[\s,:–=-]|(?<!\w)(?:đạt và vượt|đạt|là|bằng|còn|lên|xuống|xuống còn|xuống dưới|ở mức|mức|chiếm|có|phải|được|thêm|phấn đấu|thực hiện|duy trì|ước"
    r"|với|mỗi năm|hằng năm|hàng năm|cho|trong năm|trong năm \d{4}|năm \d{4}|đến năm \d{4}|đến cuối năm \d{4}|cả năm|đến cuối năm|chỉ tiêu"
    r")|(?<!\w)(?P<change>kéo giảm|giảm|tăng)(?:\s+(?:trên|cả năm|bình quân))?)+\s*\Z",
    re.IGNORECASE,
)
_PLAIN_VERBS = frozenset(("phấn đấu", "có", "đạt", "trong đó", "bảo đảm", "đảm bảo", ""))
_NAME_BEHIND = re.compile(r"\s*(?P<name>[^,;.:()]+)")
_SOFT = re.compile(r",\s|:\s|[\s(](?:trong đó|và)\s")


@dataclass(frozen=True, slots=True)
class _Figure:
    """A value found in a text and where its words begin and end."""

    phrase: TargetPhrase
    start: int
    end: int


def find_targets(text: str) -> tuple[TargetPhrase, ...]:
    """The targets a text sets, in reading order: one for each value, one for a bare comparison."""
    words = fold_spaces(nfc(text[:_LONGEST]))
    words = _SET_ASIDE.sub(lambda match: " " * len(match[0]), words)
    found: list[TargetPhrase] = []
    for clause in _clauses(words):
        found.extend(_of_clause(clause, found[-1].name if found else ""))
    return tuple(found)


def _clauses(text: str) -> Iterator[str]:
    """The parts between semicolons and full stops."""
    start = 0
    for match in _CLAUSE.finditer(text):
        yield text[start : match.start()]
        start = match.end()
    yield text[start:]


def _of_clause(clause: str, name_before: str) -> Iterator[TargetPhrase]:
    figures = list(_figures(clause))
    if not figures:
        yield from _comparison(clause)
        return
    position = 0
    for index, figure in enumerate(figures):
        limit = figures[index + 1].start if index + 1 < len(figures) else len(clause)
        named = _named(clause, position, figure, limit)
        yield replace(named, name=named.name or name_before)
        name_before = named.name or name_before
        position = _name_start(clause, figure.end, limit)


def _name_start(clause: str, start: int, limit: int) -> int:
    """Where the name of the next value begins: behind the comma that ends the words of this one."""
    match = _SOFT.search(clause, start, limit)
    return match.end() if match else start


def _comparison(clause: str) -> Iterator[TargetPhrase]:
    match = _COMPARED.search(clause)
    if match is None:
        return
    words = match["words"].lower()
    comparator = {"bằng hoặc cao hơn": AT_LEAST, "cao hơn hoặc bằng": AT_LEAST,
                  "không thấp hơn": AT_LEAST, "không cao hơn": AT_MOST,
                  "bằng hoặc thấp hơn": AT_MOST}.get(words) or _BY_WORDS[words[:3]]  # fmt: skip
    change = {"tăn": INCREASE, "giả": DECREASE}.get(words[:3], "")
    name, _ = _cleaned_name(clause[: match.start()])
    yield TargetPhrase(name, None, comparator=comparator, change=change)


def _figures(clause: str) -> Iterator[_Figure]:
    position = 0
    while match := _VALUE.search(clause, position):
        position = match.end()
        if _is_name(clause, match):
            continue
        figure = _figure(clause, match)
        if figure is not None:
            yield figure
            position = max(position, figure.end)


def _is_name(clause: str, match: re.Match[str]) -> bool:
    """Whether the figure belongs to the name of a target and is none itself."""
    start = match.start("value")
    if _NOT_BEFORE.search(clause[max(0, start - 40) : start]):
        return not _is_counted(clause, match)
    if _NOT_BEHIND.match(clause, match.end()):
        return True
    if base := _BASE.match(clause, match.start()):
        return _FOLLOWED.match(clause, base.end()) is not None
    return False


def _is_counted(clause: str, match: re.Match[str]) -> bool:
    """ "chỉ tiêu … số 5%": a percentage behind such a word is a value all the same."""
    before = clause[max(0, match.start("value") - 12) : match.start("value")].lower().split()
    if before and before[-1] in ("mức", "số", "cả", "với"):
        return clause[match.end() : match.end() + 2].strip().startswith("%") and before[-1] != "với"
    return False


def _figure(clause: str, match: re.Match[str]) -> _Figure | None:
    value = parse_decimal(match["value"])
    if value is None:
        return None
    unit, end = unit_at(clause, match.end())
    value_max = of = None
    if part := _OF.match(clause, match.end()):
        of = parse_decimal(part["of"])
        unit, end = unit_at(clause, part.end())
    elif part := (_MAX.match(clause, match.end()) or (_MAX.match(clause, end) if unit else None)):
        value_max = parse_decimal(part["max"])
        unit_behind, end = unit_at(clause, part.end())
        unit = unit_behind or unit
    comparator = RANGE if value_max is not None else _comparator(clause, match, end)
    phrase = TargetPhrase("", value, unit, comparator, value_max, of)
    return _Figure(phrase, match.start(), end)


def _comparator(clause: str, match: re.Match[str], end: int) -> str:
    behind = _AFTERWARDS.search(clause, end)
    between = clause[end : behind.start()] if behind is not None else ""
    if behind is not None and not re.search(r"\d", between) and not _GRADE.search(between):
        return AT_LEAST if behind[1].lower() == "trở lên" else AT_MOST
    words = (match["comparator"] or match["comparator2"] or "").strip()
    for comparator, pattern in _COMPARATORS:
        if words and re.fullmatch(pattern, words, re.IGNORECASE):
            return comparator
    return EQUAL


def _named(clause: str, position: int, figure: _Figure, limit: int) -> TargetPhrase:
    """The figure with name, change, and the unit that stands in brackets behind the name."""
    name, change = _cleaned_name(clause[position : figure.start])
    unit = figure.phrase.unit
    if not unit and (bracket := _BRACKETED_UNIT.search(name)):
        name, unit = name[: bracket.start()].strip(), bracket[1].strip()
    if name.lower() in _PLAIN_VERBS and (behind := _NAME_BEHIND.match(clause, figure.end, limit)):
        name = re.sub(r"\s*(?:trở lên|trở xuống)\s*", "", behind["name"]).strip()
        name = "" if name.lower().startswith("so với") else name
    return replace(figure.phrase, name=name, change=change, unit=unit)


def _cleaned_name(text: str) -> tuple[str, str]:
    """The name without the verbs round it, and the change that one of them states.

    Of "Cơ cấu kinh tế khu vực I: " only the part behind the last comma is the name; an enumeration
    inside a name ("đoàn viên, hội viên") stays.
    """
    change = ""
    tail = _TRAILING.search(text)
    if tail is not None:
        change = tail["change"] or ""
        text = text[: tail.start()]
    head = _LEADING.match(text)
    if head is not None:
        change = change or head["change"] or ""
        text = text[head.end() :]
    kind = "" if not change else (INCREASE if change.lower() == "tăng" else DECREASE)
    return text.rpartition(": ")[2].strip(" ,:;–-").removesuffix("(").rstrip(), kind
