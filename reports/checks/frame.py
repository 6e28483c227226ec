"""What stands round the body of a paper: its head, its foot, its author, its footnotes."""

from __future__ import annotations

import re
from itertools import pairwise

from programme.checks.passages import Passage
from programme.findings import Finding, Severity
from programme.marks import MARKS
from programme.vietnamese import search_key
from reports.checks.paper_passages import RECIPIENTS, TITLE, Paper
from reports.footnotes import MISSING
from reports.tree import DocumentKind, DocumentTree, Paragraph
from reports.tree_texts import texts

MASTHEAD, SIGNATURE = "masthead", "signature"
TITLE_PLACE, AUTHORITY_PLACE = "tiêu đề", "quyền hạn ký"
SEPARATOR = "-" * 5
COMMITTEE, STANDING = "Ban Chấp hành", "Ban Thường vụ"
_BY_STANDING = re.compile(r"ban thuong vu (?:tinh|thanh) uy")
_BY_COMMITTEE = re.compile(
    r"ban chap hanh dang bo (?:tinh|thanh pho)|(?:tinh|thanh) uy (?:de ra|ban hanh|xay dung)"
)


def head_and_foot(tree: DocumentTree) -> list[Finding]:
    """Head, number line, recipients and signature that a paper for issue cannot do without.

    The agenda of a conference bears none of them (S3).
    """
    if tree.document_kind is DocumentKind.CONFERENCE_AGENDA:
        return []
    found = [*_head(tree)]
    if tree.recipients is None or not tree.recipients.lines:
        message = "Văn bản chưa có nơi nhận. Hãy ghi nơi nhận."
        found.append(Finding("no_recipients", Severity.NOTE, message, "", RECIPIENTS))
    if tree.signature is None or not tree.signature.authority:
        message = "Văn bản chưa có phần ký. Hãy ghi quyền hạn, chức vụ và họ tên người ký."
        found.append(Finding("no_signature", Severity.NOTE, message, "", SIGNATURE))
    elif not tree.signature.name:
        message = "Phần ký chưa có họ tên người ký. Hãy ghi chức vụ và họ tên khi trình ký."
        about = tree.signature.authority
        found.append(Finding("no_signer", Severity.NOTE, message, about, SIGNATURE))
    return found


def _head(tree: DocumentTree) -> list[Finding]:
    masthead = tree.masthead
    if masthead is None or not (masthead.party_title or masthead.issuer or masthead.number_line):
        message = (
            "Văn bản chưa có phần đầu: cơ quan ban hành, số và ký hiệu, địa danh và ngày. Hãy thêm."
        )
        return [Finding("no_header", Severity.NOTE, message, "", MASTHEAD)]
    if not masthead.issuer:
        message = "Phần đầu thiếu tên cơ quan ban hành. Hãy ghi tên cơ quan ở góc trái, dòng đầu."
        return [Finding("no_issuer", Severity.WARNING, message, masthead.number_line, MASTHEAD)]
    return []


def separator(tree: DocumentTree) -> list[Finding]:
    """The five hyphens under the title (H5 II.I.5.2.1, K40)."""
    printed = tree.title.separator if tree.title else ""
    if not printed or printed == SEPARATOR:
        return []
    message = f"Dưới trích yếu có “{printed}”. Hãy dùng đúng năm dấu gạch nối “{SEPARATOR}”."
    return [Finding("separator", Severity.WARNING, message, printed, TITLE)]


def authors(tree: DocumentTree) -> list[Finding]:
    """Title, first sentence, closing sentence and authority line name one author (K66)."""
    named = list(dict.fromkeys((place, author) for place, author, _ in _authors(tree)))
    if len({author for _, author in named}) < 2:
        return []
    told = "; ".join(f"{place}: {author}" for place, author in named)
    message = f"Văn bản ghi hai tác giả khác nhau ({told}). Hãy thống nhất một tác giả."
    return [Finding("two_authors", Severity.WARNING, message, told, TITLE)]


def author_places(tree: DocumentTree) -> tuple[tuple[str, str], ...]:
    """The places that name an author, in the words of `authors`, with the block that prints each;
    "" for a place of the frame.
    """
    return tuple((place, source) for place, _, source in _authors(tree))


def _authors(tree: DocumentTree) -> list[tuple[str, str, str]]:
    """(place, author, source of its block) of each place that names one."""
    body = [block for block in tree.blocks if isinstance(block, Paragraph)]
    title = " ".join((tree.title.author_line, *tree.title.subject)) if tree.title else ""
    nothing = Paragraph("")
    closings = (block for block in body if search_key(block.text).startswith("tren day la"))
    closing = next(closings, nothing)
    opening = body[0] if body and body[0].text != closing.text else nothing
    found = [
        (TITLE_PLACE, _author(title), ""),
        ("câu kết", _author(closing.text.partition(". ")[0]), closing.source),
    ]
    if re.search(r"(?:tinh|thanh) uy (?:de ra|ban hanh|xay dung)", search_key(opening.text)):
        has_standing = _BY_STANDING.search(search_key(opening.text))
        author = STANDING if has_standing else COMMITTEE
        found.append(("câu mở đầu", author, opening.source))
    authority = search_key(tree.signature.authority) if tree.signature else ""
    if authority.startswith("t/m"):
        author = STANDING if "ban thuong vu" in authority else COMMITTEE
        found.append((AUTHORITY_PLACE, author, ""))
    return [one for one in found if one[1]]


def _author(text: str) -> str:
    key = search_key(text)
    if _BY_STANDING.search(key):
        return STANDING
    return COMMITTEE if _BY_COMMITTEE.search(key) else ""


def unwritten_notes(paper: Paper) -> list[Finding]:
    """References printed as "[?]": their notes have no words yet (K74)."""
    found: list[Finding] = []
    message = f"Dấu chú thích chưa có lời nên in là “{MISSING}”. Hãy ghi lời chú thích hoặc bỏ dấu."
    for passage in paper.passages:
        place = passage.text.find(MISSING)
        if place >= 0:
            span = (place, place + len(MISSING))
            found.append(
                passage.finding("mark_without_note", message, span, severity=Severity.ERROR)
            )
    return found


def footnotes(tree: DocumentTree) -> list[Finding]:
    """Marks without a note, notes without a mark, and marks out of order (K74)."""
    marks = [
        match["note"] for text in texts(tree) for match in MARKS.finditer(text) if match["note"]
    ]
    notes = {note.mark for note in tree.footnotes}
    found = []
    for mark in dict.fromkeys(marks):
        if mark not in notes:
            message = f"Dấu chú thích {mark} không có chú thích. Hãy thêm chú thích hoặc bỏ dấu."
            found.append(Finding("mark_without_note", Severity.ERROR, message, mark, f"fn{mark}"))
    for note in tree.footnotes:
        if note.mark not in marks:
            message = f"Chú thích {note.mark} không có dấu trong văn bản. Hãy đặt dấu chú thích."
            about = Passage("", note.text).text[:80]
            found.append(
                Finding("note_without_mark", Severity.ERROR, message, about, f"fn{note.mark}")
            )
    numbers = [int(mark) for mark in dict.fromkeys(marks) if mark.isdecimal()]
    for one, two in pairwise(numbers):
        if two != one + 1:
            message = f"Sau dấu chú thích {one} là {two}. Hãy đánh số chú thích liên tục."
            found.append(Finding("note_order", Severity.WARNING, message, str(two), f"fn{two}"))
    return found
