"""The base of our pages: who may come in, what a refusal looks like, what a change answers."""

from __future__ import annotations

import re
import uuid
from collections.abc import Callable
from typing import Any, ClassVar, TypeVar, cast

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import ValidationError
from django.db.models import Model, QuerySet
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse, QueryDict
from django.shortcuts import get_object_or_404, render
from django.urls import ResolverMatch, resolve
from django.utils import timezone
from django.views import View

from programme import autosaves
from programme.errors import (
    NOTE_FIELD,
    AlreadyIssued,
    EditedMeanwhile,
    NotAllowed,
    NotInList,
    Removed,
    RuleBroken,
)
from programme.forms.records import at_the_door
from programme.joining import decided
from programme.models import User
from programme.numbers import is_record_number
from programme.operations import Answer, Stale, apply_once
from programme.roles import Action, may

__all__ = ["ActionPage", "AddPage", "Answer", "ChangingPage", "FormPage", "Page", "saved_now"]

M = TypeVar("M", bound=Model)
# Only an id we gave ourselves may steer where htmx puts an answer.
FORM_ID = re.compile(r"form-[a-z0-9-]{1,60}")
NOTICE = "#notice"


class Page(View):
    """A page for people who have logged in and whose role holds `action`.

    htmx gets `fragment_name` where there is one, everybody else the whole page.
    """

    http_method_names = ["get", "head", "options"]
    action: ClassVar[Action] = Action.READ_ISSUED
    template_name: ClassVar[str] = ""
    fragment_name: ClassVar[str] = ""
    # Until its objects are found, a page knows no other way back than the first page.
    is_loaded = False

    @property
    def user(self) -> User:
        """The person who is logged in."""
        return cast(User, self.request.user)

    @property
    def wants_fragment(self) -> bool:
        """Whether htmx asks, for a piece of a page."""
        return self.request.headers.get("HX-Request") == "true"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        if not may(request.user, self.action):
            return self.refuse(NotAllowed())
        try:
            self.load()
        except RuleBroken as broken:
            return self.refuse(broken)
        self.is_loaded = True
        return super().dispatch(request, *args, **kwargs)

    def load(self) -> None:
        """Find the objects the address names; `Http404` for those this user may not see."""

    def find(self, rows: QuerySet[M], **lookup: Any) -> M:
        """One of `rows`, which must already be what this user may see (R44), else 404."""
        return get_object_or_404(rows, **lookup)

    def context(self) -> dict[str, Any]:
        """What the template shows."""
        return {}

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.show(self.context())

    def show(self, context: dict[str, Any], *, status: int = 200) -> HttpResponse:
        """The page, or its fragment for htmx, with a fresh operation id for its forms."""
        name = self.fragment_name if self.wants_fragment and self.fragment_name else ""
        context = {"page": self, "operation": str(uuid.uuid4()), **context}
        answer = render(self.request, name or self.template_name, context, status=status)
        answer["Vary"] = "HX-Request, Cookie"
        if status >= 400:
            self._aim(answer)
        return answer

    def refuse(self, broken: RuleBroken) -> HttpResponse:
        """A sentence instead of the page, with the status that says why."""
        context = {"broken": broken, "back": self.back_url() if self.is_loaded else "/"}
        name = "_partials/refusal.html" if self.wants_fragment else "programme/refusal.html"
        answer = render(self.request, name, context, status=status_of(broken))
        if self.wants_fragment:
            answer["HX-Retarget"], answer["HX-Reswap"] = NOTICE, "innerHTML"
        return answer

    def back_url(self) -> str:
        """Where a person goes from a refusal or by "Thôi"."""
        return "/"

    def _aim(self, answer: HttpResponse) -> None:
        """A form that htmx sent gets its errors back in its own place."""
        if not self.wants_fragment:
            return
        sender = self.request.headers.get("HX-Trigger", "")
        answer["HX-Retarget"] = f"#{sender}" if FORM_ID.fullmatch(sender) else NOTICE
        answer["HX-Reswap"] = "outerHTML" if FORM_ID.fullmatch(sender) else "innerHTML"


