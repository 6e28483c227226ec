"""How the sentences of a paper end: one mark, put by the composer, whatever was typed."""

from __future__ import annotations

_TYPED_MARKS = " \t\n.;:,"
_OWN_ENDINGS = ("…", "...", "?", "!", ".”", '."', ".)")


def ended(text: str, mark: str = ".") -> str:
    """The text with `mark` at its end; an ellipsis, question or quoted full stop stays its own end."""
    text = text.rstrip()
    if not text or (mark == "." and text.endswith(_OWN_ENDINGS)):
        return text
    return text.rstrip(_TYPED_MARKS) + mark


def bare(text: str) -> str:
    """The text without the mark typed at its end, for words that go on behind it."""
    text = text.rstrip()
    return text if text.endswith(_OWN_ENDINGS) else text.rstrip(_TYPED_MARKS)


def finished(text: str) -> str:
    """The last words of the body: a full stop and nothing else, never "./." (H5 II.I.6.2.2)."""
    text = text.rstrip().removesuffix("./.").rstrip()
    return text if not text or text.endswith(_OWN_ENDINGS) else ended(text)
