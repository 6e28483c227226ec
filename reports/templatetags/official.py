"""What the templates of the official page ask of its words."""

from __future__ import annotations

import re

from django import template
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

register = template.Library()
# Pango ends a line behind a stroke beside a letter; Word, LibreOffice and Chromium do not.
_WORD = re.compile(r"[^\s-]+")
_STROKE = re.compile(r"[^\W\d_]/|/[^\W\d_]")
_LONGEST = 40  # letters; a longer word, an address for one, has to be broken


@register.filter
def unbroken(text: str, is_paged: bool) -> str | SafeString:
    """On a sheet, "III/2025" and the "CT/TW" of a code stay on one line, as Word keeps them."""
    if not is_paged or "/" not in text:
        return text
    # Escaped first: the signs of an entity ("&amp;") are neither gaps nor strokes.
    return mark_safe(_WORD.sub(_kept, conditional_escape(text)))  # noqa: S308


def _kept(word: re.Match[str]) -> str:
    if len(word[0]) > _LONGEST or not _STROKE.search(word[0]):
        return word[0]
    return f'<span class="unbroken">{word[0]}</span>'
