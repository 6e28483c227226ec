"""The page on which every paper but the year is written: its parts, its rows at their place, its print."""

from __future__ import annotations

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from lxml import html

from programme.models import Document, DocumentKind, Section, User
from programme.roles import Role
from tests import factories
from tests.conferences.pages import form_of, operation, signed_in

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}
KINDS = [kind for kind in DocumentKind if kind != DocumentKind.ANNUAL_WORK_PROGRAMME]
FORMS = ("document_edit", "closing_edit", "signer_edit", "recipients_edit", "section_add")


@pytest.fixture
def report() -> Document:
    """A report of two parts, one under the other, with a target in each and a note."""
    document = factories.make_document(kind=DocumentKind.QUARTERLY_REPORT, opening="Kính gửi[^k].")
    done = factories.make_section(document, heading="KẾT QUẢ", text="Đã làm xong[^k].")
    below = factories.make_section(document, parent=done, heading="Kinh tế")
    reached = factories.make_target(document, section=done, text="Thu ngân sách 1.000 tỷ đồng")
    factories.make_target(document, parent=reached, form="bullet", text="Thuế 700 tỷ đồng[^k]")
    factories.make_target(document, section=below, text="Sản lượng lúa 1 triệu tấn")
    factories.make_footnote(document, "k", text="Theo báo cáo tháng 3.")
    return document


def address(document: Document) -> str:
    return f"/soan/{document.pk}/"


def page_of(document: Document, user: User, **headers: str) -> html.HtmlElement:
    answer = signed_in(user).get(address(document), headers=headers)
    assert answer.status_code == 200
    return html.fromstring(answer.content.decode())


def blocks(page: html.HtmlElement) -> list[str]:
    """The ids of the blocks of the text; rows by their lines."""
    return [one.get("id") or one.get("class") for one in page.xpath("//*[@id='outline']/section")]


def rows(page: html.HtmlElement) -> list[str]:
    """Each row as it reads, indented by its depth."""
    found = page.xpath("//*[contains(@class, 'text-row ')]")
    return [
        "  " * int(one.get("class")[-1]) + " ".join("".join(one.itertext()).split())
        for one in found
    ]


def test_the_parts_and_rows_of_a_report_stand_in_the_order_of_print(
    report: Document, drafter: User
) -> None:
    done, below = report.sections.order_by("pk")
    page = page_of(report, drafter)
    assert blocks(page) == [
        "dau", f"phan-{done.pk}", "block text-rows", f"phan-{below.pk}", "block text-rows",
        "them-phan", "cau-ket", "chu-thich", "noi-nhan", "nguoi-ky",
    ]  # fmt: skip
    assert rows(page) == [
        "(1) Thu ngân sách 1.000 tỷ đồng:",
        "  - Thuế 700 tỷ đồng[1].",
        "(1) Sản lượng lúa 1 triệu tấn.",
    ]
    target = report.targets.order_by("pk")[0]
    assert page.xpath("//*[contains(@class, 'text-row ')]/@id")[0] == f"dong-target-{target.pk}"
    assert page.xpath("//*[@id='dau']//sup/text()") == ["[1]"]


def test_the_sittings_and_rows_of_an_agenda_are_read_where_they_are_printed(drafter: User) -> None:
    agenda = factories.make_document(kind=DocumentKind.CONFERENCE_AGENDA)
    morning = factories.make_sitting(agenda, heading="BUỔI SÁNG")
    factories.make_slot(agenda, sitting=morning, text="Khai mạc", presenters="đồng chí Bí thư")
    page = page_of(agenda, drafter)
    assert blocks(page)[:3] == ["dau", "them-phan", "block text-rows"]
    assert rows(page) == ["I. BUỔI SÁNG", "  1. Khai mạc (đồng chí Bí thư)."]


@pytest.mark.parametrize(("parts", "sittings"), [(0, 0), (0, 1), (1, 0), (2, 1)])
def test_a_new_part_of_an_agenda_is_offered_where_it_is_printed(
    parts: int, sittings: int, drafter: User
) -> None:
    agenda = factories.make_document(kind=DocumentKind.CONFERENCE_AGENDA)
    keys = [factories.make_section(agenda, heading="LƯU Ý").pk for _ in range(parts)]
    for _ in range(sittings):
        factories.make_sitting(agenda)
    shown = blocks(page_of(agenda, drafter))
    assert shown == [
        "dau", *(f"phan-{key}" for key in keys), "them-phan", *["block text-rows"] * sittings,
        "cau-ket", "chu-thich", "noi-nhan", "nguoi-ky",
    ]  # fmt: skip


def test_a_quarterly_programme_shows_its_conferences_with_their_items(drafter: User) -> None:
    quarter = factories.make_document(kind=DocumentKind.QUARTERLY_PROGRAMME)
    factories.make_section(quarter, heading="HỘI NGHỊ", role="conferences")
    hall = factories.make_conference(quarter, ordinal=21)
    office = factories.make_agency("Văn phòng Tỉnh uỷ")
    factories.make_item(quarter, conference=hall, text="Công tác cán bộ", lead=office)
    page = page_of(quarter, drafter)
    assert rows(page) == [
        "1. Hội nghị Ban Chấp hành Đảng bộ tỉnh lần thứ 21 (trong tháng 3/2025)",
        "  (1) Công tác cán bộ.",
        "  Cơ quan chủ trì tham mưu: Văn phòng Tỉnh uỷ.",
    ]


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_offers_the_forms_of_its_frame(kind: str, drafter: User) -> None:
    document = factories.make_document(kind=kind)
    page = page_of(document, drafter)
    offered = set(page.xpath("//*[@id='outline']//a/@hx-get"))
    assert {reverse(name, args=[document.pk]) for name in FORMS} <= offered
    assert page.xpath("//*[@id='preview']/@hx-get") == [f"/van-ban-in/{document.pk}/"]


