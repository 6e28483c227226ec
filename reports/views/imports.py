""" "Nhập tài liệu": a file or pasted words, a look at what was understood, then all of it or nothing."""

from __future__ import annotations

import json
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import reverse

from programme.downloads import attachment
from programme.errors import AlreadyIssued, EditedMeanwhile, NotAllowed, RuleBroken, Unreadable
from programme.pages import ActionPage, Answer, FormPage, Page
from programme.roles import Action
from programme.uploads import is_too_big
from reports import interchange
from reports.actions import import_undo, imports
from reports.forms.imports import ImportForm
from reports.models import ImportSession
from reports.readers import Reading
from reports.review import KINDS, review
from reports.tree import DocumentKind

SHOWN_EARLIER = 10
UNDONE = "Đã hoàn tác lần nhập “{name}”."
DISCARDED = "Đã bỏ “{name}”; không có gì được ghi."
ACCEPTED = "Đã nhập “{name}”."
CORRECTED = "Đã sửa dòng này."


class ImportStart(FormPage):
    """Choose a file or paste a text; below, one's earlier readings."""

    action = Action.IMPORT_DOCUMENT
    template_name = "reports/import_start.html"
    fragment_name = "reports/_import_form.html"
    form_class = ImportForm
    title = "Nhập tài liệu"

    def context(self) -> dict[str, Any]:
        rows = ImportSession.objects.visible_to(self.user).select_related("document", "by")
        earlier = list(rows.defer("reading", "corrections", "journal")[:SHOWN_EARLIER])
        kinds = {kind.value: name for kind, name in KINDS.items()}
        return {
            "form": self.make_form(),
            "earlier": [(one, kinds.get(one.kind, "")) for one in earlier],
        }

    def make_form(self, data: QueryDict | None = None) -> ImportForm:
        if data is None:
            return ImportForm()
        return ImportForm(data, self.request.FILES, is_too_big=is_too_big(self.request))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = self.make_form(request.POST)
        if not form.is_valid():
            # htmx shows an answer of 422 in place of the form, and no other.
            is_plainly_too_big = form.is_too_big and not self.wants_fragment
            return self._again(form, 413 if is_plainly_too_big else 422)
        data = form.content
        try:
            # Before the transaction: reading may take half a minute, and holds no lock meanwhile.
            reading = imports.read(data, form.file_name, by=self.user)
        except Unreadable as refused:
            form.add_error(form.used_field, str(refused))
            return self._again(form, 422)
        return self._onwards(self.change(lambda: self._stored(data, reading, form.file_name)))

    def _stored(self, data: bytes, reading: Reading, name: str) -> Answer:
        session = imports.receive(data, reading, name=name, by=self.user)
        return Answer(reverse("import_review", args=[session.pk]))

    def _again(self, form: ImportForm, status: int) -> HttpResponse:
        return self.show({**self.context(), "form": form}, status=status)

    def _onwards(self, answer: HttpResponse) -> HttpResponse:
        """htmx opens the review as a page of its own."""
        if not self.wants_fragment:
            return answer
        return HttpResponse(status=204, headers={"HX-Redirect": answer["Location"]})


class SessionPage(Page):
    """A page about one reading, which only its owner and administrators see."""

    action = Action.IMPORT_DOCUMENT
    template_name = "reports/import_review.html"
    session: ImportSession

    def load(self) -> None:
        rows = ImportSession.objects.visible_to(self.user).select_related("document", "by")
        self.session = self.find(rows, pk=self.kwargs["pk"])

    def address(self) -> str:
        return reverse("import_review", args=[self.session.pk])

    def back_url(self) -> str:
        return self.address()

    def document_url(self) -> str:
        document = self.session.document
        return document.get_absolute_url() if document is not None else ""

    def context(self) -> dict[str, Any]:
        reading = imports.reading_of(self.session)
        reprint = imports.reprint_of(self.session) if self.session.is_waiting else ()
        found = review(reading.tree, self.session.corrections, reading.findings, reprint)
        return {
            "title": self.session.name,
            "session": self.session,
            "review": found,
            "editing": self.request.GET.get("sua", "") if self.session.is_waiting else "",
            "may_accept": self.session.is_waiting and found.plan is not None,
            "document_url": self.document_url(),
        }


class ImportReview(SessionPage):
    """The original beside what was understood."""


class ImportJson(SessionPage):
    """What was understood, corrections included, in the interchange form."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        plain = interchange.to_json(imports.corrected_tree(self.session))
        content = f"{json.dumps(plain, ensure_ascii=False, indent=1)}\n".encode()
        stem = DocumentKind(self.session.kind).value
        return attachment(content, f"{stem}.json", "application/json")


class ImportCorrect(SessionPage, ActionPage):
    """Other words in one line; the whole paper is planned anew."""

    http_method_names = ["post", "options"]

    def perform(self) -> Answer:
        place = self.request.POST.get("place", "")
        imports.correct(
            self.session,
            place=place,
            text=self.request.POST.get("text", ""),
            version=self.version,
            by=self.user,
        )
        anchor = place.replace(".", "-").replace("_", "-")
        return Answer(f"{self.address()}#dong-{anchor}", CORRECTED)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return self.change(self.perform)
        except (AlreadyIssued, EditedMeanwhile, NotAllowed) as broken:
            return self.refuse(broken)
        except RuleBroken as broken:
            if broken.field != "text":
                return self.refuse(broken)
            typed = {"editing": request.POST.get("place", ""), "typed": request.POST.get("text")}
            return self.show({**self.context(), **typed, "error": str(broken)}, status=422)


class ImportAccept(SessionPage, ActionPage):
    """Write all of it, or nothing; leads to the year or the paper with a way back."""

    http_method_names = ["post", "options"]

    def perform(self) -> Answer:
        session = imports.accept(self.session, version=self.version, by=self.user)
        undo = reverse("import_undo", args=[session.pk])
        self.session = session
        return Answer(self.document_url(), ACCEPTED.format(name=session.name), undo)


class ImportDiscard(SessionPage, ActionPage):
    """Decide that nothing of it is wanted."""

    http_method_names = ["post", "options"]

    def perform(self) -> Answer:
        session = imports.discard(self.session, by=self.user)
        return Answer(reverse("import_start"), DISCARDED.format(name=session.name))


class ImportUndo(SessionPage, ActionPage):
    """Take the whole import back, while nobody has built on it."""

    http_method_names = ["post", "options"]

    def perform(self) -> Answer:
        session = import_undo.undo(self.session, by=self.user)
        return Answer(self.address(), UNDONE.format(name=session.name))
