// Drag and drop: a line shows where the cards will stand.
import { boxOf, cardOf, isAside, listOf, meant, place } from "./board_cards.js";

let dragged = [];
const line = document.createElement("li");
line.className = "drop-line";
line.setAttribute("aria-hidden", "true");

export function startBoardDrag(board) {
  prepare(board);
  board.addEventListener("board:fresh", () => prepare(board));
  board.addEventListener("dragstart", onStart);
  board.addEventListener("dragover", onOver);
  board.addEventListener("drop", onDrop);
  board.addEventListener("dragend", stop);
}

function prepare(board) {
  for (const card of board.querySelectorAll(".cards > li:not([draggable])")) {
    card.draggable = true;
    card.querySelector(":scope > a").draggable = false;
  }
}

function onStart(event) {
  const card = cardOf(event.target);
  if (!card || !boxOf(card)) return;
  dragged = meant(card);
  event.dataTransfer.effectAllowed = "move";
  event.dataTransfer.setData("text/plain", card.textContent.trim());
  requestAnimationFrame(() => dragged.forEach((one) => one.classList.add("dragged")));
}

function onOver(event) {
  const column = event.target.closest?.(".column");
  if (!dragged.length || !column) return;
  event.preventDefault();
  event.dataTransfer.dropEffect = "move";
  const below = cardBelow(listOf(column), event.clientY);
  if (line.parentElement !== listOf(column) || line.nextSibling !== below) listOf(column).insertBefore(line, below);
}

function cardBelow(list, y) {
  for (const card of list.children) {
    if (card === line) continue;
    const box = card.getBoundingClientRect();
    if (y < box.top + box.height / 2) return card;
  }
  return null;
}

function onDrop(event) {
  const column = event.target.closest?.(".column");
  if (!dragged.length || !column) return;
  event.preventDefault();
  let after = line.parentElement === listOf(column) ? line.previousElementSibling : listOf(column).lastElementChild;
  while (after && dragged.includes(after)) after = after.previousElementSibling;
  const cards = dragged;
  stop();
  if (!isSame(cards, column, after)) place(cards, column, after);
}

function isSame(cards, column, after) {
  const [card] = cards;
  return cards.length === 1 && !isAside(card) && card.parentElement === listOf(column) && card.previousElementSibling === after;
}

function stop() {
  line.remove();
  for (const card of dragged) card.classList.remove("dragged");
  dragged = [];
}
