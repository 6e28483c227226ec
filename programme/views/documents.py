"""Pages that change a document's frame: head and foot, prose parts, recipients."""

from __future__ import annotations

from typing import Any, ClassVar

from django.urls import reverse

from programme.actions import documents, footnotes, order
from programme.forms.documents import DocumentForm, RecipientsForm, RemoveForm, SectionForm
from programme.models import Document, DocumentKind, Section
from programme.numbers import is_record_number
from programme.pages import ActionPage, Answer, FormPage, saved_now
from programme.roles import Action


class DocumentFormPage(FormPage):
    """A form about a document named in the address."""

    action = Action.EDIT_PROGRAMME
    document: Document

    def load(self) -> None:
        visible = Document.objects.visible_to(self.user).annual_programmes()
        self.document = self.find(visible, pk=self.kwargs["pk"])

    def back_url(self) -> str:
        return text_address(self.document)


class DocumentEdit(DocumentFormPage):
    """Head and foot of the paper."""

    form_class = DocumentForm
    title = "Thông tin văn bản"
    saves_itself = True

    def form_kwargs(self) -> dict[str, Any]:
        return {"instance": self.document, "document": self.document}

    def perform(self, form: DocumentForm) -> Answer:
        version = form.cleaned_data["version"]
        documents.edit(self.document, changes=form.record_changes(), version=version, by=self.user)
        footnotes.write(self.document, changes=form.note_changes(), version=version, by=self.user)
        return Answer(f"{self.back_url()}#dau", saved_now())


class RecipientsEdit(DocumentFormPage):
    """The lines under "Nơi nhận"."""

    form_class = RecipientsForm
    title = "Nơi nhận"
    saves_itself = True

    def form_kwargs(self) -> dict[str, Any]:
        names = self.document.recipients.order_by("position").values_list("name", flat=True)
        return {"initial": {"names": "\n".join(names), "version": self.document.version}}

    def perform(self, form: RecipientsForm) -> Answer:
        documents.set_recipients(
            self.document,
            names=form.cleaned_data["names"].split("\n"),
            version=form.cleaned_data["version"],
            by=self.user,
        )
        return Answer(f"{self.back_url()}#noi-nhan", saved_now())


class SectionAdd(DocumentFormPage):
    """A new prose part, at the end or behind the part `?sau=`."""

    form_class = SectionForm
    title = "Thêm phần văn bản"
    submit_label = "Thêm"

    def load(self) -> None:
        super().load()
        self.before: Section | None = None
        if is_record_number(self.request.GET.get("sau", "")):
            self.before = self.find(self.document.sections.all(), pk=self.request.GET["sau"])

    def form_kwargs(self) -> dict[str, Any]:
        return {"document": self.document}

    def perform(self, form: SectionForm) -> Answer:
        section = documents.add_section(
            self.document,
            by=self.user,
            parent=self.before.parent if self.before else None,
            after=self.before.pk if self.before else None,
            **form.values(),
        )
        footnotes.write(self.document, changes=form.note_changes(), version=1, by=self.user)
        return Answer(f"{self.back_url()}#phan-{section.pk}", "Đã thêm phần văn bản.")


class SectionFormPage(DocumentFormPage):
    """A form about one prose part."""

    section: Section

    def load(self) -> None:
        visible = Section.objects.visible_to(self.user)
        rows = visible.select_related("document", "parent")
        self.section = self.find(rows, pk=self.kwargs["pk"])
        self.document = self.section.document


class SectionEdit(SectionFormPage):
    """Heading and paragraphs of a part."""

    form_class = SectionForm
    title = "Sửa phần văn bản"
    saves_itself = True

    def form_kwargs(self) -> dict[str, Any]:
        return {"instance": self.section, "document": self.document}

    def perform(self, form: SectionForm) -> Answer:
        version = form.cleaned_data["version"]
        documents.edit_section(
            self.section, changes=form.record_changes(), version=version, by=self.user
        )
        footnotes.write(self.document, changes=form.note_changes(), version=version, by=self.user)
        return Answer(f"{self.back_url()}#phan-{self.section.pk}", saved_now())


class SectionRemove(SectionFormPage):
    """A part is deleted for good, so the page asks first."""

    form_class = RemoveForm
    title = "Xoá phần văn bản"
    submit_label = "Xoá phần này"
    template_name = "programme/section_remove.html"

    def form_kwargs(self) -> dict[str, Any]:
        return {"initial": {"version": self.section.version}}

    def context(self) -> dict[str, Any]:
        return {**super().context(), "section": self.section}

    def perform(self, form: RemoveForm) -> Answer:
        documents.remove_section(self.section, version=form.cleaned_data["version"], by=self.user)
        return Answer(self.back_url(), f"Đã xoá phần “{self.section}”.")


class SectionStep(ActionPage):
    """A part goes one place up or down."""

    action = Action.EDIT_PROGRAMME
    is_up: ClassVar[bool] = True
    section: Section

    def load(self) -> None:
        visible = Section.objects.visible_to(self.user)
        self.section = self.find(visible.select_related("document"), pk=self.kwargs["pk"])

    def back_url(self) -> str:
        return text_address(self.section.document)

    def perform(self) -> Answer:
        row = self.section.document.sections.filter(parent=self.section.parent_id)
        after = order.behind_after_step(row, self.section.pk, is_up=self.is_up)
        documents.move_section(self.section, after=after, version=self.version, by=self.user)
        return Answer(f"{self.back_url()}#phan-{self.section.pk}", "Đã chuyển phần văn bản.")


class SectionUp(SectionStep):
    is_up = True


class SectionDown(SectionStep):
    is_up = False


def text_address(document: Document) -> str:
    """Where a document is read whole: the year on its own page, any other paper as it prints."""
    is_year = document.kind == DocumentKind.ANNUAL_WORK_PROGRAMME
    return reverse("year" if is_year else "document_preview", args=[document.pk])
