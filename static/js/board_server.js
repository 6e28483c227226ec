// Steps go to the server one after another; its answer brings the touched columns as they are there.
import { freshTokenFrom } from "./log_in_again.js";
import { timeMessages } from "./messages.js";
import { newOperation } from "./operation.js";
import { clearRefusals, isJson, loggedOutLine, sentenceIn } from "./refusals.js";

const waiting = [];
const touched = new Set();
const LOST = "Chưa gửi được: mất kết nối. Bảng trên màn hình có thể chưa đúng; chữ đang gõ vẫn còn; hãy thử lại.";
const FAILED = "Máy chủ chưa làm được việc này. Chữ đang gõ vẫn còn; hãy thử lại.";
let isBusy = false;

const board = () => document.getElementById("board");
const token = () => document.querySelector("#board-form [name=csrfmiddlewaretoken]").value;

// `keys` are item numbers; their versions are read when the step's turn comes, after the answers before it.
export function send(address, keys, fields, columns) {
  return new Promise((done) => {
    waiting.push({ address, keys, fields, columns, operation: newOperation(), done });
    work();
  });
}

async function work() {
  if (isBusy) return;
  isBusy = true;
  while (waiting.length) await run(waiting.shift());
  isBusy = false;
}

async function run(step) {
  for (const key of step.columns) touched.add(key);
  const body = new FormData();
  body.append("csrfmiddlewaretoken", token());
  body.append("operation", step.operation);
  for (const [name, value] of Object.entries(step.fields)) body.append(name, value);
  for (const key of step.keys) body.append("item", `${key}.${versionOf(key)}`);
  const answer = await post(step.address, body);
  step.done(answer?.ok ?? false);
  if (!answer) return notice(LOST);
  if (!answer.ok) return refuse(answer);
  clearRefusals();
  take(await answer.text());
}

// What was refused is shown as it stands on the server; what waited behind it is no longer sure.
async function refuse(answer) {
  for (const step of waiting.splice(0)) step.done(false);
  // The page stays as it is: nothing on it would come from the server without a log-in.
  if (isLoggedOut(answer)) return showLine(loggedOutLine());
  const isOurs = [403, 404, 409, 422].includes(answer.status);
  const words = await answer.text();
  if (isFromScript(answer)) notice(sentenceIn(words) || FAILED);
  else if (isOurs) showNotice(words);
  else notice(FAILED);
  await refresh([]);
}

const isFromScript = (answer) => isJson(answer.headers.get("Content-Type"));
const isLoggedOut = (answer) => answer.status === 401 || answer.redirected;

// A log-in in another window gave this one a new token: the step goes once more, under its own name.
async function post(address, body) {
  const answer = await sendTo(address, body);
  if (answer?.status !== 403 || !isFromScript(answer)) return answer;
  const found = await freshTokenFrom(board().dataset.address, body.get("csrfmiddlewaretoken"));
  if (found === "out") return new Response("", { status: 401 });
  if (found !== "fresh") return answer;
  body.set("csrfmiddlewaretoken", token());
  return sendTo(address, body);
}

async function sendTo(address, body) {
  try {
    return await fetch(address, { method: "POST", body, headers: { "HX-Request": "true" }, credentials: "same-origin" });
  } catch {
    return null;
  }
}

export async function refresh(keys) {
  const address = `${board().dataset.address}${keys.length ? `?cot=${keys.join(".")}` : ""}`;
  const answer = await fetch(address, { headers: { "HX-Request": "true" }, credentials: "same-origin" }).catch(() => null);
  if (answer?.ok) take(await answer.text());
}

// Send a small form that an answer brought ("Hoàn tác", "Vẫn làm") without leaving the page.
export async function submit(form) {
  const answer = await post(form.action, new FormData(form));
  document.getElementById("notice").replaceChildren();
  if (!answer) return notice(LOST);
  if (!answer.ok) return refuse(answer);
  clearRefusals();
  take(await answer.text());
}

export function undoLast() {
  const address = board().dataset.undoLast;
  if (!address) return notice("Không còn việc nào của bạn trên bảng này để hoàn tác.");
  return send(address, [], {}, new Set());
}

// While more steps wait, only the versions count: the page is ahead of the server.
function take(text) {
  const fresh = document.createElement("template");
  fresh.innerHTML = text;
  const last = fresh.content.querySelector("[data-undo-last]");
  if (last) board().dataset.undoLast = last.dataset.undoLast;
  const columns = [...fresh.content.querySelectorAll(".column")];
  if (waiting.length) {
    for (const column of columns) {
      touched.add(column.dataset.key);
      takeVersions(column);
    }
  } else {
    const missing = new Set(touched);
    for (const column of columns) missing.delete(column.dataset.key);
    touched.clear();
    replace(columns);
    if (missing.size) refresh([...missing]);
  }
  showMessages(fresh.content.querySelector("#messages"));
}

function takeVersions(column) {
  for (const box of column.querySelectorAll("input[name=item]")) {
    const own = boxFor(box.value.split(".")[0]);
    if (own) own.value = box.value;
  }
}

// The box to type in stays, with what stands in it; so do focus and choice.
function replace(columns) {
  const chosen = new Set([...board().querySelectorAll("input[name=item]:checked")].map((box) => box.value.split(".")[0]));
  const focused = document.activeElement?.id;
  for (const column of columns) {
    const own = document.getElementById(column.id);
    if (!own) continue;
    for (const part of [".column-head", ".cards:not([data-aside])", ".aside"]) {
      const piece = column.querySelector(part);
      if (piece) own.querySelector(part).replaceWith(piece);
    }
  }
  for (const key of chosen) {
    const box = boxFor(key);
    if (box) box.checked = true;
  }
  if (focused && document.activeElement?.id !== focused) document.getElementById(focused)?.focus({ preventScroll: true });
  board().dispatchEvent(new CustomEvent("board:fresh", { bubbles: true }));
}

function showMessages(messages) {
  if (!messages?.children.length) return;
  const place = document.getElementById("messages");
  place.replaceChildren(...messages.childNodes);
  timeMessages(place);
}

export function notice(words) {
  const line = document.createElement("p");
  line.className = "refusal";
  line.textContent = words;
  showLine(line);
}

function showLine(line) {
  document.getElementById("notice").replaceChildren(line);
  leaveNotice();
}

function showNotice(html) {
  const fresh = document.createElement("template");
  fresh.innerHTML = html;
  document.getElementById("notice").replaceChildren(fresh.content);
  leaveNotice();
}

// A sentence steps back by itself; a question waits for its answer, the way to the log-in for its use.
function leaveNotice() {
  const place = document.getElementById("notice");
  const shown = place.firstElementChild;
  place.querySelector("button")?.focus();
  setTimeout(() => !shown.querySelector("form, a") && shown.remove(), 12000);
}

const boxFor = (key) => document.getElementById(`n${key}`)?.parentElement.querySelector("input[name=item]");
const versionOf = (key) => boxFor(key)?.value.split(".")[1] ?? "0";