class ChangingPage(Page):
    """What pages that change something share: once only, and each refusal as its own answer."""

    @property
    def is_autosave(self) -> bool:
        """Whether a form has just saved itself."""
        return False

    def once(self, perform: Callable[[], Answer]) -> Answer:
        """Do it, and do it once however often the request is repeated (R6)."""
        return apply_once(self.request, self.user, perform)

    def change(self, perform: Callable[[], Answer]) -> HttpResponse:
        """Do it and go on to the answer's page; raises what the action refuses with."""
        answer = self.once(perform)
        if answer.message:
            tag = f"undo={answer.undo}" if answer.undo else ""
            messages.success(self.request, answer.message, extra_tags=tag)
        # 303: the browser, and htmx with its headers, fetch the next page by GET.
        return HttpResponse(status=303, headers={"Location": answer.url})

    def conflict(
        self, meeting: EditedMeanwhile, form: BaseForm | None = None, fresh: BaseForm | None = None
    ) -> HttpResponse:
        """Both texts side by side; what was typed survives, one click keeps either (R2)."""
        typed = self.request.POST.copy()
        typed["version"] = str(meeting.version)
        if fresh is not None:
            for field in meeting.conflicts:
                typed.setlist(f"initial-{field.field}", autosaves.stored(fresh, field.field))
        mine, theirs = typed.copy(), typed.copy()
        for field in meeting.conflicts:
            standing = typed.getlist(f"initial-{field.field}")
            theirs.setlist(field.field, standing)
            mine.setlist(f"initial-{field.field}", self._decided(field.field, standing))
        if form is not None:
            form.data = typed
        context = {
            "meeting": meeting,
            "mine": _hidden(mine),
            "keeps_theirs": any(mine.getlist(n) != typed.getlist(n) for n in typed),
            "theirs": _hidden(theirs),
            "form": form,
            "form_id": f"form-{uuid.uuid4()}",
            "address": self._address_with(meeting.version),
            "operation": str(uuid.uuid4()),
            "back": self.back_url(),
        }
        name = "_partials/conflict.html" if self.wants_fragment else "programme/conflict.html"
        answer = render(self.request, name, context, status=409)
        self._aim(answer)
        return answer

    def _decided(self, name: str, standing: list[str]) -> list[str]:
        """From which values of a field one's own go on, so that they win only where both met.

        The words of a note are one whole.
        """
        base, mine = (
            [at_the_door(value) for value in self.request.POST.getlist(key)]
            for key in (f"initial-{name}", name)
        )
        if name.startswith(NOTE_FIELD) or not len(base) == len(mine) == len(standing) == 1:
            return standing
        return [decided(base[0], mine[0], standing[0])]

    def _address_with(self, version: int) -> str:
        """This address again, naming the latest version where it names one."""
        query = self.request.GET.copy()
        if "version" in query:
            query["version"] = str(version)
        return f"{self.request.path}?{query.urlencode()}" if query else self.request.path


