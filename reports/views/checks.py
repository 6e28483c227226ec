"""The panel "Kiểm tra": everything odd in a document, with the way to each place and to its mending."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils import timezone

from programme.errors import AlreadyIssued
from programme.findings import Severity, TextFinding
from programme.marks import plain
from programme.models import Document
from programme.pages import ActionPage, Answer, Page
from programme.roles import Action, may
from programme.views.steps import last_undo_address, undo_address
from reports.actions import mending
from reports.checks.documents import Remark, remarks_of, rule_of
from reports.checks.rules import Rule
from reports.views.check_places import (
    FOOTNOTE,
    WayToForm,
    arrival_address,
    is_year,
    see_address,
    ways_to_forms,
)
from reports.views.documents import visible_document

WEIGHTS = (Severity.ERROR, Severity.WARNING, Severity.NOTE)
PANEL = "checks"  # the element that holds the findings
NEIGHBOURS = 60  # characters quoted on either side of the words in question
# Says that a button stood in the panel, and names the rule at which the panel opens again.
TO_CHECKS = "tiep"
_HAS_WORDS = re.compile(r"[^\W_]")
_WORD_BEHIND = re.compile(r"\s*\S+")
_KIND = re.compile(r"[a-z_]{1,40}")
_KEY = re.compile(r"[0-9a-f]{24}")


@dataclass(frozen=True, slots=True)
class Quotation:
    """The words in question between their neighbours; `mend` takes their place, None: unknown."""

    before: str
    words: str
    after: str
    mend: str | None


@dataclass(frozen=True, slots=True)
class Row:
    """One finding with the addresses of its place, of the form and of the buttons that mend it.

    `remove` takes the note away that no page prints; `see_words` leads a script to the very
    words.
    """

    remark: Remark
    quotation: Quotation | None
    see: str
    see_words: str
    edits: tuple[WayToForm, ...]
    mend: str
    remove: str


@dataclass(frozen=True, slots=True)
class Group:
    """The findings under one rule; `mend_all` is "" unless several of them can be mended."""

    kind: str
    rule: Rule
    rows: tuple[Row, ...]
    mend_all: str

    @property
    def weight(self) -> int:
        return min(_weight(row.remark) for row in self.rows)

    @property
    def mendable(self) -> int:
        """How many of the findings have one right mend."""
        return sum(bool(row.mend) for row in self.rows)


class DocumentChecks(Page):
    """What is missing or does not fit; htmx gets the label of the link that leads here, or the panel."""

    action = Action.READ_DRAFTS
    template_name = "reports/checks.html"
    fragment_name = "reports/_checks_count.html"
    document: Document

    def load(self) -> None:
        self.document = visible_document(self)

    def back_url(self) -> str:
        return self.document.get_absolute_url()

    def context(self) -> dict[str, Any]:
        may_edit = may(self.user, Action.EDIT_PROGRAMME) and self.document.is_editable
        is_panel = self.request.headers.get("HX-Target") == PANEL
        mends = may_edit and (is_panel or not self.wants_fragment)
        back = self.document.get_absolute_url() if self.wants_fragment and not is_panel else ""
        remarks = remarks_of(self.document, today=timezone.localdate(), mends=mends)
        notes = sum(remark.finding.severity == Severity.NOTE for remark in remarks)
        return {
            "title": f"Kiểm tra {self.document}",
            "document": self.document,
            "is_year": is_year(self.document),
            "groups": grouped(self.document, remarks, may_edit=may_edit),
            # A note informs; it asks for nothing.
            "count": len(remarks) - notes,
            "notes": notes,
            "may_edit": may_edit,
            "is_panel": is_panel,
            "undo_last": last_undo_address(self.document, back=back or self.request.path)
            if may_edit
            else "",
        }


class CheckMend(ActionPage):
    """ "Sửa giúp": the finding `?loi=` of the kind `?loai=`; without `?loi=` all of that kind.

    `?tiep=` is the kind at which the panel opens again.
    """

    action = Action.EDIT_PROGRAMME
    document: Document

    def load(self) -> None:
        self.document = visible_document(self)

    def back_url(self) -> str:
        return reverse("year_checks", args=[self.document.pk])

    def perform(self) -> Answer:
        if not self.document.is_editable:
            raise AlreadyIssued
        kind, key = self.request.GET.get("loai", ""), self.request.GET.get("loi", "")
        if not _KIND.fullmatch(kind) or (key and not _KEY.fullmatch(key)):
            kind = ""
        step, count = mending.mend(
            self.document, kind=kind, key=key, today=timezone.localdate(), by=self.user
        )
        places = f" ({count} chỗ)" if count > 1 else ""
        said = f"Đã {step.label[:1].lower()}{step.label[1:]}{places}."
        back = panel_address(self.document, self.request.GET.get(TO_CHECKS, ""))
        return Answer(back, said, undo=undo_address(step, back=f"{self.back_url()}#{kind}"))


def grouped(document: Document, remarks: Iterable[Remark], *, may_edit: bool) -> list[Group]:
    """The findings under their rules, the rules that errors break first, else in reading order."""
    by_kind: dict[str, list[Remark]] = defaultdict(list)
    for remark in remarks:
        by_kind[remark.finding.kind].append(remark)
    for rows in by_kind.values():
        rows.sort(key=_weight)
    kinds = sorted(by_kind, key=lambda kind: _weight(by_kind[kind][0]))
    return [
        _group(document, by_kind[kind], behind, may_edit=may_edit)
        for kind, behind in zip_longest(kinds, kinds[1:], fillvalue="")
    ]


def _weight(remark: Remark) -> int:
    return WEIGHTS.index(remark.finding.severity)


def _group(document: Document, remarks: list[Remark], behind: str, *, may_edit: bool) -> Group:
    """One rule; who mends its last finding goes on with `behind`, the kind of the next rule."""
    kind = remarks[0].finding.kind
    mendable = sum(may_edit and remark.mending is not None for remark in remarks)
    on = kind if len(remarks) > 1 else behind
    rows = tuple(_row(document, remark, on, may_edit=may_edit) for remark in remarks)
    on = kind if len(remarks) > mendable else behind
    mend_all = mend_address(document, kind, on=on) if mendable > 1 else ""
    return Group(kind, rule_of(kind) or Rule(kind, ""), rows, mend_all)


def _row(document: Document, remark: Remark, on: str, *, may_edit: bool) -> Row:
    quotation = quoted(remark)
    can_mend = may_edit and remark.mending is not None
    return Row(
        remark,
        quotation,
        see_address(document, remark),
        arrival_address(document, remark),
        ways_to_forms(document, remark) if may_edit else (),
        mend_address(document, remark.finding.kind, remark.key, on=on) if can_mend else "",
        remove_address(remark, on=on) if may_edit else "",
    )


def quoted(remark: Remark) -> Quotation | None:
    """The words that a finding points at, cut from their text between words; None: it has none."""
    one = remark.finding
    if not isinstance(one, TextFinding) or one.span is None:
        return None
    (start, end), mend = one.span, one.mend
    if mend is not None and not _HAS_WORDS.search(one.text[start:end] + mend):
        # A gap or a mark alone looks the same mended or not: the words on both sides tell.
        first, last = _with_words_beside(one.text, start, end)
        mend = one.text[first:start] + mend + one.text[end:last]
        start, end = first, last
    left = max(one.text.find(" ", start - NEIGHBOURS, start), 0) if start > NEIGHBOURS else 0
    right = one.text.rfind(" ", end, end + NEIGHBOURS)
    right = len(one.text) if len(one.text) <= end + NEIGHBOURS or right < 0 else right
    before, after = plain(one.text[left:start]), plain(one.text[end:right])
    return Quotation(
        f"…{before.lstrip()}" if left else before,
        one.text[start:end],
        f"{after}…" if right < len(one.text) else after,
        mend,
    )


def _with_words_beside(text: str, start: int, end: int) -> tuple[int, int]:
    """[start, end) with the word before it and the word behind it."""
    behind = _WORD_BEHIND.match(text, end)
    before = len(text[:start].rstrip())
    return text.rfind(" ", 0, before) + 1, behind.end() if behind else end


def remove_address(remark: Remark, *, on: str) -> str:
    """The button that removes the note of a finding; `on` is the rule to go on with."""
    record, _, key = remark.source.partition("-")
    if record != FOOTNOTE:
        return ""
    query = urlencode({"version": remark.version, TO_CHECKS: on})
    return f"{reverse('footnote_remove', args=[key])}?{query}"


def panel_address(document: Document, on: str) -> str:
    """The panel, open at the rule `on` if it may be one."""
    address = reverse("year_checks", args=[document.pk])
    return f"{address}#{on}" if _KIND.fullmatch(on) else address


def mend_address(document: Document, kind: str, key: str = "", *, on: str) -> str:
    """The button of one finding, or of all of a kind; `on` is the rule to go on with."""
    named = {"loai": kind, "loi": key, TO_CHECKS: on}
    query = urlencode({name: value for name, value in named.items() if value})
    return f"{reverse('check_mend', args=[document.pk])}?{query}"
