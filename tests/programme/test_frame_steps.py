"""The frame and the prose of a document, changed through their pages, are taken back by "Hoàn tác"."""

from __future__ import annotations

import pytest
from django.contrib.messages import get_messages
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone
from lxml import html

from programme.models import Document, Recipient, Section, Step, TargetValue, User
from tests import factories
from tests.conferences.pages import form_of, operation, sent_by, signed_in

AUTOSAVE = {"HX-Request": "true", "X-Autosave": "1"}


@pytest.fixture
def office(drafter: User) -> Client:
    return signed_in(drafter)


@pytest.fixture
def part(programme: Document) -> Section:
    return programme.sections.order_by("position")[0]


def press(client: Client, url: str) -> HttpResponse:
    answer = client.post(url, {"operation": operation()})
    assert answer.status_code == 303, answer.content.decode()
    return answer


def save(client: Client, url: str, **typed: str) -> HttpResponse:
    answer = client.post(url, form_of(client, url) | typed)
    assert answer.status_code == 303, answer.content.decode()
    return answer


def undo_of(answer: HttpResponse) -> str:
    """The address that the last message of an answer offers."""
    (message,) = get_messages(answer.wsgi_request)
    return str(message.extra_tags).removeprefix("undo=")


def headings(document: Document) -> list[tuple[int, str]]:
    return list(document.sections.order_by("position", "pk").values_list("position", "heading"))


@pytest.mark.parametrize(
    ("address", "field", "label"),
    [
        ("thong-tin", "opening", "Sửa phần đầu văn bản"),
        ("cau-ket", "closing", "Sửa câu kết"),
        ("nguoi-ky", "signer_name", "Sửa người ký"),
    ],
)
def test_words_of_the_frame_return(
    programme: Document, office: Client, address: str, field: str, label: str
) -> None:
    answer = save(office, f"/nam/{programme.pk}/{address}/", **{field: "Trần Văn An"})
    programme.refresh_from_db()
    assert getattr(programme, field) == "Trần Văn An"
    assert Step.objects.get().label == label
    press(office, undo_of(answer))
    programme.refresh_from_db()
    assert getattr(programme, field) == ""


def test_typed_recipients_and_then_the_signer_before_them_are_taken_back_one_after_the_other(
    programme: Document, office: Client
) -> None:
    factories.make_recipient(programme, "Các ban đảng")
    signer, recipients = (f"/nam/{programme.pk}/{page}/" for page in ("nguoi-ky", "noi-nhan"))
    for url, typed in [
        (signer, {"signer_name": "Trần"}),
        (signer, {"signer_name": "Trần Văn An"}),
        (recipients, {"names": "Các ban đảng\nLưu"}),
        (recipients, {"names": "Các ban đảng\nLưu Văn phòng"}),
        (recipients, {"names": "Các ban đảng"}),
        (signer, {"signer_name": "Lê Thị Bình"}),
    ]:
        assert office.post(url, form_of(office, url) | typed, headers=AUTOSAVE).status_code == 200
    seen = []
    while (step := Step.objects.filter(undone_at=None).order_by("-pk").first()) is not None:
        press(office, f"/buoc/{step.pk}/hoan-tac/")
        programme.refresh_from_db()
        seen.append(
            (programme.signer_name, list(programme.recipients.values_list("name", flat=True)))
        )
    assert seen == [
        ("Trần Văn An", ["Các ban đảng"]),
        ("Trần Văn An", ["Các ban đảng", "Lưu Văn phòng"]),
        ("Trần Văn An", ["Các ban đảng"]),
        ("", ["Các ban đảng"]),
    ]


def test_the_signer_has_a_form_of_three_fields(programme: Document, office: Client) -> None:
    fields = form_of(office, f"/nam/{programme.pk}/nguoi-ky/")
    assert [name for name in fields if name.startswith("initial-")] == [
        "initial-author", "initial-signer_position", "initial-signer_name",
    ]  # fmt: skip


def test_recipients_return_in_their_order(programme: Document, office: Client) -> None:
    for name in ("Các ban đảng", "Lưu Văn phòng"):
        factories.make_recipient(programme, name)
    answer = save(office, f"/nam/{programme.pk}/noi-nhan/", names="Lưu Văn phòng")
    assert list(programme.recipients.values_list("name", flat=True)) == ["Lưu Văn phòng"]
    press(office, undo_of(answer))
    rows = programme.recipients.order_by("position").values_list("position", "name")
    assert list(rows) == [(1, "Các ban đảng"), (2, "Lưu Văn phòng")]


def test_recipients_and_the_signer_are_written_at_the_same_time(
    programme: Document, office: Client
) -> None:
    url = f"/nam/{programme.pk}/noi-nhan/"
    opened = form_of(office, url)
    save(office, f"/nam/{programme.pk}/nguoi-ky/", signer_name="Trần Văn An")
    assert office.post(url, opened | {"names": "Các ban đảng"}).status_code == 303
    assert list(programme.recipients.values_list("name", flat=True)) == ["Các ban đảng"]


