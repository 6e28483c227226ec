// Paste into a text of ours takes Word's and LibreOffice's pages as plain lines; a text of the paper also takes their stress and notes.
import { freshMark, takeNotes } from "./footnotes.js";
import { cleaned } from "./pasted_html.js";
import { visible } from "./printed_words.js";
import { replace } from "./typing.js";

export function startPasting() {
  document.addEventListener("paste", onPaste);
}

function onPaste(event) {
  const area = event.target;
  if (!area.matches?.("#outline form[data-guard] textarea, textarea[data-prose]")) return;
  const markup = event.clipboardData?.getData("text/html");
  if (!markup) return pastePlain(event, area);
  const keepsMarks = area.matches("[data-prose]");
  const { lines, notes } = cleaned(markup, { keepsMarks });
  if (!lines.length) return;
  event.preventDefault();
  const [text, kept] = keepsMarks ? withOwnMarks(area, lines.join("\n"), notes) : [lines.join("\n"), new Map()];
  // A note whose reference was not copied, or that this field cannot hold, stands as a line of its own.
  const foot = [...notes].filter(([number]) => !kept.has(number)).map(([number, words]) => `[${number}] ${words}`);
  replace(area, area.selectionStart, area.selectionEnd, [text, ...foot].join("\n"));
  takeNotes(area, [...kept].map(([number, mark]) => [mark, notes.get(number)]));
}

// A reader of PDF gives letters only, with the soft hyphens of its lines; anything else the browser pastes itself.
function pastePlain(event, area) {
  const text = event.clipboardData?.getData("text/plain") ?? "";
  const words = visible(text);
  if (words === text) return;
  event.preventDefault();
  replace(area, area.selectionStart, area.selectionEnd, words.replace(/\r\n?/g, "\n"));
}

// The references under marks that are free here: the text, and for each number copied its mark.
function withOwnMarks(area, text, notes) {
  const kept = new Map();
  for (const [, number] of text.matchAll(/\[\^(\d+)\]/g)) {
    if (notes.has(number) && !kept.has(number)) kept.set(number, freshMark(area.form, [...kept.values()]));
  }
  return [text.replace(/\[\^(\d+)\]/g, (whole, number) => (kept.has(number) ? `[^${kept.get(number)}]` : whole)), kept];
}
