// Cards on the page: where they stand, which are chosen; moved at once, then told to the server in turn.
import { send } from "./board_server.js";

let board = null;

export function startBoardCards(element) {
  board = element;
}

export const links = () => [...board.querySelectorAll(".cards > li:not([hidden]) > a")];
export const cardOf = (element) => element?.closest?.(".cards > li") ?? null;
export const columnOf = (card) => card.closest(".column");
export const linkOf = (card) => card.querySelector(":scope > a");
export const boxOf = (card) => card.querySelector(":scope > input");
export const keyOf = (card) => boxOf(card).value.split(".")[0];
export const listOf = (column) => column.querySelector(".cards");
export const chosen = () => [...board.querySelectorAll(".cards > li > input:checked")].map(cardOf);
export const isAside = (card) => card.parentElement.hasAttribute("data-aside");
export const columns = () => [...board.querySelectorAll(".column")];

// What the hand means by "these": the chosen cards if this is one of them, else this alone.
export function meant(card) {
  const many = chosen();
  return !card || many.includes(card) ? many : [card];
}

export function choose(cards, isChosen) {
  for (const card of cards) boxOf(card).checked = isChosen;
  board.dispatchEvent(new Event("change", { bubbles: true }));
}

// Put cards into a column behind a card (null: first), on the page now and on the server after it.
export function place(cards, column, after) {
  if (!cards.length) return;
  const touched = new Set(cards.map((card) => columnOf(card).dataset.key));
  const keys = cards.map(keyOf);
  const list = listOf(column);
  const focused = document.activeElement;
  let before = after ? after.nextSibling : list.firstChild;
  while (before && cards.includes(before)) before = before.nextSibling;
  for (const card of cards) list.insertBefore(card, before);
  if (cards.includes(cardOf(focused))) {
    focused.focus({ preventScroll: true });
    cardOf(focused).scrollIntoView({ block: "nearest", inline: "nearest" });
  }
  touched.add(column.dataset.key);
  const fields = { conference: column.dataset.key, after: after ? keyOf(after) : "" };
  send(board.dataset.move, keys, fields, touched);
}

// One place up or down; several move as they stand.
export function shift(cards, by) {
  const first = cards[0];
  if (cards.length > 1) return change(cards, "what", by < 0 ? "up" : "down");
  if (isAside(first)) return;
  const neighbour = by < 0 ? first.previousElementSibling : first.nextElementSibling;
  if (!neighbour) return;
  place([first], columnOf(first), by < 0 ? neighbour.previousElementSibling : neighbour);
}

// To the column beside, at the height where the card stands.
export function cross(cards, by) {
  const all = columns();
  const target = all[all.indexOf(columnOf(cards[0])) + by];
  if (!target) return;
  const index = [...cards[0].parentElement.children].indexOf(cards[0]);
  const list = [...listOf(target).children].filter((card) => !cards.includes(card));
  place(cards, target, list[Math.min(index, list.length) - 1] ?? null);
}

export function toEnd(cards, column) {
  const list = [...listOf(column).children].filter((card) => !cards.includes(card));
  place(cards, column, list.at(-1) ?? null);
}

// A change that only the server can show.
export function change(cards, name, value, more = {}) {
  if (!cards.length) return;
  const touched = new Set(cards.map((card) => columnOf(card).dataset.key));
  send(board.dataset.change, cards.map(keyOf), { [name]: value, ...more }, touched);
}
