"""What an agency does about the items it prepares: hand in papers, take them back, report."""

from __future__ import annotations

from conferences.models import AgendaItem, ItemReport, Paper
from programme.actions.door import registering, save_valid
from programme.actions.editing import require_version
from programme.agency_lines import with_predecessors
from programme.errors import NotAllowed, RuleBroken
from programme.models import Agency, User
from programme.roles import Action
from programme.stored_files import receive

NOT_YOURS = (
    "Chỉ nộp tài liệu, báo cáo cho nội dung mà cơ quan của bạn chủ trì hoặc phối hợp,"
    " trong chương trình đã phát hành."
)
NO_AGENCY = "Hãy chọn cơ quan trong số cơ quan chuẩn bị nội dung này."


def hand_in(
    item: AgendaItem, *, name: str, data: bytes, by: User, agency: Agency | None = None
) -> Paper:
    """Take in a paper for an item of an issued programme.

    The agency is the user's; only somebody without one names it, of those that prepare the item.
    Raises `RuleBroken` for a file that is not taken in and for one that was handed in before.
    """
    with registering(by=by, reason="Nộp tài liệu", action=Action.HAND_IN):
        locked = _own(item, by)
        stored = receive(data, name=name)
        paper = Paper(
            item=locked,
            agency=_agency(locked, by, agency),
            name=stored.name,
            sha256=stored.sha256,
            size=stored.size,
            by=by,
        )
        save_valid(paper)
        return paper


def withdraw(paper: Paper, *, version: int, by: User) -> None:
    """Take a paper back; the history keeps its row, the store its bytes."""
    with registering(by=by, reason="Rút tài liệu", action=Action.HAND_IN):
        _own(paper.item, by)
        # By key alone: the usual order joins other rows, which nobody may lock here.
        rows = Paper.objects.editable_by(by).select_for_update().order_by("pk")
        locked = rows.filter(pk=paper.pk).first()
        if locked is None:
            raise NotAllowed
        require_version(locked, version)
        locked.delete()


def report(
    item: AgendaItem, *, state: str, text: str, by: User, agency: Agency | None = None
) -> ItemReport:
    """Say what became of an item; the latest report counts, the earlier ones stay."""
    with registering(by=by, reason="Báo cáo kết quả nội dung", action=Action.HAND_IN):
        locked = _own(item, by)
        said = ItemReport(
            item=locked,
            agency=_agency(locked, by, agency),
            state=state,
            text=text.strip(),
            by=by,
        )
        save_valid(said)
        return said


def _own(item: AgendaItem, by: User) -> AgendaItem:
    """The item's row, locked; refused when it is not issued, not planned or not the user's."""
    own = AgendaItem.objects.handed_in_by(by).select_for_update(of=("self",))
    locked = own.filter(pk=item.pk).first()
    if locked is None:
        raise RuleBroken(NOT_YOURS)
    return locked


def _agency(item: AgendaItem, by: User, chosen: Agency | None) -> Agency:
    """For whom the user speaks."""
    if by.agency is not None:
        return by.agency
    if chosen is None or not item.item_agencies.filter(agency=chosen).exists():
        raise RuleBroken(NO_AGENCY, field="agency")
    return chosen


def agencies_of(item: AgendaItem, by: User) -> list[Agency]:
    """Of the agencies that prepare an item, those for which the user speaks, leads first."""
    rows = item.item_agencies.select_related("agency").order_by("-role", "position", "pk")
    own = with_predecessors(by.agency_id)
    return [row.agency for row in rows if not own or row.agency_id in own]
