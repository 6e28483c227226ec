"""Units in which the office counts its targets, as printed right behind a figure."""

from __future__ import annotations

import re

# Nouns of two syllables and more; of any other noun the first syllable is the unit.
_LONG_NOUNS = (
    "ấp văn hóa", "bác sĩ", "bác sỹ", "cán bộ", "chi bộ", "chi đoàn", "chi hội", "chỉ tiêu",
    "công chức", "công dân", "công nhân", "công trình", "cơ sở", "cụm công nghiệp", "cựu chiến binh",
    "dịch vụ", "doanh nghiệp", "dự án", "dược sĩ", "dược sỹ", "đại biểu", "đảng bộ", "đảng viên",
    "đề tài", "điểm cầu", "điểm phần trăm", "điều dưỡng", "đoàn viên", "đơn vị", "giảng viên",
    "giáo viên", "héc ta", "hecta", "hội viên", "hộ dân", "hộ gia đình", "hộ kinh doanh",
    "hợp tác xã", "học sinh", "học viên", "hồ sơ", "khu công nghiệp", "khu dân cư", "khu phố",
    "ki lô mét", "ki-lô-mét", "lao động", "lượt khách", "lượt người", "máy móc", "mô hình",
    "mét vuông", "nhà đầu tư", "nhà máy", "nhiệm vụ", "nông dân", "phụ nữ", "quần chúng",
    "quần chúng ưu tú", "sản phẩm", "sinh viên", "sáng kiến", "tập thể", "thanh niên", "thành phố",
    "thị trấn", "thị xã", "thủ tục", "thủ tục hành chính", "thuê bao", "tiêu chí", "tổ chức",
    "tổ chức cơ sở đảng", "tổ chức đảng", "tổ hợp tác", "trạm y tế", "tuyến đường", "vận động viên",
    "văn bản", "văn kiện", "vụ việc", "xã hội hóa", "cuộc kiểm tra", "cuộc giám sát", "đơn thư",
)  # fmt: skip
# The shortest form of the unit is meant: "02 cuộc kiểm tra" counts cuộc, "37 giường bệnh" giường.
_SHORTER = {
    "cuộc kiểm tra": "cuộc",
    "cuộc giám sát": "cuộc",
    "hộ dân": "hộ",
    "hộ gia đình": "hộ",
    "hộ kinh doanh": "hộ",
    "ấp văn hóa": "ấp",
    "thủ tục hành chính": "thủ tục",
    "quần chúng ưu tú": "quần chúng",
    "lượt người": "lượt",
    "lượt khách": "lượt",
}
_MULTIPLE = r"(?:(?:trăm|nghìn|ngàn|vạn|triệu|tỷ|tỉ)\s+){0,2}"
_CURRENCY = r"(?:đồng|USD|đô la Mỹ|đô-la Mỹ|VNĐ|VND|EUR|euro)(?!\w)"
_PER = r"(?:\s?/\s?(?:người|năm|tháng|ngày|ha|héc ta|hộ|lao động|km2|km²|tấn|1\.000 dân|vạn dân)(?!\w))*"
_SIGN = r"(?:km2|km²|m2|m²|m3|m³|km|kg|kWh|MWh|MW|GWh|ha|lít|tấn|tạ|‰|điểm\s+%)(?![\w²³])"
_NOUN = "|".join(noun.replace(" ", r"\s+") for noun in sorted(_LONG_NOUNS, key=len, reverse=True))
_UNIT = re.compile(
    rf"\s*(?P<percent>%)|\s*(?:(?P<money>{_MULTIPLE}{_CURRENCY}{_PER})|(?P<sign>{_MULTIPLE}{_SIGN}{_PER})"
    rf"|(?P<multiple>{_MULTIPLE})(?:(?P<noun>{_NOUN})(?!\w)|(?P<word>[^\W\d_]+))(?P<per>{_PER}))",
    re.IGNORECASE,
)
# Words behind a figure that open the rest of the sentence.
_NO_UNIT = frozenset(
    (
        "bằng", "chiếm", "của", "đến", "đạt", "để", "do", "được", "gồm", "giảm", "hoặc", "là",
        "lên", "nhằm", "năm", "ở", "so", "tăng", "tại", "theo", "trên", "trong", "trở", "tương",
        "từ", "và", "vào", "với", "xuống", "cao", "thấp", "cho", "có",
    )
)  # fmt: skip


def unit_at(text: str, position: int) -> tuple[str, int]:
    """The unit printed right behind a figure, in its shortest form, and where it ends; "" for none."""
    match = _UNIT.match(text, position)
    if match is None:
        return "", position
    if match["percent"]:
        return "%", match.end()
    if whole := match["money"] or match["sign"]:
        return re.sub(r"\s*/\s*", "/", " ".join(whole.split())), match.end()
    multiple = " ".join(match["multiple"].split())
    noun = " ".join((match["noun"] or match["word"] or "").split())
    if match["word"] and noun.lower() in _NO_UNIT:
        return multiple, match.end("multiple") if multiple else position
    noun = _SHORTER.get(noun.lower(), noun)
    per = re.sub(r"\s*/\s*", "/", match["per"])
    return " ".join(filter(None, (multiple, noun))) + per, match.end()
