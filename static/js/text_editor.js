// The text and its page: typing shows on the page at once, a click on the page opens its part, the part being edited is marked there.
import { blocksOf, mirror, mirrorUnsaved, recordOf } from "./mirror.js";
import { savedByItself, save, startAutosave } from "./autosave.js";
import { aimAt, reloadOutline } from "./outline.js";
import { blockOfNote, readPaper } from "./printed_notes.js";
import { hasUnsaved } from "./unsaved.js";
import { announceDrafts, offerDrafts } from "./drafts.js";
import { arrival, printedBlock, showInText } from "./arrival.js";
import { bringToMiddle, stretchOf } from "./caret.js";
import { linesOf } from "./printed_words.js";
import { idOfPlace } from "./places.js";
import { point } from "./pointed.js";
import { showText } from "./panes.js";

// What opens the form of a record, by its kind; all that has no block of its own is opened from the head.
const LINKS = {
  item: () => "a[data-edit]",
  section: (key) => `.tools a[hx-get$="/${key}/sua/"]`,
  conference: (key) => `.tools a[hx-get$="/${key}/sua/"]`,
};
// Forms of records that are not made yet stand behind the link that adds one.
const ADDING = {
  item: (conference) => (conference === "0" ? "#chua-xep a[data-add]" : `#hoi-nghi-${conference} a[data-add]`),
  section: () => "#them-phan .tools a",
};
const NEW = /^new(\d+)$/;
// Where words of the frame that are not written yet will stand on the page.
const FRAME = { closing: ".foot", signer: ".foot .column-right", recipients: ".foot .column-left" };
// A click on the page's frame opens the form that holds its words.
const CLICKED = [
  [FRAME.recipients, "recipients"],
  [FRAME.signer, "signer"],
  [".masthead, .type-name, .subject, .author-line, .title-note, .separator, .circulation-mark", "document"],
];
const NOTE = /^footnote-(.+)$/;
let scrolled = 0;
// Whether the pane stands where the words being typed have brought it, not where somebody has scrolled it.
let isFollowing = false;

export function startTextEditor() {
  if (!document.querySelector("#outline")) return;
  // Notes find their sheet, and what stands behind a new gap its place, a moment later.
  document.addEventListener("sheets:measured", () => isFollowing && bringIntoSight(document.querySelector("#preview .page-place-now")));
  for (const name of ["wheel", "touchmove", "pointerdown", "keydown"]) paper().addEventListener(name, () => (isFollowing = false), { passive: true });
  if (document.querySelector("#outline #buttons")) startWriting();
  const place = arrival();
  if (place) arrive(place);
}

function startWriting() {
  document.getElementById("preview").classList.add("preview-open");
  // Before the words are saved: what the page could not show at once is saved sooner.
  document.addEventListener("input", onTyped);
  startAutosave();
  document.addEventListener("text:changed", (event) => mirrorUnsaved(event.target));
  for (const name of ["focusin", "selectionchange"]) document.addEventListener(name, onPlace);
  document.getElementById("preview").addEventListener("click", onPaper);
  document.addEventListener("click", onNoteLink);
  document.addEventListener("htmx:load", (event) => offerDrafts(event.detail.elt));
  document.addEventListener("htmx:beforeSwap", (event) => {
    if (event.detail.target.id === "preview") scrolled = paper().scrollTop;
  });
  document.addEventListener("htmx:afterSwap", onFreshPaper);
  announceDrafts((id) => openPart(recordOf({ id }), null, undefined, () => linkOf(recordOf({ id }))));
}

// Somebody comes to a place that the address names: the text shows it or opens it at once, the page when it has come.
function arrive(place) {
  const note = place.opens ? NOTE.exec(place.record)?.[1] : null;
  let inText = null;
  document.addEventListener("htmx:load", function onAlive(event) {
    if (event.target !== document.body) return;
    document.removeEventListener("htmx:load", onAlive);
    if (!place.opens) inText = showInText(place);
    else if (!note) openPart(place.record, place.field, place, () => linkOf(place.record));
  });
  document.addEventListener("htmx:afterSwap", function onPrinted(event) {
    if (event.detail.target.id !== "preview") return;
    document.removeEventListener("htmx:afterSwap", onPrinted);
    const form = savedByItself(document.activeElement);
    if (note) openNote(note, place);
    else if (form) mark(form, document.activeElement);
    else {
      const block = printedBlock(place);
      markBlock(block);
      point([inText, block], place);
    }
  });
}

