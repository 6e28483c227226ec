"""What the templates of the official page ask of its words."""

from __future__ import annotations

import re

from django import template
from django.utils.html import format_html, format_html_join

register = template.Library()
# Pango ends a line behind a stroke beside a letter; Word, LibreOffice and Chromium do not.
_WORDS = re.compile(r"([^\s-]+)")
_STROKE = re.compile(r"[^\W\d_]/|/[^\W\d_]")
_LONGEST = 40  # letters; a longer word, an address for one, has to be broken


@register.filter
def unbroken(text: str, is_paged: bool) -> str:
    """On a sheet, "III/2025" and the "CT/TW" of a code stay on one line, as Word keeps them."""
    if not is_paged or "/" not in text:
        return text
    return format_html_join("", "{}", ((_kept(piece),) for piece in _WORDS.split(text)))


def _kept(piece: str) -> str:
    if len(piece) > _LONGEST or not _STROKE.search(piece):
        return piece
    return format_html('<span class="unbroken">{}</span>', piece)
