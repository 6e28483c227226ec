"""Two-syllable words that official texts use all the time, for telling a slip from a word."""

from __future__ import annotations

_TABLE = (
    "an ninh|an sinh|an toàn|ban hành|biên chế|biện pháp|báo cáo|bảo vệ|bảo đảm|"
    "bồi dưỡng|bổ nhiệm|bổ sung|chuyên đề|chuyển biến|chuyển đổi|chuẩn bị|"
    "chính quyền|chính sách|chính trị|chú trọng|chương trình|chấp hành|chất lượng|"
    "chỉ thị|chỉ tiêu|chỉ đạo|chủ trì|chủ trương|chủ yếu|chủ động|cán bộ|"
    "công khai|công nghiệp|công nghệ|công tác|công tâm|cơ bản|cơ cấu|cơ quan|"
    "cơ sở|cạnh tranh|cải cách|cải thiện|cấp uỷ|cấp ủy|cụ thể|củng cố|diễn biến|"
    "doanh nghiệp|dân chủ|dân tộc|dân vận|dự thảo|dự án|giám sát|giáo dục|"
    "giải pháp|giải quyết|giữ vững|gắn với|hiệu lực|hiệu quả|hoàn thiện|hoàn thành|"
    "hoạt động|huy động|hướng dẫn|hạ tầng|hằng năm|hệ thống|học tập|hỗ trợ|"
    "hội nghị|hội nhập|hội viên|khai thác|khen thưởng|khiếu nại|khó khăn|khắc phục|"
    "kinh tế|kiên quyết|kiểm tra|kế hoạch|kết luận|kết nạp|kết quả|kịp thời|"
    "kỷ luật|kỷ niệm|lao động|lãng phí|lãnh đạo|lĩnh vực|lấp đầy|lực lượng|"
    "môi trường|mục tiêu|mục đích|nghiêm túc|nghiên cứu|nghị quyết|nguyên nhân|"
    "nguồn lực|nguồn vốn|ngân sách|nhiệm kỳ|nhiệm vụ|nhân dân|nhân sự|nhập ngũ|"
    "nâng cao|nông nghiệp|nông thôn|năng lực|năng suất|nội dung|phong trào|"
    "phát hiện|phát huy|phát triển|phân công|phê duyệt|phòng ngừa|phương hướng|"
    "phấn đấu|phối hợp|phổ biến|phục vụ|quan trọng|quan tâm|quy chế|quy hoạch|"
    "quy định|quyết liệt|quyết tâm|quyết định|quán triệt|quản lý|quần chúng|"
    "quốc phòng|rà soát|sáng tạo|sâu sắc|sơ kết|sản phẩm|sản xuất|sắp xếp|"
    "sức khoẻ|sức khỏe|sử dụng|tham mưu|tham nhũng|thanh tra|thi đua|thiết thực|"
    "thành lập|thành tích|thông báo|thông qua|thông tin|thúc đẩy|thường trực|"
    "thường vụ|thường xuyên|thảo luận|thẩm quyền|thẩm định|thống nhất|thời gian|"
    "thủ tục|thực hiện|thực tiễn|tinh giản|tiêu cực|tiến độ|tiếp cận|tiếp tục|"
    "tiếp xúc|tiết kiệm|tiềm năng|toàn diện|triển khai|trung ương|truyền thống|"
    "trách nhiệm|trình bày|trọng tâm|trọng điểm|tuyên giáo|tuyên truyền|tài chính|"
    "tài liệu|tài nguyên|tình hình|tích cực|tăng cường|tăng trưởng|tư tưởng|"
    "tập trung|tố cáo|tổ chức|tổng kết|tội phạm|tự giác|uỷ ban|uỷ viên|vi phạm|"
    "việc làm|văn bản|văn hoá|văn hóa|văn kiện|văn phòng|vận động|vững mạnh|"
    "xuất khẩu|xây dựng|xã hội|xử lý|yêu cầu|ý kiến|điều chỉnh|điều hành|"
    "điều kiện|đoàn thể|đoàn viên|đào tạo|đánh giá|đúng quy|đơn vị|đại biểu|"
    "đại hội|đạo đức|đấu tranh|đầu tư|đề nghị|đề xuất|đề án|địa bàn|địa phương|"
    "đối ngoại|đối thoại|đồng bộ|đồng chí|đổi mới|ưu tiên|ủy ban|ủy viên|ứng dụng"
)
USUAL_PAIRS: frozenset[tuple[str, str]] = frozenset(
    (first, second) for first, _, second in (word.partition(" ") for word in _TABLE.split("|"))
)
