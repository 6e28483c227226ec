"""The records of this app, by noun."""

from reports.models.imports import ImportedFile
from reports.models.sessions import ImportSession, ImportState

__all__ = ["ImportSession", "ImportState", "ImportedFile"]
