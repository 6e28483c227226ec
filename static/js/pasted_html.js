// What Word and LibreOffice put on the clipboard as plain lines: a paragraph a line, labels kept, looks and hidden parts dropped.
import { rowsOf } from "./pasted_tables.js";
import { visible } from "./printed_words.js";
import { atHeight, heightOf } from "./raised_letters.js";

const BLOCKS = new Set(["P", "DIV", "H1", "H2", "H3", "H4", "H5", "H6", "LI", "TR", "TABLE", "UL", "OL", "BLOCKQUOTE", "PRE", "DT", "DD", "SECTION", "ARTICLE", "ADDRESS", "ASIDE", "DETAILS", "FIGCAPTION", "FIGURE", "FOOTER", "FORM", "HEADER", "MAIN", "NAV", "SUMMARY", "HR", "CENTER", "BODY"]);
const STANDS_ALONE = /display:\s*(?:block|flex|grid|list-item|table)\b/;
const DROPPED = new Set(["SCRIPT", "STYLE", "HEAD", "META", "LINK", "TITLE", "DEL", "IMG", "OBJECT", "IFRAME", "SVG", "TEMPLATE", "NOSCRIPT", "COLGROUP"]);
const CELL = " | ";
const GAPS = /[\s\u00a0]+/g;
// A label that Word writes before the words of a list's paragraph, and the letters of its symbol fonts.
const WORD_BULLETS = /^[\u00b7\u2022\u25cf\u25aa\u25a0o§Ø\uf0a7\uf0b7\uf0d8\uf02d]$/;
const REFERENCE = /^(?:#_?(?:ftn|edn)(\d+)|#sd(?:foot|end)note(\d+)sym)$/i;
// From a note back to its place in the text, and from the text to somebody's comment.
const BACK = /^#(?:_?(?:ftn|edn)ref\d+|sd(?:foot|end)note\d+anc|_msocom.*)$/i;
const NOTE = /^(?:_?(?:ftn|edn)(\d+)|sd(?:foot|end)note(\d+))$/i;

// Round stressed words while a paragraph is read; no page of ours holds these letters.
const [STRESS, PLAIN] = ["\ue000", "\ue001"];
const STRESSING = new Set(["B", "STRONG", "I", "EM"]);

// { lines, notes }: the paragraphs in their order, and the notes at their foot by number.
// With `keepsMarks` a reference whose note comes along stands as [^1], and bold or slanted words of a paragraph
// between "**"; else a reference stands as [1], and looks are dropped.
export function cleaned(markup, { keepsMarks = false } = {}) {
  const page = new DOMParser().parseFromString(lifeless(markup), "text/html");
  const notes = notesIn(page, keepsMarks);
  return { lines: linesIn(page.body, notes, keepsMarks), notes };
}

function linesIn(place, notes, keepsMarks) {
  const reader = { lines: [], line: "", notes, keepsMarks, lists: [], isStressed: false, height: "" };
  walk(place, reader);
  close(reader);
  return reader.lines;
}

// Our policy lets no style and no script of a stranger live, not even while its page is read.
function lifeless(markup) {
  const bare = markup.replace(/<(script|style)\b[\s\S]*?<\/\1\s*>/gi, "");
  return bare.replace(/<[a-z](?:[^>"']|"[^"]*"|'[^']*')*>/gi, (tag) => tag.replace(/([\s"'])(style|on[a-z]+)(\s*=)/gi, "$1data-$2$3"));
}

function notesIn(page, keepsMarks) {
  const notes = new Map();
  for (const place of page.querySelectorAll("[id]")) {
    const match = NOTE.exec(place.id);
    if (!match || !place.matches("div")) continue;
    notes.set(match[1] ?? match[2], linesIn(place, new Map(), keepsMarks).join(" "));
    place.remove();
  }
  for (const rest of page.querySelectorAll('[data-style*="footnote-list"], [data-style*="endnote-list"], [data-style*="comment-list"]')) rest.remove();
  return notes;
}

function walk(node, reader) {
  for (const child of node.childNodes) {
    if (child.nodeType === Node.TEXT_NODE) reader.line += said(plain(child.data), reader);
    else if (child.nodeType === Node.ELEMENT_NODE) visit(child, reader);
  }
}

// Hidden marks go before gaps are folded: U+FEFF, too, counts as a gap.
function plain(words) {
  return visible(words).replace(GAPS, " ");
}

function said(words, reader) {
  const signs = atHeight(words, reader.height);
  return reader.isStressed && words.trim() ? `${STRESS}${signs}${PLAIN}` : signs;
}

