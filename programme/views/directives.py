"""The register of directing texts: list, detail, add by pasting, edit, relations."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from programme import citations
from programme.actions import directives, newcomers
from programme.forms.directives import (
    DirectiveFilter,
    DirectiveForm,
    PasteForm,
    RelationForm,
    initial_of,
)
from programme.models import (
    Directive,
    DirectiveKind,
    DirectiveRelation,
    DirectiveRelationKind,
)
from programme.pages import ActionPage, Answer, FormPage, Page, saved_now
from programme.paging import page_of
from programme.reviews import timeline
from programme.roles import Action, may
from programme.views.directive_uses import (
    citing,
    last_reviewed,
    naming_in_prose,
    narrowed,
    times_cited,
    uses,
)
from programme.views.options import MOST_OPTIONS, Option, options_answer
from programme.views.origins import origin_of

PAGE_SIZE = 50


class DirectiveList(Page):
    """The register as a table."""

    template_name = "programme/directive_list.html"
    fragment_name = "programme/_directive_table.html"

    def context(self) -> dict[str, Any]:
        known = Directive.objects.visible_to(self.user)
        years = [day.year for day in known.dates("date", "year", order="DESC")]
        search = DirectiveFilter(self.request.GET, years=years)
        counted = known.annotate(
            times_cited=times_cited(self.user), last_reviewed=last_reviewed(self.user)
        )
        found = narrowed(counted, search.wanted())
        # Counting groups the rows, and groups forget the order of the register.
        found = found.order_by("-date", "symbol", "number", "pk")
        return {
            "search": search,
            "rows": page_of(found, self.request, PAGE_SIZE),
            "may_edit": may(self.user, Action.EDIT_DIRECTIVES),
        }


class DirectivePage(Page):
    """One text: both forms of its citation, its lineage, its reviews, and who cites it."""

    template_name = "programme/directive_detail.html"

    def load(self) -> None:
        self.directive = find_directive(self)

    def context(self) -> dict[str, Any]:
        directive = self.directive
        links = list(citing(directive, self.user))
        citation = directive.citation
        return {
            "directive": directive,
            "first_mention": citations.first_mention(citation),
            "later_mention": citations.later_mention(citation),
            "symbol_agrees": citations.symbol_agrees(citation.kind, citation.symbol, citation.date),
            "relations": directive.relations.select_related("target"),
            "followers": directive.followers.select_related("source"),
            "namesakes": Directive.objects.visible_to(self.user).same_code(directive),
            "links": uses(directive, links, self.user),
            "parts": naming_in_prose(directive, self.user),
            "may_open": may(self.user, Action.EDIT_PROGRAMME),
            "steps": timeline(directive.date, links, today=timezone.localdate()),
            "may_edit": may(self.user, Action.EDIT_DIRECTIVES),
        }


class DirectiveAdd(FormPage):
    """A new entry; a pasted citation fills the form."""

    action = Action.EDIT_DIRECTIVES
    template_name = "programme/directive_add.html"
    form_class = DirectiveForm
    title = "Thêm văn bản chỉ đạo"
    submit_label = "Thêm vào danh mục"

    def load(self) -> None:
        paste = PasteForm(self.request.GET if "text" in self.request.GET else None)
        self.paste = paste
        self.pasted = paste.cleaned_data["text"].strip() if paste.is_valid() else ""
        self.citation = citations.parse_one(self.pasted) if self.pasted else None

    def form_kwargs(self) -> dict[str, Any]:
        return {"initial": initial_of(self.citation) if self.citation else {}}

    def context(self) -> dict[str, Any]:
        standing = directives.find(self.citation) if self.citation else None
        return {
            **super().context(),
            "paste": self.paste,
            "origin": self._origin(),
            "not_understood": bool(self.pasted) and self.citation is None,
            "standing": standing,
            "namesakes": self._namesakes(standing),
        }

    def _namesakes(self, standing: Directive | None) -> QuerySet[Directive]:
        if self.citation is None:
            return Directive.objects.none()
        typed = Directive(
            kind=DirectiveKind.of(self.citation.kind),
            number=self.citation.number,
            symbol=self.citation.symbol,
            pk=standing.pk if standing else None,
        )
        return Directive.objects.visible_to(self.user).same_code(typed)

    def perform(self, form: DirectiveForm) -> Answer:
        standing = directives.find(form.citation)
        entry = directives.record(form.citation, by=self.user)
        message = "Danh mục đã có văn bản này." if standing else "Đã thêm vào danh mục."
        message += linked_words(newcomers.tell(entry, by=self.user))
        return Answer(self._origin() or reverse("directive", args=[entry.pk]), message)

    def back_url(self) -> str:
        return self._origin() or reverse("directive_list")

    def _origin(self) -> str:
        """The page that sent the person here, such as an item's; "" if none."""
        return origin_of(self.request)


