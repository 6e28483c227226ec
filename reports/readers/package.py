"""The parts of a DOCX and how they point at each other, read without trusting any of them."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO

from lxml import etree

from reports.refusals import mapped_to_refusals, refusal

MAIN_TYPE = "/officeDocument"


@dataclass(frozen=True, slots=True)
class Relationship:
    """A pointer from one part to another; `kind` is the last word of its type."""

    kind: str
    target: str
    is_external: bool


class Package:
    """An opened DOCX that has passed the guard."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self.archive = archive
        self.names = frozenset(archive.namelist())
        self.main_part = self._main_part()
        folder, name = posixpath.split(self.main_part)
        self.relationships = self._relationships(f"{folder}/_rels/{name}.rels", folder)

    def _main_part(self) -> str:
        for relationship in self._relationships("_rels/.rels", ""):
            if relationship.kind == MAIN_TYPE[1:] and not relationship.is_external:
                if relationship.target not in self.names:
                    raise refusal("missing_part", part=relationship.target)
                return relationship.target
        raise refusal("missing_part", part="word/document.xml")

    def related(self, kind: str) -> tuple[str, ...]:
        """Names of the parts of that kind ("footnotes", "header") that are really there."""
        return tuple(
            relationship.target
            for relationship in self.relationships
            if relationship.kind == kind
            and not relationship.is_external
            and relationship.target in self.names
        )

    def root(self, part: str) -> etree._Element:
        """The root element of a part, parsed with entities and network off."""
        with mapped_to_refusals(part), self.archive.open(part) as stream:
            parser = etree.XMLParser(
                resolve_entities=False,
                no_network=True,
                load_dtd=False,
                huge_tree=False,
                remove_comments=True,
                remove_pis=True,
            )
            return etree.parse(stream, parser).getroot()

    def raw(self, part: str) -> bytes:
        with mapped_to_refusals(part):
            return self.archive.read(part)

    def stream(self, part: str) -> IO[bytes]:
        with mapped_to_refusals(part):
            return self.archive.open(part)

    def _relationships(self, part: str, folder: str) -> tuple[Relationship, ...]:
        if part not in self.names:
            return ()
        return tuple(_relationship(element, folder) for element in self.root(part))


def _relationship(element: etree._Element, folder: str) -> Relationship:
    target = str(element.get("Target") or "")
    is_external = element.get("TargetMode") == "External"
    if not is_external:
        inside = target.removeprefix("/") if target.startswith("/") else f"{folder}/{target}"
        target = posixpath.normpath(inside).removeprefix("/")
    return Relationship(str(element.get("Type") or "").rpartition("/")[2], target, is_external)


@contextmanager
def opened(data: bytes) -> Iterator[Package]:
    """The package of a guarded DOCX; every failure inside becomes `Unreadable`."""
    with mapped_to_refusals(), zipfile.ZipFile(io.BytesIO(data)) as archive:
        yield Package(archive)
