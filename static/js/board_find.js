// Search on the board without marks: cards that do not hold the words step aside.
import { matches, searchKey } from "./search_key.js";

// The typed letter is painted first; the cards follow when the hand pauses.
const PAUSE_MS = 120;
let texts = null;
let timer = 0;

export function startBoardFind(board) {
  const input = document.querySelector(".board-find > input");
  input.addEventListener("focus", () => load(input, board), { once: true });
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => filter(input, board), PAUSE_MS);
  });
  board.addEventListener("board:fresh", () => {
    texts = null;
    if (input.value) load(input, board);
  });
  input.form.addEventListener("submit", (event) => event.preventDefault());
  input.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !input.value) return;
    event.stopPropagation();
    input.value = "";
    clearTimeout(timer);
    timer = setTimeout(() => filter(input, board));
  });
}

// The whole words of the items, beyond the first line that a card shows; until they come, the cards' own.
async function load(input, board) {
  const answer = await fetch(input.dataset.words, { credentials: "same-origin" }).catch(() => null);
  if (answer?.ok) texts = await answer.json();
  if (input.value) filter(input, board);
}

function filter(input, board) {
  const words = searchKey(input.value).split(" ").filter(Boolean);
  let found = 0;
  for (const card of board.querySelectorAll(".cards > li")) {
    const key = card.querySelector("[id^=n]")?.id.slice(1);
    const isHit = !words.length || matches(texts?.[key] ?? searchKey(card.textContent), words);
    if (card.hidden === isHit) card.hidden = !isHit;
    found += isHit;
  }
  input.nextElementSibling.textContent = words.length ? `${found} nội dung` : "";
}
