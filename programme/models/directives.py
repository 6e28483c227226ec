"""The register of cited texts (văn bản chỉ đạo) and how they follow one another."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import F, Q

from programme import citations, vietnamese
from programme.directive_kinds import KNOWN_SYMBOLS
from programme.history import tracked
from programme.milestones import USUAL_STEPS
from programme.models.record import Record
from programme.roles import Action, HasRole, may


class DirectiveKind(models.TextChoices):
    """Kinds of cited texts (glossary, section 3); the label is the word printed before the number."""

    RESOLUTION = "resolution", "Nghị quyết"
    DECISION = "decision", "Quyết định"
    REGULATION = "regulation", "Quy định"
    WORKING_RULES = "working_rules", "Quy chế"
    INSTRUCTION = "instruction", "Chỉ thị"
    CONCLUSION = "conclusion", "Kết luận"
    CIRCULAR_INSTRUCTION = "circular_instruction", "Thông tri"
    GUIDELINE = "guideline", "Hướng dẫn"
    NOTICE = "notice", "Thông báo"
    COMMUNIQUE = "communique", "Thông cáo"
    PLAN = "plan", "Kế hoạch"
    MASTER_PLAN = "master_plan", "Quy hoạch"
    PROGRAMME = "programme", "Chương trình"
    SCHEME = "scheme", "Đề án"
    OPTION_PAPER = "option_paper", "Phương án"
    PROJECT = "project", "Dự án"
    REPORT = "report", "Báo cáo"
    SUBMISSION = "submission", "Tờ trình"
    OFFICIAL_LETTER = "official_letter", "Công văn"
    MINUTES = "minutes", "Biên bản"
    LAW = "law", "Luật"
    ORDINANCE = "ordinance", "Pháp lệnh"
    DECREE = "decree", "Nghị định"
    CIRCULAR = "circular", "Thông tư"
    DISPATCH = "dispatch", "Công điện"
    OTHER = "other", "Văn bản"

    @classmethod
    def of(cls, word: str) -> DirectiveKind:
        """The kind whose printed word this is, in any case; OTHER when none is."""
        key = vietnamese.search_key(word)
        return next(
            (kind for kind in cls if vietnamese.search_key(str(kind.label)) == key), cls.OTHER
        )


class IssuerLevel(models.TextChoices):
    """Whose text it is, as its symbol says: "CT/TW", "NQ/TU", "NĐ-CP"."""

    CENTRAL = "central", "Trung ương"
    PROVINCE = "province", "Tỉnh"
    STATE = "state", "Nhà nước"


class DirectiveQuerySet(models.QuerySet["Directive"]):
    """Directives as the office asks for them."""

    def visible_to(self, user: HasRole) -> DirectiveQuerySet:
        """The register is open to everyone who may read issued papers (R44)."""
        return self if may(user, Action.READ_ISSUED) else self.none()

    def of_level(self, level: str) -> DirectiveQuerySet:
        """Texts of the centre, of the province's Party bodies, or of the State."""
        of_party = Q(symbol__contains="/") | Q(symbol__in=KNOWN_SYMBOLS)
        of_centre = Q(symbol__contains="/") & Q(symbol__endswith="TW")
        conditions = {
            IssuerLevel.CENTRAL: of_centre,
            IssuerLevel.PROVINCE: of_party & ~of_centre,
            IssuerLevel.STATE: ~of_party,
        }
        return self.filter(conditions[IssuerLevel(level)])

    def due_in(self, year: int) -> DirectiveQuerySet:
        """Texts that reach 3, 5, 10 … years in a calendar year."""
        return self.filter(date__year__in=[year - step for step in USUAL_STEPS])

    def same_code(self, directive: Directive) -> DirectiveQuerySet:
        """Other texts that share number and symbol; only the date tells them apart."""
        return self.filter(number=directive.number, symbol=directive.symbol).exclude(
            pk=directive.pk
        )

    def matching(self, words: str) -> DirectiveQuerySet:
        """Directives whose code, kind, date, issuer or subject holds all words, marks or not."""
        found = self
        for word in vietnamese.search_key(words).split():
            found = found.filter(search_key__contains=word)
        return found


