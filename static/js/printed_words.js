// What is typed as it will stand on paper: the same rules of marks, gaps and last marks as the composer's.
import { tidied } from "./marks.js";

const MARKS = /\[\^([^\]\s]{1,8})\]|\*\*([^\s*](?:[^*]*[^\s*])?)\*\*(?!\*)/g;
const UNPRINTABLE = /[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u200b\u202a-\u202e\u2060-\u2069\ufeff\ufffe\uffff]/g;
const LINE_ENDS = /\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]/;
const OWN_ENDINGS = ["…", "...", "?", "!", ".”", '."', ".)"];
const LABEL = /^(?:([-–—])\s+(?![-–—_])|(\+)\s+|(\*)\s+(?!\*)|(•)\s+|(\(\d{1,3}\))\s+|(\d{1,3}\))\s+|(\(?[a-zđ]\)|[a-zđ]\.)\s+)(\S.*)$/;

// The lines of a text that hold anything.
export function linesOf(text) {
  return text.split(LINE_ENDS).map((line) => line.trim()).filter(Boolean);
}

// The text without control characters and marks that nobody sees: soft hyphens, zero-width spaces.
export function visible(text) {
  return text.replace(UNPRINTABLE, "");
}

// One printed paragraph: composed letters, every gap one space.
export function printable(text) {
  return visible(text.normalize("NFC")).replace(/[\t\n\v\f\r\x85\u2028\u2029]+/g, " ").replace(/ {2,}/g, " ").replace(/^ +| +$/g, "");
}

// The text with the mark that its place asks for, whatever was typed at its end.
export function ended(text, mark) {
  const words = text.trimEnd();
  if (!words || (mark === "." && OWN_ENDINGS.some((ending) => words.endsWith(ending)))) return words;
  return words.replace(/[ \t\n.;:,]+$/, "") + mark;
}

// The label with which a typed line opens a list, and the words behind it.
export function labelled(line) {
  const match = LABEL.exec(line);
  if (!match) return { label: "", words: line };
  return { label: match.slice(1, 8).find(Boolean), words: match[8] };
}

export function isBullet(label) {
  return ["-", "–", "—", "+", "*", "•"].includes(label);
}

// The nodes of a printed paragraph: words, emphasised words, references to notes.
export function nodesOf(text) {
  const words = printable(tidied(text));
  const nodes = [];
  let end = 0;
  for (const match of words.matchAll(MARKS)) {
    if (match.index > end) nodes.push(document.createTextNode(words.slice(end, match.index)));
    nodes.push(match[1] ? reference(match[1]) : element("em", match[2]));
    end = match.index + match[0].length;
  }
  if (end < words.length) nodes.push(document.createTextNode(words.slice(end)));
  return nodes;
}

function reference(mark) {
  const made = element("span", `[${mark}]`, "reference");
  made.dataset.mark = mark;
  return made;
}

function element(name, words, className) {
  const made = document.createElement(name);
  made.textContent = words;
  if (className) made.className = className;
  return made;
}
