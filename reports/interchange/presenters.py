"""Who presents a line of the agenda: the closing bracket, or a line of its own."""

from __future__ import annotations

import re

from programme.vietnamese import fold_spaces

BRACKET = re.compile(r"\s*\(([^()]{2,250})\)[.;:,\s]*\Z")
# A body or an office; other brackets ("05 văn bản", "trực tuyến với …") belong to the text.
OPENING = (
    r"(?:Ban|Báo|BTC|BTV|Bí thư|Bộ|Các|Chánh|Chi cục|Chỉ huy|Chủ nhiệm|Chủ tịch|Chủ toạ|Chủ tọa|Chủ trì|Công an|Cục|Đài"
    r"|Đại biểu|Đại diện|Đại tá|Đảng|Đoàn|Đồng chí|Đ/c|Đơn vị|Giám đốc|HĐND|Hội|Huyện|Lãnh đạo|Liên|Mặt trận|MC|Ông|Bà|Phó"
    r"|Phòng|Quân khu|Sở|Thành [uủ][ỷy]|Thanh tra|Thị [uủ][ỷy]|Thiếu tướng|Thư ký|Thường trực|Thượng tá|Thường vụ|Tiểu ban|Tỉnh"
    r"|Toà|Tòa|Toàn thể|Tổ|Trung tâm|Trưởng|Trường|UBKT|UBND|UBMTTQ|Uỷ|Ủy|Văn phòng|Viện|VPTU|Báo cáo viên)(?!\w)"
)
NAMED = re.compile(
    r"(?:(?:do|người trình bày|trình bày|thực hiện|phụ trách|người thực hiện|đơn vị thực hiện)\s*:?\s+|(?:chủ trì|chủ to[aạ]|chủ tọa|điều hành|báo cáo)\s*:\s*)?(?=("
    + OPENING
    + r"))",
    re.I,
)
DUTY_END = re.compile(
    r"\s*,?\s+(?:trình(?: bày)?|thông qua|báo cáo|thực hiện|điều hành|phát biểu|chuẩn bị|quán triệt|triển khai|chủ trì|giới thiệu)"
    r"(?:\s+(?:báo cáo|tại Hội nghị))?\Z",
    re.I,
)
BY_WHEN = re.compile(
    r"\s*[,;-]\s*(?:\d{1,3}\s?(?:phút|p|’|')|(?:hoàn thành |xong |gửi )?trước ngày [\d/]+)\s*\Z"
)
JOINT = re.compile(rf"\s*;\s*(?:và\s+)?|\s*,\s*(?:và\s+)?(?={OPENING})|\s+và\s+(?={OPENING})", re.I)
# "đồng chí A, Chánh Văn phòng" is one person: an office behind a comma says who it is.
PERSON = re.compile(r"(?:đồng chí|đ/c|ông|bà)\s", re.I)
OFFICE = re.compile(
    r"(?:Bí thư|Chánh|Chủ nhiệm|Chủ tịch|Giám đốc|Phó|Trưởng|Thường trực|[UỦ][ỷy] viên|Thư ký|Viện trưởng|Đại tá|Thiếu tướng)(?!\w)",
    re.I,
)
# "Cơ quan chuẩn bị" and the like head the column of an agenda in a table too.
LINE = re.compile(
    r"[\s*+–-]*(?:(?:người|cơ quan|đơn vị|đồng chí|bộ phận)\s*(?:,\s*(?:người|cơ quan|đơn vị)\s*)?(?:trình bày|thực hiện|báo cáo|phụ trách|điều hành|chủ trì|phát biểu"
    r"|chuẩn bị|trình)(?:\s*[,/]\s*(?:thực hiện|trình bày|điều hành|phụ trách))*|báo cáo viên|trình bày|thực hiện|điều hành|phân công|phụ trách|chủ trì)\s*:\s*(?P<names>.+)",
    re.I,
)