def test_two_who_write_the_recipients_see_both_texts(
    programme: Document, office: Client, leader: User
) -> None:
    url = f"/nam/{programme.pk}/noi-nhan/"
    opened = form_of(office, url)
    save(signed_in(leader), url, names="Lưu Văn phòng")
    answer = office.post(url, opened | {"names": "Các ban đảng"})
    assert answer.status_code == 409
    page = html.fromstring(answer.content.decode())
    assert [text.text for text in page.xpath("//*[@class='conflict-texts']//*[@class='text']")] == [
        "Các ban đảng", "Lưu Văn phòng", "(để trống)",
    ]  # fmt: skip
    kept = sent_by(page.xpath("//section[@class='conflict']//form")[0])
    assert office.post(url, kept).status_code == 303
    assert list(programme.recipients.values_list("name", flat=True)) == ["Các ban đảng"]


def test_recipients_that_two_add_in_different_lines_stand_together(
    programme: Document, office: Client, leader: User
) -> None:
    url = f"/nam/{programme.pk}/noi-nhan/"
    save(office, url, names="Các ban đảng\nLưu Văn phòng")
    opened = form_of(office, url)
    save(signed_in(leader), url, names="Thường trực Tỉnh uỷ\nCác ban đảng\nLưu Văn phòng")
    sent = opened | {
        "names": "Các ban đảng\n- Các sở\n\nLưu Văn phòng\n",
        "operation": operation(),
    }
    answer = office.post(url, sent, headers=AUTOSAVE)
    together = ["Thường trực Tỉnh uỷ", "Các ban đảng", "Các sở", "Lưu Văn phòng"]
    assert list(programme.recipients.values_list("name", flat=True)) == together
    assert answer.json()["others"] == {"names": ["\n".join(together)]}
    # The same line by both: who wrote it last is named, with the time.
    save(signed_in(leader), url, names="Các ban đảng Trung ương")
    answer = office.post(url, sent | {"names": "Các ban", "operation": operation()})
    assert answer.status_code == 409
    row = Recipient.history.latest("history_date")
    said = (
        f"{row.history_user} đã sửa nội dung này lúc {timezone.localtime(row.history_date):%H:%M}"
    )
    assert said in " ".join(answer.content.decode().split())


def test_a_new_part_goes_again_and_the_others_close_up(
    programme: Document, office: Client, part: Section
) -> None:
    before = headings(programme)
    answer = save(office, f"/nam/{programme.pk}/phan/them/?sau={part.pk}", heading="PHẦN MỚI")
    assert headings(programme)[1] == (2, "PHẦN MỚI")
    press(office, undo_of(answer))
    assert headings(programme) == before


def test_a_part_that_went_down_comes_up_again(
    programme: Document, office: Client, part: Section
) -> None:
    before = headings(programme)
    answer = press(office, f"/phan/{part.pk}/xuong/?version=1")
    assert headings(programme)[1] == (2, part.heading)
    press(office, undo_of(answer))
    assert headings(programme) == before


def test_a_removed_part_returns_with_everything_that_stood_under_it(
    programme: Document, office: Client, part: Section
) -> None:
    below = factories.make_section(programme, parent=part, heading="Phần dưới")
    lowest = factories.make_section(programme, parent=below, heading="", text="Dưới nữa")
    target = factories.make_target(programme, section=below)
    under = factories.make_target(programme, parent=target)
    value = factories.make_target_value(under)
    before = headings(programme)
    answer = press(office, f"/phan/{part.pk}/xoa/?version=1")
    assert [heading for _, heading in headings(programme)] == [
        "NỘI DUNG VÀ THỜI GIAN", "TỔ CHỨC THỰC HIỆN",
    ]  # fmt: skip
    assert (programme.targets.count(), TargetValue.objects.count()) == (0, 0)
    press(office, undo_of(answer))
    assert headings(programme) == before
    lowest.refresh_from_db()
    assert (lowest.parent, lowest.text, below.parent) == (below, "Dưới nữa", part)
    rows = programme.targets.order_by("pk").values_list("pk", "section", "parent", "position")
    assert list(rows) == [(target.pk, below.pk, None, 1), (under.pk, below.pk, target.pk, 1)]
    assert TargetValue.objects.get().target_id == under.pk
    assert value.pk == TargetValue.objects.get().pk


def test_typing_in_a_part_is_one_step_with_the_words_of_its_notes(
    programme: Document, office: Client, part: Section
) -> None:
    url = f"/phan/{part.pk}/sua/"
    for words in ("Một", "Một hai", "Một hai ba"):
        fields = form_of(office, url) | {"text": words}
        assert office.post(url, fields, headers=AUTOSAVE).status_code == 200
    assert list(Step.objects.values_list("label", flat=True)) == ["Sửa phần văn bản"]
    press(office, f"/buoc/{Step.objects.get().pk}/hoan-tac/")
    part.refresh_from_db()
    assert part.text == "Chủ động trong công tác."


@pytest.mark.parametrize("address", ["https://evil.example/", "//evil.example", "javascript:0"])
def test_undoing_leads_to_no_other_house(
    programme: Document, office: Client, part: Section, address: str
) -> None:
    press(office, f"/phan/{part.pk}/xuong/?version=1")
    step = Step.objects.get()
    assert press(office, f"/buoc/{step.pk}/hoan-tac/?ve={address}")["Location"] == "/"