@pytest.mark.parametrize(
    ("kind", "queries"),
    [
        (DocumentKind.ANNUAL_TASK_PROGRAMME, 12),
        (DocumentKind.QUARTERLY_PROGRAMME, 15),
        (DocumentKind.CONFERENCE_AGENDA, 13),
        (DocumentKind.QUARTERLY_REPORT, 12),
    ],
)
@pytest.mark.parametrize("parts", [1, 3])
def test_the_page_takes_as_many_queries_with_one_part_as_with_three(
    kind: str, queries: int, parts: int, drafter: User, django_assert_num_queries: object
) -> None:
    document = factories.make_document(kind=kind)
    for number in range(parts):
        part = factories.make_section(document, heading=f"PHẦN {number}", text="Một[^a].")
        factories.make_target(document, section=part)
        factories.make_footnote(document)
        factories.make_recipient(document, f"Ban {number}")
        factories.make_conference(document, ordinal=number + 1)
        factories.make_slot(document, sitting=factories.make_sitting(document))
    client = signed_in(drafter)
    with django_assert_num_queries(queries):  # type: ignore[operator]  # a fixture of pytest-django
        assert client.get(address(document)).status_code == 200


def test_htmx_gets_the_text_alone_and_is_told_to_fetch_the_paper_again(
    report: Document, drafter: User
) -> None:
    answer = signed_in(drafter).get(address(report), headers=HTMX)
    assert answer.content.decode().count("<html") == 0
    assert answer.content.decode().count('id="outline"') == 1
    assert answer["HX-Trigger-After-Settle"] == "programme-changed"


def test_the_year_has_a_page_of_its_own(programme: Document, drafter: User) -> None:
    assert signed_in(drafter).get(address(programme)).status_code == 404
    assert programme.get_absolute_url() == f"/nam/{programme.pk}/"


def saved(client: Client, url: str, **typed: str) -> HttpResponse:
    return client.post(url, form_of(client, url) | typed)


def test_the_forms_lead_back_to_the_text(report: Document, drafter: User) -> None:
    part = report.sections.order_by("pk")[0]
    client = signed_in(drafter)
    answer = saved(client, f"/phan/{part.pk}/sua/", text="Hai.")
    assert answer["Location"] == f"/soan/{report.pk}/#phan-{part.pk}"
    answer = saved(client, f"/nam/{report.pk}/nguoi-ky/", signer_name="Trần Văn An")
    assert answer["Location"] == f"/soan/{report.pk}/#nguoi-ky"
    answer = saved(client, f"/nam/{report.pk}/thong-tin/", note="Quý I")
    assert answer["Location"] == f"/soan/{report.pk}/#dau"
    answer = saved(client, f"/nam/{report.pk}/phan/them/", heading="PHẦN MỚI")
    added = Section.objects.get(heading="PHẦN MỚI")
    assert answer["Location"] == f"/soan/{report.pk}/#phan-{added.pk}"
    report.refresh_from_db()
    assert (report.signer_name, report.note) == ("Trần Văn An", "Quý I")


def test_an_issued_report_is_read_and_no_more(report: Document, drafter: User) -> None:
    part = report.sections.order_by("pk")[0]
    client = signed_in(drafter)
    fields = form_of(client, f"/phan/{part.pk}/sua/")
    factories.issue(report)
    page = page_of(report, factories.make_user(Role.AGENCY_CONTACT))
    assert page.xpath("//*[@id='outline']//a[@hx-get] | //*[@id='buttons']") == []
    assert client.post(f"/phan/{part.pk}/sua/", fields | {"text": "Hai."}).status_code == 409
    button = {"operation": operation()}
    assert client.post(f"/phan/{part.pk}/xoa/?version=1", button).status_code == 409
    assert report.sections.count() == 2


def test_who_does_not_draft_reads_and_changes_nothing(report: Document) -> None:
    clerk = factories.make_user(Role.REGISTRY_CLERK)
    page = page_of(report, clerk)
    assert page.xpath("//*[@id='buttons']") == []
    part = report.sections.order_by("pk")[0]
    client, button = signed_in(clerk), {"operation": operation()}
    assert client.post(f"/phan/{part.pk}/xoa/?version=1", button).status_code == 403
    assert client.get(f"/nam/{report.pk}/nguoi-ky/").status_code == 403
    assert report.sections.count() == 2


def test_the_parts_are_numbered_as_the_paper_numbers_them(report: Document, drafter: User) -> None:
    Document.objects.filter(pk=report.pk).update(numbering="arabic")
    headings = page_of(report, drafter).xpath("//*[@id='outline']//h2/text()")
    printed = signed_in(drafter).get(f"/van-ban-in/{report.pk}/").content.decode()
    assert headings[:2] == ["1. KẾT QUẢ", "1.1. Kinh tế"]
    assert [words for words in headings[:2] if words in printed] == headings[:2]
