"""A full annual work programme as a tree: the facts of 2025, in three states of its life."""

from __future__ import annotations

from dataclasses import replace

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

LEAD = "Cơ quan chủ trì tham mưu: "
OFFICE = "Văn phòng Tỉnh uỷ"
CONGRESS_TEXTS = "Tiểu ban Văn kiện Đại hội"
MASS_WORK = "Ban Dân vận Tỉnh uỷ"
GOVERNMENT = "Ban cán sự đảng Uỷ ban nhân dân tỉnh"
PROPAGANDA = "Ban Tuyên giáo Tỉnh uỷ"
ORGANISATION = "Ban Tổ chức Tỉnh uỷ"
POLICE = "Đảng uỷ Công an tỉnh"
COMMITTEE = "Ban Chấp hành Đảng bộ tỉnh"
STANDING = "Ban Thường vụ Tỉnh uỷ"
CONGRESS = "Văn kiện Đại hội Đảng bộ tỉnh lần thứ XV, nhiệm kỳ 2025 - 2030"


def _lead(words: str) -> LeadLine:
    return LeadLine(f"{LEAD}{words}.")


def _meeting(number: int, heading: str, *parts: str | Block) -> Meeting:
    """A conference from its parts in order: a plain string is the next numbered item."""
    blocks: list[Block] = []
    for part in parts:
        if isinstance(part, str):
            count = sum(isinstance(block, Item) for block in blocks)
            part = Item(f"({count + 1})", part)
        blocks.append(part)
    return Meeting(f"{number}.", heading, tuple(blocks))