function markBlock(block) {
  if (!block) return;
  block.classList.add("page-place", "page-place-now");
  isFollowing = true;
  bringIntoSight(block);
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
  const now = blocks[lineOf(field)] ?? blocks.at(-1) ?? document.querySelector(`#preview [data-source^="${record}/"]`) ?? frameOf(record);
  const part = new Set([...document.querySelectorAll(`#preview [data-source^="${record}/"]`), ...blocks]);
  for (const old of document.querySelectorAll("#preview .page-place")) if (!part.has(old)) old.classList.remove("page-place");
  for (const old of document.querySelectorAll("#preview .page-place-now")) if (old !== now) old.classList.remove("page-place-now");
  for (const block of part) block.classList.add("page-place");
  now?.classList.add("page-place-now");
  if (now && follows) isFollowing = true;
  if (now && follows && !isOnItsWay(now)) bringIntoSight(now);
}

// A new note stands at the end of the paper until it is laid at the foot of its sheet.
function isOnItsWay(block) {
  return block.matches(".footnote:not(.at-foot)") && document.querySelector("#preview .sheet-gap") !== null;
}

function frameOf(record) {
  const place = FRAME[record.split("-")[0]];
  return place ? document.querySelector(`#preview ${place}`) : null;
}

// Which of the lines that hold anything the caret stands in.
function lineOf(field) {
  if (!field.matches("textarea")) return 0;
  return Math.max(linesOf(`${field.value.slice(0, field.selectionStart)}x`).length - 1, 0);
}

// Only the pane of the page scrolls; the text on the left stays under the hands.
function bringIntoSight(block) {
  const pane = paper();
  if (!block || pane.scrollHeight <= pane.clientHeight + 1) return;
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
  const [record, field] = partOf(block);
  const caret = block ? caretIn(block, event) : undefined;
  openPart(record, field, caret, () => (block ? linkOf(record) : linkIn(CLICKED.find(([part]) => event.target.closest(part))?.[1])));
}

// A note is edited below the text that refers to it.
function openNote(mark, place) {
  const [record] = partOf(blockOfNote(mark));
  return record ? openPart(record, `note-${mark}`, place, () => linkOf(record)) : undefined;
}

function onNoteLink(event) {
  const link = event.target.closest?.("#outline a[data-note-edit]");
  if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || !blockOfNote(link.dataset.noteEdit)) return;
  event.preventDefault();
  openNote(link.dataset.noteEdit);
}

async function openPart(record, field, caret, find) {
  const open = record && forms().find((form) => recordOf(form) === record);
  if (open || find()) showText();
  if (open) return focusField(open, field, caret);
  const link = await linkTo(find);
  if (!link) return;
  if (!link.matches("a")) return showLine(link);
  link.click();
  aimAt(field, caret);
}

// Another part that stands open is saved and closed first; words that cannot be saved keep it open.
async function linkTo(find) {
  const selector = find();
  if (!selector || !document.querySelector(selector)) return selector ? inOpenForm(selector) : null;
  const standing = forms();
  await Promise.all(standing.map(save));
  if (standing.length && !hasUnsaved(document.getElementById("outline"))) await reloadOutline(standing);
  return document.querySelector(selector);
}

// A row that has no form is shown where it stands.
function showLine(line) {
  line.scrollIntoView({ block: "center" });
  line.focus({ preventScroll: true });
}

// The part's own link is gone while its form stands in its place.
function inOpenForm(selector) {
  const form = document.querySelector(selector.split(" ")[0])?.querySelector("form[data-guard]");
  form?.querySelector("textarea, input:not([type=hidden])")?.focus();
  return null;
}

// The record and field that a block prints; the closing words have a form of their own.
function partOf(block) {
  const [record, field] = block?.dataset.source.split("/") ?? [];
  return [field === "closing" ? record.replace("document", "closing") : record, field];
}

function linkOf(record) {
  if (document.getElementById(`dong-${record}`)) return `#dong-${record}`;
  const [kind, key] = record.split("-");
  const added = NEW.exec(key)?.[1];
  return (added ? ADDING[kind]?.(added) : linkIn(record)) ?? linkIn("document");
}

function linkIn(record) {
  if (!record) return null;
  const [kind, key] = record.split("-");
  const id = idOfPlace(record);
  return id && `#${id} ${LINKS[kind]?.(key) ?? ".tools a"}`;
}

function focusField(form, name, caret) {
  const field = form.querySelector(`[name="${name}"]`) ?? form.querySelector("textarea, input:not([type=hidden])");
  field.focus();
  if (field.matches("textarea")) field.setSelectionRange(...stretchOf(field, caret));
  if (caret?.words) bringToMiddle(field);
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
