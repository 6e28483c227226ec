"""Emphasis and notes of a Word file stay in their places: into the records and out again."""

from __future__ import annotations

import pytest

from conferences.models import AgendaItem, TimeSlot
from programme.models import Target, User
from reports.compose import compose
from reports.importer import plan, save
from reports.readers import read_unguarded
from reports.tree import DocumentTree
from reports.writers import FORMATS
from tests import factories
from tests.reports.hostile import docx as made
from tests.reports.test_import_kinds import TASKS
from tests.reports.test_import_order import AGENDA, ANNUAL
from tests.reports.test_readers_looks import line, texts

pytestmark = pytest.mark.django_db


def word_file(paper: str, *looks: tuple[str, str]) -> bytes:
    """The paper as a Word file, each of the given words in the given look: ("b", "toàn bộ")."""
    body = []
    for text in paper.splitlines():
        pieces: list[str | tuple[str, str]] = [text]
        for look, words in looks:
            if words in text:
                before, _, after = text.partition(words)
                pieces = [before, (look, words), after]
        body.append(line(*pieces))
    return made("".join(body))


def printed_again(data: bytes, by: User) -> tuple[DocumentTree, DocumentTree]:
    """The tree of a file, and that of the Word file that our records print of it."""
    tree = read_unguarded(data).tree
    document = save(plan(tree), by=by)
    assert plan(tree).changes_nothing
    composed = compose(document)
    again = read_unguarded(FORMATS["docx"](composed)).tree
    assert again == composed
    return tree, again


def test_marks_of_items_come_back_from_the_records(drafter: User) -> None:
    paper = ANNUAL.replace("Sơ kết công tác quý I.", "Sơ kết[1] công tác quý I.")
    paper = paper.replace("Tổng kết các nghị quyết của Tỉnh ủy:", "Tổng kết các nghị quyết[2] sau:")
    paper += "[1] Theo kế hoạch.\n[2] Của Tỉnh ủy.\n"
    data = word_file(paper, ("b", "công tác quý I"), ("i", "về nông nghiệp"), ("u", "nhân sự"))
    _, again = printed_again(data, drafter)
    kept = AgendaItem.objects.filter(text__contains="**").order_by("pk")
    assert [item.text for item in kept] == [
        "Sơ kết[^1] **công tác quý I**",
        "Báo cáo công tác **nhân sự**",
        "Chương trình số 02/CTr-UBND ngày 05/01/2021 **về nông nghiệp**",
    ]
    assert AgendaItem.objects.exclude(lead_in="").get().lead_in == "Tổng kết các nghị quyết[^2] sau"
    said = texts(again)
    assert "Sơ kết[^1] **công tác quý I**." in said
    assert "Tổng kết các nghị quyết[^2] sau:" in said


def test_marks_of_targets_come_back_from_the_records(drafter: User) -> None:
    factories.make_term()
    data = word_file(TASKS, ("b", "1.320"), ("i", "Khu vực II"), ("b", "theo dõi"))
    tree, again = printed_again(data, drafter)
    assert [one.text for one in Target.objects.filter(text__contains="**").order_by("pk")] == [
        "Kết nạp **1.320** đảng viên.",
        "**Khu vực II** tăng 12,5%.",
    ]
    assert texts(again) == texts(tree)


def test_marks_of_an_agenda_come_back_from_the_records(drafter: User) -> None:
    factories.make_term()
    paper = AGENDA.replace("Thảo luận các", "Thảo luận[1] các").replace("Khai mạc", "Khai mạc[2]")
    paper = paper.replace("tài chính.", "tài chính[3] công.")
    paper += "[1] Ở tổ.\n[2] Có văn nghệ.\n[3] Năm 2026.\n"
    looks = (("b", "Từ 7 giờ 30 đến 7 giờ 45"), ("i", "các tờ trình"), ("b", "nhân sự"))
    _, again = printed_again(word_file(paper, *looks), drafter)
    assert [slot.text for slot in TimeSlot.objects.order_by("pk")] == [
        "Khai mạc[^2]",
        "Thảo luận[^1] **các tờ trình**:",
        "Tờ trình về **nhân sự**",
        "Tờ trình về tài chính[^3] công",
        "Biểu quyết nghị quyết",
    ]
    assert [note.text for note in again.footnotes] == ["Có văn nghệ.", "Ở tổ.", "Năm 2026."]


def test_emphasis_reaches_every_kind_of_print(drafter: User) -> None:
    document = save(plan(read_unguarded(word_file(ANNUAL, ("b", "quý I"))).tree), by=drafter)
    html = FORMATS["html"](compose(document)).decode()
    assert "công tác <em>quý I</em>" in html
    assert "**" not in FORMATS["txt"](compose(document)).decode()
