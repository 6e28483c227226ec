// The texts that words cite are underlined where they are typed, what is wrong in them with a wave; pointing at one, or standing in it, shows its entry.
import { closeCard, dismissCard, isCardOpen, leaveCard, showCard } from "./cited_card.js";
import { become, patch } from "./patched.js";
import { replace } from "./typing.js";

const SIDES = ["paddingTop", "paddingRight", "paddingBottom", "paddingLeft", "fontFamily", "fontSize", "lineHeight", "letterSpacing"];
const MOVES = ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End", "PageUp", "PageDown"];
let isListening = false;

export function startCited(root) {
  for (const area of root.querySelectorAll?.("textarea[data-cited]") ?? []) if (!area.dataset.started) start(area);
  for (const list of root.querySelectorAll?.(".mentions") ?? []) offerMends(list);
  if (isListening) return;
  isListening = true;
  document.addEventListener("htmx:beforeSwap", onAnswer);
  document.addEventListener("click", onMend);
  document.addEventListener("keydown", onEscape, true);
}

// An answer to what was typed brought a new list of texts; what is alike in the old one stays, for the sake of Ctrl+Z.
function onAnswer(event) {
  const { target: list, serverResponse, shouldSwap } = event.detail;
  const fresh = shouldSwap && list?.matches?.(".mentions") && new DOMParser().parseFromString(serverResponse, "text/html").querySelector(".mentions");
  if (!fresh) return;
  event.detail.shouldSwap = false;
  become(list, fresh);
  offerMends(list);
  const area = [...(list.closest("form")?.querySelectorAll("textarea[data-cited]") ?? [])].find((one) => listOf(one) === list);
  if (!area) return;
  // It speaks of the words as they were when it was asked for.
  const asked = event.detail.requestConfig.parameters[area.name] ?? area.value;
  area.citedPlaces = listed(list).map((one) => ({ ...one, words: asked.slice(one.start, one.end) }));
  area.citedLength = asked.length;
  underline(area, standing(area));
}

function start(area) {
  area.dataset.started = "1";
  const box = document.createElement("div");
  box.className = "cited-box";
  const under = document.createElement("div");
  under.className = "cited-under";
  under.setAttribute("aria-hidden", "true");
  area.before(box);
  box.append(under, area);
  area.citedUnder = under;
  const style = getComputedStyle(area);
  for (const side of SIDES) under.style[side] = style[side];
  area.addEventListener("input", () => (closeCard(area), underline(area, standing(area))));
  area.addEventListener("scroll", () => (under.scrollTop = area.scrollTop));
  area.addEventListener("mousemove", (event) => point(area, markAt(area, event)));
  area.addEventListener("mouseleave", () => leaveCard(area));
  area.addEventListener("keyup", (event) => MOVES.includes(event.key) && point(area, markOfCaret(area)));
  area.addEventListener("click", () => point(area, markOfCaret(area)));
  const list = listOf(area);
  underline(area, listed(list));
  if (list?.matches("[data-ask]") && area.value) ask(area);
}

// A form that came without its list asks for it once htmx knows the field.
function ask(area) {
  const send = () => setTimeout(() => area.dispatchEvent(new CustomEvent("recognise")));
  if (document.readyState === "complete") send();
  else addEventListener("load", send, { once: true });
}

// The list of a field is the next one below it.
function listOf(area) {
  const lists = [...(area.form?.querySelectorAll(".mentions") ?? [])];
  return lists.find((one) => area.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING);
}

const span = (words) => words.split("-").map(Number);

// What the server found: where each text stands, its line in the list, and its faults.
function listed(list) {
  const found = [];
  for (const row of list?.querySelectorAll("[data-places]") ?? []) {
    const faults = [...row.querySelectorAll("[data-fault]")].map((one) => span(one.dataset.fault));
    for (const place of row.dataset.places.split(" ")) {
      const [start, end] = span(place);
      found.push({ start, end, row, faults: faults.filter(([from, to]) => start <= from && to <= end) });
    }
  }
  return found.sort((one, other) => one.start - other.start);
}

