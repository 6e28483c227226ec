"""Word files of five more offices: lists, merged cells, footnotes and a text box."""

from __future__ import annotations

from collections.abc import Callable

from tests.reports.word_file import ABOVE, WordFile


def annual_gialai() -> bytes:
    """A cell holds several numbered items against one agency cell; parts numbered by Word."""
    word = WordFile()
    word.list_of(71, ("upperRoman", "%1."), ("decimal", "%2."))
    word.table(
        (
            "TỈNH ỦY GIA LAI\n*\nSố 14-CTr/TU",
            "ĐẢNG CỘNG SẢN VIỆT NAM\nGia Lai, ngày 15 tháng 01 năm 2026",
        )
    )
    word.type(
        "CHƯƠNG TRÌNH\ncông tác năm 2026 của Ban Chấp hành Đảng bộ tỉnh\n-----\n"
        "Ban Chấp hành Đảng bộ tỉnh xây dựng Chương trình công tác năm 2026 như sau:"
    )
    word.listed(71, 0, "MỤC ĐÍCH, YÊU CẦU")
    word.type("Bảo đảm sự lãnh đạo toàn diện của Ban Chấp hành Đảng bộ tỉnh.")
    word.listed(71, 0, "NỘI DUNG CHƯƠNG TRÌNH")
    word.table(
        ("Hội nghị", "Thời gian", "Nội dung", "Cơ quan tham mưu", "Cơ quan phối hợp"),
        (
            "Hội nghị Ban Chấp hành Đảng bộ tỉnh lần thứ 4",
            "Trung tuần tháng 3/2026",
            "1. Sơ kết công tác quý I, nhiệm vụ quý II/2026.\n2. Báo cáo tài chính đảng năm 2025.",
            "Văn phòng Tỉnh ủy",
            "",
        ),
        (
            ABOVE,
            ABOVE,
            "3. Tổng kết 5 năm thực hiện Nghị quyết số 09-NQ/TU, 10-NQ/TU ngày 20/4/2021 của Tỉnh ủy "
            "Bình Định (trước hợp nhất).",
            "Đảng ủy UBND tỉnh",
            "Ban Tuyên giáo và Dân vận Tỉnh ủy, các đảng ủy xã, phường",
        ),
        (
            "Hội nghị Ban Chấp hành Đảng bộ tỉnh lần thứ 5",
            "Tháng 6/2026",
            "1. Sơ kết công tác 6 tháng đầu năm 2026.",
            "Văn phòng Tỉnh ủy",
            "",
        ),
        (
            ABOVE,
            ABOVE,
            "2. Cho ý kiến các nội dung:\n- Phương án tổng thể tinh giản biên chế;\n"
            "- Quy hoạch Ban Chấp hành Đảng bộ tỉnh nhiệm kỳ 2030 - 2035.\n"
            "3. Sơ kết 01 năm thực hiện Quy định số 294-QĐ/TW, ngày 26/5/2025 của Ban Chấp hành Trung "
            "ương (khóa XIII) thi hành Điều lệ Đảng.",
            "Ban Tổ chức Tỉnh ủy",
            "Ủy ban Kiểm tra Tỉnh ủy",
        ),
        (
            "Hội nghị Ban Chấp hành Đảng bộ tỉnh (chuyên đề)",
            "Nửa cuối tháng 8/2026",
            "1. Tổng kết 15 năm thực hiện Nghị quyết số 22-NQ/TW ngày 10/4/2013 của Bộ Chính trị về hội "
            "nhập quốc tế.",
            "-nt-",
            "Sở Ngoại vụ",
        ),
    )
    word.listed(71, 0, "TỔ CHỨC THỰC HIỆN")
    word.type("Các cơ quan, đơn vị chuẩn bị nội dung được phân công.")
    word.table(
        (
            "Nơi nhận:\n- Ban Tổ chức Trung ương,\n- Các đồng chí Tỉnh ủy viên,\n- Lưu.",
            "T/M BAN CHẤP HÀNH\nBÍ THƯ\n\nRơ Châm Hạnh",
        )
    )
    return word.saved()


