"""The button "Hoàn tác" behind a step: it takes the whole step back and returns to its page."""

from __future__ import annotations

from urllib.parse import urlencode

from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from programme.actions import steps
from programme.models import Step
from programme.pages import ActionPage, Answer
from programme.roles import Action


def undo_address(step: Step, *, back: str) -> str:
    """Where "Hoàn tác" of a step posts to; `back` is the address of the page that it returns to."""
    return f"{reverse('step_undo', args=[step.pk])}?{urlencode({'ve': back})}"


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
