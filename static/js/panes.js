// On a narrow screen the text and its page take turns, each at its own place of scrolling; a wide one shows both.
const places = new Map();
// The edited place that the page was last brought to.
let seen = null;

export function startPanes() {
  const buttons = switchOf();
  if (!buttons) return;
  buttons.hidden = false;
  panes().dataset.shows = "text";
  buttons.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-pane]");
    if (button) show(button.dataset.pane);
  });
}

export function showText() {
  if (switchOf()) show("text");
}

const panes = () => document.querySelector(".panes");
const switchOf = () => document.querySelector(".pane-switch");

function show(name) {
  const before = panes().dataset.shows;
  if (before === name) return;
  places.set(before, scrollY);
  panes().dataset.shows = name;
  for (const button of switchOf().querySelectorAll("button")) button.setAttribute("aria-pressed", button.dataset.pane === name);
  if (getComputedStyle(switchOf()).display === "none") return;
  scrollTo({ top: places.get(name) ?? panes().offsetTop - 80, behavior: "instant" });
  if (name === "paper") showEdited();
}

// Who has gone on writing elsewhere wants to see that, not where the page stood before.
function showEdited() {
  const now = document.querySelector("#preview .page-place-now");
  const is = now && `${now.dataset.source ?? now.className} ${now.textContent}`;
  if (now && is !== seen) now.scrollIntoView({ block: "center", behavior: "instant" });
  seen = is;
}
