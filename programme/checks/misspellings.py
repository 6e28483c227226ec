"""Pairs of syllables that official texts often get wrong, each with the one right spelling."""

from __future__ import annotations

# Each left side is no expression of its own, so that replacing it can do no harm.
RIGHT_SPELLINGS: dict[str, str] = {
    "bàng quang": "bàng quan", "bổ xung": "bổ sung", "bổ xiên": "bổ sung", "chỉnh chu": "chỉn chu",
    "chuẩn đoán": "chẩn đoán", "chương tình": "chương trình", "cơ cở": "cơ sở", "dấu diếm": "giấu giếm",
    "đề suất": "đề xuất", "đề xuât": "đề xuất", "đồng bô": "đồng bộ", "đồng bột": "đồng bộ",
    "giám xát": "giám sát", "hiêu quả": "hiệu quả", "hoàn thiên": "hoàn thiện", "hổ trợ": "hỗ trợ",
    "hô trợ": "hỗ trợ", "kết nap": "kết nạp", "khuyến kích": "khuyến khích", "kiên quết": "kiên quyết",
    "lảnh đạo": "lãnh đạo", "lãng đạo": "lãnh đạo", "lắp đầy": "lấp đầy", "năng xuất": "năng suất",
    "nghành nghề": "ngành nghề", "nghị quyêt": "nghị quyết", "nhận ngũ": "nhập ngũ", "nổ lực": "nỗ lực",
    "phát triễn": "phát triển", "phong chống": "phòng chống", "phổ biên": "phổ biến",
    "sát nhập": "sáp nhập", "sản suất": "sản xuất", "sáng lạng": "xán lạn", "sơ xuất": "sơ suất",
    "suất sắc": "xuất sắc", "xuất xắc": "xuất sắc", "tăng cương": "tăng cường", "tâp trung": "tập trung",
    "thẩm đinh": "thẩm định", "thẩm quyển": "thẩm quyền", "thiêt thực": "thiết thực", "thúc đầy": "thúc đẩy",
    "thúc đảy": "thúc đẩy", "thực hiên": "thực hiện", "thương xuyên": "thường xuyên", "tiếp cân": "tiếp cận",
    "tiếp tuc": "tiếp tục", "tiêp tục": "tiếp tục", "tổ chúc": "tổ chức", "triên khai": "triển khai",
    "triểu khai": "triển khai", "trú trọng": "chú trọng", "tuyên truyên": "tuyên truyền",
    "tuyên tuyền": "tuyên truyền", "ủy bản": "ủy ban", "xây dưng": "xây dựng", "xử dụng": "sử dụng",
}  # fmt: skip
