"""A printed text with the marks of its source: footnote references and emphasis in their places."""

from __future__ import annotations

from dataclasses import dataclass, field

from programme.marks import REFERENCE, reference_to, runs
from programme.vietnamese import nfc


@dataclass(slots=True)
class _Letters:
    """The letters of a text, spaces not counted, and its marks by the number of letters before."""

    text: str = ""
    stressed: list[tuple[int, int]] = field(default_factory=list)
    notes: list[tuple[int, str]] = field(default_factory=list)


def marked_text(text: str, printed: str) -> str:
    """The words of `printed` with the marks that `text` sets between them.

    `printed` is a stretch of `text` without marks, spaces folded. A reference outside of it stands
    at its end; emphasis outside of it is lost. When the words stand nowhere in `text`, nothing but
    the references is kept.
    """
    letters = _letters(text)
    if not letters.notes and not letters.stressed:
        return printed
    places = [place for place, sign in enumerate(printed) if not sign.isspace()]
    start = letters.text.find("".join(printed.split()))
    if start < 0 or not places:
        return printed + "".join(note for _, note in letters.notes)
    marks = [*_notes(letters, start, places), *_stress(letters, start, places, printed)]
    return _with_marks(printed, marks)


def _letters(text: str) -> _Letters:
    found = _Letters()
    for run in runs(nfc(text)):
        before = len(found.text)
        if run.footnote:
            found.notes.append((before, reference_to(run.footnote)))
            continue
        found.text += "".join(run.text.split())
        if run.is_emphasised:
            found.stressed.append((before, len(found.text)))
    return found


def _notes(letters: _Letters, start: int, places: list[int]) -> list[tuple[int, str]]:
    """Each reference with its place in the printed words; one outside of them at their end."""
    end = places[-1] + 1
    return [
        (places[count - start - 1] + 1 if start < count <= start + len(places) else end, note)
        for count, note in letters.notes
    ]


def _stress(
    letters: _Letters, start: int, places: list[int], printed: str
) -> list[tuple[int, str]]:
    """The signs round each stressed stretch; a stretch that the sign cannot hold has none."""
    found = []
    for first, last in letters.stressed:
        first, last = max(first - start, 0), min(last - start, len(places))
        if first >= last:
            continue
        begin, end = places[first], places[last - 1] + 1
        words = printed[begin:end]
        if [run.text for run in runs(f"**{words}**") if run.is_emphasised] == [words]:
            found += [(begin, "**"), (end, "**")]
    return found


def _with_marks(printed: str, marks: list[tuple[int, str]]) -> str:
    """The words with signs put in; where two meet, emphasis ends before a note refers."""
    found, end = "", 0
    for place, sign in sorted(marks, key=lambda mark: (mark[0], mark[1] != "**")):
        found += printed[end:place] + sign
        end = place
    return found + printed[end:]


def references(text: str) -> str:
    """Only the references of a text, one behind the other."""
    return "".join(reference_to(mark) for mark in REFERENCE.findall(text))
