// The list of notes below the text: found by its address, and what is answered late still finds its place.
const LIST = "chu-thich";
let hadFocus = false;
let lines = [];
let isFound = false;

export function startNoteList() {
  document.addEventListener("htmx:beforeSwap", (event) => {
    const list = document.getElementById(LIST);
    hadFocus = Boolean(list?.contains(document.activeElement));
    if (event.detail.target?.id === "outline") lines = [...(list?.childNodes ?? [])];
  });
  document.addEventListener("htmx:afterSwap", (event) => event.detail.target?.id === "outline" && keepLines());
  document.addEventListener("htmx:afterSettle", (event) => {
    if (event.detail.target?.id === LIST) onFresh(event.detail.target);
  });
  document.addEventListener("htmx:beforeRequest", keepTarget);
}

// A fresh text comes without its list: the old lines stand until the new ones are there.
function keepLines() {
  const list = document.getElementById(LIST);
  if (lines.length && list) list.replaceChildren(...lines);
  lines = [];
}

function onFresh(list) {
  const wanted = !isFound && location.hash.startsWith(`#${LIST}-`) && document.getElementById(location.hash.slice(1));
  if (wanted) wanted.scrollIntoView({ block: "center" });
  isFound = true;
  const place = wanted || (hadFocus && (list.querySelector("li:has(button)") ?? list));
  if (place) (place.querySelector("button") ?? place.querySelector("h2, a")).focus({ preventScroll: true });
  hadFocus = false;
}

// A change may be answered when the piece it aims at was replaced meanwhile; its answer goes into the
// new piece. What was merely asked for is out of date then, and dropped by htmx.
function keepTarget(event) {
  const { detail } = event;
  if (detail.requestConfig.verb === "get") return;
  detail.xhr.addEventListener("readystatechange", () => {
    const { id, isConnected } = detail.target ?? {};
    if (detail.xhr.readyState === XMLHttpRequest.DONE && id && !isConnected) detail.target = document.getElementById(id) ?? detail.target;
  });
}
