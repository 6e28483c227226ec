"""The panel of a document's findings, and the count beside the link that leads there."""

from __future__ import annotations

import datetime

import pytest
from lxml import html

from programme.models import Document, DocumentKind, User
from programme.roles import Role
from tests import factories
from tests.conferences.pages import signed_in
from tests.reports import check_panel
from tests.reports.check_panel import group_links, kinds, mend_addresses, page_of

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


@pytest.fixture
def faulty(programme: Document) -> Document:
    """A year with an item without lead and a conference in a blocked period."""
    factories.make_blocked_period()
    home = factories.make_conference(
        programme, ordinal=21, first_month=10, part="day", date_from=datetime.date(2025, 10, 14)
    )
    factories.make_item(programme, conference=home, text="Công tác <b>cán bộ</b>")
    factories.make_recipient(programme, "Các huyện uỷ")
    Document.objects.update(dated_year=2025, signer_name="Nguyễn Văn A", signer_position="Bí thư")
    programme.refresh_from_db()
    return programme


@pytest.fixture
def mistyped(programme: Document) -> Document:
    return check_panel.mistype(programme)


def test_each_finding_leads_to_its_place_and_to_the_page_that_mends_it(
    faulty: Document, drafter: User
) -> None:
    page = page_of(faulty, drafter)
    item, conference = faulty.items.get(), faulty.conferences.get()
    year = f"/nam/{faulty.pk}/"
    assert {
        kind: group_links(page, kind)
        for kind in ("conference_blocked", "without_lead", "ended_body")
    } == {
        "conference_blocked": [
            f"{year}#hoi-nghi-{conference.pk}",
            f"/hoi-nghi/{conference.pk}/sua/",
        ],
        "without_lead": [f"{year}#noi-dung-{item.pk}", f"/noi-dung/{item.pk}/sua/"],
        "ended_body": [f"{year}#noi-nhan", f"{year}noi-nhan/"],
    }
    assert "“Công tác <b>cán bộ</b>”" in page.text_content()


def test_an_agency_that_has_ended_leads_to_the_item_that_it_prepares(
    faulty: Document, drafter: User
) -> None:
    gone = factories.make_agency("Sở Giao thông", valid_to=datetime.date(2025, 6, 30))
    item = factories.make_item(faulty, conference=faulty.conferences.get(), lead=gone)
    assert group_links(page_of(faulty, drafter), "ended_body")[:2] == [
        f"/nam/{faulty.pk}/#noi-dung-{item.pk}",
        f"/noi-dung/{item.pk}/sua/",
    ]


def test_what_records_and_words_both_show_is_told_once_and_errors_come_first(
    faulty: Document, drafter: User
) -> None:
    answer = signed_in(drafter).get(f"/nam/{faulty.pk}/kiem-tra/")
    groups = answer.context["groups"]
    assert [(group.kind, len(group.rows)) for group in groups if group.weight == 0] == [
        ("conference_blocked", 1),
        ("without_lead", 1),
    ]
    assert [len(group.rows) for group in groups if group.kind == "ended_body"] == [1]
    assert [group.weight for group in groups] == sorted(group.weight for group in groups)
    assert groups[1].rule.name == "Nội dung chưa có cơ quan chủ trì"
    assert groups[0].rule.source == "Quy ước lập chương trình"
    assert groups[1].rows[0].remark.place == "Mục II.1.1"


def test_a_review_that_does_not_fit_is_told_by_its_record_alone(
    programme: Document, drafter: User
) -> None:
    text = factories.make_directive(number="18", symbol="NQ/TW", date=datetime.date(2017, 10, 25))
    factories.make_item(
        programme,
        conference=factories.make_conference(programme, ordinal=21),
        text="Tổng kết 10 năm thực hiện Nghị quyết số 18-NQ/TW, ngày 25/10/2017 của Ban Chấp hành"
        " Trung ương về tinh gọn bộ máy",
        lead=factories.make_agency(),
        directive=text,
        review_kind="tong_ket",
        review_years=10,
    )
    assert [kind for kind in kinds(programme) if kind.startswith("review")] == ["review_misfit"]


def test_the_words_in_question_are_marked_with_what_takes_their_place(
    mistyped: Document, drafter: User
) -> None:
    page = page_of(mistyped, drafter)
    marks = page.xpath("//section[@id='double_space']//mark/text()")
    assert marks == ["tác  kiểm", "tra,  giám"]
    [said] = page.xpath("//section[@id='doubled_word']//p[contains(@class, 'check-text')]")
    assert said.text_content().split("→")[0].strip() == "“Công tác dân vận được được quan tâm.”"
    assert page.xpath("//section[@id='doubled_word']//mark/text()") == ["được được"]
    assert page.xpath("//section[@id='citation_so']//p[@class='soft small']/text()") == [
        "HD 05-HD/VPTW, mục II.I.6.1.4"
    ]


