"""Several chosen items at once: one change, one history, one step, one undo; or nothing at all."""

from __future__ import annotations

import datetime
from collections.abc import Callable

import pytest

from conferences.actions import bulk, items, pasting
from conferences.actions.bulk import END, Chosen
from conferences.models import AgendaItem, Conference, ItemAgency, ItemState
from programme.actions import bodies, steps
from programme.errors import AlreadyIssued, EditedMeanwhile, NotAllowed, NotInList, RuleBroken
from programme.models import Document, Step, User
from programme.roles import Role
from tests import factories


@pytest.fixture
def march(programme: Document) -> Conference:
    return factories.make_conference(programme, ordinal=21)


@pytest.fixture
def june(programme: Document) -> Conference:
    return factories.make_conference(programme, ordinal=22, first_month=6)


def rows(programme: Document, where: Conference | None, words: str) -> list[AgendaItem]:
    return [factories.make_item(programme, conference=where, text=word) for word in words.split()]


def as_shown(*found: AgendaItem) -> list[Chosen]:
    return [Chosen(item.pk, item.version) for item in found]


def texts(programme: Document, where: Conference | None) -> list[str]:
    return list(
        items.siblings(programme, where).order_by("position").values_list("text", flat=True)
    )


def positions(programme: Document, where: Conference | None) -> list[int]:
    found = items.siblings(programme, where).order_by("position")
    return list(found.values_list("position", flat=True))


def test_several_move_in_their_order_behind_one_and_return_by_one_undo(
    programme: Document, march: Conference, june: Conference, drafter: User
) -> None:
    a, _, c, _ = rows(programme, march, "A B C D")
    x, _ = rows(programme, june, "X Y")
    step = bulk.move(programme, as_shown(c, a), conference=june, after=x.pk, by=drafter)
    assert (texts(programme, march), texts(programme, june)) == (["B", "D"], ["X", "C", "A", "Y"])
    assert positions(programme, june) == [1, 2, 3, 4]
    assert step.label == "2 nội dung: chuyển đến Hội nghị lần thứ 22"
    row = AgendaItem.objects.get(pk=a.pk).history.first()
    assert (row.history_user, row.history_change_reason) == (
        drafter,
        "Chuyển đến Hội nghị Ban Chấp hành Đảng bộ tỉnh lần thứ 22 (trong tháng 6/2025)",
    )
    steps.undo(step, by=drafter)
    assert (texts(programme, march), texts(programme, june)) == (list("ABCD"), list("XY"))


def test_to_the_end_and_to_the_front(programme: Document, march: Conference, drafter: User) -> None:
    a, b, _ = rows(programme, march, "A B C")
    bulk.move(programme, as_shown(a), conference=march, after=END, by=drafter)
    assert texts(programme, march) == ["B", "C", "A"]
    a.refresh_from_db()
    bulk.move(programme, as_shown(a, b), conference=march, after=None, by=drafter)
    assert texts(programme, march) == ["A", "B", "C"]


@pytest.mark.parametrize(
    ("chosen", "is_up", "expected"),
    [
        ("C", True, "A C B D"),
        ("B C", True, "B C A D"),
        ("A B", True, "A B C D"),
        ("A C", True, "A C B D"),
        ("B C", False, "A D B C"),
        ("C D", False, "A B C D"),
    ],
)
def test_up_and_down_keep_a_block_together(
    chosen: str, is_up: bool, expected: str, programme: Document, march: Conference, drafter: User
) -> None:
    found = {item.text: item for item in rows(programme, march, "A B C D")}
    bulk.shift(programme, as_shown(*(found[n] for n in chosen.split())), is_up=is_up, by=drafter)
    assert texts(programme, march) == expected.split()


def test_one_lead_for_many_keeps_who_coordinates(
    programme: Document, march: Conference, drafter: User
) -> None:
    office, police, staff = (factories.make_agency(name) for name in ("VP", "CA", "BTC"))
    found = rows(programme, march, "A B")
    ItemAgency.objects.filter(item=found[0]).delete()
    first = factories.make_item(programme, conference=march, lead=office, text="C")
    from_sheet = as_shown(*found, first)
    step = bulk.set_leads(programme, from_sheet, leads=[police], by=drafter)
    leads = ItemAgency.objects.filter(role="lead").order_by("item_id")
    assert [row.agency.name for row in leads] == ["CA", "CA", "CA"]
    assert step.label == "3 nội dung: cơ quan chủ trì CA"
    steps.undo(step, by=drafter)
    assert [row.agency.name for row in ItemAgency.objects.all()] == ["VP"]
    assert staff.pk is not None


