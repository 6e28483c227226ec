// Stressed words by button and key, in a field that never shows a star: its marks are passed over, deleted and mended whole.
import { isStressed, tidied, toggled, tokensOf } from "./marks.js";
import { difference, isOurs, replace, rewrite } from "./typing.js";

const LETTER = /[\p{L}\p{M}\p{N}]/u;
const last = new WeakMap();
// Where the next letter typed will be stressed: Ctrl+I with nothing chosen.
const waiting = new WeakMap();
const composing = new WeakSet();

// `button` is the field's own, if it has one.
export function startEmphasis(area, button = null) {
  last.set(area, { text: area.value, start: area.selectionStart, end: area.selectionEnd });
  button?.addEventListener("mousedown", (event) => event.preventDefault());
  button?.addEventListener("click", () => toggle(area, button));
  area.addEventListener("keydown", (event) => {
    const isKey = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && ["i", "b"].includes(event.key.toLowerCase());
    if (!isKey || event.isComposing) return;
    event.preventDefault();
    toggle(area, button);
  });
  area.addEventListener("beforeinput", (event) => passOver(area, event));
  area.addEventListener("input", (event) => afterInput(area, event));
  // What an input method is still composing is neither stressed nor forgotten.
  area.addEventListener("compositionstart", () => composing.add(area));
  area.addEventListener("compositionend", () => {
    composing.delete(area);
    stressTyped(area);
  });
  area.addEventListener("selectionchange", () => onSelection(area, button));
  area.addEventListener("focus", () => onSelection(area, button));
  area.addEventListener("blur", () => tidy(area));
  area.form?.addEventListener("formdata", (event) => {
    if (area.name && event.formData.has(area.name)) event.formData.set(area.name, tidied(event.formData.get(area.name)));
  });
}

// What was chosen, or the word in which the caret stands; between words the letters that follow.
function toggle(area, button) {
  const { value, selectionStart: start, selectionEnd: end } = area;
  const close = tokensOf(value).find((one) => one.kind === "close" && one.start === start);
  if (waiting.has(area)) waiting.delete(area);
  else if (start !== end) change(area, start, end, true);
  else if (close) area.setSelectionRange(close.end, close.end);
  else if (LETTER.test(value[start - 1] ?? "") && LETTER.test(value[start] ?? "")) change(area, ...wordAt(value, start), false);
  else waiting.set(area, start);
  area.focus({ preventScroll: true });
  show(area, button);
}

function change(area, start, end, isChosen) {
  const result = toggled(area.value, start, end);
  if (!result) return;
  const caret = area.selectionStart + result.start - wordStart(area.value, start);
  rewrite(area, result.text, isChosen ? [result.start, result.end] : [caret, caret]);
}

// The first letter behind the marks and spaces with which a choice may begin.
function wordStart(text, start) {
  let at = start;
  for (const token of tokensOf(text)) if (token.start <= at && at < token.end) at = token.end;
  return at;
}

function wordAt(text, place) {
  let [start, end] = [place, place];
  while (start > 0 && LETTER.test(text[start - 1])) start -= 1;
  while (end < text.length && LETTER.test(text[end])) end += 1;
  return [start, end];
}

// Backspace and Delete beside a mark take the letter behind it; a reference goes whole.
function passOver(area, event) {
  const isBack = event.inputType === "deleteContentBackward";
  if ((!isBack && event.inputType !== "deleteContentForward") || event.isComposing || isOurs() || area.selectionStart !== area.selectionEnd) return;
  let at = area.selectionStart;
  const beside = () => tokensOf(area.value).find((one) => (isBack ? one.end : one.start) === at);
  let token = beside();
  if (!token) return;
  event.preventDefault();
  while (token && (token.kind === "open" || token.kind === "close")) {
    at = isBack ? token.start : token.end;
    token = beside();
  }
  if (token) return replace(area, token.start, token.end, "");
  const letter = isBack ? [...area.value.slice(0, at)].at(-1) : [...area.value.slice(at)][0];
  if (letter) replace(area, isBack ? at - letter.length : at, isBack ? at : at + letter.length, "");
}

function afterInput(area, event) {
  const before = last.get(area).text;
  last.get(area).text = area.value;
  if (isOurs() || event.isComposing || event.inputType?.startsWith("history")) return;
  stressTyped(area);
  mend(area, before);
  last.get(area).text = area.value;
}

