"""What agencies bring: items they ask for, papers they hand in, what became of their items."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q

from conferences.models.items import AgendaItem
from programme.agency_lines import with_predecessors
from programme.history import tracked
from programme.models import Agency, Document
from programme.models.record import Record
from programme.roles import Action, HasRole, may
from programme.vietnamese import first_words


class RequestState(models.TextChoices):
    SENT = "sent", "đã gửi"
    ACCEPTED = "accepted", "đã nhận vào chương trình"
    LATER = "later", "để xem xét sau"
    DECLINED = "declined", "không đưa vào"
    WITHDRAWN = "withdrawn", "đã rút"


class ItemRequestQuerySet(models.QuerySet["ItemRequest"]):
    """Requests as pages ask for them."""

    def visible_to(self, user: HasRole) -> ItemRequestQuerySet:
        """The office reads all of them; an agency its own (R44)."""
        if may(user, Action.EDIT_PROGRAMME):
            return self
        if may(user, Action.REQUEST_ITEM):
            return self.filter(agency=getattr(user, "agency_id", None))
        return self.none()

    def editable_by(self, user: HasRole) -> ItemRequestQuerySet:
        """Its own agency changes a request; an administrator without agency repairs any (R44)."""
        if not may(user, Action.REQUEST_ITEM):
            return self.none()
        agency = getattr(user, "agency_id", None)
        return self.visible_to(user) if agency is None else self.filter(agency=agency)


class HandedInQuerySet(models.QuerySet[Any]):
    """Papers and reports as pages ask for them."""

    def visible_to(self, user: HasRole) -> HandedInQuerySet:
        """The office reads all of them; an agency its own and its predecessors' (R44)."""
        if may(user, Action.READ_DRAFTS):
            return self
        return self.editable_by(user)

    def editable_by(self, user: HasRole) -> HandedInQuerySet:
        """Whoever handed in takes back; an administrator without agency repairs any."""
        if not may(user, Action.HAND_IN):
            return self.none()
        agency = getattr(user, "agency_id", None)
        if agency is None:
            return self if may(user, Action.READ_DRAFTS) else self.none()
        return self.filter(agency__in=with_predecessors(agency))


class ItemRequest(Record):
    """An item that an agency asks to be put into a year."""

    agency = models.ForeignKey(
        Agency, verbose_name="cơ quan", on_delete=models.PROTECT, related_name="item_requests"
    )
    year = models.PositiveSmallIntegerField("năm")
    text = models.TextField("nội dung đề nghị")
    reason = models.TextField("lý do")
    wanted_month = models.PositiveSmallIntegerField("tháng mong muốn", null=True, blank=True)
    attachment_name = models.CharField("tệp kèm", max_length=255, blank=True, default="")
    attachment_sha256 = models.CharField("SHA-256", max_length=64, blank=True, default="")
    attachment_size = models.PositiveIntegerField("số byte", null=True, blank=True)
    state = models.CharField(
        "trạng thái", max_length=16, choices=RequestState, default=RequestState.SENT
    )
    answer = models.TextField("trả lời của Văn phòng", blank=True, default="")
    item = models.ForeignKey(
        AgendaItem,
        verbose_name="nội dung trong chương trình",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="requests",
    )
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="người gửi",
        on_delete=models.PROTECT,
        related_name="+",
    )
    sent_at = models.DateTimeField("gửi lúc", auto_now_add=True)

    history = tracked()
    background_fields = frozenset({"version", "attachment_sha256", "attachment_size", "item"})
    objects = ItemRequestQuerySet.as_manager()

    class Meta:
        verbose_name = "đề nghị của cơ quan"
        verbose_name_plural = "đề nghị của cơ quan"
        ordering = ["-sent_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="item_request_text_not_empty",
                condition=~Q(text="") & ~Q(reason=""),
                violation_error_message="Hãy ghi nội dung đề nghị và lý do.",
            ),
            models.CheckConstraint(
                name="item_request_month_range",
                condition=Q(wanted_month__isnull=True) | Q(wanted_month__range=(1, 12)),
                violation_error_message="Tháng phải từ 1 đến 12.",
            ),
            models.CheckConstraint(
                name="item_request_declined_has_answer",
                condition=~Q(state=RequestState.DECLINED) | ~Q(answer=""),
                violation_error_message="Không đưa vào chương trình thì phải ghi lý do.",
            ),
        ]

    def __str__(self) -> str:
        return first_words(self.text, 80)

    @property
    def is_open(self) -> bool:
        """Whether the office has not yet decided for good, so that the agency may still change it."""
        return self.state in {RequestState.SENT, RequestState.LATER}


