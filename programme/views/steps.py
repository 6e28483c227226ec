"""Pages whose change is one step of a person, and the button "Hoàn tác" that takes it back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import ClassVar
from urllib.parse import urlencode

from django.urls import reverse

from programme.actions import steps
from programme.errors import NotInList
from programme.models import Document, Step
from programme.pages import ActionPage, Answer, ChangingPage
from programme.roles import Action
from programme.views.origins import origin_of

NOTHING_TO_UNDO = "Bạn không còn việc nào trong văn bản này để hoàn tác."


def undo_address(step: Step, *, back: str) -> str:
    """Where "Hoàn tác" of a step posts to; `back` is the address of the page that it returns to."""
    return f"{reverse('step_undo', args=[step.pk])}?{urlencode({'ve': back})}"


def last_undo_address(document: Document, *, back: str) -> str:
    """Where Ctrl+Z on a page of a document posts to; `back` is the address of that page."""
    return f"{reverse('last_step_undo', args=[document.pk])}?{urlencode({'ve': back})}"


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


class Undo(ActionPage):
    """A step taken back, and the way back to the page that asked for it."""

    action = Action.EDIT_PROGRAMME

    def back_url(self) -> str:
        return origin_of(self.request) or "/"

    def undo(self, step: Step) -> Answer:
        """Take the step back, while nobody has built on it."""
        undone = steps.undo(step, by=self.user)
        return Answer(self.back_url(), f"Đã hoàn tác: {undone.label}.")


class StepUndo(Undo):
    """ "Hoàn tác" beside what a message tells: that one step."""

    step: Step

    def load(self) -> None:
        rows = Step.objects.visible_to(self.user).select_related("document")
        self.step = self.find(rows, pk=self.kwargs["pk"])

    def perform(self) -> Answer:
        return self.undo(self.step)


class LastStepUndo(Undo):
    """Ctrl+Z on the pages of a document: the person's last step there that still stands."""

    document: Document

    def load(self) -> None:
        self.document = self.find(Document.objects.visible_to(self.user), pk=self.kwargs["pk"])

    def perform(self) -> Answer:
        step = steps.last_step(self.document, by=self.user)
        if step is None:
            raise NotInList(NOTHING_TO_UNDO)
        return self.undo(step)
