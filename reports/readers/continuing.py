"""Whether a line goes on with the sentence of the line before it, and how the two are joined."""

from __future__ import annotations

import re

from programme.findings import Finding, Severity
from reports.readers.headings import LOOSE, Open
from reports.readers.line import Line
from reports.readers.outline import Outline
from reports.readers.shapes import PART_SHAPES, Label, Shape, is_upper
from reports.readers.wrapping import SENTENCE_ENDS, Wrapping
from reports.tree import Block, LeadIn, LeadLine, Paragraph

# Such a line never goes on with the sentence before it.
STANDS_ALONE = re.compile(r"(?:Từ\s+)?\d{1,2}\s?(?:giờ|[hg:])\s?\d{0,2}\b.*?(?:[-–:]|đến)", re.I)
# What no label is followed by: such a line was torn from the sentence before it.
TORN_NUMBER = re.compile(r"(?:và|hoặc|đến)\s|[,;.)]")
TORN_YEARS = re.compile(r"(?:năm\s+)?\d{4}(?!\d)")
# A line that ends so goes on with the figure at the head of the next one.
DANGLING = re.compile(
    r"(?:(?<!\w)(?:giai đoạn|năm|ngày|tháng|qu[ýí]|số|nhiệm kỳ|thời kỳ|từ|đến|mục|lần thứ|và|đạt|khoảng|trên|dưới)|[,–-])\Z",
    re.I,
)
YEAR_END = re.compile(r"(?<!\d)\d{4}\Z")
MINUTES = re.compile(r"\(\s?\d{1,3}\s?(?:phút|ph|p|[’'′])\s?\)")


def is_torn(outline: Outline, label: Label, line: Line, wrapping: Wrapping) -> bool:
    """Whether a wrapped line only seems labelled: "- 2030, tầm nhìn …", "(3) và (4)"."""
    before = outline.previous
    if before is None or line.stands_alone or not wrapping.breaks(before, line):
        return False
    last = before.text.rstrip()
    if label.shape is Shape.DASH:
        return YEAR_END.search(last) is not None and TORN_YEARS.match(label.rest) is not None
    is_open = not last.endswith(SENTENCE_ENDS)
    return is_open and label.shape in LOOSE and TORN_NUMBER.match(label.rest) is not None


def is_heading_below(outline: Outline, line: Line, text: str) -> bool:
    """Whether a line is the heading of the part above it: "Phần thứ nhất" / "MỤC ĐÍCH, YÊU CẦU"."""
    part = outline.open[-1] if outline.open else None
    if part is None or part.blocks or part.shape not in PART_SHAPES or line.stands_alone:
        return False
    if not part.text:
        return not text.endswith(SENTENCE_ENDS)
    return is_upper(text) and is_upper(part.text) and not part.text.endswith(SENTENCE_ENDS)


def continues(outline: Outline, line: Line, text: str, wrapping: Wrapping) -> bool:
    """Whether a line without label goes on with the sentence of the line before it."""
    before = outline.previous
    if (
        line.stands_alone
        or before is None
        or before.cell != line.cell
        or before.source is not line.source
    ):
        return False
    last = before.text.rstrip()
    if STANDS_ALONE.match(text):
        return False
    if last.endswith(SENTENCE_ENDS):
        return wrapping.breaks_behind_a_sign(before, line)
    if line.is_continued or text[0].islower() or MINUTES.match(text):
        return True
    if text[0].isdigit() and line.number == before.number + 1 and DANGLING.search(last):
        return True
    return wrapping.breaks(before, line)


def join(outline: Outline, line: Line, text: str) -> None:
    """Put the words behind those of the block before them, and say so."""
    target = outline.open[-1] if outline.open else None
    blocks = outline.innermost
    if blocks and not isinstance(blocks[-1], Open):
        blocks[-1] = _longer(blocks[-1], text)
    elif target is not None and not blocks:
        target.text = f"{target.text} {text}".strip()
    else:
        outline.close_items()
        outline.innermost.append(Paragraph(text))
        return
    message = "Đã nối dòng này vào câu ở dòng trước."
    outline.findings.append(Finding("joined_line", Severity.NOTE, message, text, line.place))


def _longer(block: Block, text: str) -> Block:
    if isinstance(block, Paragraph | LeadIn | LeadLine):
        return type(block)(f"{block.text} {text}")
    return block
