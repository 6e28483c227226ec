"""What the tests of the panel "Kiểm tra" share: a mistyped year, and what the panel shows."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from lxml import html

from programme.models import Document, User
from reports.checks.documents import remarks_of
from tests import factories
from tests.conferences.pages import signed_in


def mistype(programme: Document) -> Document:
    """A year with a doubled word, two double spaces and a citation without "số"."""
    home = factories.make_conference(programme, ordinal=21)
    lead = factories.make_agency("Ban Dân vận")
    texts = (
        "Công tác dân vận được được quan tâm",
        "Công tác  kiểm tra,  giám sát",
        "Sơ kết thực hiện Nghị quyết 18-NQ/TW, ngày 25/10/2017 của Ban Chấp hành Trung ương về tinh"
        " gọn bộ máy",
    )
    for text in texts:
        factories.make_item(programme, conference=home, text=text, lead=lead)
    return programme


def page_of(document: Document, user: User) -> Any:
    answer = signed_in(user).get(f"/nam/{document.pk}/kiem-tra/")
    assert answer.status_code == 200
    return html.fromstring(answer.content.decode())


def group_links(page: Any, kind: str) -> list[str]:
    return page.xpath(f"//section[@id='{kind}']//div[@class='check-tools']/a/@href")


def mend_addresses(page: Any, kind: str) -> list[str]:
    return page.xpath(f"//section[@id='{kind}']//li//form/@action")


def kinds(document: Document) -> list[str]:
    remarks = remarks_of(document, today=timezone.localdate(), mends=False)
    return [remark.finding.kind for remark in remarks]


def texts(document: Document) -> list[str]:
    return list(document.items.order_by("position").values_list("text", flat=True))


def undo_of(answer: Any) -> str:
    page = html.fromstring(answer.content.decode())
    return page.xpath("//form[.//button[normalize-space()='Hoàn tác']]/@action")[0]
