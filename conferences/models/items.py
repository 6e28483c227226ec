"""What the conferences decide: agenda items with their agencies and directives."""

from __future__ import annotations

from django.db import models
from django.db.models import Prefetch, Q

from conferences.models.conferences import Conference
from programme.agency_lines import with_predecessors
from programme.history import tracked
from programme.models import Agency, Directive, Document, DocumentState
from programme.models.record import Record
from programme.roles import Action, HasRole, may
from programme.vietnamese import first_words


class ItemForm(models.TextChoices):
    """How an item is marked on paper: a number in brackets, or a dash."""

    ITEM = "item", "mục đánh số"
    BULLET = "bullet", "gạch đầu dòng"


class ReviewKind(models.TextChoices):
    PRELIMINARY = "so_ket", "sơ kết"
    FINAL = "tong_ket", "tổng kết"


class Delivery(models.TextChoices):
    PRESENTED = "presented", "trình bày tại hội nghị"
    FOR_STUDY = "for_study", "gửi nghiên cứu, không trình bày"


class ItemState(models.TextChoices):
    PLANNED = "planned", "trong chương trình"
    POSTPONED = "postponed", "hoãn"
    DROPPED = "dropped", "không đưa vào"


class AgendaItemQuerySet(models.QuerySet["AgendaItem"]):
    """Items as pages ask for them."""

    def live(self) -> AgendaItemQuerySet:
        return self.filter(is_removed=False)

    def visible_to(self, user: HasRole) -> AgendaItemQuerySet:
        """Items of the programmes this user may read (R44); outside the office only what is planned.

        What waits, was postponed, dropped or removed is the office's own matter, issued or not.
        """
        rows = self.filter(programme__in=Document.objects.visible_to(user))
        return rows if may(user, Action.READ_DRAFTS) else rows.planned()

    def planned(self) -> AgendaItemQuerySet:
        """What stands in a conference, as the paper prints it."""
        return self.live().filter(state=ItemState.PLANNED, conference__is_removed=False)

    def handed_in_by(self, user: HasRole) -> AgendaItemQuerySet:
        """Items for which this user hands in papers and reports: planned in an issued programme,
        led or co-ordinated by the user's agency; any agency's for an administrator without one.
        """
        if not may(user, Action.HAND_IN):
            return self.none()
        agencies = ItemAgency.objects.order_by()
        own = getattr(user, "agency_id", None)
        if own is not None:
            agencies = agencies.filter(agency__in=with_predecessors(own))
        elif not may(user, Action.READ_DRAFTS):
            return self.none()
        return self.planned().filter(
            programme__state=DocumentState.ISSUED, pk__in=agencies.values("item")
        )

    def with_agencies(self) -> AgendaItemQuerySet:
        """Items with their agencies and directives, in three queries whatever their number."""
        return self.prefetch_related(
            Prefetch("item_agencies", ItemAgency.objects.select_related("agency")),
            Prefetch("item_directives", ItemDirective.objects.select_related("directive")),
        )


