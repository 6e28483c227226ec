// The text and its page: typing shows on the page at once, a click on the page opens its part, the part being edited is marked there.
import { blocksOf, mirror, mirrorUnsaved, recordOf } from "./mirror.js";
import { savedByItself, save, startAutosave } from "./autosave.js";
import { aimAt, reloadOutline } from "./outline.js";
import { blockOfNote, readPaper } from "./printed_notes.js";
import { hasUnsaved } from "./unsaved.js";
import { offerDrafts } from "./drafts.js";
import { caretAt } from "./caret.js";
import { linesOf } from "./printed_words.js";

// Parts of the frame open the form that holds their words.
const FRAME = [
  [".foot .column-left", "#noi-nhan .tools a"],
  [".foot .column-right", "#nguoi-ky .tools a"],
  [".masthead, .type-name, .subject, .author-line, .title-note, .separator, .circulation-mark", "#dau .tools a"],
];
const NOTE = /^footnote-(.+)$/;
let scrolled = 0;

export function startTextEditor() {
  if (!document.querySelector("#outline #buttons")) return;
  startAutosave();
  document.getElementById("preview").classList.add("preview-open");
  document.addEventListener("input", onTyped);
  document.addEventListener("text:changed", (event) => mirrorUnsaved(event.target));
  for (const name of ["focusin", "selectionchange"]) document.addEventListener(name, onPlace);
  document.getElementById("preview").addEventListener("click", onPaper);
  document.addEventListener("click", onNoteLink);
  document.addEventListener("htmx:load", (event) => offerDrafts(event.detail.elt));
  document.addEventListener("htmx:beforeSwap", (event) => {
    if (event.detail.target.id === "preview") scrolled = paper().scrollTop;
  });
  document.addEventListener("htmx:afterSwap", onFreshPaper);
}

const paper = () => document.querySelector(".pane-paper");

function forms() {
  return [...document.querySelectorAll("#outline form[data-guard]")].filter(recordOf);
}

function onTyped(event) {
  const form = savedByItself(event.target);
  if (!form) return;
  mirror(form, event.target);
  mark(form, event.target);
}

function onFreshPaper(event) {
  if (event.detail.target.id !== "preview") return;
  paper().scrollTop = scrolled;
  readPaper(forms(), blocksOf);
  for (const form of forms()) mirrorUnsaved(form);
  const form = savedByItself(document.activeElement);
  if (form) mark(form, document.activeElement, false);
}

function onPlace() {
  const field = document.activeElement;
  const form = savedByItself(field);
  if (form && field.matches("textarea, input, select")) mark(form, field);
}

// The blocks of the part are marked; the one with the caret is brought into sight.
function mark(form, field, follows = true) {
  const record = recordOf(form);
  const blocks = blocksOf(form, field.name);
  const now = blocks[lineOf(field)] ?? blocks.at(-1) ?? document.querySelector(`#preview [data-source^="${record}/"]`);
  const part = new Set([...document.querySelectorAll(`#preview [data-source^="${record}/"]`), ...blocks]);
  for (const old of document.querySelectorAll("#preview .page-place")) if (!part.has(old)) old.classList.remove("page-place");
  for (const old of document.querySelectorAll("#preview .page-place-now")) if (old !== now) old.classList.remove("page-place-now");
  for (const block of part) block.classList.add("page-place");
  now?.classList.add("page-place-now");
  if (now && follows) bringIntoSight(now);
}

// Which of the lines that hold anything the caret stands in.
function lineOf(field) {
  if (!field.matches("textarea")) return 0;
  return Math.max(linesOf(`${field.value.slice(0, field.selectionStart)}x`).length - 1, 0);
}

// Only the pane of the page scrolls; the text on the left stays under the hands.
function bringIntoSight(block) {
  const pane = paper();
  if (pane.scrollHeight <= pane.clientHeight + 1) return;
  const [box, place] = [pane.getBoundingClientRect(), block.getBoundingClientRect()];
  const margin = Math.min(80, box.height / 4);
  if (place.top < box.top + margin) pane.scrollTop += place.top - box.top - margin;
  else if (place.bottom > box.bottom - margin) pane.scrollTop += Math.min(place.bottom - box.bottom + margin, place.top - box.top - margin);
}

async function onPaper(event) {
  if (event.button || event.ctrlKey || event.metaKey || event.shiftKey || !getSelection().isCollapsed) return;
  const block = event.target.closest("[data-source]");
  const note = NOTE.exec(block?.dataset.source ?? "")?.[1];
  if (note) return openNote(note);
  const [record, field] = block?.dataset.source.split("/") ?? [];
  const caret = block ? caretIn(block, event) : undefined;
  openPart(record, field, caret, () => (block ? linkOf(record) : FRAME.find(([part]) => event.target.closest(part))?.[1]));
}

// A note is edited below the text that refers to it.
function openNote(mark) {
  const [record] = blockOfNote(mark)?.dataset.source.split("/") ?? [];
  return record ? openPart(record, `note-${mark}`, undefined, () => linkOf(record)) : undefined;
}

function onNoteLink(event) {
  const link = event.target.closest?.("#outline a[data-note-edit]");
  if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || !blockOfNote(link.dataset.noteEdit)) return;
  event.preventDefault();
  openNote(link.dataset.noteEdit);
}

async function openPart(record, field, caret, find) {
  const open = record && document.getElementById(`form-${record.replace("-", "-edit-")}`);
  if (open) return focusField(open, field, caret);
  const link = await linkTo(find);
  if (!link) return;
  link.click();
  aimAt(field, caret);
}

// Another part that stands open is saved and closed first; words that cannot be saved keep it open.
async function linkTo(find) {
  const selector = find();
  if (!selector || !document.querySelector(selector)) return selector ? inOpenForm(selector) : null;
  const standing = forms();
  await Promise.all(standing.map(save));
  if (standing.length && !hasUnsaved(document.getElementById("outline"))) await reloadOutline();
  return document.querySelector(selector);
}

// The part's own link is gone while its form stands in its place.
function inOpenForm(selector) {
  const form = document.querySelector(selector.split(" ")[0])?.querySelector("form[data-guard]");
  form?.querySelector("textarea, input:not([type=hidden])")?.focus();
  return null;
}

function linkOf(record) {
  const [kind, key] = record.split("-");
  if (kind === "item") return `#noi-dung-${key} a[data-edit]`;
  if (kind === "section") return `#phan-${key} .tools a[hx-get$="/${key}/sua/"]`;
  if (kind === "conference") return `#hoi-nghi-${key} .tools a[hx-get$="/${key}/sua/"]`;
  return "#dau .tools a";
}

function focusField(form, name, caret) {
  const field = form.querySelector(`[name="${name}"]`) ?? form.querySelector("textarea, input:not([type=hidden])");
  field.focus();
  if (field.matches("textarea")) field.setSelectionRange(caretAt(field, caret), caretAt(field, caret));
}

// Where in its block the page was clicked: which of the part's blocks, how many letters behind the label.
function caretIn(block, event) {
  const same = [...document.querySelectorAll(`#preview [data-source="${block.dataset.source}"]`)];
  const at = document.caretRangeFromPoint?.(event.clientX, event.clientY);
  const caret = { line: same.indexOf(block), letters: 0 };
  if (!at || !block.contains(at.startContainer)) return caret;
  const before = document.createRange();
  before.setStart(block, 0);
  before.setEnd(at.startContainer, at.startOffset);
  const label = block.dataset.label ? block.dataset.label.length + 1 : 0;
  return { ...caret, letters: Math.max(before.toString().length - label, 0) };
}