// The first letter typed where stress was asked for gets its pair; what follows is typed inside it.
function stressTyped(area) {
  const from = waiting.get(area);
  const caret = area.selectionStart;
  if (from === undefined) return;
  const words = area.value.slice(from, caret);
  if (caret <= from || words.includes("\n")) return waiting.delete(area);
  // A space before the first letter stays outside; the stress still waits behind it.
  if (!words.trim()) return waiting.set(area, caret);
  const start = from + words.length - words.trimStart().length;
  waiting.delete(area);
  replace(area, start, caret, `**${area.value.slice(start, caret)}**`, [caret + 2, caret + 2]);
}

// A pair of which one half was deleted or overwritten, or that a new line has cut, is closed again.
function mend(area, before) {
  const { start, end, words } = difference(before, area.value);
  // Words that bring their own marks (a whole text put back) need none of ours.
  if (words.includes("**") && isWhole(area.value)) return;
  const isCut = (one) => one.start < end && one.end > start;
  const opens = tokensOf(before).filter((one) => one.kind === "open");
  const moved = words.length - (end - start);
  for (const open of opens) {
    const close = open.partner;
    if (words.includes("\n") && open.end <= start && end <= close.start) return cutLine(area, open.start, close.end + moved);
    if (isCut(open) === isCut(close)) continue;
    const caret = start + words.length;
    if (isCut(open)) return closePair(area, before.slice(end, close.start), { at: caret, other: close.start + moved, caret, isOpen: true });
    return closePair(area, before.slice(open.end, start), { at: start, other: open.start, caret, isOpen: false });
  }
}

// Whether every mark of stress in a text is half of a pair.
function isWhole(text) {
  let [rest, at] = ["", 0];
  for (const token of tokensOf(text)) {
    rest += text.slice(at, token.start);
    at = token.end;
  }
  return !`${rest}${text.slice(at)}`.includes("**");
}

// Half a pair left: with stressed words still there it gets its other half, else it goes.
function closePair(area, rest, { at, other, caret, isOpen }) {
  if (rest.trim()) return replace(area, at, at, "**", isOpen ? [caret, caret] : [caret + 2, caret + 2]);
  const by = other < caret ? 2 : 0;
  return replace(area, other, other + 2, "", [caret - by, caret - by]);
}

function cutLine(area, start, end) {
  const inner = area.value.slice(start + 2, end - 2);
  const lines = inner.split("\n").map((line) => (line.trim() ? `**${line}**` : line));
  const caret = area.selectionStart;
  const at = caret - start - 2;
  const line = inner.slice(0, at).split("\n").length - 1;
  const before = lines.slice(0, line).join("\n").length + (line ? 1 : 0);
  const place = start + before + (lines[line].startsWith("**") ? 2 : 0) + at - (inner.slice(0, at).lastIndexOf("\n") + 1);
  replace(area, start, end, lines.join("\n"), [place, place]);
}

// A caret never stands within a mark: it goes on the way it came.
function onSelection(area, button) {
  const then = last.get(area);
  const tokens = tokensOf(area.value);
  const settled = (place, old) => {
    const token = tokens.find((one) => one.start < place && place < one.end);
    if (!token) return place;
    return place > old ? token.end : token.start;
  };
  const [start, end] = [settled(area.selectionStart, then.start), settled(area.selectionEnd, then.end)];
  const isMoved = start !== area.selectionStart || end !== area.selectionEnd;
  Object.assign(then, { start, end });
  if (waiting.has(area) && start !== waiting.get(area)) setTimeout(() => !composing.has(area) && area.selectionStart !== waiting.get(area) && (waiting.delete(area), show(area, button)));
  if (isMoved && document.activeElement === area) area.setSelectionRange(start, end, area.selectionDirection);
  show(area, button);
}

function show(area, button) {
  const on = waiting.has(area) || isStressed(area.value, area.selectionStart, area.selectionEnd);
  button?.setAttribute("aria-pressed", String(on));
}

// What was left behind while typing (an empty pair, a space inside one) goes without a word.
function tidy(area) {
  waiting.delete(area);
  const text = tidied(area.value);
  if (text === area.value) return;
  area.value = text;
  last.get(area).text = text;
}