MEETINGS = (
    _meeting(
        1,
        f"Hội nghị {COMMITTEE} lần thứ 21 (trong tháng 3/2025)",
        "Sơ kết công tác quý I, triển khai chương trình công tác quý II/2025.",
        _lead(OFFICE),
        f"Trình {COMMITTEE} {CONGRESS} (lần thứ 1).",
        _lead(CONGRESS_TEXTS),
        "Tổng kết 15 năm thực hiện Quyết định số 290-QĐ/TW, ngày 25/02/2010 của Bộ Chính trị về ban hành Quy chế công tác dân vận của hệ thống chính trị.",
        _lead(MASS_WORK),
        "Sơ kết 05 năm thực hiện Chỉ thị số 42-CT/TW, ngày 24/3/2020 của Ban Bí thư về tăng cường sự lãnh đạo của Đảng đối với công tác phòng ngừa, ứng phó, khắc phục hậu quả thiên tai.",
        f"Tổng kết tình hình thực hiện Nghị quyết số 10-NQ/TU, ngày 06/3/2018 của {COMMITTEE} khoá XIII về xây dựng và phát triển Khu nông nghiệp ứng dụng công nghệ cao Hậu Giang đến năm 2025.",
        _lead(f"{GOVERNMENT} mục (4) và (5)"),
        "Tổng kết 10 năm thực hiện Chỉ thị số 41-CT/TW, ngày 05/02/2015 của Ban Bí thư khoá XI về tăng cường sự lãnh đạo của Đảng đối với công tác quản lý và tổ chức lễ hội.",
        f"Sơ kết 03 năm thực hiện Chỉ thị số 17-CT/TU, ngày 07/3/2022 của {STANDING} về công tác dân số trong tình hình mới trên địa bàn tỉnh.",
        _lead(f"{PROPAGANDA} mục (6) và (7)"),
    ),
    _meeting(
        2,
        f"Hội nghị chuyên đề {COMMITTEE} (trong tháng 4/2025)",
        f"Trình {COMMITTEE} {CONGRESS} (lần thứ 2).",
        _lead(CONGRESS_TEXTS),
        f"Tổng kết thực hiện Kế hoạch số 37-KH/TU, ngày 29/6/2021 của {COMMITTEE} về luân chuyển cán bộ, nhiệm kỳ 2020 - 2025 gắn với sơ kết thực hiện Quy định số 1119-QĐ/TU, ngày 01/6/2022 của {STANDING} về luân chuyển cán bộ.",
        _lead(ORGANISATION),
        f"Tổng kết thực hiện Nghị quyết số 08-NQ/TU, ngày 10/4/2017 của {COMMITTEE} về tăng cường và đổi mới sự lãnh đạo của Đảng đối với giai cấp nông dân Hậu Giang.",
        _lead(MASS_WORK),
        "Tổng kết 15 năm thực hiện Chỉ thị số 42-CT/TW, ngày 16/4/2010 của Bộ Chính trị khoá X về tiếp tục đổi mới, nâng cao chất lượng, hiệu quả hoạt động của Liên hiệp các Hội Khoa học và Kỹ thuật Việt Nam.",
        "Tổng kết 10 năm thực hiện Chỉ thị số 05-CT/TW, ngày 15/5/2016 của Bộ Chính trị về đẩy mạnh học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh.",
        _lead(f"{PROPAGANDA} mục (4) và (5)"),
    ),
    _meeting(
        3,
        f"Hội nghị {COMMITTEE} lần thứ 22 (trong tháng 6/2025)",
        "Sơ kết công tác 6 tháng đầu năm, triển khai chương trình công tác quý III/2025.",
        "Báo cáo công tác tài chính Đảng năm 2024.",
        _lead(f"{OFFICE} mục (1) và (2)"),
        f"Trình {COMMITTEE} {CONGRESS} (lần thứ 3).",
        _lead(CONGRESS_TEXTS),
        "Tổng kết 15 năm thực hiện Chỉ thị số 43-CT/TW, ngày 08/6/2010 của Ban Bí thư khoá X về tăng cường sự lãnh đạo của Đảng đối với công tác Hội Chữ thập đỏ Việt Nam.",
        "Tổng kết 10 năm thực hiện Kết luận số 114-KL/TW, ngày 14/7/2015 của Ban Bí thư khoá XI về nâng cao hiệu quả công tác dân vận của cơ quan nhà nước.",
        _lead(f"{MASS_WORK} mục (4) và (5)"),
        "Sơ kết 03 năm thực hiện Nghị quyết số 12-NQ/TW, ngày 16/3/2022 của Bộ Chính trị về đẩy mạnh xây dựng lực lượng Công an nhân dân thật sự trong sạch, vững mạnh, chính quy, tinh nhuệ, hiện đại.",
        f"Tổng kết Chỉ thị số 13-CT/TU, ngày 15/12/2021 của {STANDING} về lãnh đạo thực hiện nhiệm vụ bảo đảm an ninh, trật tự trên địa bàn tỉnh.",
        _lead(f"{POLICE} mục (6) và (7)"),
        "Tổng kết 10 năm thực hiện Quy định số 285-QĐ/TW, ngày 25/4/2015 của Bộ Chính trị về dân chủ trong nghiên cứu lý luận chính trị.",
        "Tổng kết 15 năm thực hiện Chỉ thị số 46-CT/TW, ngày 27/7/2010 của Ban Bí thư khoá X về chống sự xâm nhập của các sản phẩm văn hoá độc hại.",
        "Sơ kết 05 năm thực hiện Chỉ thị số 06-CT/TW, ngày 24/6/2021 của Ban Bí thư khoá XIII về công tác xây dựng gia đình trong tình hình mới.",
        "Sơ kết 05 năm thực hiện Chỉ thị số 07-CT/TW, ngày 06/7/2021 của Ban Bí thư khoá XIII về công tác phòng, chống HIV/AIDS.",
        f"Sơ kết 03 năm thực hiện Chỉ thị số 22-CT/TU, ngày 13/7/2022 của {STANDING} về xây dựng đội ngũ cán bộ, đảng viên, công chức, viên chức tỉnh Hậu Giang.",
        _lead(f"{PROPAGANDA} mục (8), (9), (10), (11) và (12)"),
        "Thực hiện quy trình giới thiệu nhân sự theo chỉ đạo của Trung ương.",
        _lead(ORGANISATION),
    ),
    _meeting(
        4,
        f"Hội nghị chuyên đề {COMMITTEE} (đầu tháng 7/2025)",
        LeadIn("Tổng kết các chỉ thị, nghị quyết, đề án của Tỉnh uỷ, nhiệm kỳ 2020 - 2025:"),
        f"Nghị quyết số 02-NQ/TU, ngày 02/12/2020 của {COMMITTEE} về xây dựng Chính quyền điện tử và chuyển đổi số tỉnh Hậu Giang.",
        f"Nghị quyết số 03-NQ/TU, ngày 31/12/2020 của {COMMITTEE} về cải cách hành chính nhà nước tỉnh Hậu Giang, giai đoạn 2021 - 2025.",
        f"Nghị quyết số 05-NQ/TU, ngày 01/6/2022 của {COMMITTEE} về phát triển nguồn nhân lực tỉnh Hậu Giang giai đoạn 2021 - 2025.",
        f"Chỉ thị số 05-CT/TU, ngày 18/01/2021 của {STANDING} về công tác xây dựng và thực thi thể chế, chính sách của tỉnh Hậu Giang.",
        _lead(f"{GOVERNMENT} mục (1), (2), (3) và (4)"),
        f"Đề án số 01-ĐA/TU, ngày 29/6/2021 của {COMMITTEE} về nâng cao chất lượng, năng lực đội ngũ cán bộ trẻ, nữ, cán bộ người dân tộc thiểu số.",
        f"Sơ kết 03 năm thực hiện Đề án số 05-ĐA/TU, ngày 01/6/2022 của {COMMITTEE} về nâng cao chất lượng đội ngũ cán bộ.",
        _lead(f"{ORGANISATION} mục (5) và (6)"),
        f"Sơ kết 03 năm thực hiện Nghị quyết số 07-NQ/TU, ngày 09/11/2022 của {COMMITTEE} về nâng cao hiệu quả kinh tế tập thể trong giai đoạn mới.",
        f"Sơ kết 03 năm thực hiện Nghị quyết số 09-NQ/TU, ngày 23/12/2022 của {COMMITTEE} về triển khai thực hiện Quy hoạch và thu hút đầu tư tỉnh Hậu Giang.",
        _lead(f"{GOVERNMENT} mục (7) và (8)"),
        f"Sơ kết Đề án số 02-ĐA/TU, ngày 31/12/2021 của {COMMITTEE} về phát triển Trường Chính trị tỉnh Hậu Giang đến năm 2025.",
        _lead("Trường Chính trị tỉnh"),
    ),
    _meeting(
        5,
        f"Hội nghị chuyên đề {COMMITTEE} (trong tháng 8/2025)",
        Item(
            "(1)",
            "Tổng kết các chương trình của Uỷ ban nhân dân tỉnh, nhiệm kỳ 2020 - 2025:",
            (
                Item(
                    "-",
                    "Chương trình số 1735/CTr-UBND, ngày 15/12/2020 về bảo vệ môi trường tỉnh Hậu Giang 5 năm 2021 - 2025.",
                ),
                Item(
                    "-",
                    "Chương trình số 02/CTr-UBND, ngày 05/01/2021 về phát triển nông nghiệp thích ứng với biến đổi khí hậu.",
                ),
                Item(
                    "-",
                    "Chương trình số 03/CTr-UBND, ngày 13/01/2021 về phát triển công nghiệp và logistics tỉnh Hậu Giang 5 năm 2021 - 2025.",
                ),
            ),
        ),
        f"Tổng kết 05 năm thực hiện Chỉ thị số 57-CT/TU, ngày 18/9/2020 của {STANDING} về công tác quản lý, sử dụng đất đai trên địa bàn tỉnh.",
        _lead(f"{GOVERNMENT} mục (1) và (2)"),
        "Tổng kết công tác kiểm tra, giám sát và thi hành kỷ luật của Đảng, nhiệm kỳ 2020 - 2025.",
        _lead("Uỷ ban Kiểm tra Tỉnh uỷ"),
    ),
    _meeting(
        6,
        f"Hội nghị {COMMITTEE} lần thứ 23 (trong tháng 9/2025)",
        "Sơ kết công tác 9 tháng, triển khai Chương trình công tác quý IV/2025.",
        _lead(OFFICE),
        "Báo cáo ước thu, chi ngân sách năm 2025, cho chủ trương về dự toán ngân sách năm 2026.",
        _lead(GOVERNMENT),
        f"Tổng kết Chỉ thị số 50-CT/TU, ngày 11/9/2015 của {STANDING} về công tác thi hành án dân sự trên địa bàn tỉnh Hậu Giang.",
        _lead("Ban Nội chính Tỉnh uỷ phối hợp với Cục Thi hành án dân sự tỉnh"),
        "Thực hiện quy trình giới thiệu nhân sự theo chỉ đạo của Trung ương.",
        _lead(ORGANISATION),
    ),
)

