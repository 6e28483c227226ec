// Who comes from a finding comes to its very words: read from the address, found on the page and in the text.
import { blocksNamed } from "./mirror.js";
import { idOfPlace } from "./places.js";
import { holding } from "./pointed.js";

const RECORD = /^(?:[a-z]+-\d+|footnote-[^\s"\\\]/]{1,8})$/;
const FIELD = /^[a-z_]*$/;

// The place that the address names behind "#"; the address loses it, so that a reload stays where one reads.
export function arrival() {
  const named = new URLSearchParams(location.hash.slice(1));
  const [record, field = ""] = (named.get("sua") ?? named.get("xem") ?? "").split("/");
  if (!RECORD.test(record) || !FIELD.test(field)) return null;
  history.replaceState(history.state, "", location.pathname + location.search);
  const [from, to] = ["tu", "den"].map((name) => (named.has(name) ? Number(named.get(name)) : undefined));
  const [words, before, after] = ["chu", "truoc", "sau"].map((name) => named.get(name) ?? "");
  return { opens: named.has("sua"), record, field, from, to, words, before, after };
}

// The block of the page that prints the words, else the first of their field or record.
export function printedBlock(place) {
  const { record, field } = place;
  const own = record.startsWith("footnote-") ? sourced((source) => source === record) : blocksNamed(record, field);
  return holding(own, place) ?? holding(document.querySelectorAll("#preview .official :is(p, td, div)"), place) ?? own[0] ?? sourced((source) => source.startsWith(`${record}/`))[0];
}

// What shows the words in the text, else what shows their part; it takes the focus, which scrolls the window there.
export function showInText(place) {
  const part = partOf(place.record);
  const shown = part && (holding(part.querySelectorAll("p, h2, h3, li, .text"), place) ?? part);
  if (!shown) return;
  if (!shown.hasAttribute("tabindex")) shown.tabIndex = -1;
  shown.focus({ preventScroll: true });
  shown.scrollIntoView({ block: shown === part ? "start" : "center", behavior: "instant" });
  return shown;
}

function partOf(record) {
  return document.getElementById(`dong-${record}`) ?? document.getElementById(idOfPlace(record));
}

function sourced(isMeant) {
  return [...document.querySelectorAll("#preview [data-source]")].filter((block) => isMeant(block.dataset.source));
}
