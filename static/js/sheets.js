// The page on screen breaks where the PDF breaks: the server says where each sheet begins, a gap of the browser's own measure stands there.
import { patch } from "./patched.js";

const PAUSE_MS = 250;
const MM = 96 / 25.4;

// Of the paper that stands now: its blocks as the server printed them, and its gaps.
let blocks = [];
let gaps = [];
// Where sheets began when the server was last asked: the next paper keeps them until it is asked again.
let known = [];
let observer = null;
let measuring = 0;
let asking = null;
let isStale = false;

export function startSheets() {
  const preview = document.querySelector(".preview");
  if (!preview) return;
  observer = new MutationObserver(onTyped);
  observer.observe(preview, { childList: true, characterData: true, subtree: true });
  document.addEventListener("htmx:afterSwap", (event) => event.detail.target === preview && onFresh());
  addEventListener("resize", later);
  // Letters are as wide as on paper only when their font is there.
  document.fonts?.ready.then(later);
  if (article()) onFresh();
}

const article = () => document.querySelector(".preview article.official");

function onFresh() {
  blocks = [...(article()?.children ?? [])];
  place();
  ask();
}

async function ask() {
  isStale = true;
  if (asking) return;
  while (isStale) {
    isStale = false;
    asking = starts();
    const found = await asking;
    asking = null;
    // A newer paper has come meanwhile: its own sheets are asked for.
    if (isStale || !found) continue;
    known = found;
    place();
  }
}

async function starts() {
  const address = document.querySelector(".preview [data-sheets]")?.dataset.sheets;
  if (!address) return null;
  try {
    const answer = await fetch(address, { credentials: "same-origin" });
    return answer.ok && !answer.redirected ? (await answer.json()).starts : null;
  } catch {
    // The page stands without gaps, or with the old ones, until the next change.
    return null;
  }
}

function place() {
  for (const { mark } of gaps) mark.remove();
  gaps = known.filter(([index]) => blocks[index]?.isConnected).map(([index, letters], number) => gapAt(blocks[index], letters, number + 2));
  measure();
}

function gapAt(block, letters, sheet) {
  const gap = { block, letters, words: squeezed(block), mark: document.createElement(letters ? "span" : "div") };
  gap.mark.className = "sheet-gap";
  gap.mark.dataset.sheet = sheet;
  gap.mark.setAttribute("aria-hidden", "true");
  putIn(gap);
  return gap;
}

// A gap between two lines floats behind the line that holds it, so that no line ends before its time.
function putIn({ block, letters, mark }) {
  if (!letters) return block.before(mark);
  const place = placeBehind(block, letters);
  if (place) place.insertNode(mark);
  else block.append(mark);
}

function textsOf(block) {
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT, (node) => (node.parentElement.closest(".reference") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT));
  const found = [];
  while (walker.nextNode()) found.push(walker.currentNode);
  return found;
}

function squeezed(block) {
  return textsOf(block).map((node) => node.data).join("").replace(/\s+/g, "");
}

// Before the next letter, so that the gap between two words hangs on the later one.
function placeBehind(block, letters) {
  let left = letters;
  for (const node of textsOf(block)) {
    for (let at = 0; at < node.data.length; at += 1) {
      if (/\s/.test(node.data[at])) continue;
      if (left === 0) {
        const place = document.createRange();
        place.setStart(node, at);
        return place;
      }
      left -= 1;
    }
  }
  return null;
}

// A block gets other words, and its gaps stay: taken out and put back at each letter, they would cut what is typed
// into single letters for the browser's undo.
export function patchBlock(block, nodes) {
  const own = gaps.filter((gap) => gap.block === block && gap.letters && gap.mark.isConnected);
  if (!own.length) return patch(block, nodes);
  const wanted = document.createElement("div");
  wanted.append(...nodes);
  for (const gap of own) {
    follow(gap, wanted);
    putIn({ block: wanted, letters: gap.letters, mark: gap.mark.cloneNode() });
  }
  const places = patch(block, [...wanted.childNodes]);
  // Between other nodes than before (new stress, a new reference) a gap may be another one.
  for (const [index, mark] of [...block.querySelectorAll(".sheet-gap")].entries()) own[index].mark = mark;
  return places;
}

