"""What type-ahead boxes are answered: <option> elements for a page, JSON for a script."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

MOST_OPTIONS = 20


@dataclass(frozen=True, slots=True)
class Option:
    """One offer: what is chosen, what is read, and a remark ("đã kết thúc …")."""

    id: int
    label: str
    note: str = ""
    is_ended: bool = False
    successors: tuple[dict[str, str | int], ...] = ()


def options_answer(request: HttpRequest, options: list[Option]) -> HttpResponse:
    """The offers in the form the request accepts: JSON when it asks for it, else HTML."""
    if request.accepts("text/html") or not request.accepts("application/json"):
        answer = render(request, "programme/_options.html", {"options": options})
    else:
        answer = JsonResponse(
            {"options": [asdict(option) for option in options]},
            json_dumps_params={"ensure_ascii": False},
        )
    answer["Vary"] = "Accept, Cookie"
    return answer
