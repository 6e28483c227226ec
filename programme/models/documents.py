"""Every paper of the committee, told apart by kind; its prose parts and its recipients."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.urls import reverse

from programme.history import tracked
from programme.models.bodies import Committee, Term
from programme.models.record import Record
from programme.roles import Action, HasRole, may
from programme.vietnamese import SpellingProfile, roman


class DocumentKind(models.TextChoices):
    ANNUAL_WORK_PROGRAMME = "annual_programme", "Chương trình làm việc năm"
    ANNUAL_TASK_PROGRAMME = "annual_tasks", "Chương trình nhiệm vụ năm"
    QUARTERLY_PROGRAMME = "quarterly_programme", "Chương trình công tác quý"
    CONFERENCE_AGENDA = "conference_agenda", "Chương trình hội nghị"
    QUARTERLY_REPORT = "quarterly_report", "Báo cáo quý"


class DocumentState(models.TextChoices):
    DRAFTING = "drafting", "đang soạn thảo"
    IN_CONSULTATION = "in_consultation", "đang lấy ý kiến"
    SUBMITTED = "submitted", "trình ký"
    ISSUED = "issued", "đã phát hành"


class Author(models.TextChoices):
    """On whose behalf the paper is signed (H5 II.I.7.1.4b)."""

    COMMITTEE = "committee", "Ban Chấp hành"
    STANDING_COMMITTEE = "standing_committee", "Ban Thường vụ"


class SpellingChoice(models.TextChoices):
    """The spelling of a document (K71): one profile throughout, or as typed."""

    NEW = SpellingProfile.NEW.value, "uỷ, khoá, hoà"
    OLD = SpellingProfile.OLD.value, "ủy, khóa, hòa"
    MIXED = SpellingProfile.MIXED.value, "giữ nguyên như đã gõ"


class DocumentQuerySet(models.QuerySet["Document"]):
    """Documents as pages ask for them."""

    def visible_to(self, user: HasRole) -> DocumentQuerySet:
        """What this user may read: drafts need a right of their own (R44)."""
        if may(user, Action.READ_DRAFTS):
            return self
        if may(user, Action.READ_ISSUED):
            return self.filter(state=DocumentState.ISSUED)
        return self.none()

    def annual_programmes(self) -> DocumentQuerySet:
        return self.filter(kind=DocumentKind.ANNUAL_WORK_PROGRAMME)


class Numbering(models.TextChoices):
    """How the outermost parts are numbered (official-format.md, table of levels)."""

    ROMAN = "roman", "I. 1. 1.1."
    ARABIC = "arabic", "1. 1.1."


class Document(Record):
    """One official paper as a record: what it is about, its frame, and where it stands."""

    kind = models.CharField("loại", max_length=24, choices=DocumentKind)
    committee = models.ForeignKey(
        Committee, verbose_name="cấp uỷ", on_delete=models.PROTECT, related_name="documents"
    )
    term = models.ForeignKey(
        Term, verbose_name="nhiệm kỳ", on_delete=models.PROTECT, related_name="documents"
    )
    author = models.CharField("tác giả", max_length=24, choices=Author, default=Author.COMMITTEE)
    year = models.PositiveSmallIntegerField("năm")
    quarter = models.PositiveSmallIntegerField("quý", null=True, blank=True)
    title_lines = models.TextField(
        "trích yếu", help_text="Mỗi dòng in một dòng, dưới tên loại văn bản."
    )
    author_line = models.CharField(
        "dòng tác giả",
        max_length=200,
        blank=True,
        default="",
        help_text="In giữa tên loại và trích yếu: “của Ban Chấp hành Đảng bộ tỉnh”.",
    )
    note = models.CharField(
        "dòng trong ngoặc",
        max_length=300,
        blank=True,
        default="",
        help_text="In dưới trích yếu: “(Ngày 06/12/2023, cả ngày)”.",
    )
    numbering = models.CharField(
        "đánh số các phần", max_length=8, choices=Numbering, default=Numbering.ROMAN
    )
    is_conference_paper = models.BooleanField(
        "tài liệu hội nghị",
        default=False,
        help_text="In không có phần đầu và phần ký, chỉ có dấu TÀI LIỆU HỘI NGHỊ.",
    )
    basis = models.TextField("căn cứ", blank=True, default="", help_text="Mỗi căn cứ một dòng.")
    opening = models.TextField("lời mở đầu", blank=True, default="")
    closing = models.TextField("câu kết", blank=True, default="")
    state = models.CharField(
        "trạng thái", max_length=24, choices=DocumentState, default=DocumentState.DRAFTING
    )
    spelling = models.CharField(
        "chính tả", max_length=8, choices=SpellingChoice, default=SpellingChoice.NEW
    )
    draft_ordinal = models.PositiveSmallIntegerField("dự thảo lần", null=True, blank=True)
    number = models.PositiveIntegerField("số", null=True, blank=True)
    date = models.DateField("ngày ký", null=True, blank=True)
    dated_year = models.PositiveSmallIntegerField(
        "năm ghi trên dự thảo", help_text="In ở dòng địa danh khi chưa có ngày ký."
    )
    dated_month = models.PositiveSmallIntegerField(
        "tháng ghi trên dự thảo",
        null=True,
        blank=True,
        help_text="Để trống thì in khoảng trống để điền tay.",
    )
    signer_position = models.CharField("chức vụ người ký", max_length=100, blank=True, default="")
    signer_name = models.CharField("người ký", max_length=150, blank=True, default="")
    circulation_mark = models.CharField("dấu lưu hành", max_length=100, blank=True, default="")

    history = tracked()
    content_fields = (
        "title_lines",
        "author_line",
        "note",
        "numbering",
        "is_conference_paper",
        "basis",
        "opening",
        "closing",
        "author",
        "spelling",
        "signer_position",
        "signer_name",
        "circulation_mark",
    )
    document_field = "self"
    parts = ("recipients",)
    objects = DocumentQuerySet.as_manager()

    class Meta:
        verbose_name = "văn bản"
        verbose_name_plural = "văn bản"
        ordering = ["-year", "kind", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["committee", "kind", "year", "quarter"],
                condition=~Q(kind=DocumentKind.CONFERENCE_AGENDA),
                name="document_one_per_quarter",
                violation_error_message="Đã có văn bản loại này cho quý đó.",
            ),
            models.UniqueConstraint(
                fields=["committee", "kind", "year"],
                condition=~Q(kind=DocumentKind.CONFERENCE_AGENDA) & Q(quarter__isnull=True),
                name="document_one_per_year",
                violation_error_message="Đã có văn bản loại này cho năm đó.",
            ),
            # One series a type name and term (H5 II.I.3.1.1b, K78): the programmes of year and quarter
            # and the agenda are all "CHƯƠNG TRÌNH", only the report is not.
            models.UniqueConstraint(
                fields=["committee", "term", "number"],
                condition=Q(number__isnull=False) & ~Q(kind=DocumentKind.QUARTERLY_REPORT),
                name="document_programme_number_unique",
                violation_error_message="Số này đã cấp cho một chương trình khác trong nhiệm kỳ.",
            ),
            models.UniqueConstraint(
                fields=["committee", "term", "number"],
                condition=Q(number__isnull=False, kind=DocumentKind.QUARTERLY_REPORT),
                name="document_report_number_unique",
                violation_error_message="Số này đã cấp cho một báo cáo khác trong nhiệm kỳ.",
            ),
            models.CheckConstraint(
                name="document_quarter_range",
                condition=Q(quarter__isnull=True) | Q(quarter__range=(1, 4)),
                violation_error_message="Quý phải từ 1 đến 4.",
            ),
            models.CheckConstraint(
                name="document_year_range",
                condition=Q(year__range=(1930, 2200)),
                violation_error_message="Năm phải từ 1930 đến 2200.",
            ),
            models.CheckConstraint(
                name="document_dated_month_range",
                condition=Q(dated_month__isnull=True) | Q(dated_month__range=(1, 12)),
                violation_error_message="Tháng ghi trên dự thảo phải từ 1 đến 12.",
            ),
            models.CheckConstraint(
                name="document_title_not_empty",
                condition=~Q(title_lines=""),
                violation_error_message="Trích yếu không được để trống.",
            ),
            models.CheckConstraint(
                name="document_issued_is_complete",
                condition=~Q(state=DocumentState.ISSUED)
                | Q(number__isnull=False, date__isnull=False) & ~Q(signer_name=""),
                violation_error_message="Văn bản phát hành phải có số, ngày và người ký.",
            ),
        ]

    def __str__(self) -> str:
        if self.kind == DocumentKind.CONFERENCE_AGENDA:
            return f"{self.get_kind_display()} {self.note or self.year}"
        quarter = f" {roman(self.quarter)}" if self.quarter else ""
        return f"{self.get_kind_display()}{quarter} {self.year}"

    @property
    def is_editable(self) -> bool:
        """Issued content is locked (R49)."""
        return self.state != DocumentState.ISSUED

    @property
    def first_level(self) -> int:
        """The level of the outermost parts: 1 for "I.", 2 for a paper that begins with "1."."""
        return 2 if self.numbering == Numbering.ARABIC else 1

    def get_absolute_url(self) -> str:
        """The page on which the document is read and written: the year has one of its own."""
        is_year = self.kind == DocumentKind.ANNUAL_WORK_PROGRAMME
        return reverse("year" if is_year else "document_text", args=[self.pk])


class SectionRole(models.TextChoices):
    """What a part is for; the conferences are printed inside the part CONFERENCES."""

    PURPOSE = "purpose", "mục đích, yêu cầu"
    CONFERENCES = "conferences", "nội dung và thời gian"
    TARGETS = "targets", "chỉ tiêu"
    IMPLEMENTATION = "implementation", "tổ chức thực hiện"
    OTHER = "other", "phần khác"


class SectionQuerySet(models.QuerySet["Section"]):
    """Prose parts as pages ask for them."""

    def visible_to(self, user: HasRole) -> SectionQuerySet:
        """Parts of the documents this user may read (R44)."""
        return self.filter(document__in=Document.objects.visible_to(user))


class Section(Record):
    """A prose part: a numbered heading with paragraphs, or, without heading, one numbered paragraph."""

    document = models.ForeignKey(
        Document, verbose_name="văn bản", on_delete=models.CASCADE, related_name="sections"
    )
    parent = models.ForeignKey(
        "self",
        verbose_name="phần trên",
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="children",
    )
    position = models.PositiveIntegerField("thứ tự")
    role = models.CharField(
        "vai trò", max_length=16, choices=SectionRole, default=SectionRole.OTHER
    )
    heading = models.CharField("tiêu đề", max_length=500, blank=True, default="")
    is_numbered = models.BooleanField("đánh số", default=True)
    text = models.TextField("nội dung", blank=True, default="", help_text="Mỗi đoạn một dòng.")

    history = tracked()
    objects = SectionQuerySet.as_manager()
    content_fields = ("heading", "text", "is_numbered")
    document_field = "document"

    class Meta:
        verbose_name = "phần văn bản"
        verbose_name_plural = "phần văn bản"
        ordering = ["document", "position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["document", "parent", "position"],
                nulls_distinct=False,
                deferrable=models.Deferrable.DEFERRED,
                name="section_position_unique",
                violation_error_message="Hai phần không thể cùng thứ tự.",
            ),
            models.CheckConstraint(
                name="section_not_empty",
                condition=~Q(heading="") | ~Q(text=""),
                violation_error_message="Một phần phải có tiêu đề hoặc nội dung.",
            ),
        ]

    def __str__(self) -> str:
        return self.heading or self.text[:60]

    @property
    def paragraphs(self) -> list[str]:
        return [line.strip() for line in self.text.splitlines() if line.strip()]


class Recipient(Record):
    """One line under "Nơi nhận"; the archive line ("Lưu …") stands last."""

    document = models.ForeignKey(
        Document, verbose_name="văn bản", on_delete=models.CASCADE, related_name="recipients"
    )
    position = models.PositiveIntegerField("thứ tự")
    name = models.CharField("nơi nhận", max_length=300)

    history = tracked()

    class Meta:
        verbose_name = "nơi nhận"
        verbose_name_plural = "nơi nhận"
        ordering = ["document", "position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["document", "position"],
                deferrable=models.Deferrable.DEFERRED,
                name="recipient_position_unique",
                violation_error_message="Hai nơi nhận không thể cùng thứ tự.",
            ),
            models.CheckConstraint(
                name="recipient_not_empty",
                condition=~Q(name=""),
                violation_error_message="Nơi nhận không được để trống.",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class FootnoteQuerySet(models.QuerySet["Footnote"]):
    """Notes as pages ask for them."""

    def visible_to(self, user: HasRole) -> FootnoteQuerySet:
        """Notes of the documents this user may read (R44)."""
        return self.filter(document__in=Document.objects.visible_to(user))


class Footnote(Record):
    """A note at the page foot; texts refer to it as [^mark], print numbers the marks anew."""

    document = models.ForeignKey(
        Document, verbose_name="văn bản", on_delete=models.CASCADE, related_name="footnotes"
    )
    mark = models.CharField("dấu chú thích", max_length=8)
    text = models.TextField("chú thích")

    history = tracked()
    objects = FootnoteQuerySet.as_manager()
    content_fields = ("text",)
    document_field = "document"

    class Meta:
        verbose_name = "chú thích"
        verbose_name_plural = "chú thích"
        ordering = ["document", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["document", "mark"],
                name="footnote_mark_unique",
                violation_error_message="Đã có chú thích mang dấu này.",
            ),
            models.CheckConstraint(
                name="footnote_not_empty",
                condition=~Q(text="") & ~Q(mark=""),
                violation_error_message="Chú thích không được để trống.",
            ),
        ]

    def __str__(self) -> str:
        return f"[{self.mark}] {self.text[:60]}"
