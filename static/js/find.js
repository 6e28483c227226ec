// Search in the text of a year, without marks: every hit is marked, Enter goes from one to the next.
import { matches, searchKey } from "./search_key.js";

const PLACES = ".point > .text, .point-leads, .point-lead-in, .text-row, .conference h3, .part h2, .prose p, .recipient-list li, .set-aside li";
let hits = [];
let now = -1;

export function startFind() {
  const input = document.querySelector("[data-find]");
  if (!input) return;
  input.parentElement.hidden = false;
  input.addEventListener("input", () => search(input));
  input.addEventListener("keydown", (event) => onKey(event, input));
  document.addEventListener("htmx:afterSettle", (event) => {
    if (event.detail.elt?.id === "outline" && input.value) mark(input);
  });
}

function search(input) {
  now = -1;
  mark(input);
  if (hits.length) go(input, 1);
}

function onKey(event, input) {
  if (event.isComposing) return;
  if (event.key === "Enter" && hits.length) {
    event.preventDefault();
    go(input, event.shiftKey ? -1 : 1);
  } else if (event.key === "Escape" && input.value) {
    event.preventDefault();
    event.stopPropagation();
    const point = hits[now]?.closest(".point");
    input.value = "";
    search(input);
    point?.focus();
  }
}

function mark(input) {
  for (const old of document.querySelectorAll(".found, .found-now")) old.classList.remove("found", "found-now");
  const words = searchKey(input.value).split(" ").filter(Boolean);
  const places = words.length ? [...document.querySelectorAll(PLACES)] : [];
  hits = places.filter((place) => matches(searchKey(place.textContent), words));
  for (const hit of hits) hit.classList.add("found");
  if (now >= hits.length) now = -1;
  hits[now]?.classList.add("found-now");
  say(input, words.length > 0);
}

function go(input, by) {
  hits[now]?.classList.remove("found-now");
  now = (Math.max(now, by < 0 ? 0 : -1) + by + hits.length) % hits.length;
  const hit = hits[now];
  const folded = hit.closest("details:not([open])");
  if (folded) folded.open = true;
  hit.classList.add("found-now");
  hit.scrollIntoView({ block: "center" });
  say(input, true);
}

function say(input, isAsked) {
  const count = hits.length ? `${now + 1} / ${hits.length} chỗ` : "Không tìm thấy";
  input.nextElementSibling.textContent = isAsked ? count : "";
}
