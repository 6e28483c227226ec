"""A tree as plain values that JSON writes, and back, every value checked on its way."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any, TypeAlias, TypeVar

from reports.tree import (
    Block,
    DocumentKind,
    DocumentTree,
    Footnote,
    Item,
    LeadIn,
    LeadLine,
    Masthead,
    Meeting,
    Paragraph,
    Recipients,
    Section,
    Signature,
    Title,
)

Plain: TypeAlias = dict[str, Any]
N = TypeVar("N", Masthead, Title, Recipients, Signature, Footnote)

BLOCKS: dict[str, type[Block]] = {
    kind.kind: kind for kind in (Paragraph, LeadIn, LeadLine, Item, Section, Meeting)
}
# No paper nests so deep: "I." over "1." over "1.1.1." over "(1)" over "a)" over "-" over "+".
DEEPEST = 40
# Levels and numbers of labels are small.
LARGEST = 1_000


def pack(tree: DocumentTree) -> Plain:
    """The tree as values that `json` writes; `unpack` gives the same tree back."""
    return {
        field.name: _packed(getattr(tree, field.name)) for field in dataclasses.fields(DocumentTree)
    }


def unpack(plain: object) -> DocumentTree:
    """The tree that was packed; KeyError, TypeError or ValueError for anything else."""
    values = _mapping(plain)
    return DocumentTree(
        document_kind=DocumentKind(values["document_kind"]),
        masthead=_node_or_none(Masthead, values["masthead"]),
        title=_node_or_none(Title, values["title"]),
        blocks=_blocks(values["blocks"], 0),
        recipients=_node_or_none(Recipients, values["recipients"]),
        signature=_node_or_none(Signature, values["signature"]),
        footnotes=tuple(_node(Footnote, note) for note in _list(values["footnotes"])),
    )


def _packed(value: object) -> object:
    if isinstance(value, tuple):
        return [_packed(one) for one in value]
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = {
            field.name: _packed(getattr(value, field.name)) for field in _packed_fields(type(value))
        }
        return {"kind": getattr(value, "kind", ""), **fields}
    return value


def _packed_fields(kind: type[Any]) -> list[dataclasses.Field[Any]]:
    """What trees are compared by, and what says where a conference stood: its path hangs on it."""
    return [field for field in dataclasses.fields(kind) if field.compare or field.name == "is_row"]


def _node_or_none(kind: type[N], plain: object) -> N | None:
    return None if plain is None else _node(kind, plain)


def _node(kind: type[N], plain: object) -> N:
    """A node of head, foot or notes: its fields are texts and lists of texts."""
    values = _values(kind, plain)
    lists = {field.name for field in dataclasses.fields(kind) if "tuple" in str(field.type)}
    for name, value in values.items():
        values[name] = tuple(map(_text, _list(value))) if name in lists else _text(value)
    return kind(**values)


def _blocks(plain: object, depth: int) -> tuple[Block, ...]:
    if depth > DEEPEST:
        raise ValueError(f"blocks nest deeper than {DEEPEST}")
    return tuple(_block(one, depth) for one in _list(plain))


def _block(plain: object, depth: int) -> Block:
    kind = BLOCKS[_text(_mapping(plain).get("kind"))]
    values = _values(kind, plain)
    for name, value in values.items():
        if name == "blocks":
            values[name] = _blocks(value, depth + 1)
        elif name in OTHER_VALUES:
            values[name] = OTHER_VALUES[name](value)
        else:
            values[name] = _text(value)
    return kind(**values)


def _values(kind: type[Any], plain: object) -> Plain:
    """The named values of a node; those of its fields that are packed and no others."""
    values = {name: value for name, value in _mapping(plain).items() if name != "kind"}
    known = {field.name for field in _packed_fields(kind)}
    if unknown := values.keys() - known:
        raise ValueError(f"unknown fields: {sorted(unknown)}")
    return values


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("a text is wanted")
    return value


def _level(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= LARGEST:
        raise TypeError("a small number is wanted")
    return value


def _switch(value: object) -> bool:
    if not isinstance(value, bool):
        raise TypeError("true or false is wanted")
    return value


OTHER_VALUES = {"level": _level, "is_row": _switch}


def _list(value: object) -> list[Any]:
    if not isinstance(value, list):
        raise TypeError("a list is wanted")
    return value


def _mapping(value: object) -> Mapping[str, Any]:
    if not isinstance(value, Mapping):
        raise TypeError("an object is wanted")
    return value
