"""A reading as plain JSON: the form in which it leaves the guarded process, without pickle."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any, TypeAlias

from programme.findings import Finding, Severity
from reports.readers.reading import Reading
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

BLOCKS: dict[str, type[Block]] = {
    kind.kind: kind for kind in (Paragraph, LeadIn, LeadLine, Item, Section, Meeting)
}


def pack(reading: Reading) -> Plain:
    """The reading as values that `json` writes; `unpack` gives the same reading back."""
    return {
        "tree": _pack_tree(reading.tree),
        "findings": [dataclasses.astuple(finding) for finding in reading.findings],
    }


def unpack(plain: Plain) -> Reading:
    """The reading that was packed; KeyError, TypeError or ValueError for anything else."""
    findings = tuple(
        Finding(kind, Severity(severity), message, about, where)
        for kind, severity, message, about, where in plain["findings"]
    )
    return Reading(_unpack_tree(plain["tree"]), findings)


def _pack_tree(tree: DocumentTree) -> Plain:
    fields: Plain = {
        field.name: _pack_value(getattr(tree, field.name)) for field in dataclasses.fields(tree)
    }
    return fields


def _pack_value(value: object) -> object:
    if isinstance(value, tuple):
        return [_pack_value(one) for one in value]
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        packed = {
            field.name: _pack_value(getattr(value, field.name))
            for field in dataclasses.fields(value)
            if field.compare
        }
        return {"kind": getattr(value, "kind", ""), **packed}
    return value


def _unpack_tree(plain: Plain) -> DocumentTree:
    return DocumentTree(
        document_kind=DocumentKind(plain["document_kind"]),
        masthead=_node(Masthead, plain["masthead"]),
        title=_node(Title, plain["title"]),
        blocks=_blocks(plain["blocks"]),
        recipients=_node(Recipients, plain["recipients"]),
        signature=_node(Signature, plain["signature"]),
        footnotes=tuple(Footnote(note["mark"], note["text"]) for note in plain["footnotes"]),
    )


def _node(kind: type[Any], plain: Mapping[str, Any] | None) -> Any:
    if plain is None:
        return None
    return kind(**{name: _frozen(value) for name, value in plain.items() if name != "kind"})


def _frozen(value: object) -> object:
    return tuple(value) if isinstance(value, list) else value


def _blocks(plain: list[Plain]) -> tuple[Block, ...]:
    return tuple(_block(one) for one in plain)


def _block(plain: Plain) -> Block:
    fields = {name: value for name, value in plain.items() if name != "kind"}
    if "blocks" in fields:
        fields["blocks"] = _blocks(fields["blocks"])
    return BLOCKS[plain["kind"]](**fields)
