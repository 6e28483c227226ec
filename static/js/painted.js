// A field shows stressed words slanted and references to notes as their numbers: a layer under the field paints what the field itself would write in marks.
import { tokensOf } from "./marks.js";
import { patch } from "./patched.js";
import { numberOf } from "./printed_notes.js";

const SIDES = ["paddingTop", "paddingRight", "paddingBottom", "paddingLeft", "fontSize", "lineHeight", "letterSpacing"];
const layers = new WeakMap();
let isUpright = null;

export function startPainting(area) {
  const box = document.createElement("div");
  box.className = "painted";
  const layer = document.createElement("div");
  layer.className = "painted-layer";
  layer.setAttribute("aria-hidden", "true");
  const inner = area.closest(".cited-box") ?? area;
  inner.before(box);
  box.append(layer, inner);
  area.classList.add("painted-area");
  layers.set(area, layer);
  area.addEventListener("scroll", () => (layer.scrollTop = area.scrollTop));
  paint(area);
}

// Painted only where there is a mark: any other text stays the browser's own affair.
export function paint(area) {
  const layer = layers.get(area);
  if (!layer) return;
  const tokens = tokensOf(area.value);
  layer.parentElement.classList.toggle("is-painted", tokens.length > 0);
  if (!tokens.length) return patch(layer, []);
  const style = getComputedStyle(area);
  for (const side of SIDES) layer.style[side] = style[side];
  patch(layer, pieces(area.value, tokens));
  layer.scrollTop = area.scrollTop;
  if (isUpright === null) measure(layer);
}

function pieces(text, tokens) {
  const made = [];
  let into = made;
  let at = 0;
  const words = (until) => {
    if (until > at) into.push(document.createTextNode(text.slice(at, until)));
    at = until;
  };
  for (const token of tokens) {
    words(token.start);
    if (token.kind === "open") into = [];
    into.push(sign(text.slice(token.start, token.end), token));
    at = token.end;
    if (token.kind !== "close") continue;
    const run = document.createElement("em");
    run.append(...into);
    made.push(run);
    into = made;
  }
  words(text.length);
  // A last empty line needs something on it to be as high as in the field.
  return [...made, document.createTextNode("\u200b")];
}

function sign(words, token) {
  const made = document.createElement("span");
  made.textContent = words;
  made.className = token.kind === "note" ? "painted-note" : "painted-mark";
  if (token.kind === "note") made.dataset.number = numberOf(token.note);
  return made;
}

// Slanted letters must be as wide as upright ones, or the caret would stand beside its letter; if not, another look says it.
function measure(layer) {
  const tries = ["normal", "italic"].map((style) => {
    const made = document.createElement("span");
    made.textContent = "Quán triệt đầy đủ, kịp thời";
    made.style.fontStyle = style;
    made.style.position = "absolute";
    layer.append(made);
    const { width } = made.getBoundingClientRect();
    made.remove();
    return width;
  });
  isUpright = Math.abs(tries[0] - tries[1]) > 0.5;
  document.documentElement.classList.toggle("paints-upright", isUpright);
}
