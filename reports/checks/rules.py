"""What each check of a paper is called on screen, and the rule it rests on."""

from __future__ import annotations

from dataclasses import dataclass

from programme.checks.places import place_name
from programme.vietnamese import capitalise_first

HOUSE = "Quy ước trình bày"
SENSE = "Đối chiếu trong văn bản"
_REGISTER = "Danh mục văn bản chỉ đạo"
_CITING = "HD 05-HD/VPTW, mục II.I.6.1.4"


@dataclass(frozen=True, slots=True)
class Rule:
    """The heading under which findings of one kind are listed, and where the rule is written."""

    name: str
    source: str


RULES: dict[str, Rule] = {
    "no_header": Rule("Thiếu phần đầu văn bản", "HD 05-HD/VPTW, mục II.I.1 - II.I.4"),
    "no_issuer": Rule("Thiếu tên cơ quan ban hành", "HD 05-HD/VPTW, mục II.I.2"),
    "separator": Rule("Dấu gạch dưới trích yếu", "HD 05-HD/VPTW, mục II.I.5.2.1"),
    "two_authors": Rule("Hai tác giả khác nhau", HOUSE),
    "no_recipients": Rule("Thiếu nơi nhận", "HD 05-HD/VPTW, mục II.I.9"),
    "no_signature": Rule("Thiếu phần ký", "HD 05-HD/VPTW, mục II.I.7"),
    "no_signer": Rule("Thiếu người ký", "HD 05-HD/VPTW, mục II.I.7"),
    "number_gap": Rule("Đánh số nhảy quãng", "HD 05-HD/VPTW, mục II.I.6"),
    "number_twice": Rule("Đánh số trùng", "HD 05-HD/VPTW, mục II.I.6"),
    "number_back": Rule("Đánh số lùi", "HD 05-HD/VPTW, mục II.I.6"),
    "number_start": Rule("Danh sách không bắt đầu từ đầu", "HD 05-HD/VPTW, mục II.I.6"),
    "without_lead": Rule("Nội dung chưa có cơ quan chủ trì", HOUSE),
    "lead_label_missing": Rule("Phân công mục không có", SENSE),
    "lead_in_kind": Rule("Câu dẫn trái với nội dung", SENSE),
    "missing_dash": Rule("Thiếu gạch đầu dòng", HOUSE),
    "end_sign": Rule("Dấu câu cuối dòng", HOUSE),
    "review_misfit": Rule("Sơ kết, tổng kết không khớp ngày ban hành", SENSE),
    "review_late": Rule("Sơ kết, tổng kết muộn", SENSE),
    "review_short": Rule("Sơ kết, tổng kết chưa đủ năm", SENSE),
    "same_number": Rule("Hai văn bản cùng số", SENSE),
    "two_subjects": Rule("Một văn bản hai trích yếu", SENSE),
    "citation_incomplete": Rule("Viện dẫn lần đầu chưa đủ", _CITING),
    "citation_so": Rule("Viện dẫn thiếu chữ “số”", _CITING),
    "citation_of": Rule("Viện dẫn thiếu chữ “của”", _CITING),
    "citation_comma": Rule("Dấu phẩy trước chữ “ngày”", _CITING),
    "citation_symbol": Rule("Tên loại trái với ký hiệu", "HD 05-HD/VPTW, mục II.I.3.1.2"),
    "citation_issuer_symbol": Rule("Cơ quan trái với ký hiệu", "HD 05-HD/VPTW, mục II.I.3.1.2"),
    "citation_term": Rule("Khoá trái với ngày", SENSE),
    "register_date": Rule("Ngày trái với danh mục", _REGISTER),
    "register_symbol": Rule("Ký hiệu trái với danh mục", _REGISTER),
    "register_issuer": Rule("Cơ quan trái với danh mục", _REGISTER),
    "register_term": Rule("Khoá trái với danh mục", _REGISTER),
    "code_year": Rule("Năm trong số trái với ngày", SENSE),
    "date_ahead": Rule("Viện dẫn văn bản chưa có", SENSE),
    "shared_symbol": Rule("Nhiều số chung một ký hiệu", _CITING),
    "swapped_signs": Rule("Dấu trong số, ký hiệu", "HD 05-HD/VPTW, mục II.I.3.2.2"),
    "date_padding": Rule("Số 0 trong ngày, tháng", "HD 05-HD/VPTW, mục II.I.4.2.2"),
    "no_such_date": Rule("Ngày không có trong lịch", SENSE),
    "year_padding": Rule("“05 năm” lẫn “5 năm”", HOUSE),
    "mixed_spelling": Rule("Hai kiểu đặt dấu thanh", HOUSE),
    "mixed_people": Rule("“Nhân dân” lẫn “nhân dân”", HOUSE),
    "doubled_word": Rule("Từ bị lặp", HOUSE),
    "repeated_clause": Rule("Đoạn bị lặp trong một mục", HOUSE),
    "same_text": Rule("Nội dung trùng nhau", HOUSE),
    "missing_word": Rule("Thiếu chữ", HOUSE),
    "misspelling": Rule("Sai chính tả", HOUSE),
    "misplaced_tone": Rule("Dấu thanh đặt sai chỗ", HOUSE),
    "not_a_syllable": Rule("Chữ không phải tiếng Việt", HOUSE),
    "letters_apart": Rule("Chữ bị tách rời", HOUSE),
    "odd_pair": Rule("Có thể gõ nhầm", HOUSE),
    "residue": Rule("Mã còn sót khi chuyển đổi", HOUSE),
    "double_space": Rule("Thừa dấu cách", HOUSE),
    "space_before_sign": Rule("Dấu cách trước dấu câu", HOUSE),
    "space_in_bracket": Rule("Dấu cách trong ngoặc", HOUSE),
    "space_missing": Rule("Thiếu dấu cách", HOUSE),
    "dash": Rule("Dấu gạch ngang", HOUSE),
    "unbalanced_pair": Rule("Dấu ngoặc không đủ đôi", HOUSE),
    "shares": Rule("Tỷ trọng không đủ 100%", SENSE),
    "parts": Rule("Các phần không khớp tổng số", SENSE),
    "part_over_whole": Rule("Phần lớn hơn tổng số", SENSE),
    "wrong_minutes": Rule("Số phút không khớp giờ", SENSE),
    "end_before_start": Rule("Giờ kết thúc trước giờ bắt đầu", SENSE),
    "overlap": Rule("Giờ chồng nhau", SENSE),
    "gap": Rule("Giờ còn trống", SENSE),
    "uncovered": Rule("Giờ của phần và của buổi không khớp", SENSE),
    "minute_form": Rule("Cách viết số phút", HOUSE),
    "clock_form": Rule("Cách viết giờ", HOUSE),
    "mark_without_note": Rule("Dấu chú thích không có chú thích", HOUSE),
    "note_without_mark": Rule("Chú thích không có dấu", HOUSE),
    "note_order": Rule("Chú thích không liên tục", HOUSE),
    "ended_body": Rule("Cơ quan, tổ chức đã kết thúc hoạt động", SENSE),
}


def place_words(where: str) -> str:
    """ "Mục II.1.3", "Chú thích 2", "Nơi nhận": the place of a finding as the office says it."""
    return capitalise_first(place_name(where))
