// What others have written in other paragraphs of the same text comes into the field while somebody types in it.
import { selectionIn } from "./caret.js";
import { rewrite } from "./typing.js";

// Of each field: the words it had before others' words came into it, for Ctrl+Z passes over them.
const before = new WeakMap();

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
  before.set(field, [...(before.get(field) ?? []), field.value]);
  base.value = words;
  rewrite(field, words, selectionIn(field, words));
}

// Who takes back his own words goes back past those of others: they stay on the server, and come again with the next save.
export function stepOverOthers({ target: field, inputType }) {
  if (inputType !== "historyUndo" || !before.get(field)?.includes(field.value)) return;
  const base = field.form.querySelector(`input[type=hidden][name="initial-${field.name}"]`);
  base.value = field.value;
  document.execCommand("undo");
}
