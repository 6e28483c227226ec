// Words put into a field as if they had been typed: Ctrl+Z takes them out again.
let depth = 0;

// Whether the change that a field tells of was made here, not by the person.
export const isOurs = () => depth > 0;

// The words of [start, end) give way to others; then the selection is as asked, else behind them.
export function replace(area, start, end, words, selection) {
  depth += 1;
  try {
    area.focus({ preventScroll: true });
    if (start !== end || words) {
      area.setSelectionRange(start, end);
      // The browser's own command keeps Ctrl+Z; where it is gone, the words go in without it.
      if (!put(words)) {
        area.setRangeText(words, start, end, "end");
        area.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertText" }));
      }
    }
    if (selection) area.setSelectionRange(...selection);
  } finally {
    depth -= 1;
  }
}

// Line by line, as "insertText" would put them in, many lines take minutes.
function put(words) {
  if (!words) return document.execCommand("delete");
  if (!words.includes("\n")) return document.execCommand("insertText", false, words);
  const letters = words.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  return document.execCommand("insertHTML", false, letters);
}

// The whole text becomes another one; only what differs is replaced.
export function rewrite(area, text, selection) {
  const { start, end, words } = difference(area.value, text);
  replace(area, start, end, words, selection);
}

// What of the old text [start, end) gave way to which words.
export function difference(before, after) {
  let start = 0;
  const most = Math.min(before.length, after.length);
  while (start < most && before[start] === after[start]) start += 1;
  let tail = 0;
  while (tail < most - start && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  return { start, end: before.length - tail, words: after.slice(start, after.length - tail) };
}
