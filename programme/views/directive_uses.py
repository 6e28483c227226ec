"""Where the register's texts are cited and reviewed, as far as a person may read it (R47)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db.models import Count, Max, Q, QuerySet

from programme import citations
from programme.models import Directive, Document, Section, User


def narrowed(found: Any, wanted: dict[str, Any]) -> Any:
    """The register narrowed by the filters of `DirectiveFilter.wanted`."""
    if "q" in wanted:
        found = found.matching(wanted["q"])
    if "kind" in wanted:
        found = found.filter(kind=wanted["kind"])
    if "level" in wanted:
        found = found.of_level(wanted["level"])
    if "year" in wanted:
        found = found.filter(date__year=wanted["year"])
    if "due" in wanted:
        found = found.due_in(wanted["due"])
    if "unreviewed" in wanted:
        found = found.filter(last_reviewed=None)
    return found


def times_cited(user: User) -> Count:
    """In how many items of programmes this person may read a text is cited (R47)."""
    return Count(
        "item_directives",
        filter=Q(
            item_directives__item__is_removed=False,
            item_directives__item__programme__in=Document.objects.visible_to(user),
        ),
    )


def last_reviewed(user: User) -> Max:
    """The last year whose programme, if this person may read it, plans a review of a text (R47)."""
    return Max(
        "item_directives__item__programme__year",
        filter=Q(
            item_directives__is_reviewed=True,
            item_directives__item__is_removed=False,
            item_directives__item__state="planned",
            item_directives__item__programme__in=Document.objects.visible_to(user),
        ),
    )


def naming_in_prose(directive: Directive, user: User) -> list[Section]:
    """The prose parts that cite a text, of documents this person may read; a namesake's are not it."""
    found = Section.objects.visible_to(user).filter(text__icontains=directive.code)
    parts = found.select_related("document").order_by("-document__year", "position")
    return [part for part in parts if cites(part.text, directive)]


@dataclass(frozen=True, slots=True)
class Naming:
    """An item whose words name a text and which does not hold it: written before, and issued."""

    item: Any
    is_reviewed: bool = False
    is_only_named: bool = True


def uses(directive: Directive, links: list[Any], user: User) -> list[Any]:
    """The links of `citing` and the items that only name the text, newest year first; one query."""
    held = {link.item.pk for link in links}
    # Python follows the arrow: the items are known here by their place in the database alone.
    items: Any = apps.get_model("conferences", "AgendaItem")
    named = Q(text__icontains=directive.code) | Q(lead_in__icontains=directive.code)
    rows = items.objects.visible_to(user).live().filter(named)
    rows = rows.select_related("programme", "conference")
    found = [
        Naming(item)
        for item in rows
        if item.pk not in held and cites(f"{item.text}\n{item.lead_in}", directive)
    ]
    return sorted([*links, *found], key=_place) if found else links


def _place(use: Any) -> tuple[int, int, int, int]:
    item = use.item
    meeting = item.conference.position if item.conference is not None else 0
    return -item.programme.year, item.programme_id, meeting, item.position


def cites(text: str, directive: Directive) -> bool:
    """Whether running text names the directive; a mention without a date may be any of its code."""
    return any(
        (one.citation.number, one.citation.symbol) == (directive.number, directive.symbol)
        and one.citation.date in (None, directive.date)
        for one in citations.find(text)
    )


def citing(directive: Directive, user: User) -> QuerySet[Any]:
    """The links to the items that cite a text, of programmes this person may read (R47)."""
    return (
        directive.item_directives.filter(
            item__is_removed=False, item__programme__in=Document.objects.visible_to(user)
        )
        .select_related("item__programme", "item__conference")
        .order_by("-item__programme__year", "item__conference__position", "item__position")
    )