// A gap stays behind the same words, which `holder` now holds.
function follow(gap, holder) {
  const words = squeezed(holder);
  let same = 0;
  while (same < Math.min(gap.letters, words.length) && words[same] === gap.words[same]) same += 1;
  if (gap.letters && same < gap.letters) gap.letters = Math.min(Math.max(gap.letters + words.length - gap.words.length, 1), Math.max(words.length, 1));
  gap.words = words;
}

// A gap that went with the words around it comes back behind them, and all are measured when the hands rest.
function onTyped() {
  for (const gap of gaps) {
    if (gap.mark.isConnected || !gap.block.isConnected) continue;
    follow(gap, gap.block);
    putIn(gap);
  }
  observer.takeRecords();
  later();
}

function later() {
  clearTimeout(measuring);
  measuring = setTimeout(measure, PAUSE_MS);
}

// Each gap is as high as brings the words behind it to the top of the next sheet.
function measure() {
  const paper = article();
  if (!paper) return;
  const look = getComputedStyle(paper);
  const [top, bottom] = [parseFloat(look.paddingTop), parseFloat(look.paddingBottom)];
  const sheet = parseFloat(look.getPropertyValue("--sheet-height")) * MM;
  const between = parseFloat(look.getPropertyValue("--sheet-gap")) * MM;
  const standing = gaps.filter(({ mark }) => mark.isConnected);
  const scale = paper.getBoundingClientRect().width / paper.offsetWidth || 1;
  // The pane may scroll while the gaps grow: where the paper begins is asked each time.
  const from = () => paper.getBoundingClientRect().top + paper.clientTop * scale;
  let head = 0;
  for (const { mark } of standing) {
    mark.style.height = "1px";
    const at = (mark.getBoundingClientRect().top - from()) / scale;
    // Where the browser's lines are more than the sheet holds, the sheet grows.
    const next = Math.max(head + sheet + between, at + bottom + between);
    mark.style.height = `${next + top - at}px`;
    head = next;
  }
  paper.style.minHeight = standing.length ? `${head + sheet - top - bottom}px` : "";
  notes(paper, { standing, scale, from, sheet, bottom, between });
  observer.takeRecords();
  document.dispatchEvent(new CustomEvent("sheets:measured"));
}

// A note stands at the foot of the sheet on which the text first refers to it.
function notes(paper, { standing, scale, from, sheet, bottom, between }) {
  const found = [...paper.querySelectorAll(":scope > .footnote")];
  for (const note of found) note.classList.remove("at-foot", "at-foot-first");
  if (!standing.length || !found.length) return;
  const heads = [0, ...standing.map(({ mark }) => (mark.getBoundingClientRect().bottom - from()) / scale - parseFloat(getComputedStyle(paper).paddingTop))];
  const bySheet = new Map();
  for (const note of found) {
    const mark = /^\s*(\[[^\]]+\])/.exec(note.textContent)?.[1];
    const reference = [...paper.querySelectorAll(".reference")].find((one) => one.textContent === mark);
    if (!reference) continue;
    const at = (reference.getBoundingClientRect().top - from()) / scale;
    const on = heads.findLastIndex((head) => head <= at);
    bySheet.set(on, [...(bySheet.get(on) ?? []), note]);
  }
  for (const [on, sheetNotes] of bySheet) {
    sheetNotes.forEach((note, index) => note.classList.add("at-foot", ...(index ? [] : ["at-foot-first"])));
    const end = on + 1 < heads.length ? heads[on + 1] - between : heads[on] + sheet;
    let foot = end - bottom;
    for (const note of sheetNotes.reverse()) {
      foot -= note.offsetHeight;
      note.style.top = `${foot}px`;
    }
  }
}
