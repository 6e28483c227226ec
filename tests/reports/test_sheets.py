"""Where the sheets of the PDF begin, said so that the page on the screen can break there."""

from __future__ import annotations

from io import BytesIO

import pdfplumber
import pytest

from programme.models import Document, User
from reports import compose
from reports.tree import DocumentKind, DocumentTree, Footnote, Item, Paragraph, Section
from reports.writers import pdf
from reports.writers.sheets import SheetStart, sheet_starts
from tests import factories
from tests.conferences.pages import signed_in

CLAUSE = "lãnh đạo, chỉ đạo thực hiện thắng lợi các mục tiêu, nhiệm vụ đã đề ra của lĩnh vực"


def squeezed(words: str) -> str:
    return "".join(words.split())


def tree(paragraphs: int) -> DocumentTree:
    """A paper of four sheets; its notes and emphasis must not shift the count of letters."""
    texts = [
        " ".join(f"{number}.{n} {CLAUSE}" for n in range(4)) + "[^a], **nói thêm**."
        if number == 3
        else " ".join(f"{number}.{n} {CLAUSE}" for n in range(4)) + "."
        for number in range(paragraphs)
    ]
    blocks = (Section(1, "I.", "MỤC ĐÍCH", (Item("1.", "Việc thứ nhất"),)), *map(Paragraph, texts))
    return DocumentTree(
        DocumentKind.ANNUAL_TASKS, blocks=blocks, footnotes=(Footnote("a", "Lời chú thích."),)
    )


def test_each_start_is_where_the_page_of_the_pdf_begins() -> None:
    paper = tree(24)
    texts = [
        "I. MỤC ĐÍCH",
        "1. Việc thứ nhất",
        *(b.text for b in paper.blocks[1:] if isinstance(b, Paragraph)),
    ]
    plain = [squeezed(t.replace("[^a]", "").replace("**", "")) for t in texts]
    starts = sheet_starts(paper)
    with pdfplumber.open(BytesIO(pdf.write(paper))) as file:
        firsts = [squeezed((page.extract_text() or "").split("\n")[1]) for page in file.pages[1:]]
    assert len(starts) == len(firsts) == 3
    for start, first in zip(starts, firsts, strict=True):
        assert plain[start.block][start.letters :].startswith(first[:30])


def test_a_paper_of_one_sheet_has_no_further_start() -> None:
    assert sheet_starts(tree(1)) == ()


def test_a_heading_goes_over_with_what_follows_it() -> None:
    starts = sheet_starts(
        DocumentTree(
            DocumentKind.ANNUAL_TASKS,
            blocks=(
                *(Paragraph(f"Đoạn {number}.") for number in range(28)),
                Section(1, "I.", "MỤC ĐÍCH", (Paragraph(f"{CLAUSE} " * 8),)),
            ),
        )
    )
    assert starts == (SheetStart(28, 0),)


@pytest.mark.django_db
def test_the_page_asks_for_its_sheets(programme: Document, drafter: User) -> None:
    factories.make_section(
        programme, heading="MỤC ĐÍCH", text="\n".join(f"{n}: {CLAUSE} {CLAUSE}." for n in range(40))
    )
    programme.refresh_from_db()
    answer = signed_in(drafter).get(f"/van-ban-in/{programme.pk}/trang/")
    found = [[one.block, one.letters] for one in sheet_starts(compose.compose(programme))]
    assert (answer.json(), len(found) > 1) == ({"starts": found}, True)