function visit(element, reader) {
  const { isStressed, height } = reader;
  const style = (element.dataset.style ?? "").toLowerCase();
  reader.isStressed = reader.keepsMarks && stresses(element, style, isStressed);
  reader.height = heightOf(element, style, reader.line.replace(PLAIN, ""), height);
  read(element, style, reader);
  Object.assign(reader, { isStressed, height });
}

function stresses(element, style, was) {
  const weight = /font-weight:\s*(\w+)/.exec(style)?.[1];
  if (/font-style:\s*(?:italic|oblique)/.test(style) || weight === "bold" || weight === "bolder" || Number(weight) >= 600) return true;
  if (weight || /font-style:\s*normal/.test(style)) return false;
  return was || STRESSING.has(element.tagName);
}

function read(element, style, reader) {
  if (DROPPED.has(element.tagName) || isHidden(element, style)) return;
  if (element.tagName === "BR") return close(reader);
  if (element.tagName === "TABLE") return table(element, reader);
  const reference = referenceOf(element);
  if (reference) return refer(reference, reader);
  if (style.includes("mso-list:ignore") || style.includes("mso-list: ignore")) return label(element, reader);
  if (!BLOCKS.has(element.tagName) && !STANDS_ALONE.test(style)) return walk(element, reader);
  close(reader);
  const isList = element.tagName === "OL" || element.tagName === "UL";
  if (isList) reader.lists.push({ isNumbered: element.tagName === "OL", next: Number(element.getAttribute("start") ?? 1), look: element.getAttribute("type") ?? "1" });
  if (element.tagName === "LI") reader.label = labelOf(reader.lists.at(-1), element);
  walk(element, reader);
  close(reader);
  if (isList) reader.lists.pop();
}

// Comments, text marked as deleted or hidden, and the parts that only Word itself reads.
function isHidden(element, style) {
  if (/display:\s*none|mso-hide:\s*all|visibility:\s*hidden/.test(style)) return true;
  if (/mso-element:\s*(comment|header|footer)|mso-special-character:\s*comment|mso-comment-reference/.test(style)) return true;
  if (/(?:^|\s)mso(?:commentreference|commenttext|del)(?:\s|$)/i.test(element.className)) return true;
  return BACK.test(element.getAttribute("href") ?? "") || /^(?:w|o):(?:del|movefrom|sdtpr)$/i.test(element.tagName);
}

function referenceOf(element) {
  const match = element.tagName === "A" && REFERENCE.exec(element.getAttribute("href") ?? "");
  return match && (match[1] ?? match[2]);
}

function refer(number, reader) {
  reader.line += reader.keepsMarks && reader.notes.has(number) ? `[^${number}]` : `[${number}]`;
}

// Word's own label: its number as it stands, any bullet as "-".
function label(element, reader) {
  const words = plain(element.textContent).trim();
  reader.label = WORD_BULLETS.test(words) ? "-" : words;
}

function labelOf(list, item) {
  if (!list?.isNumbered) return "-";
  const number = Number(item.getAttribute("value") ?? list.next);
  list.next = number + 1;
  if (list.look === "a") return `${String.fromCharCode(96 + ((number - 1) % 26) + 1)})`;
  if (list.look === "A") return `${String.fromCharCode(64 + ((number - 1) % 26) + 1)})`;
  return list.look === "i" || list.look === "I" ? `${roman(number)}.` : `${number}.`;
}

function roman(number) {
  const signs = [[10, "X"], [9, "IX"], [5, "V"], [4, "IV"], [1, "I"]];
  let rest = number;
  let words = "";
  for (const [value, sign] of signs) for (; rest >= value; rest -= value) words += sign;
  return words;
}

// A row a line, its cells side by side.
function table(element, reader) {
  close(reader);
  const wordsOf = (cell) => linesIn(cell, reader.notes, reader.keepsMarks).join(" ");
  for (const cells of rowsOf(element, wordsOf)) reader.lines.push(plain(cells.join(CELL)).trim());
}

function close(reader) {
  const words = marked(reader.line).replace(GAPS, " ").trim().normalize("NFC");
  reader.line = "";
  if (!words) return;
  const line = reader.label ? `${reader.label} ${words}` : words;
  reader.lines.push(line);
  reader.label = "";
}

// The stressed words between their marks. Of a paragraph that is stressed as a whole, a heading say, the look is the paper's affair.
function marked(line) {
  const joined = line.replace(/\ue001(\s*)\ue000/g, "$1");
  if (!/[\p{L}\p{N}]/u.test(joined.replace(/\ue000[^\ue001]*\ue001/g, ""))) return joined.replace(/[\ue000\ue001]/g, "");
  return joined.replace(/\ue000(\s*)([^\ue001]*?)(\s*)\ue001/g, (_, head, words, tail) => head + (words && !words.includes("*") ? `**${words}**` : words) + tail);
}
