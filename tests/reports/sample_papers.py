"""Word files of other offices, built when the tests run: tables, merged cells, Word's own numbers."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from io import BytesIO

import docx
from docx.document import Document
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.xmlchemy import BaseOxmlElement

from tests.reports import later_offices, other_offices
from tests.reports.word_file import ABOVE, table_of

Rows = Sequence[Sequence[str]]


def _saved(document: Document) -> bytes:
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def _lines(document: Document, text: str) -> None:
    for line in text.strip("\n").splitlines():
        document.add_paragraph(line)


def _table(document: Document, rows: Rows) -> None:
    table = table_of(document, rows)
    # python-docx moves the empty paragraphs of merged cells together: take them away again.
    for cell in table._tbl.iter(qn("w:tc")):
        paragraphs = cell.findall(qn("w:p"))
        for paragraph in paragraphs[1:]:
            if not "".join(paragraph.itertext()).strip():
                cell.remove(paragraph)


def _list(document: Document, number: int, levels: Sequence[tuple[str, str]]) -> None:
    """Defines the list `number`: (form, text) of each level, e.g. ("upperRoman", "%1.")."""
    numbering = document.part.numbering_part.element
    inner = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for depth, (form, text) in enumerate(levels)
    )
    abstract = parse_xml(
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}">{inner}</w:abstractNum>'
    )
    numbering.insert(0, abstract)
    numbering.append(
        parse_xml(
            f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>'
        )
    )


def _numbered(document: Document, text: str, number: int, depth: int) -> BaseOxmlElement:
    properties = document.add_paragraph(text)._p.get_or_add_pPr()
    numbering = OxmlElement("w:numPr")
    for name, value in (("w:ilvl", depth), ("w:numId", number)):
        element = OxmlElement(name)
        element.set(qn("w:val"), str(value))
        numbering.append(element)
    properties.append(numbering)
    return properties


def annual_table() -> bytes:
    """The whole programme in one table: conferences in merged cells, "-nt-" for the same agency."""
    document = docx.Document()
    head = document.add_table(1, 2)
    head.cell(0, 0).text = "TỈNH ỦY TRƯỜNG YÊN\n*\nSố 09-CTr/TU"
    head.cell(0, 1).text = "ĐẢNG CỘNG SẢN VIỆT NAM\nTrường Yên, ngày 20 tháng 12 năm 2023"
    _lines(
        document,
        "CHƯƠNG TRÌNH\nlàm việc năm 2024 của Ban Chấp hành Đảng bộ tỉnh\n-----\n"
        "Ban Chấp hành Đảng bộ tỉnh ban hành Chương trình làm việc năm 2024 như sau:",
    )
    _table(
        document,
        (
            ("TT", "Nội dung", "Thời gian", "Cơ quan chủ trì", "Cơ quan phối hợp", "Ghi chú"),
            ("I. HỘI NGHỊ BAN CHẤP HÀNH ĐẢNG BỘ TỈNH",),
            ("1", "Hội nghị Ban Chấp hành Đảng bộ tỉnh lần thứ 14", "tháng 3/2024", "", "", ""),
            ("1.1", "Sơ kết công tác quý I/2024.", ABOVE, "Văn phòng Tỉnh ủy", "", ""),
            (
                "1.2",
                "Tổng kết 05 năm thực hiện Quy định số 08-QĐi/TW ngày 25/10/2018 của Ban Chấp hành Trung ương khóa XII.",
                ABOVE,
                "Ủy ban Kiểm tra Tỉnh ủy",
                "Ban Tổ chức Tỉnh ủy",
                "",
            ),
            ("1.3", "Báo cáo tài chính đảng năm 2023.", ABOVE, "-nt-", "", "Gửi tài liệu"),
            ("2", "Hội nghị Ban Chấp hành Đảng bộ tỉnh lần thứ 15", "tháng 6/2024", "", "", ""),
            ("2.1", "Sơ kết công tác 6 tháng đầu năm 2024.", ABOVE, "Văn phòng Tỉnh ủy", "", ""),
            ("2.2", "Công tác cán bộ.", ABOVE, ABOVE, "", ""),
            ("II. HỘI NGHỊ BAN THƯỜNG VỤ TỈNH ỦY",),
            ("1", "Hội nghị Ban Thường vụ Tỉnh ủy", "giữa tháng 2/2024", "", "", ""),
            (
                "1.1",
                "Chương trình kiểm tra, giám sát năm 2024.",
                ABOVE,
                "Ủy ban Kiểm tra Tỉnh ủy",
                "",
                "",
            ),
        ),
    )
    _lines(document, "Trên đây là Chương trình làm việc năm 2024.")
    foot = document.add_table(1, 2)
    foot.cell(0, 0).text = "Nơi nhận:\n- Các đồng chí Tỉnh ủy viên,\n- Lưu Văn phòng Tỉnh ủy."
    foot.cell(0, 1).text = "T/M TỈNH ỦY\nBÍ THƯ\nĐặng Thu Hà"
    return _saved(document)


def annual_rows() -> bytes:
    """A table without numbers: the conference stands in a merged first column."""
    document = docx.Document()
    _lines(
        document,
        "THỊ ỦY LONG KHÁNH\n*\nSố 02-CTr/ThU\nĐẢNG CỘNG SẢN VIỆT NAM\nLong Khánh, ngày 10 tháng 02 năm 2025\n"
        "CHƯƠNG TRÌNH\ncác hội nghị năm 2025 của Thị ủy\n-----",
    )
    _table(
        document,
        (
            ("Hội nghị", "Thời gian", "Nội dung", "Đơn vị chuẩn bị"),
            (
                "Hội nghị Thị ủy lần thứ 20",
                "tháng 3/2025",
                "Sơ kết công tác quý I/2025",
                "Văn phòng Thị ủy",
            ),
            (ABOVE, ABOVE, "Sơ kết 02 năm thực hiện Nghị quyết số 04-NQ/ThU", "Ban Tuyên giáo"),
            (
                "Hội nghị Thị ủy lần thứ 21",
                "cuối tháng 6/2025",
                "Sơ kết công tác 6 tháng đầu năm 2025",
                "Văn phòng Thị ủy",
            ),
        ),
    )
    _lines(document, "Nơi nhận:\n- Các chi bộ,\n- Lưu.\nT/M BAN THƯỜNG VỤ\nBÍ THƯ\nNgô Văn Tám")
    return _saved(document)


def tasks_table() -> bytes:
    """Targets in a table with a unit column, Word's own numbers, decomposed letters (NFD)."""
    document = docx.Document()
    _list(document, 41, (("upperRoman", "%1."), ("decimal", "%2."), ("decimal", "%2.%3.")))
    _lines(
        document,
        "TỈNH ỦY ĐÔNG HÀ\n*\nSố        -CTr/TU\nDự thảo\nĐẢNG CỘNG SẢN VIỆT NAM\n"
        "Đông Hà, ngày     tháng     năm 2024\nCHƯƠNG TRÌNH\nthực hiện nhiệm vụ năm 2025\n-----",
    )
    _numbered(document, "CÁC CHỈ TIÊU CHỦ YẾU", 41, 0)
    _table(
        document,
        (
            ("STT", "Chỉ tiêu", "Đơn vị tính", "Ước thực hiện 2024", "Kế hoạch năm 2025"),
            ("I", "Chỉ tiêu kinh tế", "", "", ""),
            ("1", "Tốc độ tăng trưởng (GRDP)", "%", "7,5", "8,0 - 8,5"),
            ("2", "GRDP bình quân đầu người", "triệu đồng/người", "81,2", "89"),
            ("3", "Tổng thu ngân sách nhà nước", "tỷ đồng", "6.120", "Trên 6.800"),
            ("II", "Chỉ tiêu xã hội", "", "", ""),
            ("4", "Tỷ lệ hộ nghèo giảm", "%", "1,1", "0,8 trở lên"),
            ("5", "Số xã đạt chuẩn nông thôn mới", "xã", "38", "43/51"),
            ("6", "Đảng viên mới kết nạp", "đảng viên", "980", "≥ 1.000"),
        ),
    )
    _numbered(document, "NHIỆM VỤ CHỦ YẾU", 41, 0)
    _numbered(document, "Xây dựng Đảng", 41, 1)
    _numbered(document, "Công tác tổ chức", 41, 2)
    document.add_paragraph(
        unicodedata.normalize(
            "NFD",
            "Sơ kết 03 năm thực hiện Nghị quyết số 21-NQ/TW ngày\u00a016/6/2022 của Ban Chấp hành "
            "Trung ương khóa XIII.",
        )
    )
    _numbered(document, "Công tác kiểm tra", 41, 2)
    document.add_paragraph("Giám sát việc thực hiện Quy định số 37-QĐ/TW.")
    _numbered(document, "Phát triển kinh tế", 41, 1)
    document.add_paragraph("Đẩy mạnh thu hút đầu tư.")
    _lines(document, "Nơi nhận:\n- Tỉnh ủy viên;\n- Lưu VP.\nT/M BAN THƯỜNG VỤ\nPHÓ BÍ THƯ")
    return _saved(document)