def test_postpone_drop_and_restore_are_each_one_step(
    programme: Document, march: Conference, drafter: User
) -> None:
    found = rows(programme, march, "A B C")
    bulk.postpone(programme, as_shown(*found[:2]), reason="Chưa đủ hồ sơ", by=drafter)
    standing = programme.items.filter(state=ItemState.POSTPONED, conference=None)
    assert [(item.text, item.state_reason) for item in standing.order_by("position")] == [
        ("A", "Chưa đủ hồ sơ"),
        ("B", "Chưa đủ hồ sơ"),
    ]
    bulk.restore(programme, as_shown(*standing), by=drafter)
    assert texts(programme, march) == ["C", "A", "B"]
    found[2].refresh_from_db()
    bulk.drop(programme, as_shown(found[2]), reason="Đã có văn bản khác", by=drafter)
    assert programme.items.get(text="C").state == ItemState.DROPPED
    assert Step.objects.count() == 3


def test_dropping_asks_for_the_reason(
    programme: Document, march: Conference, drafter: User
) -> None:
    with pytest.raises(RuleBroken, match="Hãy ghi lý do không đưa nội dung này"):
        bulk.drop(programme, as_shown(*rows(programme, march, "A")), reason=" ", by=drafter)


def test_removed_ones_return_by_undo(programme: Document, march: Conference, drafter: User) -> None:
    found = rows(programme, march, "A B C")
    step = bulk.remove(programme, as_shown(found[0], found[2]), by=drafter)
    assert texts(programme, march) == ["B"]
    steps.undo(step, by=drafter)
    assert texts(programme, march) == ["A", "B", "C"]


def test_a_stale_card_shows_both_states_and_moves_none(
    programme: Document, march: Conference, june: Conference, drafter: User
) -> None:
    a, b = rows(programme, march, "A B")
    other = factories.make_user(name="Lê Thị Hoa")
    items.move(b, conference=None, after=None, version=1, by=other)
    with pytest.raises(EditedMeanwhile) as meeting:
        bulk.move(programme, as_shown(a, b), conference=june, after=None, by=drafter)
    (field,) = meeting.value.conflicts
    assert (field.label, field.base, field.theirs, field.mine) == (
        "B",
        "B\nHội nghị lần thứ 21, vị trí 2",
        "B\n“Chưa xếp”",
        "Hội nghị lần thứ 22",
    )
    assert meeting.value.by == "Lê Thị Hoa"
    assert (texts(programme, march), texts(programme, june)) == (["A"], [])


def test_nothing_chosen_and_strange_cards_are_refused(
    programme: Document, march: Conference, drafter: User
) -> None:
    with pytest.raises(RuleBroken, match="Hãy chọn ít nhất một nội dung"):
        bulk.remove(programme, [], by=drafter)
    strange = factories.make_item(factories.make_programme(year=2026))
    with pytest.raises(NotInList):
        bulk.remove(programme, as_shown(strange), by=drafter)


ACTIONS: dict[str, Callable[[Document, list[Chosen], User], object]] = {
    "move": lambda d, c, u: bulk.move(d, c, conference=None, after=None, by=u),
    "shift": lambda d, c, u: bulk.shift(d, c, is_up=True, by=u),
    "leads": lambda d, c, u: bulk.set_leads(d, c, leads=[factories.make_agency()], by=u),
    "postpone": lambda d, c, u: bulk.postpone(d, c, reason="chờ", by=u),
    "drop": lambda d, c, u: bulk.drop(d, c, reason="Lý do", by=u),
    "restore": lambda d, c, u: bulk.restore(d, c, by=u),
    "remove": lambda d, c, u: bulk.remove(d, c, by=u),
    "paste": lambda d, c, u: pasting.add(d, "Nội dung", conference=None, by=u),
}


