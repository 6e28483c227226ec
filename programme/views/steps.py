"""Pages whose change is one step of a person, and the button "Hoàn tác" that takes it back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import ClassVar
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from programme.actions import steps
from programme.models import Document, Step
from programme.pages import ActionPage, Answer, ChangingPage
from programme.roles import Action


def undo_address(step: Step, *, back: str) -> str:
    """Where "Hoàn tác" of a step posts to; `back` is the address of the page that it returns to."""
    return f"{reverse('step_undo', args=[step.pk])}?{urlencode({'ve': back})}"


class TakingStep(ChangingPage):
    """A page about a document whose change is one step: its answer, and Ctrl+Z, take it back."""

    # What the person did, as "Đã hoàn tác: …" tells it.
    step_label: ClassVar[str] = ""

    @property
    def step_document(self) -> Document:
        """The document that is changed."""
        raise NotImplementedError

    def once(self, perform: Callable[[], Answer]) -> Answer:
        def in_a_step() -> Answer:
            document = self.step_document
            with steps.taking(document, by=self.user, label=self.step_label) as step:
                answer = perform()
            if step.is_empty:
                step.delete()
                return answer
            if self.is_autosave:
                step = steps.folded(step)
            return replace(answer, undo=undo_address(step, back=answer.url))

        return super().once(in_a_step)


class StepUndo(ActionPage):
    """Take one step back, while nobody has built on it."""

    action = Action.EDIT_PROGRAMME
    step: Step

    def load(self) -> None:
        rows = Step.objects.visible_to(self.user).select_related("document")
        self.step = self.find(rows, pk=self.kwargs["pk"])

    def back_url(self) -> str:
        back = self.request.GET.get("ve", "")
        is_ours = back.startswith("/") and url_has_allowed_host_and_scheme(back, allowed_hosts=None)
        return back if is_ours and len(back) < 400 else "/"

    def perform(self) -> Answer:
        step = steps.undo(self.step, by=self.user)
        return Answer(self.back_url(), f"Đã hoàn tác: {step.label}.")