class Paper(Record):
    """A paper that an agency handed in for an item; its bytes lie under their SHA-256."""

    item = models.ForeignKey(
        AgendaItem, verbose_name="nội dung", on_delete=models.CASCADE, related_name="papers"
    )
    agency = models.ForeignKey(
        Agency, verbose_name="cơ quan", on_delete=models.PROTECT, related_name="papers"
    )
    name = models.CharField("tên tệp", max_length=255)
    sha256 = models.CharField("SHA-256", max_length=64)
    size = models.PositiveIntegerField("số byte")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="người nộp",
        on_delete=models.PROTECT,
        related_name="+",
    )
    at = models.DateTimeField("nộp lúc", auto_now_add=True)

    history = tracked()
    background_fields = frozenset({"version", "sha256"})
    objects = HandedInQuerySet.as_manager()

    class Meta:
        verbose_name = "tài liệu"
        verbose_name_plural = "tài liệu"
        ordering = ["item", "at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["item", "sha256"],
                name="paper_once",
                violation_error_message="Tệp này đã nộp cho nội dung.",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class ReportState(models.TextChoices):
    DONE = "done", "đã thực hiện"
    IN_PROGRESS = "in_progress", "đang thực hiện"
    NOT_DONE = "not_done", "chưa thực hiện"


class ItemReport(Record):
    """What an agency says became of an item it prepares; the latest one counts."""

    item = models.ForeignKey(
        AgendaItem, verbose_name="nội dung", on_delete=models.CASCADE, related_name="reports"
    )
    agency = models.ForeignKey(
        Agency, verbose_name="cơ quan", on_delete=models.PROTECT, related_name="item_reports"
    )
    state = models.CharField("kết quả", max_length=16, choices=ReportState)
    text = models.TextField("diễn giải", blank=True, default="")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="người báo cáo",
        on_delete=models.PROTECT,
        related_name="+",
    )
    at = models.DateTimeField("báo cáo lúc", auto_now_add=True)

    history = tracked()
    objects = HandedInQuerySet.as_manager()

    class Meta:
        verbose_name = "báo cáo kết quả nội dung"
        verbose_name_plural = "báo cáo kết quả nội dung"
        ordering = ["item", "-at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="item_report_explains",
                condition=Q(state=ReportState.DONE) | ~Q(text=""),
                violation_error_message="Chưa thực hiện xong thì phải ghi lý do, tiến độ.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_state_display()}: {self.item_id}"


class Decision(models.TextChoices):
    ACCEPTED = "accepted", "đã nhận"
    LATER = "later", "để sau"
    DECLINED = "declined", "không đưa vào"


class ProposalDecision(Record):
    """What the office decided about a proposal of the system; `key` names the proposal for good."""

    programme = models.ForeignKey(
        Document,
        verbose_name="chương trình năm",
        on_delete=models.CASCADE,
        related_name="proposal_decisions",
    )
    key = models.CharField("đề xuất", max_length=200)
    text = models.TextField("nội dung đề xuất")
    decision = models.CharField("quyết định", max_length=16, choices=Decision)
    reason = models.TextField("lý do", blank=True, default="")
    item = models.ForeignKey(
        AgendaItem,
        verbose_name="nội dung",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )

    history = tracked()
    background_fields = frozenset({"version", "key", "item"})
    document_field = "programme"

    class Meta:
        verbose_name = "quyết định về đề xuất"
        verbose_name_plural = "quyết định về đề xuất"
        ordering = ["programme", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "key"],
                name="proposal_decided_once",
                violation_error_message="Đề xuất này đã được quyết định.",
            ),
            models.CheckConstraint(
                name="proposal_declined_has_reason",
                condition=~Q(decision=Decision.DECLINED) | ~Q(reason=""),
                violation_error_message="Không đưa vào chương trình thì phải ghi lý do.",
            ),
        ]

    def __str__(self) -> str:
        return first_words(self.text, 80)
