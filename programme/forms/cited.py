"""A field of prose whose citations are recognised while it is typed."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from programme.forms.noted import ProseArea


class CitedArea(ProseArea):
    """A text whose citations are named below it, in the element `.mentions` that comes next.

    `also` names fields of the form whose citations stand in the same list.
    """

    is_cited = True

    def __init__(self, attrs: dict[str, Any] | None = None, *, also: tuple[str, ...] = ()) -> None:
        super().__init__({"data-cited": "", **(attrs or {})})
        self.also = also

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        asks = {
            "hx-post": reverse("citations_recognised"),
            "hx-trigger": "recognise, input changed delay:400ms",
            "hx-params": ",".join((name, *self.also)),
            "hx-target": "next .mentions",
            "hx-swap": "outerHTML",
            "hx-sync": "this:replace",
        }
        return super().get_context(name, value, {**asks, **(attrs or {})})