def tasks_vinhlong() -> bytes:
    """Targets in a table with a merged column of fields; real footnotes; a text box."""
    word = WordFile()
    word.list_of(
        72, ("upperRoman", "%1-"), ("decimal", "%2."), ("decimal", "%2.%3."), ("lowerLetter", "%4)")
    )
    word.list_of(73, ("bullet", "\uf0a7"))
    word.type("TỈNH ỦY VĨNH LONG\n*\nSố      -CTr/TU")
    word.box("DỰ THẢO LẦN 3")
    word.type(
        "ĐẢNG CỘNG SẢN VIỆT NAM\nVĩnh Long, ngày      tháng 12 năm 2025\nCHƯƠNG TRÌNH\n"
        "lãnh đạo thực hiện nhiệm vụ năm 2026\n-----\n"
        "Ban Chấp hành Đảng bộ tỉnh khóa I ban hành Chương trình năm 2026 như sau:"
    )
    word.listed(72, 0, "MỤC TIÊU VÀ CHỈ TIÊU")
    word.listed(72, 1, "Mục tiêu")
    word.type("Tập trung mọi nguồn lực cho tăng trưởng.")
    word.listed(72, 1, "Các chỉ tiêu chủ yếu")
    word.table(
        ("TT", "Lĩnh vực", "Tên chỉ tiêu", "ĐVT", "Chỉ tiêu năm 2026"),
        ("1", "Kinh tế", "Tốc độ tăng trưởng GRDP", "%", "10 trở lên"),
        ("2", ABOVE, "Tổng vốn đầu tư toàn xã hội", "Tỷ đồng", "Khoảng 78.500"),
        ("3", ABOVE, "Kim ngạch xuất khẩu", "Triệu USD", "3.600 - 3.800"),
        ("4", "Xã hội", "Giảm tỷ lệ hộ nghèo", "%", "0,3 - 0,5"),
        ("5", ABOVE, "Số giường bệnh trên 10.000 dân", "giường", "33,5"),
        ("6", ABOVE, "Xã đạt chuẩn nông thôn mới", "xã", "98/105"),
        ("7", "Môi trường", "Tỷ lệ chất thải rắn đô thị được thu gom", "%", "≥ 98"),
        ("8", "Xây dựng Đảng", "Phát triển đảng viên mới", "đảng viên", "Ít nhất 4.200"),
    )
    word.listed(72, 0, "NHIỆM VỤ TRỌNG TÂM")
    word.listed(72, 1, "Xây dựng Đảng và hệ thống chính trị")
    word.listed(72, 2, "Công tác chính trị tư tưởng")
    word.type(
        "Quán triệt Nghị quyết số 70-NQ/TW, 71-NQ/TW và 72-NQ/TW của Bộ Chính trị",
        "Ngày 20/8/2025, ngày 22/8/2025 và ngày 09/9/2025.",
    )
    word.listed(72, 2, "Công tác tổ chức")
    word.listed(
        72,
        3,
        "Sơ kết 01 năm vận hành tổ chức bộ máy mới theo Kết luận số 160-KL/TW ngày 31/5/2025.",
    )
    word.listed(72, 3, "Thực hiện quy định về cán bộ:")
    word.listed(73, 0, "Luân chuyển cán bộ cấp xã;")
    word.listed(
        73, 0, "Đánh giá cán bộ theo Quy định số 366-QĐ/TW, ngày 30/8/2025 của Bộ Chính trị."
    )
    word.listed(72, 1, "Phát triển kinh tế")
    word.type("Phát triển kinh tế biển, năng lượng tái tạo.")
    word.type(
        "Đẩy nhanh tiến độ cầu Đình Khao.",
        "Theo Nghị quyết số 84/2023/NQ-HĐND, ngày 08/12/2023 của Hội đồng nhân dân tỉnh về chủ trương "
        "đầu tư.",
    )
    word.listed(72, 0, "TỔ CHỨC THỰC HIỆN")
    word.type(
        "Văn phòng Tỉnh ủy theo dõi, đôn đốc.\n"
        "Nơi nhận:\n- Thường trực Tỉnh ủy,\n- Các đảng ủy xã, phường,\n- Lưu VPTU.\n"
        "T/M BAN CHẤP HÀNH\nBÍ THƯ\nTrần Kim Yến"
    )
    return word.saved()


