"""The records of this app, by noun."""

from reports.models.imports import ImportedFile

__all__ = ["ImportedFile"]
