"""Where the name of an issuing body ends in running text, by capitals and the bodies' own words."""

from __future__ import annotations

import re

from programme.directive_kinds import KIND_PATTERN

# A title that follows the issuer without "về" begins with one of these.
_TITLE_OPENINGS = (
    "ban hành", "bảo đảm", "bổ sung", "chỉ đạo", "chức năng", "công tác", "củng cố", "cụ thể",
    "cụ thể hóa", "cụ thể hoá", "đảm bảo", "đẩy mạnh", "đổi mới", "hoàn thiện", "hướng dẫn",
    "kết luận", "khắc phục", "kiểm điểm", "kiểm tra", "kiện toàn", "lãnh đạo", "luân chuyển",
    "một số", "nâng cao", "phân cấp", "phân công", "phát huy", "phát triển", "phê duyệt", "phòng chống",
    "quán triệt", "quản lý", "quy định", "quy hoạch", "rà soát", "sắp xếp", "sơ kết", "sửa đổi",
    "tăng cường", "thành lập", "thi hành", "thí điểm", "thực hiện", "tiếp tục", "tổ chức",
    "tổng kết", "triển khai", "tuyên truyền", "xây dựng", "xử lý",
)  # fmt: skip
TITLE_OPENING = re.compile(r"(?:" + "|".join(_TITLE_OPENINGS) + r"|phòng, chống)\b")
# Words that follow a body and belong to the sentence around it.
_SENTENCE_WORDS = frozenset((
    "bằng", "cho", "có", "của", "cùng", "do", "khoá", "khóa", "nhiệm", "đã", "đang", "đến", "để",
    "đối", "được", "gắn", "giao", "là", "mà", "mới", "nay", "năm", "ngày", "nhằm", "nhất", "như",
    "ở", "phải", "qua", "sau", "sẽ", "số", "tại", "theo", "thì", "tiếp", "trên", "trong", "trước",
    "từ", "vào", "vẫn", "về", "với",
))  # fmt: skip
_INNER_WORDS = re.compile(
    r"(?:nhân dân|tỉnh|thành phố|huyện|thị xã|xã|phường|đặc khu|quận|dân sự|tư pháp|cán sự đảng"
    r"|các cơ quan|doanh nghiệp|thường vụ|thường trực|chấp hành|chỉ đạo(?= [^\W\d_a-zà-ỹ])|trực thuộc(?= Trung)"
    r"|lần thứ (?:\d+|[IVXLC]+|(?:nhất|hai|ba|tư|bốn|năm|sáu|bảy|tám|chín|mười)"
    r"(?: (?:mươi|nhất|một|mốt|hai|ba|tư|bốn|năm|lăm|sáu|bảy|tám|chín))*))(?!\w)"
)
_WORD = re.compile(r"\s{0,3}([^\s,;:.()“”\"«»\[\]…]+)")
_KIND_AHEAD = re.compile(rf"(?:{KIND_PATTERN})\b")
_BODY_AHEAD = re.compile(
    r"(?:Ban|Bộ|[UỦ][ỷy] ban|Uỷ ban|Ủy ban|Hội đồng|Tỉnh|Thành|Chính phủ|Quốc hội|Văn phòng|Đảng|Nhà nước)\b"
)
# Bodies recognised although no "của" stands before them.
BODY_OPENING = re.compile(
    r"(?:Ban|Bộ|Hội nghị|Hội đồng|[UỦ][ỷy] ban|Tỉnh [uủ][ỷy]|Thành [uủ][ỷy]|Huyện [uủ][ỷy]|Đảng [uủ][ỷy]"
    r"|Thường trực|Trung ương|Quốc hội|Chính phủ|Thủ tướng|Chủ tịch|Văn phòng|UBND|HĐND|BTV|BCH)\b"
)
_PERSON = re.compile(r"(?:các\s+)?đồng chí\s+")
_MORE_OFFICES = re.compile(
    r",\s+(?=(?:Chủ tịch|Phó|Bí thư|Trưởng|Giám đốc|[UỦ][ỷy] viên|Chủ nhiệm|Thủ tướng|Bộ trưởng)\b)"
)
# "Kết luận số 137-KL/TW của Bộ Chính trị, Ban Bí thư": both issued it.
_JOINT_BODIES = re.compile(r"(?:,|\s+và)\s+(?=(?:Ban Bí thư|Bộ Chính trị)(?!\w))")
_CENTRAL = re.compile(r"(?:Bộ Chính trị|Ban Bí thư|Ban Chấp hành Trung ương)(?!\w)")
_NAMED_BY_FIELD = frozenset(("Bộ", "Sở", "Ban", "Vụ", "Viện"))
_MOST_WORDS = 40


def _joins_a_name(text: str, position: int) -> bool:
    """Whether the "và" before `position` stays inside a name ("Tuyên giáo và Dân vận Tỉnh ủy")."""
    follows = text[position : position + 1]
    return (
        follows.isupper()
        and not _KIND_AHEAD.match(text, position)
        and not _BODY_AHEAD.match(text, position)
    )


def _lower_word_end(text: str, match: re.Match[str], previous: str) -> int | None:
    """End of a small-letter word that still belongs to the name, or None."""
    word, start = match[1], match.start(1)
    inner = _INNER_WORDS.match(text, start)
    if inner:
        return inner.end()
    if word == "và":
        return match.end() if _joins_a_name(text, match.end() + 1) else None
    if word[0].isdigit():
        return match.end() if previous == "ương" else None
    second_syllable = previous[:1].isupper() and word not in _SENTENCE_WORDS
    if not second_syllable or (TITLE_OPENING.match(text, start) and previous != "Ban"):
        return None
    return match.end()


def _next_end(text: str, position: int, previous: str) -> int | None:
    match = _WORD.match(text, position)
    if match is None:
        return None
    word = match[1]
    if not word[0].isupper():
        return _lower_word_end(text, match, previous)
    if word.lower() in ("về", "số", "ngày"):
        return None
    if _KIND_AHEAD.match(text, match.start(1)) and previous not in _NAMED_BY_FIELD:
        return None
    return match.end()


def _name_end(text: str, start: int) -> int:
    position, previous = start, ""
    for _ in range(_MOST_WORDS):
        end = _next_end(text, position, previous)
        if end is None:
            break
        previous = text[position:end].split()[-1]
        position = end
    return position


def issuer_end(text: str, start: int) -> int:
    """The end of the body (or comrade) named at `start`; `start` itself when none is named there.

    The text is read as NFC. At most forty words are looked at.
    """
    person = _PERSON.match(text, start)
    position = person.end() if person else start
    if not text[position : position + 1].isupper():
        return start
    end = _name_end(text, position)
    while person and (more := _MORE_OFFICES.match(text, end)):
        end = _name_end(text, more.end())
    if _CENTRAL.match(text, position) and (joint := _JOINT_BODIES.match(text, end)):
        end = _name_end(text, joint.end())
    return start if end == position else end