@pytest.mark.parametrize(
    ("text", "words", "mend"),
    [
        ("Giai đoạn (2021 -2025) của tỉnh.", "(2021 -2025)", "(2021 - 2025)"),
        ("Phát triển cụm công nghiệp ,trồng rừng.", "nghiệp ,trồng", "nghiệp, trồng"),
        ("Công  tác cán bộ.", "Công  tác", "Công tác"),
    ],
)
def test_a_gap_is_shown_with_the_words_round_it_as_it_is_and_as_it_will_be(
    text: str, words: str, mend: str, drafter: User
) -> None:
    report = factories.make_document(kind=DocumentKind.QUARTERLY_REPORT)
    factories.make_section(report, text=text)
    page = page_of(report, drafter)
    (marked,) = {one.text for one in page.xpath("//p[contains(@class, 'check-text')]/mark")}
    (offered,) = {one.text for one in page.xpath("//span[@class='check-mend']/ins")}
    assert (marked, offered) == (words, mend)


def test_a_reader_of_drafts_and_an_issued_year_get_no_mending_links(faulty: Document) -> None:
    def mending(user: User) -> list[str]:
        page = page_of(faulty, user)
        return [*page.xpath("//a[contains(@href, '/sua/')]"), *page.xpath("//li//form")]

    assert mending(factories.make_user(Role.REGISTRY_CLERK)) == []
    factories.issue(faulty)
    assert mending(factories.make_user(Role.DRAFTER)) == []


def test_the_link_on_the_year_counts_what_asks_for_a_look(faulty: Document, drafter: User) -> None:
    client = signed_in(drafter)
    address = f"/nam/{faulty.pk}/kiem-tra/"
    count = client.get(address).context["count"]
    assert count > 2
    label = html.fromstring(client.get(address, headers=HTMX).content.decode())
    assert label.text_content().strip() == f"Kiểm tra ({count})"
    # Ctrl+Z on the year's page is told where to ask.
    back = f"%2Fnam%2F{faulty.pk}%2F"
    assert label.xpath("//@data-undo-last") == [f"/nam/{faulty.pk}/hoan-tac/?ve={back}"]
    panel = client.get(address, headers={**HTMX, "HX-Target": "checks"}).content.decode()
    assert html.fromstring(panel).xpath("//*[@id='checks']/@data-undo-last") == [
        f"/nam/{faulty.pk}/hoan-tac/?ve={back}kiem-tra%2F"
    ]
    page = html.fromstring(client.get(f"/nam/{faulty.pk}/").content.decode())
    [link] = page.xpath(f"//a[@href='{address}']")
    assert link.xpath(".//span/@hx-get") == [address]


@pytest.mark.parametrize("kind", [kind for kind in DocumentKind if kind != "annual_programme"])
def test_a_paper_of_any_kind_has_its_panel(drafter: User, kind: str) -> None:
    document = factories.make_document(kind=kind)
    part = factories.make_section(document, heading="Kết quả", text="Công việc đã đã xong.")
    page = page_of(document, drafter)
    assert len(mend_addresses(page, "doubled_word")) == 1
    [see, edit] = group_links(page, "doubled_word")
    assert see == f"/soan/{document.pk}/#phan-{part.pk}"
    assert edit == f"/phan/{part.pk}/sua/"


def test_a_script_is_told_the_very_words_in_their_field(drafter: User) -> None:
    document = factories.make_document(kind="quarterly_report")
    factories.make_footnote(document, "k", text="Quy chế.")
    text = "Đã họp.[^k]\nCông việc đã đã xong."
    part = factories.make_section(document, heading="Kết quả", text=text)
    page = page_of(document, drafter)
    words = "chu=%C4%91%C3%A3+%C4%91%C3%A3&truoc=C%C3%B4ng+vi%E1%BB%87c+&sau=+xong."
    place = f"section-{part.pk}%2Ftext&tu=22&den=27&{words}"
    assert page.xpath("//section[@id='doubled_word']//@data-words") == [
        f"/soan/{document.pk}/#xem={place}",
        f"/soan/{document.pk}/#sua={place}",
    ]


def test_places_that_name_two_authors_lead_to_the_form_of_each(drafter: User) -> None:
    document = factories.make_document(
        author_line="CỦA BAN THƯỜNG VỤ TỈNH UỶ",
        opening="Ban Chấp hành Đảng bộ tỉnh thống nhất; Tỉnh uỷ đề ra nhiệm vụ như sau.",
        closing="Trên đây là Chương trình công tác của Ban Chấp hành Đảng bộ tỉnh.",
    )
    page = page_of(document, drafter)
    links = page.xpath("//section[@id='two_authors']//div[@class='check-tools']/a")
    key = document.pk
    assert [(one.text, one.get("href"), one.get("data-words")) for one in links[1:]][:3] == [
        (
            "Sửa tiêu đề",
            f"/nam/{key}/thong-tin/",
            f"/soan/{key}/#sua=document-{key}%2Ftitle_lines",
        ),
        ("Sửa câu kết", f"/nam/{key}/cau-ket/", f"/soan/{key}/#sua=closing-{key}%2Fclosing"),
        (
            "Sửa câu mở đầu",
            f"/nam/{key}/thong-tin/",
            f"/soan/{key}/#sua=document-{key}%2Fopening",
        ),
    ]
    assert [(one.text, one.get("href")) for one in links[4:]] == [
        ("Sửa quyền hạn ký", f"/nam/{key}/nguoi-ky/")
    ]
