// The chosen cards and what is done to them; adding at the foot of a column; the menu of one card.
import { boxOf, cardOf, change, choose, chosen, columnOf, linkOf, listOf, meant, shift, toEnd } from "./board_cards.js";
import { askReason, needsReason } from "./board_reason.js";
import { notice, send, submit } from "./board_server.js";

let board = null;
let menu = null;
let lastBox = null;

export function startBoardTools(element) {
  board = element;
  menu = document.getElementById("card-menu").content.firstElementChild.cloneNode(true);
  board.addEventListener("change", count);
  board.addEventListener("board:fresh", count);
  board.addEventListener("click", onClick);
  board.addEventListener("focusin", (event) => offerMenu(cardOf(event.target)));
  board.addEventListener("pointerover", (event) => offerMenu(cardOf(event.target)));
  board.addEventListener("input", (event) => event.target.matches(".add > textarea") && grow(event.target));
  board.addEventListener("paste", onPaste);
  document.getElementById("board-form").addEventListener("submit", onSubmit);
  document.getElementById("ly-do").addEventListener("keydown", (event) => event.key === "Enter" && event.preventDefault());
  document.addEventListener("submit", (event) => {
    if (!event.target.matches("form[data-undo], form[data-board]")) return;
    event.preventDefault();
    submit(event.target);
  });
  document.addEventListener("click", (event) => {
    if (!event.target.closest?.("#notice a.button")) return;
    event.preventDefault();
    document.getElementById("notice").replaceChildren();
  });
  count();
}

function count() {
  const many = chosen().length;
  const tools = document.getElementById("board-tools");
  tools.classList.toggle("is-active", many > 0);
  document.getElementById("main").classList.toggle("has-chosen", many > 0);
  const words = many ? `Đã chọn ${many} nội dung` : "";
  const said = document.getElementById("chosen-said");
  if (said.textContent === words) return;
  said.textContent = words;
  tools.querySelector(".chosen-count").textContent = words;
}

function onClick(event) {
  const doing = event.target.closest("[data-do]");
  if (doing) return run(doing.dataset.do, cardOf(doing));
  if (!event.target.matches(".cards > li > input")) return;
  const boxes = [...board.querySelectorAll(".cards > li:not([hidden]) > input")];
  if (event.shiftKey && lastBox?.isConnected) {
    const [from, to] = [boxes.indexOf(lastBox), boxes.indexOf(event.target)].sort((a, b) => a - b);
    choose(boxes.slice(from, to + 1).map(cardOf), event.target.checked);
  }
  lastBox = event.target;
}

function run(what, card) {
  const cards = meant(card);
  menu.open = false;
  card.querySelector(":scope > a").focus();
  if (what === "up" || what === "down") shift(cards, what === "up" ? -1 : 1);
  else if (what === "pool") toEnd(cards, document.getElementById("cot-0"));
  else if (what === "to") {
    choose(cards, true);
    document.getElementById("den-hoi-nghi").focus();
  } else if (needsReason(what)) withReason(cards, what, card);
  else change(cards, "what", what);
}

async function withReason(cards, what, card) {
  const about = cards.length > 1 ? `${cards.length} nội dung đã chọn` : linkOf(card).textContent;
  const reason = await askReason(what, about);
  linkOf(card).focus({ preventScroll: true });
  if (reason) change(cards, "what", what, { reason });
}

function offerMenu(card) {
  if (!card || menu.parentElement === card || menu.open) return;
  card.append(menu);
}

// The tool bar speaks of the chosen cards; the button below a column of the words typed there.
function onSubmit(event) {
  event.preventDefault();
  const button = event.submitter;
  if (button?.name === "to") return add(button.value);
  const cards = chosen();
  if (!cards.length) return notice("Hãy chọn ít nhất một nội dung.");
  if (button?.name === "pool") toEnd(cards, document.getElementById("cot-0"));
  else if (button?.name === "after") toEnd(cards, document.getElementById(`cot-${document.getElementById("den-hoi-nghi").value}`));
  else if (button?.value === "up" || button?.value === "down") shift(cards, button.value === "up" ? -1 : 1);
  else if (button) changeChosen(cards, button.value);
}

function changeChosen(cards, what) {
  const reason = document.getElementById("ly-do");
  const agency = document.getElementById("chu-tri");
  if (needsReason(what) && !reason.value.trim()) {
    reason.focus();
    return notice(what === "drop" ? "Hãy ghi lý do không đưa nội dung này vào chương trình." : "Hãy ghi lý do hoãn nội dung này.");
  }
  const touched = new Set(cards.map((card) => columnOf(card).dataset.key));
  const keys = cards.map((card) => boxOf(card).value.split(".")[0]);
  const fields = { what, reason: reason.value, agency: agency.value };
  return send(board.dataset.change, keys, fields, touched).then((isDone) => {
    if (!isDone) return;
    reason.value = "";
    choose(chosen().filter((card) => keys.includes(boxOf(card).value.split(".")[0])), false);
  });
}

// The box is free for the next line at once, and a second press finds nothing to send again. What the
// server refuses comes back above whatever was typed meanwhile.
async function add(key) {
  const box = document.getElementById(`them-${key}`);
  const text = box.value;
  if (!text.trim()) return box.focus();
  box.value = "";
  grow(box);
  box.focus({ preventScroll: true });
  if (await send(board.dataset.add, [], { to: key, text }, new Set([key]))) {
    listOf(document.getElementById(`cot-${key}`)).lastElementChild?.scrollIntoView({ block: "nearest" });
    return;
  }
  box.value = [text, box.value].filter(Boolean).join("\n");
  grow(box);
}

// Enter adds one typed line; Shift+Enter goes on to the next.
export function addByEnter(box) {
  add(box.closest(".column").dataset.key);
}

function onPaste(event) {
  if (event.target.matches(".add > textarea")) requestAnimationFrame(() => grow(event.target));
}

function grow(box) {
  box.rows = Math.min(box.value.split("\n").length, 12);
}
