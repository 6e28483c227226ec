"""A read paper becomes records: first a plan that anyone may look at, then one save of all of it."""

from __future__ import annotations

from reports.importer.planning import plan
from reports.importer.reprinting import reprinted
from reports.importer.rows import Plan, Row, RowStatus
from reports.importer.saving import save

__all__ = ["Plan", "Row", "RowStatus", "plan", "reprinted", "save"]
