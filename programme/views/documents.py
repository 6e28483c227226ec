"""Pages that change a document's frame: head and foot, prose parts, recipients."""

from __future__ import annotations

from typing import Any, ClassVar

from django.urls import reverse

from programme.actions import documents, footnotes, order
from programme.errors import NotInList
from programme.forms.documents import (
    ClosingForm,
    DocumentForm,
    RecipientsForm,
    SectionForm,
    SignerForm,
)
from programme.forms.noted import NotedForm
from programme.models import Document, Section
from programme.numbers import is_record_number
from programme.pages import ActionPage, AddPage, Answer, FormPage, saved_now
from programme.roles import Action
from programme.views.removed import document_of, find_standing
from programme.views.steps import TakingStep

GONE = "Phần văn bản này đã được xoá trước đó."


class DocumentFormPage(TakingStep, FormPage):
    """A form about a document named in the address."""

    action = Action.EDIT_PROGRAMME
    document: Document

    @property
    def step_document(self) -> Document:
        return self.document

    def load(self) -> None:
        visible = Document.objects.visible_to(self.user)
        self.document = self.find(visible, pk=self.kwargs["pk"])

    def back_url(self) -> str:
        return self.document.get_absolute_url()


class FramePage(DocumentFormPage):
    """A form about words of the document itself; `place` is where they stand on its page."""

    saves_itself = True
    place: ClassVar[str] = ""

    def form_kwargs(self) -> dict[str, Any]:
        return {"instance": self.document, "document": self.document}

    def perform(self, form: NotedForm) -> Answer:
        version = form.cleaned_data["version"]
        documents.edit(self.document, changes=form.record_changes(), version=version, by=self.user)
        footnotes.write(self.document, changes=form.note_changes(), version=version, by=self.user)
        return Answer(f"{self.back_url()}#{self.place}", saved_now())


class DocumentEdit(FramePage):
    """The head of the paper, down to the opening words."""

    form_class = DocumentForm
    title = "Phần đầu văn bản"
    step_label = "Sửa phần đầu văn bản"
    place = "dau"


class ClosingEdit(FramePage):
    """The closing words."""

    form_class = ClosingForm
    title = "Câu kết"
    step_label = "Sửa câu kết"
    place = "cau-ket"


class SignerEdit(FramePage):
    """Who signs the paper."""

    form_class = SignerForm
    title = "Người ký"
    step_label = "Sửa người ký"
    place = "nguoi-ky"


class RecipientsEdit(DocumentFormPage):
    """The lines under "Nơi nhận"."""

    form_class = RecipientsForm
    title = "Nơi nhận"
    step_label = "Sửa nơi nhận"
    saves_itself = True

    def form_kwargs(self) -> dict[str, Any]:
        names = self.document.recipients.order_by("position").values_list("name", flat=True)
        return {"initial": {"names": "\n".join(names), "version": self.document.version}}

    def perform(self, form: RecipientsForm) -> Answer:
        change, version = form.changes().get("names"), form.cleaned_data["version"]
        if change is not None:
            documents.edit_recipients(self.document, change=change, version=version, by=self.user)
        return Answer(f"{self.back_url()}#noi-nhan", saved_now())


class SectionAdd(DocumentFormPage, AddPage):
    """A new prose part, at the end or behind the part `?sau=`."""

    form_class = SectionForm
    title = step_label = "Thêm phần văn bản"
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
        if self.is_autosave:
            return Answer(reverse("section_edit", args=[section.pk]))
        return Answer(f"{self.back_url()}#phan-{section.pk}", "Đã thêm phần văn bản.")

    def edit_form(self, pk: int) -> SectionForm:
        return SectionForm(instance=self.document.sections.get(pk=pk), document=self.document)


class OfSection(TakingStep):
    """What pages about the prose part named in the address share."""

    action = Action.EDIT_PROGRAMME
    section: Section

    def load(self) -> None:
        visible = Section.objects.visible_to(self.user)
        rows = visible.select_related("document", "parent")
        self.section = find_standing(self, rows, self.kwargs["pk"])

    @property
    def step_document(self) -> Document:
        return self.section.document

    def back_url(self) -> str:
        return self.section.document.get_absolute_url()


class SectionEdit(OfSection, FormPage):
    """Heading and paragraphs of a part."""

    form_class = SectionForm
    title = step_label = "Sửa phần văn bản"
    saves_itself = True

    def form_kwargs(self) -> dict[str, Any]:
        return {"instance": self.section, "document": self.section.document}

    def perform(self, form: SectionForm) -> Answer:
        version = form.cleaned_data["version"]
        documents.edit_section(
            self.section, changes=form.record_changes(), version=version, by=self.user
        )
        footnotes.write(
            self.section.document, changes=form.note_changes(), version=version, by=self.user
        )
        return Answer(f"{self.back_url()}#phan-{self.section.pk}", saved_now())


class SectionRemove(TakingStep, ActionPage):
    """A part goes with what stands under it; "Hoàn tác" brings both back."""

    action = Action.EDIT_PROGRAMME
    step_label = "Xoá phần văn bản"
    section: Section | None
    document: Document

    def load(self) -> None:
        key = self.kwargs["pk"]
        self.document = document_of(self, Section, key)
        self.section = Section.objects.visible_to(self.user).filter(pk=key).first()

    @property
    def step_document(self) -> Document:
        return self.document

    def back_url(self) -> str:
        return self.document.get_absolute_url()

    def perform(self) -> Answer:
        if self.section is None:
            raise NotInList(GONE)
        documents.remove_section(self.section, version=self.version, by=self.user)
        return Answer(self.back_url(), f"Đã xoá phần “{self.section}”.")


class SectionStep(OfSection, ActionPage):
    """A part goes one place up or down."""

    step_label = "Chuyển phần văn bản"
    is_up: ClassVar[bool] = True

    def perform(self) -> Answer:
        row = self.section.document.sections.filter(parent=self.section.parent_id)
        after = order.behind_after_step(row, self.section.pk, is_up=self.is_up)
        documents.move_section(self.section, after=after, version=self.version, by=self.user)
        return Answer(f"{self.back_url()}#phan-{self.section.pk}", "Đã chuyển phần văn bản.")


class SectionUp(SectionStep):
    is_up = True


class SectionDown(SectionStep):
    is_up = False