@pytest.mark.parametrize("name", ACTIONS)
@pytest.mark.parametrize("role", [Role.REGISTRY_CLERK, Role.AGENCY_CONTACT, Role.COMMITTEE_LEADER])
def test_roles_that_do_not_draft_may_not(
    name: str, role: Role, programme: Document, march: Conference
) -> None:
    chosen = as_shown(*rows(programme, march, "A B"))
    with pytest.raises(NotAllowed):
        ACTIONS[name](programme, chosen, factories.make_user(role))


@pytest.mark.parametrize("name", ACTIONS)
def test_an_issued_year_stays_as_it_is(
    name: str, programme: Document, march: Conference, drafter: User
) -> None:
    chosen = as_shown(*rows(programme, march, "A B"))
    factories.issue(programme)
    with pytest.raises(AlreadyIssued):
        ACTIONS[name](programme, chosen, drafter)
    assert (texts(programme, march), Step.objects.count()) == (["A", "B"], 0)


def test_a_paste_becomes_items_with_agencies_reviews_and_texts_of_the_register(
    programme: Document, march: Conference, drafter: User
) -> None:
    office = factories.make_agency("Văn phòng Tỉnh uỷ", short_name="VPTU")
    known = factories.make_directive(number="42", date=datetime.date(2020, 3, 24))
    text = """(1) Tổng kết 05 năm thực hiện Chỉ thị số 42-CT/TW ngày 24/3/2020 của Ban Bí thư;
(2) Cho ý kiến các báo cáo theo Kết luận số 14-KL/TW:
- Báo cáo thu ngân sách
- Báo cáo chi ngân sách
Cơ quan chủ trì tham mưu: Văn phòng Tỉnh ủy mục (1); Ban Ngoài danh mục mục (2)."""
    added = pasting.add(programme, text, conference=march, by=drafter)
    first, second = added.items
    assert (first.text, first.review_kind, first.review_years) == (
        "Tổng kết 05 năm thực hiện Chỉ thị số 42-CT/TW ngày 24/3/2020 của Ban Bí thư",
        "tong_ket",
        5,
    )
    assert [row.agency for row in first.item_agencies.all()] == [office]
    assert [(row.directive, row.is_reviewed) for row in first.item_directives.all()] == [
        (known, True)
    ]
    children = second.children.order_by("position").values_list("text", "form", "conference")
    assert list(children) == [
        ("Báo cáo thu ngân sách", "bullet", march.pk),
        ("Báo cáo chi ngân sách", "bullet", march.pk),
    ]
    assert added.remarks == (
        "Chưa có trong danh mục văn bản: Kết luận số 14-KL/TW.",
        "Chưa có trong danh mục cơ quan: Ban Ngoài danh mục; tên này được giữ trong ghi chú nội bộ.",
    )
    assert Step.objects.get().label == "Thêm 2 nội dung"
    steps.undo(added.step, by=drafter)
    assert AgendaItem.objects.count() == 0


def test_a_pasted_agency_that_ended_gives_way_to_its_successor(
    programme: Document, march: Conference, drafter: User, leader: User
) -> None:
    old = factories.make_agency("Ban Dân vận")
    change = bodies.reorganise(
        kind="rename",
        on=datetime.date(2024, 7, 1),
        before=[old],
        after=["Ban Tuyên giáo và Dân vận"],
        by=leader,
    )
    text = "Công tác dân vận\nChủ trì: Ban Dân vận"
    (item,) = pasting.add(programme, text, conference=march, by=drafter).items
    assert [row.agency for row in item.item_agencies.all()] == list(change.after.all())


def test_an_empty_or_too_long_paste_is_refused_in_words(programme: Document, drafter: User) -> None:
    for text, words in (
        (" \n ", "Hãy gõ hoặc dán ít nhất một nội dung."),
        ("Nội dung\n" * 151, "Mỗi lần thêm nhiều nhất 150 nội dung; đoạn này có 151."),
        ("a" * 60_001, "Đoạn dán dài quá 60.000 ký tự; hãy dán từng phần."),
    ):
        with pytest.raises(RuleBroken) as refusal:
            pasting.add(programme, text, conference=None, by=drafter)
        assert (str(refusal.value), refusal.value.field) == (words, "text")