def quarter_numbered() -> bytes:
    """A quarterly programme whose numbers and bullets Word makes."""
    document = docx.Document()
    _list(document, 42, (("upperRoman", "%1-"), ("decimal", "%2)"), ("lowerLetter", "%3)")))
    _list(document, 43, (("bullet", "\uf0b7"),))
    _lines(
        document,
        "QUẬN ỦY SÔNG TRÀ\n*\nSố 31-CTr/QU\nĐẢNG CỘNG SẢN VIỆT NAM\nSông Trà, ngày 30 tháng 3 năm 2024\n"
        "CHƯƠNG TRÌNH\ntrọng tâm công tác quí II năm 2024\n-----",
    )
    _numbered(document, "Công tác xây dựng Đảng", 42, 0)
    _numbered(
        document, "Sơ kết 01 năm thực hiện Chỉ thị số 09-CT/QU ngày 12/4/2023 của Quận ủy.", 42, 1
    )
    document.add_paragraph("Cơ quan chủ trì: Ban Tuyên giáo Quận ủy.")
    _numbered(document, "Kiểm tra các nội dung:", 42, 1)
    _numbered(document, "Thu, nộp đảng phí;", 42, 2)
    _numbered(document, "Chế độ sinh hoạt.", 42, 2)
    _numbered(document, "Công tác Mặt trận, đoàn thể", 42, 0)
    _numbered(document, "Tổ chức Tháng Công nhân.", 43, 0)
    _numbered(document, "Phát động Tháng Nhân đạo.", 43, 0)
    _lines(document, "Nơi nhận:\n- Các chi bộ,\n- Lưu VPQU.\nT/M BAN THƯỜNG VỤ\nBÍ THƯ\nHồ Thị Mai")
    return _saved(document)