// While somebody types, places behind the caret go along with it, and only those whose words are still the same stay underlined.
function standing(area) {
  const text = area.value;
  const moved = text.length - (area.citedLength ?? text.length);
  const still = ({ start, end, words }, by) => text.slice(start + by, end + by) === words;
  return (area.citedPlaces ?? []).flatMap((one) => {
    const by = still(one, 0) ? 0 : moved;
    if (!still(one, by)) return [];
    return [{ ...one, start: one.start + by, end: one.end + by, faults: one.faults.map(([from, to]) => [from + by, to + by]) }];
  });
}

function underline(area, places) {
  const text = area.value;
  // Places count in letters as the server keeps them; words composed otherwise would be cut in half.
  const sound = text === text.normalize("NFC") && !/[\ud800-\udfff]/.test(text);
  const pieces = [];
  const kept = [];
  let at = 0;
  for (const place of sound ? places : []) {
    const { start, end } = place;
    if (start < at || end > text.length) continue;
    const marks = marksOf(text, place);
    pieces.push(document.createTextNode(text.slice(at, start)), ...marks);
    kept.push({ ...place, marks, words: text.slice(start, end) });
    at = end;
  }
  // A last empty line needs something on it to be as high as in the field.
  pieces.push(document.createTextNode(`${text.slice(at)}\u200b`));
  const shown = patch(area.citedUnder, pieces);
  area.citedPlaces = kept.map((one) => ({ ...one, marks: one.marks.map((mark) => shown.get(mark)) }));
  area.citedLength = text.length;
}

// One citation, cut where a fault begins or ends.
function marksOf(text, { start, end, row, faults }) {
  const cuts = [...new Set([start, end, ...faults.flat()])].sort((one, other) => one - other);
  return cuts.slice(0, -1).map((from, index) => {
    const mark = document.createElement("u");
    const isWrong = faults.some(([a, b]) => a <= from && cuts[index + 1] <= b);
    mark.className = isWrong ? "cited-wrong" : row.dataset.known ? "cited-known" : "cited-unknown";
    mark.textContent = text.slice(from, cuts[index + 1]);
    return mark;
  });
}

function markAt(area, { clientX, clientY }) {
  const isOver = (box) => clientX >= box.left && clientX <= box.right && clientY >= box.top && clientY <= box.bottom;
  return area.citedPlaces?.find((one) => one.marks.some((mark) => [...mark.getClientRects()].some(isOver)));
}

function markOfCaret(area) {
  return area.citedPlaces?.find((one) => area.selectionStart >= one.start && area.selectionStart <= one.end);
}

function point(area, place) {
  if (place) showCard(area, place);
  else leaveCard(area);
}

// Without scripts nothing could press these buttons.
function offerMends(list) {
  for (const button of list.querySelectorAll("button[data-mend]")) button.hidden = false;
}

function onMend(event) {
  const button = event.target.closest?.("button[data-mend]");
  if (!button) return;
  const fault = span(button.closest("[data-fault]").dataset.fault);
  const list = button.closest(".mentions");
  const area = button.closest(".cited-box")?.querySelector("textarea") ?? [...list.closest("form").querySelectorAll("textarea[data-cited]")].find((one) => listOf(one) === list);
  if (area) mend(area, fault, button.dataset.mend);
}

// The words go in as if typed, so that Ctrl+Z takes them out; words that changed meanwhile are left alone.
function mend(area, [from, to], words) {
  const place = area.citedPlaces?.find((one) => one.faults.some(([a, b]) => a === from && b === to));
  dismissCard();
  area.focus();
  if (!place) return;
  replace(area, from, to, words);
}

function onEscape(event) {
  if (event.key !== "Escape" || !isCardOpen()) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  dismissCard();
}