class AgendaItem(Record):
    """One thing a conference deals with; without a conference it waits in the pool."""

    programme = models.ForeignKey(
        Document, verbose_name="chương trình năm", on_delete=models.CASCADE, related_name="items"
    )
    conference = models.ForeignKey(
        Conference,
        verbose_name="hội nghị",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="items",
    )
    parent = models.ForeignKey(
        "self",
        verbose_name="thuộc nội dung",
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="children",
    )
    position = models.PositiveIntegerField("thứ tự")
    is_removed = models.BooleanField("đã xoá", default=False, editable=False)
    form = models.CharField("cách đánh số", max_length=8, choices=ItemForm, default=ItemForm.ITEM)
    lead_in = models.TextField(
        "câu dẫn",
        blank=True,
        default="",
        help_text="In trên nội dung này, mở đầu một nhóm nội dung.",
    )
    text = models.TextField("nội dung")
    review_kind = models.CharField(
        "sơ kết, tổng kết", max_length=8, choices=ReviewKind, blank=True, default=""
    )
    review_years = models.PositiveSmallIntegerField("số năm", null=True, blank=True)
    delivery = models.CharField(
        "hình thức", max_length=16, choices=Delivery, default=Delivery.PRESENTED
    )
    expected_minutes = models.PositiveSmallIntegerField("số phút dự kiến", null=True, blank=True)
    paper_workdays = models.PositiveSmallIntegerField(
        "tài liệu gửi trước (ngày làm việc)", null=True, blank=True
    )
    notes = models.TextField(
        "ghi chú nội bộ", blank=True, default="", help_text="Không in trong văn bản."
    )
    state = models.CharField(
        "trạng thái", max_length=16, choices=ItemState, default=ItemState.PLANNED
    )
    state_reason = models.TextField("lý do", blank=True, default="")
    left_conference = models.ForeignKey(
        Conference,
        verbose_name="rời hội nghị",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="items_that_left",
    )

    history = tracked()
    content_fields = (
        "form",
        "lead_in",
        "text",
        "review_kind",
        "review_years",
        "delivery",
        "expected_minutes",
        "paper_workdays",
        "notes",
    )
    document_field = "programme"
    background_fields = frozenset({"version", "left_conference"})
    parts = ("item_agencies", "item_directives")
    objects = AgendaItemQuerySet.as_manager()

    class Meta:
        verbose_name = "nội dung"
        verbose_name_plural = "nội dung"
        ordering = ["programme", "conference", "position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "conference", "parent", "is_removed", "position"],
                nulls_distinct=False,
                deferrable=models.Deferrable.DEFERRED,
                name="item_position_unique",
                violation_error_message="Hai nội dung không thể cùng thứ tự.",
            ),
            models.CheckConstraint(
                name="item_text_not_empty",
                condition=~Q(text=""),
                violation_error_message="Nội dung không được để trống.",
            ),
            models.CheckConstraint(
                name="item_review_years_need_kind",
                condition=Q(review_years__isnull=True) | ~Q(review_kind=""),
                violation_error_message="Có số năm thì phải chọn sơ kết hay tổng kết.",
            ),
            models.CheckConstraint(
                name="item_dropped_has_reason",
                condition=~Q(state=ItemState.DROPPED) | ~Q(state_reason=""),
                violation_error_message="Không đưa vào chương trình thì phải ghi lý do.",
            ),
            models.CheckConstraint(
                name="item_out_of_plan_has_no_conference",
                condition=Q(state=ItemState.PLANNED) | Q(conference__isnull=True),
                violation_error_message="Nội dung hoãn hoặc không đưa vào thì không thuộc hội nghị nào.",
            ),
            models.CheckConstraint(
                name="item_not_its_own_parent",
                condition=Q(parent__isnull=True) | ~Q(parent=models.F("pk")),
                violation_error_message="Một nội dung không thể thuộc chính nó.",
            ),
        ]

    def __str__(self) -> str:
        return first_words(self.text, 80)


class AgencyRole(models.TextChoices):
    LEAD = "lead", "chủ trì"
    COORDINATING = "coordinate", "phối hợp"


class ItemAgency(Record):
    """An agency that leads or co-ordinates the preparation of an item."""

    item = models.ForeignKey(
        AgendaItem, verbose_name="nội dung", on_delete=models.CASCADE, related_name="item_agencies"
    )
    agency = models.ForeignKey(
        Agency, verbose_name="cơ quan", on_delete=models.PROTECT, related_name="item_agencies"
    )
    role = models.CharField("vai trò", max_length=16, choices=AgencyRole, default=AgencyRole.LEAD)
    position = models.PositiveIntegerField("thứ tự", default=1)

    history = tracked()

    class Meta:
        verbose_name = "cơ quan của nội dung"
        verbose_name_plural = "cơ quan của nội dung"
        ordering = ["item", "role", "position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["item", "agency"],
                name="item_agency_once",
                violation_error_message="Cơ quan này đã được chọn cho nội dung.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_role_display()}: {self.agency_id}"


class ItemDirective(Record):
    """A directive that an item cites; a reviewed one is what the item sums up."""

    item = models.ForeignKey(
        AgendaItem,
        verbose_name="nội dung",
        on_delete=models.CASCADE,
        related_name="item_directives",
    )
    directive = models.ForeignKey(
        Directive, verbose_name="văn bản", on_delete=models.PROTECT, related_name="item_directives"
    )
    is_reviewed = models.BooleanField("được sơ kết, tổng kết", default=False)
    position = models.PositiveIntegerField("thứ tự", default=1)

    history = tracked()

    class Meta:
        verbose_name = "văn bản của nội dung"
        verbose_name_plural = "văn bản của nội dung"
        ordering = ["item", "position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["item", "directive"],
                name="item_directive_once",
                violation_error_message="Văn bản này đã được gắn với nội dung.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.item_id}: {self.directive_id}"
