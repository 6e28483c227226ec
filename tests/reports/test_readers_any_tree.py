"""Any paper that follows the rules of its kind is read back the same from Word, text and JSON."""

from __future__ import annotations

import json

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reports.readers import read_unguarded
from reports.readers.reading import Reading
from reports.readers.wire import pack, unpack
from reports.tree import (
    Block,
    DocumentKind,
    DocumentTree,
    Footnote,
    Item,
    LeadIn,
    LeadLine,
    Masthead,
    Meeting,
    Paragraph,
    Recipients,
    Section,
    Signature,
    Title,
)
from reports.writers import FORMATS

WORDS = (
    "rà soát", "kế hoạch", "cán bộ", "xã Vị Đông", "chuyển đổi số", "8,5%", "2026 - 2030", "“Dân vận khéo”",
    "(GRDP)", "đảng viên", "hoà giải", "quỹ đất", "ngày 05/3/2026", "số 03-NQ/TU", "& dịch vụ", "<50 ha", "Tỉnh uỷ",
)  # fmt: skip
STARTS = ("Tiếp tục", "Hoàn thành", "Kiểm tra", "Bảo đảm", "Triển khai")
HEADINGS = ("Về kinh tế", "Về xây dựng Đảng", "Công tác dân vận", "Nhiệm vụ trọng tâm")
AGENCIES = ("Văn phòng Tỉnh uỷ", "Ban Tổ chức Tỉnh uỷ", "Công an tỉnh")
ROMANS = ("I.", "II.", "III.")


def sentences(ending: str = ".") -> st.SearchStrategy[str]:
    pieces = st.tuples(
        st.sampled_from(STARTS), st.lists(st.sampled_from(WORDS), min_size=1, max_size=9)
    )
    return pieces.map(lambda each: f"{each[0]} {' '.join(each[1])}{ending}")


PARAGRAPHS = st.lists(sentences().map(Paragraph), min_size=1, max_size=2)


@st.composite
def items(draw: st.DrawFn, label: str = "({})") -> list[Block]:
    """Numbered items, the last of them perhaps with bullets and bullets of bullets under it."""
    found: list[Block] = []
    for number in range(1, draw(st.integers(1, 3)) + 1):
        plus = [Item("+", text) for text in draw(st.lists(sentences(), max_size=2))]
        dashes = [
            Item("-", text, tuple(plus)) for text in draw(st.lists(sentences(";"), max_size=2))
        ]
        ending = ":" if dashes else "."
        found.append(Item(label.format(number), draw(sentences(ending)), tuple(dashes)))
    return found


@st.composite
def sections(draw: st.DrawFn) -> tuple[Block, ...]:
    """Parts I., II. with 1., 1.1. and what hangs under them."""
    inner = items() | PARAGRAPHS
    parts: list[Block] = []
    for roman in ROMANS[: draw(st.integers(1, 3))]:
        fields = []
        for number in range(1, draw(st.integers(0, 2)) + 1):
            blocks = draw(inner)
            if draw(st.booleans()):
                blocks = [
                    Section(3, f"{number}.1.", draw(st.sampled_from(HEADINGS)), tuple(blocks))
                ]
            fields.append(Section(2, f"{number}.", draw(st.sampled_from(HEADINGS)), tuple(blocks)))
        blocks = tuple(fields) or tuple(draw(inner))
        parts.append(Section(1, roman, draw(st.sampled_from(HEADINGS)).upper(), blocks))
    return tuple(parts)


@st.composite
def meetings(draw: st.DrawFn) -> tuple[Block, ...]:
    """The conferences of a year, each with items, an opening line and who prepares them."""
    found = []
    for number in range(1, draw(st.integers(1, 3)) + 1):
        lead = f"Cơ quan chủ trì tham mưu: {draw(st.sampled_from(AGENCIES))}."
        blocks = [*draw(items()), LeadLine(lead)]
        if draw(st.booleans()):
            blocks.insert(0, LeadIn(draw(sentences(":"))))
        heading = f"Hội nghị Ban Chấp hành lần thứ {number} (trong tháng {number}/2027)"
        found.append(Meeting(f"{number}.", heading, tuple(blocks)))
    return (Section(1, "I.", "NỘI DUNG VÀ THỜI GIAN", tuple(found)),)


