"""A reading as plain JSON: the form in which it leaves the guarded process, without pickle."""

from __future__ import annotations

import dataclasses

from programme.findings import Finding, Severity
from reports import packed_trees
from reports.packed_trees import Plain
from reports.readers.reading import Reading


def pack(reading: Reading) -> Plain:
    """The reading as values that `json` writes; `unpack` gives the same reading back."""
    return {
        "tree": packed_trees.pack(reading.tree),
        "findings": [dataclasses.astuple(finding) for finding in reading.findings],
    }


def unpack(plain: Plain) -> Reading:
    """The reading that was packed; KeyError, TypeError or ValueError for anything else."""
    findings = tuple(
        Finding(kind, Severity(severity), message, about, where)
        for kind, severity, message, about, where in plain["findings"]
    )
    return Reading(packed_trees.unpack(plain["tree"]), findings)