def agenda_table() -> bytes:
    """An agenda as a table "Thời gian | Nội dung | Người thực hiện" without numbers."""
    document = docx.Document()
    _lines(
        document,
        "CHƯƠNG TRÌNH\nHội nghị Ban Chấp hành Đảng bộ tỉnh lần thứ 9 (mở rộng)\n(Ngày 15/01/2024)\n-----",
    )
    _table(
        document,
        (
            ("Thời gian", "Nội dung", "Người thực hiện"),
            ("BUỔI SÁNG",),
            ("7h30 - 8h00", "Đón tiếp đại biểu", "Văn phòng Tỉnh ủy"),
            ("8h00 - 8h15", "Khai mạc, giới thiệu đại biểu", "Đồng chí Phó Bí thư Tỉnh ủy"),
            (
                "8h15 - 9h45",
                "Trình bày các văn bản:\n- Tờ trình về nhân sự;\n- Báo cáo tổng kết công tác năm 2023.",
                "Ban Tổ chức Tỉnh ủy\nVăn phòng Tỉnh ủy",
            ),
            ("9h45 - 11h00", "Thảo luận tổ", "Các tổ trưởng"),
            ("BUỔI CHIỀU",),
            ("13h30 - 16h00", "Thảo luận tại hội trường", "Chủ tọa"),
            ("16h00 - kết thúc", "Bế mạc", "Đồng chí Bí thư Tỉnh ủy"),
        ),
    )
    return _saved(document)


