// What the server answers instead of a page, said in words; nothing typed is lost over it.
import { freshTokenFrom, logInLink } from "./log_in_again.js";

const OUT = "Chưa làm được: phiên làm việc đã hết. Chữ bạn gõ vẫn còn trên màn hình, đừng tải lại trang: hãy ";
const THEN = ", rồi trở lại đây và bấm lại.";
const RENEWED = "Phiên làm việc đã đổi từ khi trang này mở; trang đã nhận phiên mới. Chữ bạn gõ vẫn còn: hãy bấm lại lần nữa.";
const FAILED = "Máy chủ chưa làm được việc này. Nội dung bạn gõ vẫn còn trên màn hình; hãy thử lại.";
export const LOST = "Chưa gửi được: mất kết nối. Nội dung bạn gõ vẫn còn; hãy thử lại.";

// Before htmx puts an answer anywhere: what is no piece of a page is read out instead.
export function startRefusals() {
  document.addEventListener("htmx:beforeSwap", (event) => {
    const { xhr } = event.detail;
    if (xhr.status < 400 || !isJson(xhr.getResponseHeader("Content-Type"))) return;
    event.detail.shouldSwap = false;
    event.stopImmediatePropagation();
    if (xhr.status < 500 && xhr.status !== 401) tell(xhr.status, xhr.responseText);
  });
  document.addEventListener("htmx:afterRequest", (event) => {
    const { requestConfig, xhr } = event.detail;
    if (requestConfig?.verb !== "get" && xhr?.status >= 200 && xhr.status < 400) clearRefusals();
  });
  document.addEventListener("htmx:afterSwap", (event) => event.detail.target?.id === "notice" && bringIntoSight());
  document.addEventListener("htmx:sendError", () => sayRefusal(LOST));
  document.addEventListener("htmx:responseError", (event) => tell(event.detail.xhr.status, event.detail.xhr.responseText));
}

async function tell(status, text) {
  if (status === 401) return sayLoggedOut();
  if (status === 403) {
    const found = await freshTokenFrom(location.pathname, document.querySelector("input[name=csrfmiddlewaretoken]")?.value);
    if (found === "out") return sayLoggedOut();
    if (found === "fresh") return sayRefusal(RENEWED);
  }
  return sayRefusal(sentenceIn(text) || FAILED);
}

// The sentence of a refusal that comes as JSON; "" of anything else.
export function sentenceIn(text) {
  try {
    return JSON.parse(text).error || "";
  } catch {
    return "";
  }
}

export const isJson = (type) => (type ?? "").startsWith("application/json");

// The way back in stands until it is used or something succeeds.
export function loggedOutLine() {
  const line = refusalLine(OUT);
  line.append(logInLink(), THEN);
  return line;
}

function sayLoggedOut() {
  show(loggedOutLine());
}

export function sayRefusal(words) {
  show(refusalLine(words));
}

function refusalLine(words) {
  const line = document.createElement("p");
  line.className = "refusal";
  line.setAttribute("role", "alert");
  line.textContent = words;
  return line;
}

function show(line) {
  const place = document.getElementById("notice");
  place?.replaceChildren(line);
  bringIntoSight();
}

// Whoever types keeps his line before his eyes; the form itself says that it is not saved.
function bringIntoSight() {
  if (!document.activeElement?.matches("textarea, input, select")) document.getElementById("notice")?.scrollIntoView({ block: "center" });
}

// What went wrong before is over once something succeeds.
export function clearRefusals() {
  const place = document.getElementById("notice");
  if (place && !place.querySelector("form")) place.replaceChildren();
}
