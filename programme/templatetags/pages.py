"""What base.html and the pieces ask of a message or of a user."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import Any

from django import template
from django.contrib.messages.storage.base import Message
from django.forms import BaseForm
from django.forms.boundfield import BoundField
from django.utils.html import escape, format_html, format_html_join

from programme import marks
from programme.differences import Piece, PieceKind, word_changes
from programme.forms.noted import NotedForm
from programme.roles import Action, may

register = template.Library()
UNDO = "undo="
NOTE_SIGN = format_html('<sup class="note-sign" title="{}">(*)</sup>', "có chú thích")


@register.filter
def undo_address(message: Message) -> str:
    """The address that takes back what the message tells of, "" when nothing does."""
    tag = message.extra_tags or ""
    # Only addresses of ours: written by our own pages, and still checked where it is used.
    return (
        tag[len(UNDO) :] if tag.startswith(f"{UNDO}/") and not tag.startswith(f"{UNDO}//") else ""
    )


@register.filter
def can(user: Any, action: str) -> bool:
    """Whether the user's role holds the action named: `{% if user|can:"edit_programme" %}`."""
    return may(user, Action(action))


@register.simple_tag
def new_operation() -> str:
    """A fresh operation id for a form (R6)."""
    return str(uuid.uuid4())


@register.filter
def notes_below(form: BaseForm, name: str) -> list[BoundField]:
    """The notes that stand below a prose field of a form."""
    return form.notes_below(name) if isinstance(form, NotedForm) else []


@register.filter
def marked(text: str, numbers: Mapping[str, str] | None = None) -> str:
    """A stored text as it reads: stressed words slanted, references to notes as `numbers` call them.

    `numbers` are those of print by mark; a note that has none there is a small star.
    """
    if "*" not in text and "[^" not in text:
        return escape(text)
    runs = marks.runs_of_lines(text)
    return format_html_join("", "{}", ((_shown(run, numbers or {}),) for run in runs))


@register.filter
def changed_since(text: str, before: str) -> tuple[Piece, ...]:
    """A wording with what is new in it told apart, for `_partials/pieces.html`; not where all is."""
    if not before:
        return (Piece(PieceKind.SAME, text),)
    pieces = word_changes(before, text)
    return tuple(piece for piece in pieces if piece.kind is not PieceKind.REMOVED)


@register.filter
def unmarked(text: str) -> str:
    """The words of a stored text alone, for a title or a line that is cut short."""
    return marks.words(text)


def _shown(run: marks.Run, numbers: Mapping[str, str]) -> str:
    if run.footnote in numbers:
        return format_html(
            '<sup class="note-sign" data-mark="{}">[{}]</sup>', run.footnote, numbers[run.footnote]
        )
    if run.footnote:
        return NOTE_SIGN
    return format_html("<em>{}</em>", run.text) if run.is_emphasised else run.text
