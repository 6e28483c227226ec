"""What a reader answers with: the tree it understood and everything it doubted."""

from __future__ import annotations

from dataclasses import dataclass

from programme.findings import Finding
from reports.tree import DocumentTree


@dataclass(frozen=True, slots=True)
class Reading:
    """A document as understood; each oddity is a finding with the line that it is about."""

    tree: DocumentTree
    findings: tuple[Finding, ...] = ()
