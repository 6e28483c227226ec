// The notes on the page beside the text: numbered anew while somebody types, their words as typed.
import { patch } from "./patched.js";
import { tokensOf } from "./marks.js";
import { nodesOf, printable } from "./printed_words.js";

const MISSING = "[?]";
let numbers = new Map();

const paper = () => document.querySelector("#preview .official");
const referencesOf = (page) => [...page.querySelectorAll(".reference")].filter((one) => !one.closest(".footnote"));
const notesOf = (page) => [...page.querySelectorAll("p.footnote[data-source^='footnote-']")];
const markOf = (note) => note.dataset.source.slice("footnote-".length);

// What a note is called where it is edited; "?" while it has no words, its own mark where no page is beside it.
export function numberOf(mark) {
  return numbers.get(mark) ?? (paper() ? "?" : mark);
}

// The page came from the server: its references are told which notes they mean. `blocksOf` finds the blocks of a field.
export function readPaper(forms, blocksOf) {
  const page = paper();
  if (!page) return;
  for (const form of forms) for (const area of form.querySelectorAll("textarea[data-prose]")) nameMissing(form, area, blocksOf(form, area.name));
  const marks = new Map(notesOf(page).map((note) => [/^\[([^\]]*)\]/.exec(note.textContent.trim())?.[1], markOf(note)]));
  for (const one of page.querySelectorAll(".reference")) one.dataset.mark ??= marks.get(one.textContent.slice(1, -1)) ?? "";
  for (const note of notesOf(page)) note.dataset.words ??= "";
  renumber();
}

// A reference whose note has no words yet is printed without its mark; the field knows which one it is.
function nameMissing(form, area, blocks) {
  const isWritten = (mark) => Boolean(form.querySelector(`input[type=hidden][name="initial-note-${mark}"]`)?.value);
  const marks = tokensOf(area.value).filter((one) => one.kind === "note" && !isWritten(one.note));
  for (const block of blocks) {
    for (const node of [...block.childNodes].filter((one) => one.nodeType === Node.TEXT_NODE)) {
      for (let rest = node, place = rest.data.indexOf(MISSING); place >= 0 && marks.length; place = rest.data.indexOf(MISSING)) {
        const words = rest.splitText(place);
        rest = words.splitText(MISSING.length);
        const made = document.createElement("span");
        made.className = "reference";
        made.dataset.mark = marks.shift().note;
        made.textContent = MISSING;
        words.replaceWith(made);
      }
    }
  }
}

// Each reference gets its number by its place, and the notes follow in that order.
export function renumber() {
  const page = paper();
  if (!page) return;
  const typed = typedNotes();
  const standing = new Map(notesOf(page).map((note) => [markOf(note), note]));
  const before = [...numbers].join();
  const hasWords = (mark) => (typed.has(mark) ? Boolean(typed.get(mark).trim()) : standing.has(mark));
  numbers = new Map();
  for (const one of referencesOf(page)) {
    const { mark } = one.dataset;
    if (mark && hasWords(mark) && !numbers.has(mark)) numbers.set(mark, String(numbers.size + 1));
    const shown = mark && !numbers.has(mark) ? MISSING : `[${numbers.get(mark) ?? one.textContent.slice(1, -1)}]`;
    if (one.textContent !== shown) one.textContent = shown;
  }
  let last = null;
  for (const [mark, number] of numbers) {
    const note = standing.get(mark) ?? fresh(page, mark);
    const words = typed.get(mark);
    if (words !== undefined && note.dataset.words !== words) print(note, words);
    relabel(note, number);
    if (last && last.nextElementSibling !== note) last.after(note);
    last = note;
    standing.delete(mark);
  }
  for (const note of standing.values()) note.remove();
  if ([...numbers].join() === before) return;
  for (const sign of document.querySelectorAll("#outline .note-sign[data-mark]")) sign.textContent = `[${numberOf(sign.dataset.mark)}]`;
  document.dispatchEvent(new CustomEvent("notes:numbered"));
}

// The block of the page that refers to a note.
export function blockOfNote(mark) {
  return referencesOf(paper() ?? document).find((one) => one.dataset.mark === mark)?.closest("[data-source]") ?? null;
}

function typedNotes() {
  return new Map([...document.querySelectorAll("#outline textarea[data-note]")].map((area) => [area.dataset.note, area.value]));
}

function fresh(page, mark) {
  const made = document.createElement("p");
  made.className = "footnote";
  made.dataset.source = `footnote-${mark}`;
  page.append(made);
  return made;
}

function print(note, words) {
  note.dataset.words = words;
  patch(note, [document.createTextNode("[]"), ...nodesOf(` ${printable(words)}`)]);
}

function relabel(note, number) {
  const [first] = note.childNodes;
  const [label, rest] = [/^\s*\[[^\]]*\]\s*/.exec(first.data ?? "")?.[0] ?? "", first.data ?? ""];
  const words = `[${number}] ${rest.slice(label.length)}`;
  if (first.data !== words) first.data = words;
}
