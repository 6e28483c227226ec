"""The notes of a document in the order of print, those without a place last; and the button that removes one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from programme import marks
from programme.actions import footnotes
from programme.errors import NotInList
from programme.models import Document, Footnote
from programme.pages import ActionPage, Answer, Page
from programme.roles import Action, may
from programme.views.removed import document_of
from programme.views.steps import undo_address
from reports import compose
from reports.footnotes import SOURCE
from reports.tree import DocumentTree, Meeting, Section, walk
from reports.views.check_places import EDIT_PAGES, ROWS, form_of_the_frame, is_year
from reports.views.checks import TO_CHECKS, panel_address
from reports.views.documents import visible_document

GONE = "Chú thích này đã được xoá trước đó."


@dataclass(frozen=True, slots=True)
class NoteRow:
    """One note: its printed number ("" when nothing refers to it), and where it is edited."""

    note: Footnote
    number: str
    edit: str


class FootnoteList(Page):
    """All notes of a document of any kind; htmx gets the list alone."""

    action = Action.READ_DRAFTS
    template_name = "reports/footnotes.html"
    fragment_name = "reports/_footnotes.html"
    document: Document

    def load(self) -> None:
        self.document = visible_document(self)

    def back_url(self) -> str:
        return self.document.get_absolute_url()

    def context(self) -> dict[str, Any]:
        may_edit = may(self.user, Action.EDIT_PROGRAMME) and self.document.is_editable
        return {
            "title": f"Chú thích của {self.document}",
            "document": self.document,
            "rows": list(note_rows(self.document, may_edit=may_edit)),
            "may_edit": may_edit,
            "is_fragment": self.wants_fragment,
        }


class FootnoteRemove(ActionPage):
    """A note goes; "Hoàn tác" brings it back under its mark."""

    action = Action.EDIT_PROGRAMME
    footnote: Footnote | None
    document: Document

    def load(self) -> None:
        key = self.kwargs["pk"]
        self.footnote = Footnote.objects.visible_to(self.user).filter(pk=key).first()
        self.document = document_of(self, Footnote, key)

    def back_url(self) -> str:
        return reverse("footnote_list", args=[self.document.pk])

    def perform(self) -> Answer:
        if self.footnote is None:
            raise NotInList(GONE)
        step = footnotes.remove_step(self.footnote, version=self.version, by=self.user)
        back = self._origin()
        return Answer(back, "Đã xoá chú thích.", undo=undo_address(step, back=back))

    def _origin(self) -> str:
        """The page on which the button stood: the panel, the text of the year, or the list."""
        if TO_CHECKS in self.request.GET:
            return panel_address(self.document, self.request.GET[TO_CHECKS])
        if self.wants_fragment:
            return self.document.get_absolute_url()
        return self.back_url()


def note_rows(document: Document, *, may_edit: bool) -> Iterator[NoteRow]:
    """The notes as printed, then those that nothing refers to."""
    tree = compose.compose(document)
    stored = {note.mark: note for note in document.footnotes.order_by("pk")}
    places = places_of_references(tree)
    for printed in tree.footnotes:
        note = stored.pop(printed.source.removeprefix(SOURCE))
        address = edit_page(document, places.get(printed.mark, "")) if may_edit else ""
        yield NoteRow(note, printed.mark, address)
    for note in stored.values():
        yield NoteRow(note, "", "")


def places_of_references(tree: DocumentTree) -> dict[str, str]:
    """The words that first refer to each printed note ("section-12/text"); "" where none is named."""
    found: dict[str, str] = {}
    for block in walk(tree.blocks):
        text = block.heading if isinstance(block, Section | Meeting) else block.text
        for mark in marks.references([text]):
            found.setdefault(mark, block.source)
    return found


def edit_page(document: Document, source: str) -> str:
    """The form of the words that refer to a note; "" when the document has none for them."""
    record, _, field = source.partition("/")
    name, _, key = record.partition("-")
    if name in ROWS and not is_year(document):
        return ""
    if name in EDIT_PAGES:
        return reverse(EDIT_PAGES[name], args=[key])
    return reverse(form_of_the_frame(field), args=[document.pk])
