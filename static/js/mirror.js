// What is typed in a form stands at once in its blocks of the page; the server's page, a moment later, has the last word.
import { renumber } from "./printed_notes.js";
import { ended, isBullet, labelled, linesOf, nodesOf } from "./printed_words.js";
import { patchBlock } from "./sheets.js";

// The typed line that each block of the page prints.
const shown = new WeakMap();
const FORM = /^form-(section|item|conference|document|closing|signer|recipients)-edit-(\d+)$/;
// A new record has no number yet; the form of an item is known by the conference to which it is added, "0" for none.
const NEW = /^form-(section|item)-add-\d+(?:-(\d+))?$/;
const NOTE = /^note-(.+)$/;
const NUMBER = /^[\dIVXLC.]+$/;

const WAYS = {
  "section/heading": (blocks, value) => whole(blocks[0], value),
  "section/text": paragraphs,
  "item/text": (blocks, value, base, form) => item(blocks[0] ?? (value.trim() && newItem(form)), value),
  "item/lead_in": (blocks, value) => whole(blocks[0], ended(value, ":")),
  "conference/name": within,
  "document/title_lines": (blocks, value) => each(blocks, linesOf(value)),
  "document/author_line": (blocks, value) => whole(blocks[0], value),
  "document/note": (blocks, value) => whole(blocks[0], !value || value.startsWith("(") ? value : `(${value})`),
  "document/basis": (blocks, value) => each(blocks, grounds(linesOf(value))),
  "document/opening": paragraphs,
  "closing/closing": paragraphs,
  "signer/signer_position": (blocks, value) => whole(blocks[0], value.toUpperCase()),
  "signer/signer_name": (blocks, value) => whole(blocks[0], value),
  "recipients/names": (blocks, value) => each(blocks, receivers(linesOf(value))),
};
// Lines of the frame, which no record's block holds.
const FRAME = {
  "document/title_lines": ".subject",
  "document/author_line": ".author-line",
  "document/note": ".title-note",
  "closing/closing": "[data-source$='/closing']",
  "signer/author": ".authority",
  "signer/signer_position": ".position",
  "signer/signer_name": ".signer",
  "recipients/names": ".recipient",
};

// "item-40" for the form of that item, "item-new3" of one that conference 3 is to have, "section-new0" of a new part; null for any other form.
export function recordOf(form) {
  const match = FORM.exec(form?.id ?? "");
  const added = NEW.exec(form?.id ?? "");
  return match ? `${match[1]}-${match[2]}` : added && `${added[1]}-new${added[2] ?? 0}`;
}

export const isNew = (form) => NEW.test(form.id);

// A new record's form goes on as that record's: so do its blocks, until the server's page stands there.
export function renameBlocks(before, after) {
  for (const block of document.querySelectorAll(`#preview [data-source^="${before}/"]`)) {
    block.dataset.source = block.dataset.source.replace(before, after);
  }
}

// The blocks of the page that print one field of a form.
export const blocksOf = (form, name) => blocksNamed(recordOf(form), name);

export function blocksNamed(record, name) {
  const note = NOTE.exec(name ?? "");
  if (note) return [...document.querySelectorAll(`#preview [data-source="footnote-${note[1]}"]`)];
  const frame = FRAME[`${record.split("-")[0]}/${name}`];
  const wanted = frame ? `#preview .official ${frame}` : `#preview [data-source="${record}/${name}"]`;
  return [...document.querySelectorAll(wanted)];
}

// Whether a field is printed, and the page has no block for it while it was empty.
export function isNewOnPage(form, name) {
  const record = recordOf(form);
  const isPrinted = record !== null && `${record.split("-")[0]}/${name}` in WAYS;
  return isPrinted && document.getElementById("preview") !== null && !blocksOf(form, name).length;
}

export function mirror(form, field) {
  const way = WAYS[`${recordOf(form)?.split("-")[0]}/${field.name}`];
  if (NOTE.test(field.name)) return renumber();
  if (!way) return;
  const base = form.querySelector(`input[name="initial-${field.name}"]`)?.value ?? "";
  way(blocksOf(form, field.name), field.value, base, form);
  renumber();
}

// The page came anew from the server: what is typed and not yet saved is put on it again.
export function mirrorUnsaved(form) {
  for (const field of form.elements) {
    const base = field.name && form.querySelector(`input[name="initial-${field.name}"]`);
    if (base && field !== base && field.type !== "checkbox" && field.value !== base.value) mirror(form, field);
  }
}