@st.composite
def half_days(draw: st.DrawFn) -> tuple[Block, ...]:
    """The two half days of an agenda with timed items."""
    found = []
    for roman, name, hour in (("I.", "BUỔI SÁNG", 7), ("II.", "BUỔI CHIỀU", 13)):
        slots = tuple(
            Item(f"{n}.", f"Từ {hour + n} giờ 00 đến {hour + n} giờ 45: {draw(sentences())}")
            for n in range(1, draw(st.integers(1, 3)) + 1)
        )
        found.append(Section(1, roman, name, slots))
    return tuple(found)


KINDS = {
    DocumentKind.ANNUAL_PROGRAMME: ("làm việc năm 2027 của Ban Chấp hành Đảng bộ tỉnh", meetings()),
    DocumentKind.ANNUAL_TASKS: ("thực hiện nhiệm vụ công tác năm 2027", sections()),
    DocumentKind.QUARTERLY_PROGRAMME: (
        "công tác quý II năm 2027",
        sections() | meetings(),
    ),
    DocumentKind.CONFERENCE_AGENDA: ("Hội nghị Ban Chấp hành lần thứ 8", half_days()),
    DocumentKind.QUARTERLY_REPORT: ("kết quả hoạt động quý III/2027", sections()),
}


@st.composite
def trees(draw: st.DrawFn) -> DocumentTree:
    """A whole paper of any kind, with or without header, foot and notes."""
    kind = draw(st.sampled_from(list(KINDS)))
    subject, bodies = KINDS[kind]
    is_report = kind is DocumentKind.QUARTERLY_REPORT
    is_agenda = kind is DocumentKind.CONFERENCE_AGENDA
    symbol = "BC" if is_report else "CTr"
    masthead = Masthead(
        issuer=("TỈNH UỶ HẬU GIANG",),
        number_line=draw(st.sampled_from((f"Số 12-{symbol}/TU", f"Số        -{symbol}/TU"))),
        draft_mark=draw(st.sampled_from(("", "Dự thảo", "Dự thảo lần 2"))),
        party_title="ĐẢNG CỘNG SẢN VIỆT NAM",
        place_date="Hậu Giang, ngày 05 tháng 12 năm 2026",
    )
    if is_agenda and draw(st.booleans()):
        masthead = Masthead(asterisk="", circulation_mark="TÀI LIỆU HỘI NGHỊ")
    note = "(Ngày 06/12/2027, cả ngày)" if is_agenda else ""
    blocks = draw(bodies)
    notes = tuple(
        Footnote(str(number), text)
        for number, text in enumerate(draw(st.lists(sentences(), max_size=2)), start=1)
    )
    if notes:
        marks = "".join(f"[^{each.mark}]" for each in notes)
        blocks = (Paragraph(f"Căn cứ tình hình{marks} của tỉnh."), *blocks)
    has_foot = draw(st.booleans())
    return DocumentTree(
        kind,
        masthead,
        Title("BÁO CÁO" if is_report else "CHƯƠNG TRÌNH", subject=(subject,), note=note),
        blocks,
        Recipients(("Các ban đảng;", "Lưu Văn phòng Tỉnh uỷ.")) if has_foot else None,
        Signature("T/M TỈNH UỶ", "BÍ THƯ", "Nguyễn Văn An") if has_foot else None,
        notes,
    )


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(trees())
def test_any_paper_is_read_back_the_same(tree: DocumentTree) -> None:
    for form in ("docx", "txt"):
        assert read_unguarded(FORMATS[form](tree)) == Reading(tree)
    assert unpack(json.loads(json.dumps(pack(Reading(tree))))) == Reading(tree)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.booleans(), sentences()), min_size=1, max_size=5))
def test_any_emphasis_is_read_back_from_word(pieces: list[tuple[bool, str]]) -> None:
    words = " ".join(f"**{text}**" if is_stressed else text for is_stressed, text in pieces)
    tree = DocumentTree(
        DocumentKind.ANNUAL_TASKS,
        title=Title("CHƯƠNG TRÌNH", subject=("thực hiện nhiệm vụ công tác năm 2027",)),
        blocks=(Paragraph(words),),
    )
    assert read_unguarded(FORMATS["docx"](tree)) == Reading(tree)
