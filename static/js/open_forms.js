// A form that stands open while the text around it comes anew is moved into the fresh text, with its words, its caret and all.
import { hasUnsaved } from "./unsaved.js";

let moved = [];
let hand = null;

export function startOpenForms() {
  document.addEventListener("htmx:beforeSwap", (event) => {
    const { target, shouldSwap, requestConfig } = event.detail;
    if (target?.id === "outline" && shouldSwap) takeOut(target, requestConfig?.elt?.closest?.("form[data-guard]"));
  });
  document.addEventListener("htmx:afterSwap", (event) => event.detail.target?.id === "outline" && putBack());
}

// This form goes with the text that comes next.
export function letGo(form) {
  form.dataset.closing = "";
}

function takeOut(outline, sender) {
  const field = document.activeElement;
  moved = [...outline.querySelectorAll("form[data-guard]")].filter((form) => form !== sender && !("closing" in form.dataset)).map((form) => ({ ...placeOf(form), isUnsaved: hasUnsaved(form) })).filter(({ nodes }) => nodes);
  hand = moved.some(({ nodes }) => nodes.some((node) => node.contains(field))) ? { field, start: field.selectionStart, end: field.selectionEnd } : null;
  // Out of the old text before it is thrown away.
  for (const { nodes } of moved) for (const node of nodes) node.remove();
}

// What is moved, and how it stands in the fresh text; it may be gone there.
function placeOf(form) {
  const editing = form.closest(".point-editing");
  if (editing) return { nodes: [editing], put: behindItem, id: editing.previousElementSibling.id };
  if (form.closest("#new-conference")) return { nodes: [...form.parentElement.childNodes], put: inside, id: "new-conference" };
  const block = form.closest(".block[id]");
  if (!block) return null;
  if (block.matches(".conference, .pool") && block.querySelector(":scope > .items")) return { nodes: [form], put: insteadOfAdding, id: block.id };
  return { nodes: [...block.childNodes], put: inside, id: block.id };
}

function putBack() {
  for (const { nodes, put, id, isUnsaved } of moved) {
    const place = document.getElementById(id) ?? (put === inside && isUnsaved ? placeBehind(id) : null);
    if (place) put(place, nodes);
  }
  moved = [];
  if (!hand?.field.isConnected) return;
  hand.field.focus({ preventScroll: true });
  if (hand.start !== null && hand.start !== undefined) hand.field.setSelectionRange(hand.start, hand.end);
  hand = null;
}

// The part was removed by somebody else: the words typed in it stay, behind the others.
function placeBehind(id) {
  const block = document.createElement("section");
  block.className = "block";
  block.id = id;
  document.getElementById("them-phan")?.before(block);
  return block;
}

function behindItem(item, nodes) {
  item.hidden = true;
  item.after(...nodes);
}

function inside(block, nodes) {
  block.replaceChildren(...nodes);
}

function insteadOfAdding(block, nodes) {
  block.querySelector(":scope > .add-item")?.replaceWith(...nodes);
}
