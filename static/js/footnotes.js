// The notes of a text stand below it: one field each, in the order in which the text refers to them.
import { startEmphasis } from "./emphasis.js";
import { notesIn, tidied, tokensOf } from "./marks.js";
import { paint, startPainting } from "./painted.js";
import { numberOf, renumber } from "./printed_notes.js";
import { replace, rewrite } from "./typing.js";

const LOOSE = "Đã bỏ dấu khỏi văn bản: chú thích này sẽ không in.";
const AGAIN = "Đặt lại dấu";
const REMOVE = "Bỏ";
const DROPPED = "drop-note";
const DROP = "Xoá chú thích";
// The words that notes had, by mark: a reference that comes back (Ctrl+Y, or pasted elsewhere) finds them again.
const remembered = new Map();

export function startFootnotes(area, button) {
  const box = boxOf(area);
  if (!box) return;
  button.addEventListener("mousedown", (event) => event.preventDefault());
  button.addEventListener("click", () => insert(area));
  area.addEventListener("keydown", (event) => isKey(event) && (event.preventDefault(), insert(area)));
  area.addEventListener("input", (event) => followText(area, event.inputType?.startsWith("history")));
  box.addEventListener("input", remember);
  box.addEventListener("keydown", (event) => {
    if (!isKey(event) || !event.target.dataset.note) return;
    event.preventDefault();
    backToText(area, event.target.dataset.note);
  });
  box.addEventListener("click", (event) => onButton(area, event));
  for (const row of box.querySelectorAll(".note")) complete(row);
  followText(area);
}

const isKey = (event) => (event.ctrlKey || event.metaKey) && event.altKey && event.code === "KeyF" && !event.isComposing;
const boxOf = (area) => area.form?.querySelector(`.notes[data-notes="${area.name}"]`);
const rowsOf = (box) => [...box.querySelectorAll(":scope > .note")];
const fieldOf = (row) => row.querySelector("textarea[data-note]");
const proseOf = (form) => [...form.querySelectorAll("textarea[data-prose]")];

// A reference behind the caret, and the field for its words.
export function insert(area, words = "") {
  const mark = freshMark(area.form);
  const place = area.selectionEnd;
  const text = `${area.value.slice(0, place)}[^${mark}]${area.value.slice(place)}`;
  rewrite(area, tidied(text));
  const token = tokensOf(area.value).find((one) => one.note === mark);
  area.setSelectionRange(token.end, token.end);
  followText(area);
  const field = fieldOf(rowOf(area, mark));
  if (words) typeInto(field, words);
  field.focus();
}

// Words for notes that come with a pasted text, by the marks it will carry.
export function takeNotes(area, notes) {
  followText(area);
  for (const [mark, words] of notes) {
    const row = rowOf(area, mark);
    if (row) typeInto(fieldOf(row), words);
  }
}

// The smallest number that no note and no reference bears.
export function freshMark(form, taken = []) {
  const known = [...form.querySelectorAll(".notes")].flatMap((box) => box.dataset.marks.split(" "));
  const typed = [...document.querySelectorAll("textarea[data-prose]")].flatMap((area) => notesIn(area.value));
  const rows = [...document.querySelectorAll("textarea[data-note]")].map((field) => field.dataset.note);
  const used = [...known, ...typed, ...rows, ...taken].map(Number).filter(Number.isInteger);
  return String(Math.max(0, ...used) + 1);
}

// Each note to which the text refers has its row, in that order; one that lost its place says so.
// A note that was set on this page and is taken back by Ctrl+Z goes with its reference.
export function followText(area, isHistory = false) {
  const box = boxOf(area);
  if (!box) return;
  const marks = notesIn(area.value);
  const elsewhere = new Set(proseOf(area.form).filter((one) => one !== area).flatMap((one) => notesIn(one.value)));
  for (const mark of marks) {
    const known = rowOf(area, mark);
    const row = known ?? made(mark);
    if (row.parentElement !== box) box.append(row);
    // Only a field within its form can say what is sent with it.
    if (!known) complete(row);
    if (row.hidden || (!known && remembered.has(mark))) bringBack(row);
  }
  for (const row of rowsOf(box)) {
    const { note } = fieldOf(row).dataset;
    const isHere = marks.includes(note);
    if (isHere || elsewhere.has(note)) setLoose(row, false);
    else if (isBlank(row)) row.remove();
    else if (row.hidden) continue;
    else if (isHistory && "born" in row.dataset) drop(row);
    else setLoose(row, true);
  }
  const place = (row) => (marks.indexOf(fieldOf(row).dataset.note) + 1 || Infinity);
  const rows = rowsOf(box);
  const sorted = [...rows].sort((one, other) => place(one) - place(other));
  // Moving a field in the page takes the focus from it.
  if (sorted.some((row, index) => row !== rows[index])) box.append(...sorted);
  nameRows(area.form);
}

// The numbers changed: every row is called as its reference is printed.
export function nameRows(form) {
  for (const field of form?.querySelectorAll("textarea[data-note]") ?? []) {
    const number = numberOf(field.dataset.note);
    const row = field.closest(".note");
    const label = row.querySelector("label");
    const isLoose = row.classList.contains("is-loose");
    const words = isLoose ? "Chú thích" : number === "?" ? "Chú thích mới" : `Chú thích ${number}`;
    if (label.textContent !== words) label.textContent = words;
  }
}

