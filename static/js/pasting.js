// Paste into a text of ours takes Word's and LibreOffice's pages as plain lines.
import { cleaned } from "./pasted_html.js";

export function startPasting() {
  document.addEventListener("paste", onPaste);
}

function onPaste(event) {
  const area = event.target;
  const markup = event.clipboardData?.getData("text/html");
  if (!markup || !area.matches?.("#outline form[data-guard] textarea")) return;
  const { lines, notes } = cleaned(markup);
  if (!lines.length) return;
  event.preventDefault();
  const foot = [...notes].map(([number, words]) => `[${number}] ${words}`);
  const text = [...lines, ...foot].join("\n");
  // The browser's own command keeps Ctrl+Z; where it is gone, the text is put in without it.
  if (!document.execCommand("insertText", false, text)) {
    area.setRangeText(text, area.selectionStart, area.selectionEnd, "end");
    area.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertFromPaste" }));
  }
}
