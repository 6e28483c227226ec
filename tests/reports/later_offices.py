"""Word files read after the rules were mended: months in a merged column, labels with strokes."""

from __future__ import annotations

from collections.abc import Callable

from tests.reports.word_file import ABOVE, WordFile


def quarter_dongnai() -> bytes:
    """Months in a merged column; a cell of several bullets against one agency."""
    word = WordFile()
    word.list_of(76, ("upperLetter", "%1-"), ("decimal", "%2-"))
    word.type(
        "TỈNH ỦY ĐỒNG NAI\n*\nSố 45-CTr/TU\nĐẢNG CỘNG SẢN VIỆT NAM\nĐồng Nai, ngày 05 tháng 10 năm 2025\n"
        "CHƯƠNG TRÌNH\ncông tác quý IV năm 2025 của Ban Thường vụ Tỉnh ủy\n-----\n"
        "Ban Thường vụ Tỉnh ủy ban hành Chương trình công tác quý IV/2025 như sau:"
    )
    word.listed(76, 0, "NHIỆM VỤ TRỌNG TÂM")
    word.listed(76, 1, "Hoàn thành các chỉ tiêu Nghị quyết Đại hội năm 2025.")
    word.listed(
        76, 1, "Tổng kết 05 năm thực hiện Nghị quyết số 04-NQ/TU ngày 03/6/2020 của Tỉnh ủy."
    )
    word.listed(76, 0, "LỊCH CÁC NỘI DUNG TRÌNH BAN THƯỜNG VỤ TỈNH ỦY")
    word.table(
        ("Tháng", "Nội dung", "Cơ quan chuẩn bị"),
        (
            "Tháng 10",
            "- Tình hình kinh tế - xã hội 9 tháng;\n- Sơ kết 01 năm thực hiện Chỉ thị số 50-CT/TU, ngày 01/10/2024;\n- Chủ trương đầu tư cầu Cát Lái.",
            "Đảng ủy UBND tỉnh",
        ),
        (
            ABOVE,
            "Nhân sự diện Ban Thường vụ Tỉnh ủy quản lý",
            "Ban Tổ chức Tỉnh ủy (chủ trì); Ủy ban Kiểm tra Tỉnh ủy (phối hợp)",
        ),
        (
            "Tháng 11",
            "Dự thảo Báo cáo tổng kết công tác xây dựng Đảng năm 2025",
            "Văn phòng Tỉnh ủy",
        ),
        (
            ABOVE,
            "Tổng kết Quy chế phối hợp số 08-QCPH/TU ngày 12/12/2022 giữa Ban Thường vụ Tỉnh ủy và Đảng ủy Quân khu 7",
            "- nt -",
        ),
    )
    word.listed(76, 0, "TỔ CHỨC THỰC HIỆN")
    word.type("Các cơ quan gửi hồ sơ trước phiên họp 05 ngày làm việc.")
    word.type(
        "Nơi nhận:\n- Thường trực Tỉnh ủy,\n- Các cơ quan liên quan,\n- Lưu VP.\nT/M BAN THƯỜNG VỤ\nPHÓ BÍ THƯ\nHồ Văn Hà"
    )
    return word.saved()


def report_langson() -> bytes:
    """Word's labels "I/" and "1/", stars as bullets, and a table of results."""
    word = WordFile()
    word.list_of(77, ("upperRoman", "%1/"), ("decimal", "%2/"))
    word.table(
        (
            "TỈNH ỦY LẠNG SƠN\n*\nSố        -BC/TU\nDự thảo lần 1",
            "ĐẢNG CỘNG SẢN VIỆT NAM\nLạng Sơn, ngày     tháng 3 năm 2026",
        )
    )
    word.type(
        "BÁO CÁO\nkết quả công tác quý I, nhiệm vụ trọng tâm quý II năm 2026\n-----\n"
        "Thực hiện Quy chế làm việc, Ban Thường vụ Tỉnh ủy báo cáo kết quả công tác quý I/2026 như sau:"
    )
    word.listed(77, 0, "CÔNG TÁC XÂY DỰNG ĐẢNG")
    word.listed(77, 1, "Công tác tuyên giáo, dân vận")
    word.type(
        "* Ban hành Hướng dẫn số 05 - HD/BTGDVTU, ngày 06/02/2026 tuyên truyền bầu cử.",
        "Cùng các Công văn số 112, 113, 118-CV/TU ngày 10/02/2026.",
    )
    word.type("* Tổ chức kỷ niệm 96 năm Ngày thành lập Đảng (03/02/1930 - 03/02/2026).")
    word.listed(77, 1, "Công tác tổ chức xây dựng Đảng")
    word.table(
        ("STT", "Nội dung", "Kết quả"),
        ("1", "Kết nạp đảng viên", "312 đảng viên"),
        ("2", "Chuyển đảng chính thức", "289 đảng viên"),
    )
    word.listed(77, 1, "Công tác nội chính")
    word.type(
        "+ Tổng kết 05 năm thực hiện Kết luận số 05-KL/TW ngày 03/6/2021 và Kết luận số 12-KL/TW ngày 06/4/2022 của Bộ Chính trị;\n+ Chỉ đạo xử lý 04 vụ án."
    )
    word.listed(77, 0, "PHÁT TRIỂN KINH TẾ - XÃ HỘI")
    word.type(
        "Kim ngạch xuất nhập khẩu qua địa bàn đạt 21,5 tỷ USD, tăng 24% so với cùng kỳ.\nTriển khai Kế hoạch số 88/KH-UBND ngày 15/01/2026 của UBND tỉnh."
    )
    word.listed(77, 0, "NHIỆM VỤ TRỌNG TÂM QUÝ II NĂM 2026")
    word.listed(77, 1, "Sơ kết 06 tháng hoạt động của chính quyền 2 cấp.")
    word.listed(77, 1, "Lãnh đạo đại hội Mặt trận Tổ quốc cấp xã, hoàn thành trước ngày 30/6/2026.")
    word.type(
        "Nơi nhận:\n- Ban Bí thư (b/c),\n- Các đồng chí Tỉnh ủy viên,\n- Lưu: VT.\nT/M BAN THƯỜNG VỤ\nPHÓ BÍ THƯ THƯỜNG TRỰC\n\nĐoàn Thị Hậu"
    )
    return word.saved()


PAPERS: dict[str, Callable[[], bytes]] = {
    paper.__name__: paper for paper in (quarter_dongnai, report_langson)
}
