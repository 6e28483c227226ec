// What others have written in other paragraphs of the same text comes into the field while somebody types in it.
import { selectionIn } from "./caret.js";
import { difference, rewrite } from "./typing.js";

// Of each field: the words it had before others' words came into it, and with them.
const joins = new WeakMap();

// `others` are the texts as they are stored now, by their fields. A field in which somebody has typed on keeps its words: the next save brings others' again.
export function takeOthers(form, others) {
  const inHand = document.activeElement;
  for (const [name, [words]] of Object.entries(others)) takeOne(form, name, words);
  if (inHand === document.body) document.activeElement.blur();
  else if (inHand !== document.activeElement) inHand.focus({ preventScroll: true });
}

function takeOne(form, name, words) {
  const field = form.elements[name];
  const base = form.querySelector(`input[type=hidden][name="initial-${name}"]`);
  if (!field || !base || field.value !== base.value) return;
  base.value = words;
  join(field, words);
}

function join(field, words) {
  const before = field.value;
  joins.set(field, [...(joins.get(field) ?? []), { before, after: words }]);
  rewrite(field, words, selectionIn(field, words));
}

// Ctrl+Z that takes others' words out takes back one's own before them as well, and puts the others' in again.
export function stepOverOthers({ target: field, inputType }) {
  const passed = inputType === "historyUndo" && joins.get(field)?.findLast(({ before }) => before === field.value);
  if (!passed) return;
  document.execCommand("undo");
  join(field, withOthers(passed, field.value));
}

// Where own words and others' cannot be told apart, nothing is taken back.
function withOthers({ before, after }, now) {
  const theirs = difference(before, after);
  const own = difference(before, now);
  if (own.end <= theirs.start) {
    const moved = own.words.length - (own.end - own.start);
    return now.slice(0, theirs.start + moved) + theirs.words + now.slice(theirs.end + moved);
  }
  return own.start >= theirs.end ? now.slice(0, theirs.start) + theirs.words + now.slice(theirs.end) : after;
}