DRAFT = DocumentTree(
    document_kind=DocumentKind.ANNUAL_PROGRAMME,
    masthead=Masthead(
        issuer=("TỈNH UỶ HẬU GIANG",),
        number_line="Số        -CTr/TU",
        draft_mark="Dự thảo",
        party_title="ĐẢNG CỘNG SẢN VIỆT NAM",
        place_date="Hậu Giang, ngày     tháng     năm 2024",
    ),
    title=Title(
        type_name="CHƯƠNG TRÌNH",
        subject=(f"làm việc năm 2025 của {COMMITTEE}", "khoá XIV, nhiệm kỳ 2020 - 2025"),
    ),
    blocks=(
        Paragraph(
            f"Căn cứ chương trình làm việc toàn khoá và tình hình của tỉnh, {COMMITTEE} xây dựng Chương trình làm việc năm 2025 với những nội dung như sau:"
        ),
        Section(
            1,
            "I.",
            "MỤC ĐÍCH, YÊU CẦU",
            (
                Paragraph(
                    "Giữ thế chủ động trong lãnh đạo, chỉ đạo; mỗi hội nghị bàn ít việc, bàn kỹ, kết luận rõ người, rõ việc, rõ thời hạn để các cơ quan thực hiện được ngay."
                ),
                Paragraph(
                    "Các cơ quan chủ trì tham mưu chuẩn bị sớm, lấy ý kiến rộng, gửi tài liệu đúng hạn; nội dung nào chưa đủ điều kiện thì báo cáo để chuyển sang kỳ sau."
                ),
            ),
        ),
        Section(1, "II.", "NỘI DUNG VÀ THỜI GIAN", MEETINGS),
        Section(
            1,
            "III.",
            "TỔ CHỨC THỰC HIỆN",
            (
                Item(
                    "1.",
                    "Các cơ quan, đơn vị căn cứ chức năng, nhiệm vụ được phân công, chủ động triển khai, bảo đảm nội dung và thời gian theo Quy chế làm việc.",
                ),
                Item(
                    "2.",
                    "Khi có chỉ đạo mới của Trung ương hoặc tình hình thay đổi, các cơ quan tham mưu đề xuất Thường trực Tỉnh uỷ điều chỉnh, bổ sung Chương trình cho phù hợp.",
                ),
                Item(
                    "3.",
                    "Các đơn vị gửi báo cáo và dự thảo văn bản về Thường trực Tỉnh uỷ, qua Văn phòng Tỉnh uỷ, ít nhất 07 ngày làm việc trước khi tổ chức hội nghị; Văn phòng Tỉnh uỷ theo dõi, đôn đốc và báo cáo kết quả thực hiện từng quý.",
                ),
            ),
        ),
    ),
    recipients=Recipients(
        (
            "Các đồng chí Tỉnh uỷ viên;",
            "Các cơ quan tham mưu, giúp việc Tỉnh uỷ;",
            "Ban cán sự đảng, đảng đoàn;",
            "Các sở, ban, ngành, đoàn thể cấp tỉnh;",
            "Các huyện uỷ và tương đương;",
            "Lưu Văn phòng Tỉnh uỷ.",
        )
    ),
)

