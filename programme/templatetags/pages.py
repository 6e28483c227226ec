"""What base.html and the pieces ask of a message or of a user."""

from __future__ import annotations

import uuid
from typing import Any

from django import template
from django.contrib.messages.storage.base import Message

from programme.roles import Action, may

register = template.Library()
UNDO = "undo="


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
