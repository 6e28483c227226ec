"""The paper as HTML from our own templates, and as PDF through WeasyPrint."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from django.template import TemplateDoesNotExist
from django.template.loader import get_template, render_to_string

from programme.marks import Run, reference_to
from reports.fonts import FontMissing, covering_family
from reports.house_style import GUIDANCE_2026, HouseStyle, Role
from reports.tree import Block, DocumentTree, Footnote, Item, Masthead, Section, Title
from reports.writers.letters import printable_runs
from reports.writers.lines import (
    Binding,
    Lines,
    bound_blocks,
    circulation_mark,
    document_title,
    masthead_columns,
    recipient_lines,
    signature_lines,
    title_lines,
    underlined_phrase,
)
from reports.writers.notes import Notes
from reports.writers.stray_notes import settled

if TYPE_CHECKING:
    from weasyprint import HTML
    from weasyprint.document import Page
    from weasyprint.urls import URLFetcher

FOLDER = "reports/official"
SCREEN_FAMILIES = ("Times New Roman", "Tinos", "Liberation Serif", "serif")
DEEPEST_HEADING = 4


@dataclass(frozen=True, slots=True)
class HtmlRun:
    """A run with the note that is printed at the foot of its page, if it takes one."""

    run: Run
    note: tuple[Run, ...] = ()


def write(tree: DocumentTree, style: HouseStyle = GUIDANCE_2026) -> bytes:
    """The PDF file: A4, tagged, language, title and bookmarks set; FontMissing without a font."""
    return press(paged_html(tree, style))


def html(tree: DocumentTree, style: HouseStyle = GUIDANCE_2026) -> str:
    """A whole HTML document for the screen, notes at its end."""
    return _document(tree, html_body(tree), stylesheet(style), style)


def paged_html(tree: DocumentTree, style: HouseStyle = GUIDANCE_2026) -> str:
    """The HTML document that WeasyPrint prints: notes at the page foot, one font family."""
    family = covering_family()
    if family is None:
        raise FontMissing
    article = _article(tree, Notes(tree), is_paged=True)
    return _document(tree, article, _stylesheet(style, (family,)), style)


def html_body(tree: DocumentTree) -> str:
    """Only `<article class="official">`, without inline styles or scripts, for a page of ours."""
    return _article(tree, Notes(tree), is_paged=False)


def stylesheet(style: HouseStyle = GUIDANCE_2026) -> str:
    """The CSS of the paper on screen; every rule stands under `.official` or `@page`."""
    return _stylesheet(style, SCREEN_FAMILIES)


def press(page: str) -> bytes:
    """HTML to PDF. Nothing outside the page is read: a page that asks for more is refused."""
    return bytes(settled(_source(page)).write_pdf(pdf_tags=True))


def laid_out(page: str) -> tuple[HTML, list[Page]]:
    """The parsed page and its sheets as the PDF has them, without writing the file."""
    source = _source(page)
    return source, settled(source).pages


def _source(page: str) -> HTML:
    # Slow to import and in need of Pango, which web workers without PDF work do not have.
    from weasyprint import HTML

    return HTML(string=page, url_fetcher=_fetcher())


@cache
def _fetcher() -> URLFetcher:
    """A fetcher that knows `data:` only; our pages carry their stylesheet in themselves (R63)."""
    # The same reason as in _source().
    from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

    class DataOnly(URLFetcher):
        """Stops the rendering at the first address that is not `data:`."""

        def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
            if not url.lower().startswith("data:"):
                raise FatalURLFetchingError(f"refused: {url}")
            return super().fetch(url, headers)

    return DataOnly(allowed_protocols=("data",), allow_redirects=False)


def _document(tree: DocumentTree, article: str, css: str, style: HouseStyle) -> str:
    context = {"title": document_title(tree), "css": css, "article": article, "style": style}
    return render_to_string(f"{FOLDER}/document.html", context)


def _stylesheet(style: HouseStyle, families: tuple[str, ...]) -> str:
    context = {
        "style": style,
        "families": families,
        "page_number": style.look(Role.PAGE_NUMBER),
        "circulation_top_mm": style.circulation_mark_from_top_mm - style.margin_top_mm,
    }
    return render_to_string(f"{FOLDER}/style.css", context)


def _article(tree: DocumentTree, notes: Notes, *, is_paged: bool) -> str:
    writer = _ArticleWriter(notes, is_paged=is_paged)
    recipients, signature = recipient_lines(tree.recipients), signature_lines(tree.signature)
    context = {
        "mark": circulation_mark(tree),
        "masthead": writer.masthead(tree.masthead),
        "title": writer.title(tree.title),
        "blocks": [writer.block(block, binding) for block, binding in bound_blocks(tree)],
        "recipients": writer.recipients(recipients),
        "signature": writer.signature(signature),
        "has_foot": bool(recipients or signature),
        "footnotes": [writer.footnote(note) for note in _end_notes(tree, notes, is_paged)],
    }
    return render_to_string(f"{FOLDER}/article.html", context)


def _end_notes(tree: DocumentTree, notes: Notes, is_paged: bool) -> tuple[Footnote, ...]:
    # Asked after the blocks are written: only then is it known which notes no reference took.
    return notes.left() if is_paged else tree.footnotes


class _ArticleWriter:
    """Renders one node after the other through the template that its kind names."""

    def __init__(self, notes: Notes, *, is_paged: bool) -> None:
        self.notes = notes
        self.is_paged = is_paged

    def masthead(self, masthead: Masthead | None) -> str:
        left, right = masthead_columns(masthead)
        if not left and not right:
            return ""
        return self._render("masthead", {"left": left, "right": right})

    def title(self, title: Title | None) -> str:
        shown = [(line.role, self.runs(line.text)) for line in title_lines(title)]
        return self._render("title", {"lines": shown}) if shown else ""

    def recipients(self, lines: Lines) -> str:
        if not lines:
            return ""
        phrase, rest = underlined_phrase(lines[0].text)
        return self._render("recipients", {"phrase": phrase, "rest": rest, "lines": lines[1:]})

    def signature(self, lines: Lines) -> str:
        return self._render("signature", {"lines": lines}) if lines else ""

    def block(self, block: Block, binding: Binding) -> str:
        context: dict[str, object] = {
            "runs": self.runs(*_parts(block)),
            "binding": binding,
            "node": block,
            # What is typed beside the page finds its block; a printed sheet has nobody to ask.
            "source": "" if self.is_paged else getattr(block, "source", ""),
            "label": getattr(block, "label", ""),
        }
        if isinstance(block, Section):
            context["level"] = min(block.level, DEEPEST_HEADING)
        return self._render(block.kind, context)

    def footnote(self, note: Footnote) -> str:
        runs = [HtmlRun(run) for run in printable_runs(note.text)]
        source = "" if self.is_paged else note.source
        return self._render(note.kind, {"note": note, "runs": runs, "source": source})

    def runs(self, *parts: str) -> list[HtmlRun]:
        return [HtmlRun(run, self._note(run)) for run in printable_runs(*parts)]

    def _note(self, run: Run) -> tuple[Run, ...]:
        if not run.footnote or not self.is_paged:
            return ()
        note = self.notes.take(run.footnote)
        return () if note is None else printable_runs(reference_to(note.mark), note.text)

    def _render(self, kind: str, context: dict[str, object]) -> str:
        try:
            template = get_template(f"{FOLDER}/{kind}.html")
        except TemplateDoesNotExist as error:
            raise TypeError(f"HTML writer: unknown kind of node {kind!r}") from error
        return template.render({**context, "is_paged": self.is_paged})


def _parts(block: Block) -> tuple[str, ...]:
    """The words of a block: its label, if it has one, then its text or heading."""
    if isinstance(block, Item):
        return block.label, block.text
    label = getattr(block, "label", "")
    return label, getattr(block, "heading", "") or getattr(block, "text", "")