class FormPage(ChangingPage):
    """A page with one form that changes something."""

    http_method_names = ["get", "head", "post", "options"]
    template_name = "programme/form.html"
    fragment_name = "_partials/form.html"
    form_class: ClassVar[type[BaseForm]]
    title: ClassVar[str] = ""
    submit_label: ClassVar[str] = "Lưu"
    # Whether the form may save itself while somebody types in it.
    saves_itself: ClassVar[bool] = False

    def form_kwargs(self) -> dict[str, Any]:
        """What the form is made from: `instance`, `initial` and its own arguments."""
        return {}

    def perform(self, form: Any) -> Answer:
        """Call the one action with what was typed."""
        raise NotImplementedError

    def context(self) -> dict[str, Any]:
        return {"form": self.make_form()}

    def make_form(self, data: QueryDict | None = None) -> BaseForm:
        """The form, with what was sent if something was."""
        if data is None:
            return self.form_class(**self.form_kwargs())
        return self.form_class(data, **self.form_kwargs())

    def show(self, context: dict[str, Any], *, status: int = 200) -> HttpResponse:
        named = {
            "title": self.title,
            "submit_label": self.submit_label,
            "back": self.back_url(),
            "form_id": self.form_id(),
            "address": self.request.get_full_path(),
            "is_inline": self.wants_fragment,
        }
        return super().show({**named, **context}, status=status)

    def form_id(self) -> str:
        """The id of the form element; htmx puts the errors there."""
        return form_id_of(self.request.resolver_match) if self.request.resolver_match else "form-"

    @property
    def is_autosave(self) -> bool:
        """Whether the form has just saved itself, and must stay as it is."""
        return self.saves_itself and self.request.headers.get("X-Autosave") == "1"

    def autosave(self, form: Any) -> HttpResponse:
        """Save once, and say only what the form must know to go on; nothing on it is replaced."""
        self.once(lambda: self.perform(form))
        self.load()
        return JsonResponse(autosaves.answer(form, self.make_form(), by=self.user))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = self.make_form(request.POST)
        if not form.is_valid():
            return self.show_wrong(form)
        try:
            if self.is_autosave:
                return self.autosave(form)
            return self.change(lambda: self.perform(form))
        except EditedMeanwhile as meeting:
            self.load()
            return self.conflict(meeting, form, self.make_form())
        except (AlreadyIssued, NotAllowed, NotInList, Stale) as broken:
            return self.refuse(broken)
        except RuleBroken as broken:
            wrong = ValidationError(str(broken), code=getattr(broken, "code", None))
            form.add_error(broken.field if broken.field in form.fields else None, wrong)
            return self.show_wrong(form)

    def show_wrong(self, form: BaseForm) -> HttpResponse:
        """What is wrong with the form, beside its fields; an autosave gets the sentences alone."""
        if self.is_autosave:
            return JsonResponse(autosaves.refusal(form), status=422)
        return self.show({**self.context(), "form": form}, status=422)


class AddPage(FormPage):
    """A form that makes a record, by its button or by saving itself, and then goes on as that record's.

    Saving itself, `perform` answers with the address of the record's own form.
    """

    saves_itself = True

    def edit_form(self, pk: int) -> BaseForm:
        """The form of the record that was made."""
        raise NotImplementedError

    def autosave(self, form: Any) -> HttpResponse:
        """Make the record once, and say from where the form on the page goes on, and as which."""
        address = self.once(lambda: self.perform(form)).url
        made = resolve(address)
        fresh = self.edit_form(made.kwargs["pk"])
        form.cleaned_data["version"] = fresh["version"].initial
        goes_on = {"form": form_id_of(made), "address": address}
        return JsonResponse({**autosaves.answer(form, fresh, by=self.user), "goes_on": goes_on})


class ActionPage(ChangingPage):
    """A button: one POST, one action, no page of its own."""

    http_method_names = ["post", "options"]

    def perform(self) -> Answer:
        """Call the one action."""
        raise NotImplementedError

    @property
    def version(self) -> int:
        """The version the button stood beside, from the form or from its address."""
        given = self.request.GET.get("version") or self.request.POST.get("version") or ""
        if not is_record_number(given):
            raise Stale
        return int(given)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return self.change(self.perform)
        except EditedMeanwhile as meeting:
            return self.conflict(meeting)
        except RuleBroken as broken:
            return self.refuse(broken)


def form_id_of(page: ResolverMatch) -> str:
    """The id of the form on a page: "form-item-edit-12"."""
    numbers = "-".join(str(value) for value in page.kwargs.values())
    return "form-" + re.sub(r"[^a-z0-9-]", "-", f"{page.url_name}-{numbers}".strip("-"))[:60]


def status_of(broken: RuleBroken) -> int:
    """The HTTP status of a refusal."""
    if isinstance(broken, NotAllowed):
        return 403
    if isinstance(broken, Removed):
        return 410
    if isinstance(broken, AlreadyIssued | EditedMeanwhile | NotInList | Stale):
        return 409
    return 422


def saved_now() -> str:
    """ "Đã lưu lúc 14:02."."""
    return f"Đã lưu lúc {timezone.localtime():%H:%M}."


def _hidden(data: QueryDict) -> list[tuple[str, str]]:
    """What was sent, as pairs for hidden inputs; the token and the operation are made anew."""
    return [
        (name, value)
        for name, values in data.lists()
        if name not in {"csrfmiddlewaretoken", "operation"}
        for value in values
    ]
