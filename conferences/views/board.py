"""The board of a year: its page, and the words that its search looks through."""

from __future__ import annotations

from textwrap import shorten
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join

from conferences.board import Board, Card, Column, board_of
from conferences.lead_choices import lead_choices
from conferences.models import AgendaItem
from conferences.views.visible import visible_programme
from programme.actions import steps
from programme.agency_endings import Offered
from programme.models import Agency, Document, Step, User
from programme.pages import Page
from programme.roles import Action, may
from programme.vietnamese import search_key
from programme.views.steps import undo_address

# The page of checks says the rest; four hundred cards must stay light.
LONGEST_REASON = 110


class BoardAddress(Page):
    """Whatever lies below the board of a year that this person may read."""

    document: Document

    def load(self) -> None:
        self.document = visible_programme(self)

    def back_url(self) -> str:
        return reverse("board", args=[self.document.pk])

    @property
    def may_edit(self) -> bool:
        return may(self.user, Action.EDIT_PROGRAMME) and self.document.is_editable


class BoardPage(BoardAddress):
    """The year as a band of months and as columns of cards.

    htmx gets the columns alone, those of `?cot=12.13` or all; `?q=` leaves the cards that hold the
    words.
    """

    template_name = "conferences/board.html"
    fragment_name = "conferences/_board_answer.html"

    def context(self) -> dict[str, Any]:
        is_outside = not may(self.user, Action.READ_DRAFTS)
        board = board_of(self.document, today=timezone.localdate(), is_outside=is_outside)
        named = set(self.request.GET.get("cot", "").split(".")) - {""}
        is_part = self.wants_fragment and bool(named)
        shown = board.columns_named(named) if is_part else board.columns
        words = self.request.GET.get("q", "")[:200]
        wanted = self._holding(words) if words and not self.wants_fragment else None
        return {
            "title": f"Chương trình {self.document.year}: bảng",
            "document": self.document,
            "board": board,
            "columns": [self._filled(column, wanted) for column in shown],
            "choices": board.columns,
            "may_edit": self.may_edit,
            "agencies": self._agencies(),
            "step": self._last_step(),
            "words": words,
            "is_fragment": self.wants_fragment,
            "count": _count(board),
        }

    def _filled(self, column: Column, wanted: set[str] | None) -> dict[str, Any]:
        """A column with its cards as HTML, put together without a template for each card."""
        root = reverse("item_edit", args=[0]).removesuffix("0/sua/")
        frame = _frame(self.may_edit)
        return {
            "column": column,
            "cards": _cards(column.cards, frame, root, wanted),
            "aside": _cards(column.aside, frame, root, wanted),
        }

    def _agencies(self) -> list[Offered]:
        """Agencies that may lead an item of this year, those that have ended last; for who may choose."""
        if not self.may_edit or self.wants_fragment:
            return []
        return lead_choices(Agency.objects.visible_to(self.user), self.document)

    def _last_step(self) -> str:
        """Where Ctrl+Z posts to: the person's last step of the last hours that still stands."""
        step: Step | None = None
        if self.may_edit:
            step = steps.last_step(self.document, by=self.user)
        return undo_address(step, back=self.back_url()) if step is not None else ""

    def _holding(self, words: str) -> set[str]:
        wanted = search_key(words).split()
        return {
            key
            for key, text in words_of(self.document, self.user).items()
            if all(word in text for word in wanted)
        }


class BoardWords(BoardAddress):
    """Everything that can be searched for, by item: words, agencies and directives without marks."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return JsonResponse(words_of(self.document, self.user))


def words_of(document: Document, user: User) -> dict[str, str]:
    """The search key of each item on the board, with its agencies and what it cites."""
    visible = AgendaItem.objects.visible_to(user).filter(programme=document)
    rows: list[AgendaItem] = list(visible.live().with_agencies())
    found: dict[str, list[str]] = {}
    for item in rows:
        said = [item.lead_in, item.text]
        said += [f"{row.agency.name} {row.agency.short_name}" for row in item.item_agencies.all()]
        said += [row.directive.code for row in item.item_directives.all()]
        found.setdefault(str(item.parent_id or item.pk), []).append(" ".join(said))
    return {key: search_key(" ".join(said)) for key, said in found.items()}


def _frame(may_edit: bool) -> str:
    """The HTML of one card with names in braces for what differs."""
    return render_to_string("conferences/_board_card.html", {"may_edit": may_edit}).strip()


def _cards(cards: tuple[Card, ...], frame: str, root: str, wanted: set[str] | None) -> str:
    shown = [card for card in cards if wanted is None or card.key in wanted]
    filled = [
        (
            format_html(
                frame,
                key=card.key,
                version=card.version,
                address=f"{root}{card.key}/sua/?bang",
                label=f"{card.label} " if card.label else "",
                text=card.text,
                tags=_tags(card),
            ),
        )
        for card in shown
    ]
    return format_html_join("", "{}", filled)


def _tags(card: Card) -> str:
    tags = [("a", card.lead), ("d", card.directive)]
    tags += [("s", card.state), ("c", f"{card.parts} ý" if card.parts else "")]
    plain = format_html_join(" ", "<i class={}>{}</i>", [one for one in tags if one[1]])
    if not card.warnings:
        return plain
    warned = [
        (shorten(one.message, LONGEST_REASON, placeholder="…"), one.short) for one in card.warnings
    ]
    return plain + format_html_join(" ", ' <i class=w title="{}">{}</i>', warned)


def _count(board: Board) -> int:
    return sum(len(column.cards) for column in board.columns if not column.is_pool)
