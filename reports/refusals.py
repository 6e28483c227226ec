"""Every way in which a file cannot be read: a stable code and the sentence for the office (R57)."""

from __future__ import annotations

import logging
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from lxml import etree

from programme.errors import Unreadable

logger = logging.getLogger(__name__)

SAVE_AS_DOCX = "Hãy mở tệp bằng Word, chọn “Lưu dưới dạng” Word (.docx) rồi tải lên lại."

SENTENCES = {
    "empty": "Tệp rỗng, không có nội dung để đọc. Hãy chọn lại tệp đã lưu đầy đủ.",
    "too_big": "Tệp lớn hơn {limit} MB nên không được nhận. Hãy bỏ bớt hình ảnh trong tệp rồi tải lên lại.",
    "legacy_doc": f"Tệp là văn bản Word đời cũ (.doc). {SAVE_AS_DOCX}",
    "encrypted": "Tệp Word được bảo vệ bằng mật khẩu. Hãy bỏ mật khẩu rồi tải lên lại.",
    "pdf": "Tệp là PDF, không phải Word. Hãy dùng bản Word (.docx) đã in ra tệp PDF này.",
    "excel": "Tệp là bảng tính Excel, không phải văn bản Word. Hãy chọn tệp Word (.docx).",
    "powerpoint": "Tệp là bài trình chiếu, không phải văn bản Word. Hãy chọn tệp Word (.docx).",
    "open_document": f"Tệp là văn bản OpenDocument (.odt, .ods). {SAVE_AS_DOCX}",
    "rtf": f"Tệp là văn bản RTF. {SAVE_AS_DOCX}",
    "html": f"Tệp là trang web (HTML) mang tên tệp Word. {SAVE_AS_DOCX}",
    "word_xml": f"Tệp là Word XML một tệp, chưa phải .docx. {SAVE_AS_DOCX}",
    "image": "Tệp là hình ảnh, không phải văn bản. Hãy chọn tệp Word (.docx) hoặc tệp chữ (.txt).",
    "program": "Tệp là chương trình máy tính, không phải văn bản. Hãy chọn tệp Word (.docx).",
    "archive": "Tệp là tệp nén, không phải văn bản Word. Hãy giải nén rồi tải lên tệp .docx bên trong.",
    "unknown_format": "Không nhận ra định dạng của tệp. Hãy chọn tệp Word (.docx) hoặc tệp chữ UTF-8 (.txt).",
    "encoding": "Tệp chữ không dùng bảng mã UTF-8. Hãy lưu lại tệp với bảng mã Unicode (UTF-8).",
    "broken_zip": "Tệp Word bị hỏng hoặc tải lên chưa hết. Hãy mở thử bằng Word, lưu lại rồi tải lên lần nữa.",
    "broken_xml": "Phần {part} trong tệp Word bị hỏng. Hãy mở tệp bằng Word, lưu lại rồi tải lên lần nữa.",
    "too_many_entries": "Tệp Word chứa quá {limit} thành phần nên không được nhận. Hãy sao chép nội dung sang một tệp mới.",
    "zip_bomb": "Tệp Word khi mở ra lớn hơn {limit} MB nên không được nhận. Hãy bỏ bớt hình ảnh trong tệp rồi tải lên lại.",
    "compression": "Tệp Word được nén theo cách không thông dụng ({part}). Hãy mở tệp bằng Word, lưu lại rồi tải lên lần nữa.",
    "unsafe_name": "Tệp Word chứa thành phần có tên không hợp lệ ({part}). Hãy sao chép nội dung sang một tệp mới.",
    "duplicate_name": "Tệp Word chứa hai thành phần cùng tên ({part}). Hãy mở tệp bằng Word, lưu lại rồi tải lên lần nữa.",
    "nested_archive": "Tệp Word chứa tệp nén bên trong ({part}). Hãy bỏ tệp đính kèm rồi tải lên lại.",
    "macros": "Tệp Word chứa macro (chương trình tự chạy). Hãy lưu lại thành Word không có macro (.docx).",
    "dtd": "Phần {part} trong tệp Word chứa khai báo DTD không an toàn. Hãy sao chép nội dung sang một tệp mới.",
    "missing_part": "Tệp Word thiếu phần {part} nên không đọc được. Hãy mở tệp bằng Word, lưu lại rồi tải lên lần nữa.",
    "too_many_paragraphs": "Văn bản có quá {limit} đoạn nên không được nhận. Hãy chia văn bản thành nhiều tệp.",
    "too_many_cells": "Bảng trong văn bản có quá {limit} ô nên không được nhận. Hãy chia bảng thành nhiều tệp.",
    "grid_span": "Bảng trong văn bản có ô gộp quá {limit} cột nên không được nhận. Hãy chia lại các ô của bảng.",
    "too_deep": "Văn bản có bảng hoặc khung lồng nhau quá {limit} lớp. Hãy sao chép nội dung sang một tệp mới.",
    "line_too_long": "Dòng {part} dài quá {limit} ký tự. Hãy ngắt văn bản thành các đoạn rồi tải lên lại.",
    "too_long": "Văn bản dài quá {limit} trang nên không được nhận. Hãy chia văn bản thành nhiều tệp.",
    "xml_limit": "Phần {part} trong tệp Word có đoạn quá dài hoặc lồng quá sâu. Hãy ngắt thành các đoạn ngắn rồi tải lên lại.",
    "no_text": "Tệp không có chữ nào. Hãy dùng bản Word có chữ thay cho bản quét.",
    "too_slow": "Đọc tệp quá {limit} giây nên đã dừng. Hãy chia văn bản thành nhiều tệp rồi thử lại.",
    "too_much_memory": "Đọc tệp cần quá nhiều bộ nhớ nên đã dừng. Hãy chia văn bản thành nhiều tệp rồi thử lại.",
    "busy": "Máy chủ đang đọc các tệp khác. Hãy thử lại sau một phút.",
    "broken_json": "Tệp JSON bị hỏng ở dòng {part}. Hãy xuất lại tệp rồi thử lại.",
    "json_shape": "Tệp JSON có mục “{part}” không đúng dạng. Hãy xem lại mục này theo mẫu trao đổi dữ liệu.",
    "json_depth": "Tệp JSON lồng nhau quá {limit} lớp nên không được nhận. Hãy xuất lại tệp rồi thử lại.",
    "unknown": "Không đọc được tệp vì lỗi chưa rõ; lỗi đã được ghi lại. Hãy mở tệp bằng Word, lưu lại rồi thử lại.",
}


# libxml2's own number for a text node above 10 MB or elements above 256 deep.
XML_RESOURCE_LIMIT = 114


def refusal(code: str, *, part: object = "", limit: object = "") -> Unreadable:
    """The refusal of that code with its sentence; the part's name is shortened to be shown."""
    return Unreadable(SENTENCES[code].format(part=str(part)[:80], limit=limit), code=code)


@contextmanager
def mapped_to_refusals(part: str = "") -> Iterator[None]:
    """Turn every error of zipfile, zlib and lxml into an `Unreadable`; log the unknown ones."""
    try:
        yield
    except Unreadable:
        raise
    except (zipfile.BadZipFile, zlib.error, EOFError, struct.error) as error:
        raise refusal("broken_zip") from error
    except etree.LxmlError as error:
        is_limit = getattr(error, "code", None) == XML_RESOURCE_LIMIT
        code = "xml_limit" if is_limit else "broken_xml"
        raise refusal(code, part=part or "word/document.xml") from error
    except NotImplementedError as error:
        raise refusal("compression", part=part) from error
    except MemoryError as error:
        raise refusal("too_much_memory") from error
    except Exception as error:
        logger.exception("reading failed in an unforeseen way")
        raise refusal("unknown") from error