class DirectiveEdit(FormPage):
    """Correcting an entry."""

    action = Action.EDIT_DIRECTIVES
    form_class = DirectiveForm
    title = "Sửa văn bản chỉ đạo"

    def load(self) -> None:
        self.directive = find_directive(self)

    def form_kwargs(self) -> dict[str, Any]:
        return {"instance": self.directive}

    def perform(self, form: DirectiveForm) -> Answer:
        entry = directives.edit(
            self.directive,
            changes=form.changes(),
            version=form.cleaned_data["version"],
            by=self.user,
        )
        linked = linked_words(newcomers.tell(entry, by=self.user))
        return Answer(self.back_url(), f"{saved_now()}{linked}")

    def back_url(self) -> str:
        return reverse("directive", args=[self.kwargs["pk"]])


class DirectiveOptions(Page):
    """Type-ahead: at most twenty texts whose words fit, each with its date."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        words = request.GET.get("q", "")[:200]
        found = Directive.objects.visible_to(self.user).matching(words)[:MOST_OPTIONS]
        return options_answer(request, [Option(one.pk, label(one)) for one in found])


class RelationAdd(FormPage):
    """How this text follows another one: search, choose, say how."""

    action = Action.EDIT_DIRECTIVES
    template_name = "programme/directive_relation.html"
    form_class = RelationForm
    title = "Ghi quan hệ văn bản"
    submit_label = "Ghi quan hệ"

    def load(self) -> None:
        self.directive = find_directive(self)
        self.words = self.request.GET.get("q", "")[:200]

    def form_kwargs(self) -> dict[str, Any]:
        others = Directive.objects.visible_to(self.user).exclude(pk=self.directive.pk)
        return {
            "initial": {"kind": DirectiveRelationKind.IMPLEMENTS},
            "offered": list(others.matching(self.words)[:MOST_OPTIONS]),
        }

    def context(self) -> dict[str, Any]:
        return {**super().context(), "directive": self.directive, "words": self.words}

    def perform(self, form: RelationForm) -> Answer:
        directives.relate(
            self.directive,
            kind=form.cleaned_data["kind"],
            target=form.cleaned_data["target"],
            by=self.user,
        )
        return Answer(self.back_url(), "Đã ghi quan hệ.")

    def back_url(self) -> str:
        return reverse("directive", args=[self.kwargs["pk"]])


class RelationRemove(ActionPage):
    """Taking a relation back."""

    action = Action.EDIT_DIRECTIVES

    def load(self) -> None:
        relation = (
            DirectiveRelation.objects.visible_to(self.user).filter(pk=self.kwargs["pk"]).first()
        )
        # A repeated request still gets its first answer, so a relation already gone is no 404.
        if relation is None and self.request.method != "POST":
            raise Http404
        self.relation = relation

    def perform(self) -> Answer:
        if self.relation is None:
            return Answer(reverse("directive_list"), "Quan hệ này đã được xoá trước đó.")
        page = reverse("directive", args=[self.relation.source_id])
        directives.unrelate(self.relation, by=self.user)
        return Answer(page, "Đã xoá quan hệ.")

    def back_url(self) -> str:
        return reverse("directive_list")


def find_directive(page: Page) -> Directive:
    """The text an address names, if this person may see it."""
    return page.find(Directive.objects.visible_to(page.user), pk=page.kwargs["pk"])


def linked_words(count: int) -> str:
    """ " Đã gắn với 2 nội dung viện dẫn văn bản này.", or nothing."""
    return f" Đã gắn với {count} nội dung viện dẫn văn bản này." if count else ""


def label(directive: Directive) -> str:
    """The text with its date, which is part of its name; "chưa rõ ngày" when nobody knows it."""
    return str(directive) if directive.date else f"{directive} (chưa rõ ngày)"