function whole(block, words) {
  if (block) patchBlock(block, nodesOf(`${block.dataset.label ?? ""} ${words}`));
}

function item(block, value) {
  whole(block, ended(value, block?.textContent.endsWith(":") ? ":" : "."));
}

// A new item stands behind the last one of its conference, with the next number; one that waits is not printed.
function newItem(form) {
  const meeting = form.closest(".conference");
  const key = meeting?.id.replace("hoi-nghi-", "");
  const last = [...(meeting?.querySelectorAll(".items .point") ?? [])].at(-1)?.id.replace("noi-dung-", "");
  const before = [...document.querySelectorAll(`#preview [data-source^="${last ? `item-${last}` : `conference-${key}`}/"]`)].at(-1);
  if (!before) return null;
  const label = [...meeting.querySelectorAll(".items .point.depth-0 > .label")].at(-1)?.textContent ?? "(0)";
  const block = document.createElement("p");
  block.className = isBullet(label) ? "bullet" : "item";
  block.dataset.source = `${recordOf(form)}/text`;
  block.dataset.label = label.replace(/\d+(?=\D*$)/, (number) => Number(number) + 1);
  before.after(block);
  return block;
}

function each(blocks, lines) {
  if (!blocks.length) return;
  for (const [index, line] of lines.entries()) {
    if (!blocks[index]) blocks.push(another(blocks[index - 1]));
    whole(blocks[index], line);
  }
  for (const block of blocks.slice(Math.max(lines.length, 1))) block.remove();
}

// The heading of a conference says more than its name.
function within(blocks, value, base) {
  const [block] = blocks;
  const before = shown.get(block) ?? base;
  if (!block || !before || !value || !block.textContent.includes(before)) return;
  const after = value.trim() || before;
  const words = block.textContent.replace(before, () => after);
  patchBlock(block, nodesOf(words));
  shown.set(block, after);
}

// One block a line. Lines that stay keep their blocks as the server printed them.
function paragraphs(blocks, value, base, form) {
  const lines = linesOf(value);
  if (!blocks.length) return first(lines, form);
  const typed = linesOf(base);
  const before = blocks.map((block, index) => shown.get(block) ?? (typed.length === blocks.length ? typed[index] : null));
  let head = 0;
  while (head < Math.min(lines.length, before.length) && lines[head] === before[head]) head += 1;
  let tail = 0;
  while (tail < Math.min(lines.length, before.length) - head && lines.at(-1 - tail) === before.at(-1 - tail)) tail += 1;
  const room = blocks.slice(head, blocks.length - tail);
  const wanted = lines.slice(head, lines.length - tail);
  let last = room.at(-1) ?? blocks[head - 1] ?? null;
  for (const [index, line] of wanted.entries()) {
    let block = room[index];
    if (!block) {
      block = another(last ?? blocks[0], last ? "after" : "before");
      delete block.dataset.label;
    }
    last = block;
    write(block, line, head + index === 0);
  }
  const spare = room.slice(wanted.length);
  // The last block stays, empty, so that the next keystroke finds its place.
  if (!lines.length) write(spare.shift(), "", true);
  for (const block of spare) block.remove();
  for (const [index, block] of blocks.entries()) if (!shown.has(block) && before[index] !== null) shown.set(block, before[index]);
}

function first(lines, form) {
  const heading = blocksOf(form, "heading")[0];
  if (!heading || !lines.length) return;
  let last = heading;
  for (const line of lines) {
    const block = document.createElement("p");
    block.dataset.source = `${recordOf(form)}/text`;
    last.after(block);
    write(block, line, false);
    last = block;
  }
}

function write(block, line, isFirst) {
  const number = isFirst && NUMBER.test(block.dataset.label ?? "") ? block.dataset.label : "";
  const { label, words } = number ? { label: number, words: line } : labelled(line);
  const look = isBullet(label) ? "bullet" : label ? "item" : "paragraph";
  if (label) block.dataset.label = label;
  else delete block.dataset.label;
  if (!block.classList.contains(look)) block.className = look;
  whole(block, words);
  shown.set(block, line);
}

function another(block, where = "after") {
  const made = block.cloneNode(false);
  made.classList.remove("kept", "page-place", "page-place-now");
  block[where](made);
  return made;
}

function grounds(lines) {
  return lines.map((line, index) => ended(line.replace(/^[-–— ]+/, ""), index === lines.length - 1 ? "." : ";"));
}

function receivers(lines) {
  return lines.map((line, index) => `- ${ended(line.replace(/^- /, "").trim(), index === lines.length - 1 ? "." : ";")}`);
}
