"""The wording a person typed over a reading, line by line, and the tree that results; pure.

A line is named by its place in the tree as it was read: "0.2.1" for a block, "masthead.issuer" for
a field of the head or foot. Places never move, whatever is corrected.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from reports.interchange.paths import with_paths
from reports.tree import (
    Block,
    DocumentTree,
    Item,
    Masthead,
    Meeting,
    Recipients,
    Section,
    Signature,
    Title,
)

Corrections = Mapping[str, str]

# Fields outside the body: the place, and what the office calls them. Several lines are one text.
HEAD_FIELDS = {
    "masthead.circulation_mark": "Dấu lưu hành",
    "masthead.superior": "Cấp trên",
    "masthead.issuer": "Cơ quan ban hành",
    "masthead.number_line": "Số, ký hiệu",
    "masthead.draft_mark": "Dự thảo",
    "masthead.place_date": "Địa danh, ngày",
    "title.type_name": "Tên loại",
    "title.author_line": "Tác giả",
    "title.subject": "Trích yếu",
    "title.note": "Ghi chú",
}
FOOT_FIELDS = {
    "recipients.lines": "Nơi nhận",
    "signature.authority": "Thẩm quyền ký",
    "signature.position": "Chức vụ",
    "signature.name": "Người ký",
}
# Shown even when the paper has none: without them no record can be made.
NEEDED = frozenset({"masthead.issuer", "title.subject"})
NODES: dict[str, Any] = {
    "masthead": Masthead,
    "title": Title,
    "recipients": Recipients,
    "signature": Signature,
}
MANY_LINES = frozenset({"masthead.issuer", "title.subject", "recipients.lines"})


@dataclass(frozen=True, slots=True)
class Line:
    """One block of the body: its place, its depth, as read, as corrected (None: left out)."""

    place: str
    depth: int
    read: Block
    block: Block | None
    path: str = ""


@dataclass(frozen=True, slots=True)
class _Kept:
    place: str
    read: Block
    block: Block
    below: tuple[_Kept, ...] = ()


def corrected(tree: DocumentTree, corrections: Corrections) -> DocumentTree:
    """The tree with the typed wording in its places; a block typed empty is left out."""
    changed = replace(tree, blocks=_blocks(_kept(tree.blocks, "", corrections)))
    for place, text in corrections.items():
        if place in HEAD_FIELDS or place in FOOT_FIELDS:
            changed = _with_field(changed, place, text)
    return changed


def lines(tree: DocumentTree, corrections: Corrections) -> list[Line]:
    """Every block as read beside what it is now, in reading order, with its interchange path."""
    kept = {line.place: line for line in _with_paths(_kept(tree.blocks, "", corrections), "", "")}
    return [
        replace(kept[place], depth=depth) if place in kept else Line(place, depth, block, None)
        for place, depth, block in _places(tree.blocks, "", 0)
    ]


def field_text(tree: DocumentTree, place: str) -> str:
    """The text of a field of head or foot, one line each; "" when the paper has none."""
    name, _, attribute = place.partition(".")
    node = getattr(tree, name)
    value = getattr(node, attribute) if node is not None else ""
    return "\n".join(value) if isinstance(value, tuple) else value


def block_text(block: Block) -> str:
    """The words of a block without its label."""
    return block.heading if isinstance(block, Section | Meeting) else block.text


def text_at(tree: DocumentTree, place: str) -> str | None:
    """The text that stands at a place as it was read; None when there is no such place."""
    if place in HEAD_FIELDS or place in FOOT_FIELDS:
        return field_text(tree, place)
    found = block_at(tree, place)
    return None if found is None else block_text(found)


def block_at(tree: DocumentTree, place: str) -> Block | None:
    """The block at a place; None when there is none."""
    return next((block for at, _, block in _places(tree.blocks, "", 0) if at == place), None)


def has_more_below(tree: DocumentTree, corrections: Corrections, place: str) -> bool:
    """Whether a block still has something under it, so that it cannot be left out."""
    return any(
        line.block is not None and line.place.startswith(f"{place}.")
        for line in lines(tree, corrections)
    )


def _places(blocks: tuple[Block, ...], above: str, depth: int) -> Iterator[tuple[str, int, Block]]:
    for index, block in enumerate(blocks):
        place = f"{above}.{index}" if above else str(index)
        yield place, depth, block
        yield from _places(_inner(block), place, depth + 1)


def _inner(block: Block) -> tuple[Block, ...]:
    return block.blocks if isinstance(block, Item | Section | Meeting) else ()


def _kept(blocks: tuple[Block, ...], above: str, corrections: Corrections) -> tuple[_Kept, ...]:
    found = []
    for index, block in enumerate(blocks):
        place = f"{above}.{index}" if above else str(index)
        text = corrections.get(place, block_text(block))
        below = _kept(_inner(block), place, corrections)
        if text or below or place not in corrections:
            found.append(_Kept(place, block, _reworded(block, text, below), below))
    return tuple(found)


def _reworded(block: Block, text: str, below: tuple[_Kept, ...]) -> Block:
    inner = _blocks(below)
    if isinstance(block, Section | Meeting):
        return replace(block, heading=text, blocks=inner)
    return (
        replace(block, text=text, blocks=inner)
        if isinstance(block, Item)
        else replace(block, text=text)
    )


def _blocks(kept: tuple[_Kept, ...]) -> tuple[Block, ...]:
    return tuple(one.block for one in kept)


def _with_paths(kept: tuple[_Kept, ...], parent: str, part: str) -> Iterator[Line]:
    paths = with_paths(_blocks(kept), parent, part)
    for one, (path, inner_part, _) in zip(kept, paths, strict=True):
        yield Line(one.place, 0, one.read, one.block, path)
        is_item = isinstance(one.block, Item)
        yield from _with_paths(one.below, path, (inner_part or path) if is_item else inner_part)


def _with_field(tree: DocumentTree, place: str, text: str) -> DocumentTree:
    name, _, attribute = place.partition(".")
    value: object = tuple(text.splitlines()) if place in MANY_LINES else text
    node = getattr(tree, name) or _empty(name)
    changes: dict[str, Any] = {name: replace(node, **{attribute: value})}
    return replace(tree, **changes)


def _empty(name: str) -> Any:
    """A node that the paper lacks; a type of paper is named before anything is known of it."""
    if name == "recipients":
        return Recipients(())
    return Title("") if name == "title" else NODES[name]()
