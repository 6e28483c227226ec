// The texts that an item cites are underlined where they are typed; pointing at one, or standing in it, shows its entry.
const SIDES = ["paddingTop", "paddingRight", "paddingBottom", "paddingLeft", "fontFamily", "fontSize", "lineHeight", "letterSpacing"];

export function startCited(root) {
  for (const area of root.querySelectorAll?.("textarea[data-cited]") ?? []) if (!area.dataset.started) start(area);
}

// An answer to what was typed brought a new list of texts.
export function refreshCited(swapped) {
  const form = swapped.closest?.("form");
  for (const area of form?.querySelectorAll("textarea[data-cited]") ?? []) underline(area, listed(form));
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
  const style = getComputedStyle(area);
  for (const side of SIDES) under.style[side] = style[side];
  area.addEventListener("input", () => underline(area, standing(area)));
  area.addEventListener("scroll", () => (under.scrollTop = area.scrollTop));
  area.addEventListener("mousemove", (event) => point(area, markAt(area, event)));
  area.addEventListener("mouseleave", () => point(area, null));
  for (const name of ["keyup", "click"]) area.addEventListener(name, () => point(area, markOfCaret(area)));
  area.addEventListener("blur", () => point(area, null));
  underline(area, listed(area.form));
}

// What the server found: where each text stands, its entry, and its line in the list.
function listed(form) {
  const found = [];
  for (const row of form?.querySelectorAll(".mentions [data-places]") ?? []) {
    for (const place of row.dataset.places.split(" ")) {
      const [start, end] = place.split("-").map(Number);
      found.push({ start, end, row });
    }
  }
  return found.sort((one, other) => one.start - other.start);
}

// While somebody types, only the places whose words are still the same stay underlined.
function standing(area) {
  return (area.citedPlaces ?? []).filter((one) => area.value.slice(one.start, one.end) === one.words);
}

function underline(area, places) {
  const text = area.value;
  // Places count in letters as the server keeps them; words composed otherwise would be cut in half.
  const sound = text === text.normalize("NFC") && !/[\ud800-\udfff]/.test(text);
  const pieces = [];
  const kept = [];
  let at = 0;
  for (const { start, end, row } of sound ? places : []) {
    if (start < at || end > text.length) continue;
    const mark = document.createElement("u");
    mark.className = row.dataset.known ? "cited-known" : "cited-unknown";
    mark.textContent = text.slice(start, end);
    pieces.push(document.createTextNode(text.slice(at, start)), mark);
    kept.push({ start, end, row, mark, words: mark.textContent });
    at = end;
  }
  // A last empty line needs something on it to be as high as in the field.
  pieces.push(document.createTextNode(`${text.slice(at)}\u200b`));
  area.previousElementSibling.replaceChildren(...pieces);
  area.citedPlaces = kept;
}

function markAt(area, { clientX, clientY }) {
  const isOver = (box) => clientX >= box.left && clientX <= box.right && clientY >= box.top && clientY <= box.bottom;
  return area.citedPlaces?.find((one) => [...one.mark.getClientRects()].some(isOver));
}

function markOfCaret(area) {
  return area.citedPlaces?.find((one) => area.selectionStart >= one.start && area.selectionStart <= one.end);
}

function point(area, place) {
  area.title = place?.row.dataset.entry ?? "";
  for (const row of area.form?.querySelectorAll(".mentions [data-places]") ?? []) row.classList.toggle("is-pointed", row === place?.row);
}
