"""Which footnote hangs on which reference: each note is printed once and none is lost."""

from __future__ import annotations

from reports.tree import DocumentTree, Footnote


class Notes:
    """The notes of one document while it is being written."""

    def __init__(self, tree: DocumentTree) -> None:
        self.waiting = {note.mark: note for note in reversed(tree.footnotes)}
        self.taken: list[Footnote] = []
        self.loose = [note for note in tree.footnotes if self.waiting[note.mark] is not note]

    def take(self, mark: str) -> Footnote | None:
        """The note of a reference; None when it has none or an earlier reference carries it."""
        note = self.waiting.pop(mark, None)
        if note is not None:
            self.taken.append(note)
        return note

    def left(self) -> tuple[Footnote, ...]:
        """Notes that no reference took; a writer prints them after the signature."""
        return tuple(reversed(self.waiting.values())) + tuple(self.loose)
