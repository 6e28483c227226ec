"""Which lines stand in the head, the title and the foot, in the order of reading: once for all writers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum
from itertools import zip_longest
from typing import NamedTuple

from reports.house_style import Role
from reports.tree import (
    Block,
    DocumentTree,
    LeadLine,
    Masthead,
    Meeting,
    Recipients,
    Section,
    Signature,
    Title,
    walk,
)
from reports.writers.letters import printable, printable_line


class PrintedLine(NamedTuple):
    """One line of paper and the look it takes; the text may carry the two marks of the tree."""

    role: Role
    text: str


Lines = tuple[PrintedLine, ...]


def masthead_columns(masthead: Masthead | None) -> tuple[Lines, Lines]:
    """The left and the right column on top of page one; absent lines are left out."""
    if masthead is None:
        return (), ()
    left = [
        (Role.SUPERIOR, masthead.superior),
        *((Role.ISSUER, line) for line in masthead.issuer),
        (Role.ASTERISK, masthead.asterisk),
        (Role.NUMBER, masthead.number_line),
        (Role.DRAFT_MARK, masthead.draft_mark),
        (Role.URGENCY_MARK, masthead.urgency_mark),
    ]
    right = [(Role.PARTY_TITLE, masthead.party_title), (Role.PLACE_DATE, masthead.place_date)]
    return _present(left), _present(right)


def circulation_mark(tree: DocumentTree) -> str:
    """The mark in the top margin of page one (box 11a), "" when there is none."""
    return printable(tree.masthead.circulation_mark) if tree.masthead else ""


def title_lines(title: Title | None) -> Lines:
    """Type name, author, subject, note and the five hyphens."""
    if title is None:
        return ()
    return _present(
        [
            (Role.TYPE_NAME, title.type_name),
            (Role.AUTHOR_LINE, title.author_line),
            *((Role.SUBJECT, line) for line in title.subject),
            (Role.TITLE_NOTE, title.note),
            (Role.SEPARATOR, title.separator),
        ]
    )


def recipient_lines(recipients: Recipients | None) -> Lines:
    """The label and one line a recipient, dash first; nothing when nobody receives the paper."""
    if recipients is None or not recipients.lines:
        return ()
    return _present(
        [
            (Role.RECIPIENTS_LABEL, recipients.label),
            *((Role.RECIPIENT, f"- {line}") for line in recipients.lines),
        ]
    )


def underlined_phrase(label: str) -> tuple[str, str]:
    """The part of "Nơi nhận:" that is underlined, and the rest (H5 II.I.9.2.1: the phrase)."""
    phrase = label.removesuffix(":")
    return phrase, label[len(phrase) :]


def signature_lines(signature: Signature | None) -> Lines:
    """Authority, position, name; whether a draft names a position before its signer is not ours."""
    if signature is None:
        return ()
    return _present(
        [
            (Role.AUTHORITY, signature.authority),
            (Role.POSITION, signature.position),
            (Role.SIGNER, signature.name),
        ]
    )


class Binding(StrEnum):
    """Whether a block must stay on one page with what follows it."""

    AS_LOOK = ""
    KEPT = "kept"
    FREE = "free"


def bound_blocks(tree: DocumentTree) -> Iterator[tuple[Block, Binding]]:
    """Every block in reading order with its binding to the next one.

    An item stays with its lead line; the last two blocks with the foot, so that a signature has two
    lines of the body above it even when the last block is one line (K63). What a heading keeps is
    said by its look; a heading over nothing lets go, or a year of empty conferences would be one
    chain that leaves the page before it half empty.
    """
    blocks = list(walk(tree.blocks))
    has_foot = bool(recipient_lines(tree.recipients) or signature_lines(tree.signature))
    kept_with_foot = len(blocks) - 2 if has_foot else len(blocks)
    for index, (block, follower) in enumerate(zip_longest(blocks, blocks[1:])):
        if index >= kept_with_foot or isinstance(follower, LeadLine):
            yield block, Binding.KEPT
        elif isinstance(block, Section | Meeting) and not block.blocks:
            yield block, Binding.FREE
        else:
            yield block, Binding.AS_LOOK


def document_title(tree: DocumentTree) -> str:
    """The title in the file's properties: type name and subject in one line."""
    shown = (Role.TYPE_NAME, Role.AUTHOR_LINE, Role.SUBJECT)
    return " ".join(line.text for line in title_lines(tree.title) if line.role in shown)


def _present(lines: Iterable[tuple[Role, str]]) -> Lines:
    cleaned = ((role, _cleaned(role, text)) for role, text in lines)
    return tuple(PrintedLine(role, text) for role, text in cleaned if text)


def _cleaned(role: Role, text: str) -> str:
    # Number, place and date of a draft leave gaps for the pen; everywhere else a gap is one space.
    return printable_line(text) if role in (Role.NUMBER, Role.PLACE_DATE) else printable(text)