SIGNATURE = Signature("T/M TỈNH UỶ", "BÍ THƯ", "Nguyễn Văn An")

SECOND_DRAFT = replace(
    DRAFT,
    masthead=replace(
        DRAFT.masthead or Masthead(),
        draft_mark="Dự thảo lần 2",
        circulation_mark="TÀI LIỆU HỘI NGHỊ",
    ),
    signature=SIGNATURE,
)

ISSUED = replace(
    DRAFT,
    masthead=replace(
        DRAFT.masthead or Masthead(),
        number_line="Số 12-CTr/TU",
        draft_mark="",
        place_date="Hậu Giang, ngày 05 tháng 12 năm 2024",
    ),
    signature=SIGNATURE,
)

EVERY_NODE = DocumentTree(
    document_kind=DocumentKind.ANNUAL_PROGRAMME,
    masthead=Masthead(
        issuer=("BAN CHỈ ĐẠO",),
        superior="TỈNH UỶ HẬU GIANG",
        number_line="Số 07-CTr/TU",
        draft_mark="Dự thảo lần 3",
        urgency_mark="KHẨN",
        party_title="ĐẢNG CỘNG SẢN VIỆT NAM",
        place_date="Hậu Giang, ngày 05 tháng 12 năm 2024",
        circulation_mark="LƯU HÀNH NỘI BỘ",
    ),
    title=Title(
        "CHƯƠNG TRÌNH",
        author_line="CỦA BAN CHẤP HÀNH ĐẢNG BỘ TỈNH",
        subject=("làm việc năm 2025",),
        note="(Ngày 06/12/2024, cả ngày)",
    ),
    blocks=(
        Paragraph("Đoạn mở đầu có **từ nhấn mạnh** và chú thích[^1] ở giữa câu."),
        Section(
            1,
            "I.",
            "MỤC TIÊU",
            (
                Section(
                    2,
                    "1.",
                    "Mục tiêu chung",
                    (
                        Section(
                            3,
                            "1.1.",
                            "Về kinh tế",
                            (Section(4, "1.1.1.", "Nông nghiệp", (Paragraph("Một câu."),)),),
                        ),
                    ),
                ),
                Meeting(
                    "2.",
                    "Hội nghị lần thứ 21 (trong tháng 3/2025)",
                    (
                        LeadIn("Tổng kết các chỉ thị:"),
                        Item(
                            "(1)",
                            "Việc thứ nhất[^2].",
                            (Item("-", "Ý nhỏ.", (Item("+", "Ý con."),)),),
                        ),
                        LeadLine("Cơ quan chủ trì tham mưu: Văn phòng Tỉnh uỷ."),
                    ),
                ),
            ),
        ),
    ),
    recipients=Recipients(("Tỉnh uỷ viên;", "Lưu Văn phòng Tỉnh uỷ.")),
    signature=SIGNATURE,
    footnotes=(
        Footnote("1", "Theo số liệu của *Cục Thống kê* & các sở."),
        Footnote("2", "Xem **phụ lục**."),
    ),
)