// Somebody else has taken the mark meanwhile: the note gets another one.
export function takeAnotherMark(form, mark) {
  const next = freshMark(form, [mark]);
  const [box] = form.querySelectorAll(".notes");
  box.dataset.marks = `${box.dataset.marks} ${mark}`;
  const field = form.querySelector(`textarea[data-note="${mark}"]`);
  rename(field.closest(".note"), next);
  remembered.set(next, field.value);
  remembered.delete(mark);
  for (const area of proseOf(form)) {
    if (!notesIn(area.value).includes(mark)) continue;
    const { selectionStart, selectionEnd } = area;
    // Not as if typed: Ctrl+Z must not lead back to a mark that is another note's.
    area.value = area.value.replaceAll(`[^${mark}]`, `[^${next}]`);
    area.setSelectionRange(selectionStart, selectionEnd);
    area.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertReplacementText" }));
  }
}

function rowOf(area, mark) {
  return [...area.form.querySelectorAll("textarea[data-note]")].find((field) => field.dataset.note === mark)?.closest(".note");
}

function made(mark) {
  const row = document.createElement("div");
  row.className = "field note";
  row.dataset.born = "";
  const label = document.createElement("label");
  const field = document.createElement("textarea");
  field.rows = 1;
  const base = document.createElement("input");
  base.type = "hidden";
  row.append(label, field, base);
  rename(row, mark);
  return row;
}

function rename(row, mark) {
  const field = row.querySelector("textarea");
  const base = row.querySelector("input[type=hidden]") ?? row.appendChild(Object.assign(document.createElement("input"), { type: "hidden" }));
  Object.assign(field, { name: `note-${mark}`, id: `id_note-${mark}` });
  field.dataset.note = mark;
  Object.assign(base, { name: `initial-note-${mark}`, value: "" });
  row.querySelector("label").htmlFor = field.id;
}

// The buttons of a row, which only scripts can serve.
function complete(row) {
  const tools = document.createElement("div");
  tools.className = "note-tools";
  const says = document.createElement("span");
  says.className = "warn small";
  says.setAttribute("role", "status");
  tools.append(says, button("again", AGAIN), button("remove", REMOVE), button("drop", DROP));
  row.querySelector("label").after(tools);
  const field = fieldOf(row);
  startPainting(field);
  startEmphasis(field);
  for (const name of ["input", "blur"]) field.addEventListener(name, () => paint(field));
  setLoose(row, false);
}

function button(name, words) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "link-button small";
  made.dataset.noteButton = name;
  made.textContent = words;
  return made;
}

function setLoose(row, isLoose) {
  const was = row.classList.toggle("is-loose", isLoose);
  const [says, again, remove, dropping] = row.querySelector(".note-tools").children;
  if ((says.textContent !== "") !== was) says.textContent = isLoose ? LOOSE : "";
  again.hidden = dropping.hidden = !isLoose;
  remove.hidden = isLoose;
}

// Ctrl+Z takes the words out letter by letter before it takes the note: what was last typed counts.
function remember({ target, inputType }) {
  if (target.dataset.note && target.value.trim() && inputType !== "historyUndo") remembered.set(target.dataset.note, target.value);
}

// The note goes; what the server has of it goes with the next save.
function drop(row) {
  const field = fieldOf(row);
  const { form } = field;
  if (field.value.trim()) remembered.set(field.dataset.note, field.value);
  if (!isStored(row)) return row.remove();
  row.hidden = true;
  row.append(Object.assign(document.createElement("input"), { type: "hidden", name: DROPPED, value: field.dataset.note }));
  typeInto(field, "");
  form.querySelector("textarea[data-prose]").focus({ preventScroll: true });
}

function bringBack(row) {
  row.hidden = false;
  row.querySelector(`input[name="${DROPPED}"]`)?.remove();
  typeInto(fieldOf(row), remembered.get(fieldOf(row).dataset.note) ?? "");
}

const isBlank = (row) => !fieldOf(row).value.trim() && !isStored(row);

// Whether the server has words of this note: the form came with them, or has saved them since.
function isStored(row) {
  return Boolean(row.closest("form")?.querySelector(`input[name="initial-${fieldOf(row).name}"]`)?.value);
}

function onButton(area, event) {
  const name = event.target.dataset.noteButton;
  if (!name) return;
  const row = event.target.closest(".note");
  const { note } = fieldOf(row).dataset;
  if (name === "drop") return drop(row);
  if (name === "again") {
    const place = area.selectionEnd;
    rewrite(area, tidied(`${area.value.slice(0, place)}[^${note}]${area.value.slice(place)}`));
    return followText(area);
  }
  for (const one of proseOf(area.form)) {
    for (const token of tokensOf(one.value).filter((found) => found.note === note).reverse()) replace(one, token.start, token.end, "");
  }
}

function backToText(area, mark) {
  const token = tokensOf(area.value).find((one) => one.note === mark);
  area.focus();
  if (token) area.setSelectionRange(token.end, token.end);
}

function typeInto(field, words) {
  field.value = words;
  field.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertText" }));
  renumber();
}
