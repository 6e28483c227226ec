"""One spelling for a whole paper: uỷ or ủy throughout, whatever its records were typed in (K71)."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from programme.vietnamese import SpellingProfile, prevailing_profile, respell
from reports.tree import DocumentTree, Masthead, Recipients, Signature
from reports.tree_texts import changed_block, changed_title, texts


def respelled(tree: DocumentTree, profile: SpellingProfile) -> DocumentTree:
    """The tree in one spelling; the signer's name stays as the person writes it.

    `MIXED` is the office's choice to print everything as it was typed; the names of the committee
    over and under it, which nobody typed here, go with most of its words.
    """
    if profile is SpellingProfile.MIXED:
        return _framed(tree, prevailing_profile("\n".join(texts(tree))))
    change = partial(respell, profile=profile)
    return replace(
        tree,
        masthead=tree.masthead and _masthead(tree.masthead, profile),
        title=tree.title and changed_title(tree.title, change),
        blocks=tuple(changed_block(block, change) for block in tree.blocks),
        recipients=tree.recipients and _recipients(tree.recipients, profile),
        signature=tree.signature and _signature(tree.signature, profile),
        footnotes=tuple(replace(note, text=change(note.text)) for note in tree.footnotes),
    )


def _framed(tree: DocumentTree, profile: SpellingProfile | None) -> DocumentTree:
    if profile is None:
        return tree
    head, foot = tree.masthead, tree.signature
    return replace(
        tree,
        masthead=head and replace(head, issuer=_lines(head.issuer, profile)),
        signature=foot and replace(foot, authority=respell(foot.authority, profile)),
    )


def _masthead(masthead: Masthead, profile: SpellingProfile) -> Masthead:
    return replace(
        masthead,
        issuer=_lines(masthead.issuer, profile),
        superior=respell(masthead.superior, profile),
        urgency_mark=respell(masthead.urgency_mark, profile),
        place_date=respell(masthead.place_date, profile),
        circulation_mark=respell(masthead.circulation_mark, profile),
    )


def _recipients(recipients: Recipients, profile: SpellingProfile) -> Recipients:
    return replace(recipients, lines=_lines(recipients.lines, profile))


def _lines(lines: tuple[str, ...], profile: SpellingProfile) -> tuple[str, ...]:
    return tuple(respell(line, profile) for line in lines)


def _signature(signature: Signature, profile: SpellingProfile) -> Signature:
    return replace(
        signature,
        authority=respell(signature.authority, profile),
        position=respell(signature.position, profile),
    )
