"""A form whose prose refers to notes: each note stands below the text that refers to it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, ClassVar

from django import forms
from django.forms.boundfield import BoundField

from programme import marks
from programme.actions.editing import Change
from programme.actions.footnotes import FIELD
from programme.forms.records import RecordForm
from programme.models import Document, Footnote

MOST_LETTERS = 5000
# Named once for each note that the page has removed.
DROPPED = "drop-note"
# A mark becomes part of a field's name, which scripts look for between quotes.
_MARK = re.compile(r"[^\]\s\"\\]{1,8}")


class ProseArea(forms.Textarea):
    """A text of the paper: words in it can be stressed, and refer to notes."""

    is_prose = True

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"data-prose": "", **(attrs or {})})


class NoteArea(forms.Textarea):
    """The words of one note."""

    is_note = True


class NotedForm(RecordForm):
    """A record's form that also holds the notes to which its prose refers, one field a note.

    The field of a note is named "note-" and its mark; its words go to `footnotes.write`.
    """

    prose: ClassVar[tuple[str, ...]] = ("text",)

    def __init__(self, *args: Any, document: Document, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.footnotes = {note.mark: note for note in Footnote.objects.filter(document=document)}
        self.document = document
        for mark in self._marks():
            self._add_note(mark)

    def changes(self) -> dict[str, Change]:
        """Each field whose value differs from what the page showed; an empty new note is nothing."""
        return {
            name: change
            for name, change in super().changes().items()
            if not name.startswith(FIELD) or change.base or change.new
        }

    def record_changes(self) -> dict[str, Change]:
        """The changes of the record's own fields."""
        return {n: c for n, c in self.changes().items() if not n.startswith(FIELD)}

    def note_changes(self) -> dict[str, Change]:
        """The changes of notes, by their marks; to None for a note that was removed on the page."""
        found = {n.removeprefix(FIELD): c for n, c in self.changes().items() if n.startswith(FIELD)}
        sent = forms.MultipleHiddenInput().value_from_datadict(self.data, self.files, DROPPED)
        for mark in found.keys() & set(sent or ()):
            if not found[mark].new:
                found[mark] = Change(base=found[mark].base, new=None)
        return found

    def values(self) -> dict[str, Any]:
        """The cleaned values of the record's own visible fields."""
        return {n: value for n, value in super().values().items() if not n.startswith(FIELD)}

    def shown_value(self, name: str) -> Any:
        """What is stored of a field, also of a note that the stored text does not refer to."""
        if name in self.fields or not name.startswith(FIELD):
            return super().shown_value(name)
        note = self.footnotes.get(name.removeprefix(FIELD))
        return note.text if note is not None else ""

    def notes_below(self, name: str) -> list[BoundField]:
        """The notes to show below a prose field: of the first one that refers to them."""
        first: dict[str, str] = {}
        for field in self.prose:
            for mark in marks.references([str(self[field].value() or "")]):
                first.setdefault(mark, field)
        # A note whose reference was deleted while the form was open stays in sight.
        return [
            self[field]
            for field in self.fields
            if field.startswith(FIELD)
            and first.get(field.removeprefix(FIELD), self.prose[0]) == name
        ]

    def known_marks(self) -> Iterable[str]:
        """Marks that a new note may not take."""
        return self.footnotes

    def free_mark(self) -> str:
        """The number that a person without scripts may type for a new note."""
        numbers = [int(mark) for mark in self.footnotes if mark.isascii() and mark.isdigit()]
        return str(max(numbers, default=0) + 1)

    def _marks(self) -> Iterator[str]:
        texts = [str(self[name].value() or "") for name in self.prose]
        sent = [name.removeprefix(FIELD) for name in self.data if name.startswith(FIELD)]
        for mark in dict.fromkeys((*marks.references(texts), *sent)):
            if _MARK.fullmatch(mark):
                yield mark

    def _add_note(self, mark: str) -> None:
        note = self.footnotes.get(mark)
        field = forms.CharField(
            label=f"Chú thích {mark}",
            required=False,
            max_length=MOST_LETTERS,
            widget=NoteArea(attrs={"rows": 1, "data-note": mark}),
            initial=note.text if note is not None else "",
        )
        field.show_hidden_initial = True
        self.fields[f"{FIELD}{mark}"] = field