# "Chào cờ (5 phút) - Văn phòng Tỉnh ủy": behind the minutes a dash or colon is enough.
BEHIND_MINUTES = re.compile(
    rf"(?P<text>(?!từ\s|lúc\s|\d|\().{{1,300}}\(\s?\d{{1,3}}\s?(?:phút|ph|p|[’'′])\s?\))\s*[-–:]\s*(?P<names>{OPENING}.{{0,200}})",
    re.I,
)


# "Khai mạc Hội nghị - Đ/c Bí thư Tỉnh ủy", "Khai mạc: Đồng chí Bí thư": behind the words of a timed line.
OFFICE_BEHIND = re.compile(rf"(?!Hội nghị|Đại biểu|Đoàn chụp)(?:{OPENING}|đ/c\s|đồng chí\s)")
PERSON_BEHIND = re.compile(r"(?:[Đđ]ồng chí|[Đđ]/c)\s")
BEHIND = ((" - ", OFFICE_BEHIND), (" – ", OFFICE_BEHIND), (": ", PERSON_BEHIND))
LONGEST_NAMES = 160


# "…, nhiệm vụ năm 2026. Người trình bày: Bí thư Tỉnh ủy": a line of its own run on.
RUN_ON = re.compile(
    r"(?<=[.;,)])\s+(?=(?:người|cơ quan|đơn vị|đồng chí|bộ phận|báo cáo viên|trình bày|thực hiện|điều hành|chủ trì)\b[^:.;]{0,40}:)",
    re.I,
)


def without_presenters(text: str) -> tuple[str, tuple[str, ...]]:
    """The text without a closing bracket that only names who presents, and these names."""
    if (behind := BEHIND_MINUTES.fullmatch(text)) is not None:
        return behind["text"], names_in(behind["names"])
    for joint in RUN_ON.finditer(text):
        if names := presenter_line(text[joint.end() :]):
            return text[: joint.start()].rstrip(".;:, "), names
    match = BRACKET.search(text)
    if match is None or "nếu có" in match[1].lower() or NAMED.match(match[1]) is None:
        return text, ()
    return text[: match.start()].rstrip(".;:, "), names_in(match[1])


def without_presenters_behind(text: str) -> tuple[str, tuple[str, ...]]:
    """The words of a timed line without "- Đ/c Bí thư Tỉnh ủy" at their end, and these names."""
    for sign, opening in BEHIND:
        words, _, names = text.rpartition(sign)
        if words and len(names) <= LONGEST_NAMES and opening.match(names):
            return words.rstrip(), names_in(names)
    return text, ()


def presenter_line(text: str) -> tuple[str, ...]:
    """The names of "Người trình bày: A; B", () for any other line."""
    match = LINE.fullmatch(text)
    if match is None and text.startswith("(") and text.endswith(")"):
        return without_presenters(f" {text}")[1]
    return names_in(match["names"]) if match else ()


def names_in(text: str) -> tuple[str, ...]:
    """The names of a row, verbatim; a comma inside "đồng chí A, Chánh Văn phòng" parts nothing."""
    text = BY_WHEN.sub("", fold_spaces(text))
    if (named := NAMED.match(text)) is not None:
        text = text[named.end() :]
    names: list[str] = []
    for piece in _pieces(DUTY_END.sub("", text)):
        name = piece.strip(" .,;:–-")
        if name and name not in ("nt", "nếu có"):
            names.append(name)
    return tuple(names)


def _pieces(text: str) -> list[str]:
    pieces: list[str] = []
    position = 0
    for joint in JOINT.finditer(text):
        before = text[position : joint.start()]
        is_comma = joint[0].strip().startswith(",")
        if is_comma and PERSON.match(before) and OFFICE.match(text, joint.end()):
            continue
        if "và" in joint[0] and OFFICE.match(before) and OFFICE.match(text, joint.end()):
            continue
        pieces.append(before)
        position = joint.end()
    return [*pieces, text[position:]]