def agenda_numbered_table() -> bytes:
    """An agenda as a table with numbers and a column of minutes."""
    document = docx.Document()
    _lines(
        document,
        "CHƯƠNG TRÌNH\nHội nghị Ban Thường vụ Huyện ủy tháng 5/2024\n(Chiều ngày 20/5/2024)\n-----",
    )
    _table(
        document,
        (
            ("STT", "Thời gian", "Thời lượng", "Nội dung", "Đơn vị trình bày"),
            ("1", "13g30", "10", "Ổn định, tuyên bố lý do", "Văn phòng Huyện ủy"),
            (
                "2",
                "13g40",
                "30 phút",
                "Sơ kết 02 năm thực hiện Kế hoạch số 44-KH/HU ngày 05/5/2022",
                "Ban Dân vận Huyện ủy",
            ),
            ("3", "14g10", "15’", "Công tác cán bộ", "-nt-"),
        ),
    )
    return _saved(document)


def report_numbered() -> bytes:
    """A quarterly report with Word's numbers on two levels and typed bullets."""
    document = docx.Document()
    _list(document, 44, (("decimal", "%1."), ("decimal", "%1.%2.")))
    _lines(
        document,
        "TỈNH ỦY NAM LĨNH\n*\nSố 204-BC/TU\nĐẢNG CỘNG SẢN VIỆT NAM\nNam Lĩnh, ngày 02 tháng 4 năm 2025\n"
        "BÁO CÁO\nkết quả công tác quý I/2025\n-----\nTrong quý I, Ban Thường vụ Tỉnh ủy đã lãnh đạo:",
    )
    _numbered(document, "Công tác xây dựng Đảng", 44, 0)
    _numbered(document, "Công tác tư tưởng", 44, 1)
    _lines(
        document,
        "– Triển khai Hướng dẫn số 26-HD/BTGTW ngày 13/02/2025 của Ban Tuyên giáo Trung ương.\n"
        "– Báo cáo tổng kết 20 năm thực hiện Nghị quyết số 48 – NQ/TW ngày 24–5–2005 của Bộ Chính trị (khóa IX).",
    )
    _numbered(document, "Công tác tổ chức", 44, 1)
    _lines(document, "– Kết nạp 245 đảng viên.")
    _numbered(document, "Phát triển kinh tế", 44, 0)
    _lines(document, "* Thu ngân sách đạt 2.150 tỷ đồng.\n* Giải ngân đạt 18%.")
    _lines(document, "Nơi nhận:\n- Ban Bí thư,\n- Lưu.\nT/M BAN THƯỜNG VỤ\nPHÓ BÍ THƯ\nMai Anh Tú")
    return _saved(document)


PAPERS: dict[str, Callable[[], bytes]] = {
    **other_offices.PAPERS,
    **later_offices.PAPERS,
    **{
        paper.__name__: paper
        for paper in (
            annual_table,
            annual_rows,
            tasks_table,
            quarter_numbered,
            agenda_table,
            agenda_numbered_table,
            report_numbered,
        )
    },
}
