// The drawer: an item's sheet beside the board; Esc closes it and the focus returns to its card.
import { cardOf, columnOf, linkOf } from "./board_cards.js";
import { notice, refresh } from "./board_server.js";
import { startCited } from "./cited.js";
import { startProse } from "./prose.js";
import { startTypeAhead } from "./typeahead.js";
import { clearRefusals, isJson, loggedOutLine, sentenceIn } from "./refusals.js";
import { freshToken } from "./log_in_again.js";
import { forget, hasUnsaved } from "./unsaved.js";

const FAILED = "Máy chủ chưa làm được việc này. Nội dung bạn gõ vẫn còn; hãy thử lại.";
const ASK = "Có nội dung đang gõ chưa lưu. Bỏ nội dung đó?";
let drawer = null;
let opened = null;

export function startBoardDrawer(board) {
  drawer = document.getElementById("drawer");
  board.addEventListener("click", (event) => {
    const link = event.target.closest?.(".cards > li > a");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    open(link);
  });
  drawer.addEventListener("cancel", (event) => {
    if (!mayClose()) event.preventDefault();
  });
  drawer.addEventListener("close", back);
  drawer.addEventListener("submit", (event) => {
    if (!event.target.matches("form[method=post]")) return;
    event.preventDefault();
    save(event.target);
  });
  drawer.addEventListener("click", (event) => {
    if (event.target !== drawer && !event.target.closest("[data-close]")) return;
    event.preventDefault();
    if (mayClose()) drawer.close();
  });
}

async function open(link) {
  opened = link.id;
  const address = new URL(link.href);
  address.searchParams.set("khung", "1");
  const answer = await fetch(address, { headers: { "HX-Request": "true" }, credentials: "same-origin" }).catch(() => null);
  if (answer?.status === 401) return notice("Phiên làm việc đã hết; hãy đăng nhập lại ở cửa sổ khác rồi mở lại nội dung này.");
  if (!answer?.ok) return notice("Chưa mở được nội dung này; hãy thử lại.");
  drawer.querySelector("[data-page]").href = link.href;
  show(await answer.text());
  drawer.showModal();
  drawer.querySelector("textarea, input:not([type=hidden])")?.focus();
}

// The sheet answers to this page, not to htmx, which would look for the text of the year.
function show(html) {
  const fresh = document.createElement("template");
  fresh.innerHTML = html;
  for (const form of fresh.content.querySelectorAll("form")) {
    for (const name of form.getAttributeNames()) if (name.startsWith("hx-")) form.removeAttribute(name);
  }
  const body = drawer.querySelector(".drawer-body");
  body.replaceChildren(fresh.content);
  startTypeAhead(body);
  startProse(body);
  startCited(body);
  window.htmx?.process(body);
}

async function save(form) {
  const body = new FormData(form);
  const button = form.querySelector("button[type=submit]");
  button.disabled = true;
  const answer = await post(form, body);
  button.disabled = false;
  if (!answer) return say(form, "Chưa gửi được: mất kết nối. Nội dung bạn gõ vẫn còn; hãy thử lại.");
  if (answer.status === 401) return sayLine(form, loggedOutLine());
  if (isJson(answer.headers.get("Content-Type"))) return say(form, sentenceIn(await answer.text()) || FAILED);
  if (answer.type !== "opaqueredirect") {
    if (answer.status >= 500) return say(form, FAILED);
    forget(form);
    return show(await answer.text());
  }
  forget(form);
  clearRefusals();
  drawer.close();
  const card = cardOf(document.getElementById(opened));
  return refresh(card ? [columnOf(card).dataset.key] : []);
}

// A log-in in another window gave the person a new token: the save goes once more with it.
async function post(form, body) {
  const options = { method: "POST", body, headers: { "HX-Request": "true" }, redirect: "manual", credentials: "same-origin" };
  const answer = await fetch(form.action, options).catch(() => null);
  if (answer?.status !== 403 || !isJson(answer.headers.get("Content-Type"))) return answer;
  const found = await freshToken(form, body);
  if (found === "out") return new Response("", { status: 401 });
  return found === "fresh" ? fetch(form.action, options).catch(() => null) : answer;
}

function say(form, words) {
  const line = document.createElement("p");
  line.className = "error";
  line.setAttribute("role", "alert");
  line.textContent = words;
  sayLine(form, line);
}

function sayLine(form, line) {
  line.classList.add("drawer-said");
  form.querySelector(".drawer-said")?.remove();
  form.querySelector(".form-actions").before(line);
}

function mayClose() {
  const isFree = !hasUnsaved(drawer) || confirm(ASK);
  if (isFree) for (const form of drawer.querySelectorAll("form")) forget(form);
  return isFree;
}

// What was discarded leaves the page: closing takes the focus from a field, which then tells of its change once more.
function back() {
  drawer.querySelector(".drawer-body").replaceChildren();
  const card = cardOf(document.getElementById(opened));
  if (card) linkOf(card).focus({ preventScroll: true });
}