def quarter_hatinh() -> bytes:
    """A quarterly programme as one table with dates and two columns of agencies."""
    word = WordFile()
    word.table(
        (
            "TỈNH ỦY HÀ TĨNH\n*\nSố 22-CTr/TU",
            "ĐẢNG CỘNG SẢN VIỆT NAM\nHà Tĩnh, ngày 02 tháng 7 năm 2026",
        )
    )
    word.type(
        "CHƯƠNG TRÌNH\ncông tác trọng tâm quý III/2026 của Ban Thường vụ Tỉnh ủy\n-----\n"
        "Ban Thường vụ Tỉnh ủy ban hành Chương trình công tác quý III/2026:"
    )
    word.table(
        ("TT", "Nội dung công việc", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian hoàn thành"),
        ("I", "CÔNG TÁC XÂY DỰNG ĐẢNG", "", "", ""),
        (
            "1",
            "Sơ kết 05 năm thực hiện Nghị quyết số 01-NQ/TU ngày 08/6/2021 của Ban Chấp hành Đảng bộ tỉnh",
            "Ban Tổ chức Tỉnh ủy",
            "Văn phòng Tỉnh ủy; Trường Chính trị Trần Phú",
            "Tháng 7",
        ),
        (
            "2",
            "Quy chế phối hợp giữa Ban Thường vụ Tỉnh ủy với Quân khu 4",
            ABOVE,
            "Đảng ủy Quân sự tỉnh",
            "Tháng 7",
        ),
        (
            "3",
            "Tổng kết 10 năm thực hiện:\n- Quy định số 12-QĐ/TU ngày 15/7/2016;\n"
            "- Chỉ thị số 09-CT/TU ngày 04/8/2016 của Ban Thường vụ Tỉnh ủy.",
            "Ủy ban Kiểm tra Tỉnh ủy",
            "",
            "Tháng 8",
        ),
        ("II", "PHÁT TRIỂN KINH TẾ - XÃ HỘI", "", "", ""),
        ("4", "Nghe báo cáo tiến độ các dự án trọng điểm", "Đảng ủy UBND tỉnh", "", "Tháng 8"),
        (
            "5",
            "Chủ trương đầu tư khu công nghiệp Vũng Áng 3",
            "-nt-",
            "Ban Quản lý Khu kinh tế tỉnh",
            "Tháng 9",
        ),
        (
            "6",
            "Báo cáo thực hiện Nghị quyết số 36-NQ/TW, ngày 22/10/2018 của Hội nghị lần thứ tám Ban Chấp "
            "hành Trung ương Đảng khóa XII về kinh tế biển",
            "Đảng ủy Sở Nông nghiệp và Môi trường, Đảng ủy Sở Tài chính",
            "",
            "Tháng 9",
        ),
        ("III", "QUỐC PHÒNG, AN NINH", "", "", ""),
        (
            "7",
            "Chỉ thị lãnh đạo công tác tuyển quân năm 2027",
            "Đảng ủy Quân sự tỉnh",
            "Đảng ủy Công an tỉnh",
            "Tháng 9",
        ),
    )
    word.type("Các cơ quan căn cứ Chương trình này để triển khai thực hiện.")
    word.type(
        "Nơi nhận:\n- Các đồng chí Tỉnh ủy viên,\n- Các cơ quan có tên trên,\n- Lưu VPTU.\n"
        "T/M BAN THƯỜNG VỤ\nPHÓ BÍ THƯ THƯỜNG TRỰC\nTrần Thế Anh"
    )
    return word.saved()


def agenda_tayninh() -> bytes:
    """A conference of two days as one table; a presenter's cell stands for two rows."""
    word = WordFile()
    word.table(
        ("TỈNH ỦY TÂY NINH\n*", "ĐẢNG CỘNG SẢN VIỆT NAM\nTây Ninh, ngày 10 tháng 7 năm 2026")
    )
    word.type(
        "CHƯƠNG TRÌNH\nHội nghị chuyên đề Ban Chấp hành Đảng bộ tỉnh\n"
        "về chuyển đổi số\n(Ngày 15 và ngày 16/7/2026)\n-----"
    )
    word.table(
        ("TT", "Thời gian", "Nội dung", "Người trình bày"),
        ("NGÀY 15/7/2026",),
        ("BUỔI CHIỀU (từ 14 giờ 00 đến 16 giờ 30)",),
        ("1", "14h00 - 14h10", "Ổn định tổ chức, giới thiệu đại biểu", "Văn phòng Tỉnh ủy"),
        ("2", "14h10 - 14h20", "Phát biểu khai mạc", "Đ/c Bí thư Tỉnh ủy"),
        (
            "3",
            "14h20 - 15h00",
            "Sơ kết 01 năm thực hiện Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị",
            "Đ/c Phó Chủ tịch UBND tỉnh",
        ),
        ("4", "15h00 - 15h20", "Hướng dẫn thảo luận tổ", ABOVE),
        ("5", "15h20 - 16h30", "Thảo luận tổ", ""),
        ("NGÀY 16/7/2026",),
        ("BUỔI SÁNG (từ 7 giờ 30)",),
        (
            "1",
            "7h30 - 8h30",
            "Nghiên cứu tài liệu:\n- Kế hoạch số 31-KH/TU ngày 02/6/2026;\n"
            "- Dự thảo Quyết định ban hành Khung kiến trúc số.",
            "",
        ),
        ("2", "8h30 - 10h00", "Thảo luận tại hội trường", "Chủ tọa Hội nghị"),
        (
            "3",
            "10h00 - 10h15",
            "Ý kiến của Sở Khoa học và Công nghệ, Công an tỉnh",
            "Giám đốc các sở",
        ),
        ("4", "10h15", "Kết luận, bế mạc", "Đ/c Bí thư Tỉnh ủy"),
    )
    return word.saved()


def report_hungyen() -> bytes:
    """A report numbered by Word on three levels, with footnotes and typed bullets."""
    word = WordFile()
    word.list_of(74, ("upperRoman", "%1."), ("decimal", "%2."), ("lowerLetter", "%3)"))
    word.list_of(75, ("bullet", "-"))
    word.table(
        (
            "TỈNH ỦY HƯNG YÊN\n*\nSố 131-BC/TU\n",
            "ĐẢNG CỘNG SẢN VIỆT NAM\nHưng Yên, ngày 30 tháng 6 năm 2026",
        )
    )
    word.type(
        "BÁO CÁO\nKết quả công tác quý II/2026 của Ban Thường vụ Tỉnh ủy\n-----\n"
        "Trong quý II/2026, Ban Thường vụ Tỉnh ủy đã lãnh đạo, chỉ đạo các nội dung sau:"
    )
    word.listed(74, 0, "KẾT QUẢ ĐẠT ĐƯỢC")
    word.listed(74, 1, "Xây dựng Đảng")
    word.listed(
        74,
        2,
        "Ban hành 02 nghị quyết chuyên đề",
        "Nghị quyết số 12-NQ/TU và Nghị quyết số 13-NQ/TU ngày 20/5/2026.",
    )
    word.listed(74, 2, "Tổng kết việc thực hiện các văn bản:")
    word.listed(
        75,
        0,
        "Tổng kết 05 năm thực hiện Quy chế số 03-QC/TU, ngày 06/6/2021 của Ban Thường vụ Tỉnh ủy;",
    )
    word.listed(
        75,
        0,
        "Sơ kết 03 năm Chỉ thị số 21-CT/TU ngày 10/5/2023 của Ban Thường vụ Tỉnh ủy về chuyển đổi số.",
    )
    word.listed(74, 1, "Kinh tế - xã hội")
    word.type(
        "Tăng trưởng GRDP 6 tháng đạt 9,2%.\n"
        "Cho chủ trương thực hiện Quyết định 1639/QĐ-TTg ngày 19/12/2023 của Thủ tướng Chính phủ phê duyệt "
        "Quy hoạch tỉnh.",
        "Điều chỉnh theo Nghị quyết số 202/2025/QH15 của Quốc hội.",
    )
    word.listed(74, 1, "Quốc phòng, an ninh")
    word.type(
        "– Chỉ đạo bảo đảm an ninh trật tự kỳ thi tốt nghiệp;\n– Bàn giao 40 căn nhà đồng đội."
    )
    word.listed(74, 0, "NHIỆM VỤ QUÝ III/2026")
    word.listed(74, 1, "Sơ kết công tác 6 tháng đầu năm 2026.")
    word.listed(74, 1, "Chuẩn bị nội dung Hội nghị Ban Chấp hành Đảng bộ tỉnh lần thứ 6.")
    word.type("Trên đây là Báo cáo kết quả công tác quý II/2026.")
    word.table(
        (
            "Nơi nhận:\n- Ban Bí thư Trung ương Đảng,\n- Các đồng chí Tỉnh ủy viên,\n- Lưu VPTU, TH.",
            "T/M BAN THƯỜNG VỤ\nPHÓ BÍ THƯ\n\nQuách Thị Hương",
        )
    )
    return word.saved()


PAPERS: dict[str, Callable[[], bytes]] = {
    paper.__name__: paper
    for paper in (annual_gialai, tasks_vinhlong, quarter_hatinh, agenda_tayninh, report_hungyen)
}