class Directive(Record):
    """A text the committee must carry out or review; kind + number + symbol + date name it."""

    kind = models.CharField("thể loại", max_length=32, choices=DirectiveKind)
    number = models.CharField("số", max_length=32)
    symbol = models.CharField("ký hiệu", max_length=32, help_text="Ví dụ: CT/TW, CTr-UBND, QH15")
    date = models.DateField("ngày ban hành", null=True, blank=True)
    issuer = models.CharField("cơ quan ban hành", max_length=255, blank=True, default="")
    term_ordinal = models.CharField("khoá", max_length=8, blank=True, default="")
    subject = models.TextField("trích yếu", blank=True, default="")
    search_key = models.TextField(editable=False, default="")

    history = tracked(excluded_fields=["search_key"])
    quiet_fields = frozenset({"version", "search_key"})
    content_fields = ("kind", "number", "symbol", "date", "issuer", "term_ordinal", "subject")
    edit_action = Action.EDIT_DIRECTIVES
    objects = DirectiveQuerySet.as_manager()

    class Meta:
        verbose_name = "văn bản chỉ đạo"
        verbose_name_plural = "văn bản chỉ đạo"
        ordering = ["-date", "symbol", "number", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "number", "symbol", "date"],
                name="directive_identity",
                violation_error_message="Danh mục đã có văn bản cùng thể loại, số, ký hiệu và ngày ban hành.",
            ),
            models.UniqueConstraint(
                fields=["kind", "number", "symbol"],
                condition=Q(date__isnull=True),
                name="directive_undated_identity",
                violation_error_message="Danh mục đã có văn bản cùng thể loại, số, ký hiệu, chưa ghi ngày.",
            ),
            models.CheckConstraint(
                name="directive_has_number",
                condition=~Q(number="") & ~Q(symbol=""),
                violation_error_message="Văn bản phải có số và ký hiệu.",
            ),
            models.CheckConstraint(
                name="directive_kind_known",
                condition=Q(kind__in=DirectiveKind.values),
                violation_error_message="Thể loại văn bản không có trong danh mục.",
            ),
        ]

    def __str__(self) -> str:
        return citations.first_mention(self.citation)

    def save(self, *args: Any, **kwargs: Any) -> None:
        shown = f"{self} {self.date:%d/%m/%Y}" if self.date else str(self)
        self.search_key = vietnamese.search_key(shown)
        super().save(*args, **kwargs)

    @property
    def citation(self) -> citations.Citation:
        """The directive as the pure rules know it."""
        return citations.Citation(
            kind=str(self.get_kind_display()),
            number=self.number,
            symbol=self.symbol,
            date=self.date,
            issuer=self.issuer,
            term=self.term_ordinal,
            subject=self.subject,
        )

    @property
    def code(self) -> str:
        return self.citation.code


class DirectiveRelationKind(models.TextChoices):
    IMPLEMENTS = "implements", "thực hiện"
    AMENDS = "amends", "sửa đổi, bổ sung"
    SUPERSEDES = "supersedes", "kế tục"
    REPLACES = "replaces", "thay thế"


class DirectiveRelationQuerySet(models.QuerySet["DirectiveRelation"]):
    """Relations as pages ask for them."""

    def visible_to(self, user: HasRole) -> DirectiveRelationQuerySet:
        """The register is open to everyone who may read issued papers (R44)."""
        return self if may(user, Action.READ_ISSUED) else self.none()


class DirectiveRelation(Record):
    """How one text follows another: "Nghị quyết 07-NQ/TU thực hiện Nghị quyết 20-NQ/TW"."""

    source = models.ForeignKey(
        Directive, verbose_name="văn bản", on_delete=models.CASCADE, related_name="relations"
    )
    kind = models.CharField("quan hệ", max_length=16, choices=DirectiveRelationKind)
    target = models.ForeignKey(
        Directive, verbose_name="văn bản gốc", on_delete=models.CASCADE, related_name="followers"
    )

    history = tracked()
    objects = DirectiveRelationQuerySet.as_manager()

    class Meta:
        verbose_name = "quan hệ văn bản"
        verbose_name_plural = "quan hệ văn bản"
        ordering = ["source", "kind", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["source", "kind", "target"],
                name="directive_relation_unique",
                violation_error_message="Quan hệ này đã được ghi.",
            ),
            models.CheckConstraint(
                name="directive_relation_not_self",
                condition=~Q(source=F("target")),
                violation_error_message="Một văn bản không thể có quan hệ với chính nó.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source.code} {self.get_kind_display()} {self.target.code}"
