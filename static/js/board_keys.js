// Keys of the board: Alt+arrows move, arrows go from card to card, x chooses, n adds, Enter takes the line.
import { boxOf, cardOf, choose, columnOf, columns, cross, linkOf, meant, shift } from "./board_cards.js";
import { addByEnter } from "./board_tools.js";

const TYPING = "input:not([type=checkbox]), textarea, select";

export function startBoardKeys(board) {
  document.addEventListener("keydown", (event) => {
    if (event.isComposing || document.querySelector("dialog[open]")) return;
    const isEditable = board.hasAttribute("data-editable");
    if (isEditable && event.target.matches(".add > textarea")) return onBox(event);
    if (event.target.closest?.(TYPING)) return;
    const card = cardOf(event.target);
    const isDone = isEditable && (onBoard(event) || (card && onCard(event, card)));
    if (!isDone) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }, true);
}

function onBox(event) {
  if (event.key !== "Enter" || event.shiftKey) return;
  event.preventDefault();
  addByEnter(event.target);
}

function onBoard(event) {
  if (event.key !== "n" || event.ctrlKey || event.metaKey || event.altKey) return false;
  const column = event.target.closest?.(".column") ?? document.getElementById("cot-0");
  column.querySelector(".add > textarea").focus();
  return true;
}

function onCard(event, card) {
  if (event.altKey) return moves(event, card);
  if (event.ctrlKey || event.metaKey) return event.key.toLowerCase() === "a" && chooseColumn(card);
  if (event.key === "x") {
    choose([card], !boxOf(card).checked);
    return true;
  }
  const steps = { ArrowDown: [0, 1], ArrowUp: [0, -1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };
  return event.key in steps && goTo(card, ...steps[event.key]);
}

function moves(event, card) {
  const keys = { ArrowUp: () => shift(meant(card), -1), ArrowDown: () => shift(meant(card), 1), ArrowLeft: () => cross(meant(card), -1), ArrowRight: () => cross(meant(card), 1) };
  if (!(event.key in keys)) return false;
  keys[event.key]();
  return true;
}

function chooseColumn(card) {
  choose([...card.parentElement.children].filter((one) => !one.hidden && boxOf(one)), true);
  return true;
}

function goTo(card, across, down) {
  const shown = (column) => [...column.querySelectorAll(".cards > li:not([hidden])")];
  const own = shown(columnOf(card));
  const index = own.indexOf(card);
  if (down) linkOf(own[Math.min(Math.max(index + down, 0), own.length - 1)]).focus();
  if (!across) return true;
  const all = columns();
  for (let at = all.indexOf(columnOf(card)) + across; all[at]; at += across) {
    const there = shown(all[at]);
    if (!there.length) continue;
    linkOf(there[Math.min(index, there.length - 1)]).focus();
    break;
  }
  return true;
}
