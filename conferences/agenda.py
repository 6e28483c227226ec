"""Numbers of an agenda, and the lead line: one sentence over consecutive items, written and read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from programme.vietnamese import DASHES, fold_spaces, nfc, roman
from programme.wording import join_list

SAME_AS_ABOVE = "-nt-"


@dataclass(frozen=True, slots=True)
class Leads:
    """Who prepares an item, in the order of print: leading and co-ordinating agencies."""

    leads: tuple[str, ...]
    coordinators: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LeadGroup:
    """Consecutive items, by their printed labels ("(4)"), that one lead line covers."""

    labels: tuple[str, ...]
    leads: Leads


@dataclass(frozen=True, slots=True)
class LeadPart:
    """Agencies and the items they prepare: labels without brackets, none = the item just before."""

    leads: tuple[str, ...]
    coordinators: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LeadReading:
    """What a lead line says, part by part."""

    parts: tuple[LeadPart, ...]


def item_label(number: int) -> str:
    """ "(1)"."""
    return f"({number})"


def section_label(level: int, number: int, above: str = "") -> str:
    """ "I." at level 1, "1." at level 2; below, the number dotted behind the label `above`."""
    if level <= 1:
        return f"{roman(number)}."
    prefix = above.strip() if level > 2 else ""
    return f"{prefix.rstrip('.')}.{number}." if prefix else f"{number}."


def group_leads(items: Sequence[tuple[str, Leads]]) -> tuple[LeadGroup, ...]:
    """Consecutive items with equal leads as one group; items without any lead are in no group."""
    groups: list[LeadGroup] = []
    joins = False
    for label, leads in items:
        empty = not leads.leads and not leads.coordinators
        if not empty and joins and groups[-1].leads == leads:
            groups[-1] = LeadGroup((*groups[-1].labels, label), leads)
        elif not empty:
            groups.append(LeadGroup((label,), leads))
        joins = not empty
    return tuple(groups)


# --- names in a row ---------------------------------------------------------------------------

_AGENCY_OPENING = (
    r"(?:Ban|Bộ|Các|Công an|Cục|Chi cục|Đài|Đảng|Đoàn|Đơn vị|Báo|Học viện|Hội|Huyện [uủ][ỷy]|Kho bạc|Liên đoàn"
    r"|Liên minh|Mặt trận|Ngân hàng|Sở|Tiểu ban|Thành [uủ][ỷy]|Thanh tra|Thị [uủ][ỷy]|Thường trực|Tỉnh [uủ][ỷy]|Tỉnh đoàn"
    r"|Toà án|Tòa án|Tổ|Trung tâm|Trường|Uỷ ban|Ủy ban|UBND|UBKT|Văn phòng|Viện|VPTU)(?![\w])"
)
_NAME_JOINT = re.compile(
    rf"\s*,\s*(?:và\s+)?(?={_AGENCY_OPENING}|các\s)|\s+và\s+(?={_AGENCY_OPENING})"
)


def _split_names(text: str) -> tuple[str, ...]:
    """Agency names in a row; a comma or "và" parts them only before the opening of an agency."""
    pieces = text.split(";") if ";" in text else _NAME_JOINT.split(text)
    return tuple(name for piece in pieces if (name := piece.strip(" .,:;–")))


def _join_names(names: Sequence[str]) -> str:
    """ "A, B và C" when that can be read back, else "A; B; C"."""
    plain = join_list(names)
    return plain if _split_names(plain) == tuple(names) else "; ".join(names)


def format_lead_line(group: LeadGroup, *, opening: str = "Cơ quan chủ trì tham mưu") -> str:
    """ "Cơ quan chủ trì tham mưu: Văn phòng Tỉnh ủy mục (4) và (5)."; one item bears no label."""
    agencies = _join_names(group.leads.leads)
    if group.leads.coordinators:
        agencies = f"{agencies} phối hợp với {_join_names(group.leads.coordinators)}".strip()
    labels = f" mục {join_list(group.labels)}" if len(group.labels) > 1 else ""
    return f"{opening}: {agencies}{labels}."


# --- reading ----------------------------------------------------------------------------------

_OPENING = re.compile(
    r"[\s*+–(-]*(?:(?:các\s+)?(?:cơ quan|đơn vị)(?:\s*,\s*đơn vị)?\s+(?:chủ trì|chuẩn bị|tham mưu|thực hiện|trình|soạn thảo"
    r"|báo cáo|được giao|chịu trách nhiệm)(?:\s*,?\s*(?:và\s+)?(?:tham mưu|chuẩn bị|thực hiện|trình|nội dung"
    r"|phối hợp|soạn thảo))*|phân công(?:\s+(?:thực hiện|chuẩn bị|tham mưu|chủ trì))?|chủ trì(?:\s+tham mưu)?)\s*:\s*"
    rf"|[\s*+–(-]*(?:các\s+)?(?:cơ quan|đơn vị)\s*:\s*(?={_AGENCY_OPENING})",
    re.IGNORECASE,
)
_COORDINATION_ALONE = re.compile(
    r"[\s*+–-]*(?:(?:cơ quan|đơn vị)\s+)?phối hợp(?:\s+thực hiện)?\s*:\s*", re.IGNORECASE
)
_ASSIGNMENT = re.compile(
    rf"[\s*+–-]*(?:Giao|Phân công)\s*:?\s+(?:cho\s+)?(?=đồng chí|{_AGENCY_OPENING})", re.IGNORECASE
)
_DUTY = re.compile(r"(?<!\w)(?:chủ trì|tham mưu|chuẩn bị|phối hợp)(?!\w)", re.IGNORECASE)
_DUTY_END = re.compile(
    r"[\s,]*(?<!\w)(?:là cơ quan\s+)?(?:chủ trì|tham mưu|chuẩn bị|thực hiện|trình|phối hợp)"
    r"(?:\s*,?\s*(?:và\s+)?(?:chủ trì|tham mưu|chuẩn bị|thực hiện|trình|nội dung))*[\s,]*(?:nội dung này)?\Z",
    re.IGNORECASE,
)
_COORDINATION = re.compile(
    r"[\s,;.(]*(?:(?:chủ trì|và)[\s,]*)*(?<!\w)phối hợp\s*(?:với|cùng với|cùng|:)\s*"
    rf"|[\s,;.(]*(?:(?:chủ trì|và)[\s,]*)*(?<!\w)phối hợp\s+(?={_AGENCY_OPENING})"
    r"|[\s,;.(]*(?:cơ quan|đơn vị)\s+phối hợp\s*:\s*",
    re.IGNORECASE,
)
# "2b" is item b) of item 2.
_LABEL = r"\(?\s?(?:\d{1,3}(?:\.\d{1,3}){0,3}(?:\.?[a-zđ](?!\w))?|[a-zđ](?![\wà-ỹ]))\s?\)?"
_ITEM_WORD = r"(?:mục|nội dung|khoản|điểm)"
_LABELS = re.compile(
    rf"(?P<open>[\s,:–-]*\(?\s*)(?:đối với\s+)?(?:(?:từ|các)\s+)?(?<!\w){_ITEM_WORD}\s*(?:số\s+|từ\s+)?"
    rf"(?P<labels>{_LABEL}(?:\s*(?:,|;|và|đến|[{DASHES}])\s*(?:{_ITEM_WORD}\s+)?{_LABEL}){{0,60}})"
    r"(?P<close>\s*\))?(?P<colon>\s*:)?(?![\w])",
    re.IGNORECASE,
)
_ROLE_BEHIND = re.compile(r"\s*\((chủ trì|phối hợp)\)\s*\Z", re.IGNORECASE)
_ONE_LABEL = re.compile(r"\d{1,3}(?:\.\d{1,3})*(?:\.?[a-zđ](?!\w))?|(?<!\w)[a-zđ](?!\w)")
_COUNTED_WORDS = ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười")
_COUNTED = re.compile(
    rf"(?<!\w)(?P<opening>{_ITEM_WORD}\s+|(?:,|và)\s*)thứ\s+(?P<word>{'|'.join(_COUNTED_WORDS)})(?!\w)",
    re.IGNORECASE,
)
_RANGE = re.compile(rf"(?:đến|[{DASHES}])")
_SAME = re.compile(rf"[{DASHES}]\s?nt\s?[{DASHES}]|nt|như trên|nêu trên", re.IGNORECASE)
_DUTY_BARE = re.compile(
    r"(?<!\w)(?:chủ trì|chuẩn bị|tham mưu)(?:\s+nội dung)?[\s,]*\Z", re.IGNORECASE
)
_LEADING = re.compile(r"(?<!\w)chủ trì(?!\w)", re.IGNORECASE)
# Words that no name of an agency has.
_SENTENCE = re.compile(
    rf"{_DUTY.pattern}|(?<!\w)(?:đã|đang|sẽ|được|hoàn thành|tiếp tục|tập trung|triển khai|ban hành|việc|để)(?!\w)"
)
_LONGEST_BARE = 300
_LONGEST_NAME = 60
_LONGEST = 4000  # a longer paragraph is no lead line
_LETTERS = "abcdđeghiklmnopqrstuvxy"


def _in_figures(counted: re.Match[str]) -> str:
    """ "nội dung thứ hai" as "nội dung 2"."""
    return f"{counted['opening']}{_COUNTED_WORDS.index(counted['word'].lower()) + 1}"


def _between(first: str, last: str) -> list[str]:
    """The labels of a range, both ends included; the two ends alone when it cannot be counted."""
    if first.isdecimal() and last.isdecimal() and int(first) < int(last) <= int(first) + 200:
        return [str(number) for number in range(int(first), int(last) + 1)]
    if first in _LETTERS and last in _LETTERS and _LETTERS.index(first) < _LETTERS.index(last):
        return list(_LETTERS[_LETTERS.index(first) : _LETTERS.index(last) + 1])
    return [first, last]


def _read_labels(text: str) -> tuple[str, ...]:
    """ "(3) đến mục (7)", "1, 2 và 3", "2) - 3)" as the labels they stand for, brackets off."""
    labels: list[str] = []
    position = 0
    for match in _ONE_LABEL.finditer(re.sub(_ITEM_WORD, "", text.lower())):
        joint = re.sub(_ITEM_WORD, "", text.lower())[position : match.start()]
        if labels and _RANGE.search(joint):
            labels[-1:] = _between(labels[-1], match[0])
        else:
            labels.append(match[0])
        position = match.end()
    return tuple(dict.fromkeys(labels))


def _by_their_roles(text: str) -> str:
    """ "A (chủ trì); B (phối hợp)" with the roles before the names: "A phối hợp với B"."""
    if _ROLE_BEHIND.search(text) is None:
        return text
    names = [name for name in text.split(";") if name.strip()]
    roles = [_ROLE_BEHIND.search(name) for name in names]
    named = [_ROLE_BEHIND.sub("", name).strip() for name in names]
    pairs = [(n, bool(r and "phối" in r[1].lower())) for n, r in zip(named, roles, strict=True)]
    leads = "; ".join(name for name, is_other in pairs if not is_other)
    others = "; ".join(name for name, is_other in pairs if is_other)
    return f"{leads} phối hợp với {others}" if others else leads


def _read_agencies(text: str, labels: tuple[str, ...]) -> LeadPart | None:
    text = _by_their_roles(text).strip(" .,;:–()")
    if _SAME.fullmatch(text) or _SAME.fullmatch(f"-{text.strip('-')}-"):
        return LeadPart((SAME_AS_ABOVE,), labels=labels)
    leading, *others = _COORDINATION.split(text)
    leads = _split_names(_DUTY_END.sub("", leading.strip(" ,;(")))
    coordinators = tuple(name for part in others for name in _split_names(_DUTY_END.sub("", part)))
    return LeadPart(leads, coordinators, labels) if leads or coordinators else None


def _labelled_parts(body: str) -> Iterable[LeadPart | None]:
    """Parts of "A mục (1); B mục (2) và (3)" or of "Mục 1: A; mục 2: B"."""
    marks = list(_LABELS.finditer(body))
    if not marks:
        yield _read_agencies(body, ())
        return
    labels_first = not body[: marks[0].start()].strip(" (") and bool(marks[0]["colon"])
    for index, mark in enumerate(marks):
        if labels_first:
            end = marks[index + 1].start() if index + 1 < len(marks) else len(body)
            words = body[mark.end() : end]
        else:
            words = body[marks[index - 1].end() if index else 0 : mark.start()]
        yield _read_agencies(words, _read_labels(mark["labels"]))
    if not labels_first:
        yield _read_agencies(body[marks[-1].end() :], ())


def _merged(parts: Iterable[LeadPart | None]) -> tuple[LeadPart, ...]:
    """Parts without the empty ones; co-ordinators printed behind the labels join the part before."""
    merged: list[LeadPart] = []
    for part in parts:
        if part is None:
            continue
        if merged and not part.leads:
            before = merged[-1]
            joined = before.coordinators + part.coordinators
            merged[-1] = LeadPart(before.leads, joined, part.labels or before.labels)
        else:
            merged.append(part)
    return tuple(merged)


def _names_who_prepares(text: str) -> bool:
    """ "Văn phòng Tỉnh ủy chuẩn bị.", "A chủ trì, phối hợp với B": agencies and nothing else."""
    if len(text) > _LONGEST_BARE or text.startswith("Các") or not re.match(_AGENCY_OPENING, text):
        return False
    line = text.strip(" .;")
    leading, *others = _COORDINATION.split(line)
    has_duty = _DUTY_BARE.search(leading if others else line) is not None
    is_led = bool(others) and _LEADING.search(line) is not None
    names = [name for one in (leading, *others) for name in _split_names(_DUTY_END.sub("", one))]
    return (has_duty or is_led) and all(
        re.match(_AGENCY_OPENING, name)
        and len(name) <= _LONGEST_NAME
        and not _SENTENCE.search(name)
        for name in names
    )


def _names_by_items(text: str) -> bool:
    """ "A chuẩn bị nội dung a, B chuẩn bị nội dung b": such a sentence for each of the items."""
    if len(text) > _LONGEST_BARE or not re.match(_AGENCY_OPENING, text):
        return False
    marks = list(_LABELS.finditer(text))
    starts = [0, *(mark.end() for mark in marks)]
    pieces = [text[start : mark.start()] for start, mark in zip(starts, marks, strict=False)]
    is_whole = bool(marks) and not text[marks[-1].end() :].strip(" .;")
    return is_whole and all(_names_who_prepares(piece.strip(" ,;")) for piece in pieces)


def _body(text: str) -> str | None:
    """What follows the opening of a lead line, None when the line has no such opening."""
    opening = _OPENING.match(text)
    if opening:
        return text[opening.end() :]
    if coordination := _COORDINATION_ALONE.match(text):
        return f"cơ quan phối hợp: {text[coordination.end() :]}"
    assignment = _ASSIGNMENT.match(text)
    if assignment and _DUTY.search(text, assignment.end()):
        return text[assignment.end() :]
    if _names_who_prepares(text) or _names_by_items(text):
        return text
    parts = [part for part in text.strip(" .;").split(";") if part.strip()]
    labelled = parts and all((mark := _LABELS.search(part)) and mark.start() > 0 for part in parts)
    return text if labelled and re.match(_AGENCY_OPENING, text) and "(" in text else None


def parse_lead_line(text: str) -> LeadReading | None:
    """Who prepares which items by a lead line, None when the line is none.

    Reads "Cơ quan chủ trì tham mưu: A phối hợp với B mục (4) và (5).", "Giao A chủ trì, phối hợp
    với B", "A (mục 1); B (mục 2, 3)", "từ mục (3) đến mục (7)", "nội dung b, c", "mục 2b", "nội dung thứ hai"
    and "-nt-".
    """
    line = fold_spaces(nfc(text)).rstrip(" .")
    if len(line) > _LONGEST:
        return None
    line = _COUNTED.sub(_in_figures, line)
    body = line if _SAME.fullmatch(line) else _body(line)
    if body is None:
        return None
    parts = _merged(_labelled_parts(body))
    return LeadReading(parts) if parts else None
