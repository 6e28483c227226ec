// A form of the year's text saves itself after a pause, on leaving a field and on Ctrl+S, and stays as it is meanwhile.
import { newOperation } from "./operation.js";
import { keepDraft } from "./drafts.js";
import { stepOverOthers, takeOthers } from "./joined.js";
import { freshToken, LOGGED_OUT, logInLink } from "./log_in_again.js";
import { isNew, isNewOnPage, recordOf, renameBlocks } from "./mirror.js";
import { patch } from "./patched.js";
import { clearRefusals } from "./refusals.js";
import { rewrite } from "./typing.js";
import { forget } from "./unsaved.js";

const PAUSE_MS = 1200;
// Words that the page has no place for yet stand on it only once the server has printed them.
const SOON_MS = 300;
const RETRY_MS = [2000, 5000, 10000];
const REFRESH_MS = 300;
const GONE = 410;
const LOST = "Chưa lưu được, sẽ thử lại. Nội dung bạn gõ vẫn còn đây.";
const ONCE_MORE = "Đang lưu lại sau khi đăng nhập…";
const joinedWith = (writer) => `, cùng những chữ ${writer} vừa viết ở chỗ khác`;
const NOTHING_YET = "Hãy nhập nội dung rồi lưu.";
const STOPPED = "Chưa lưu: hãy chọn bản giữ lại ở trên.";

const states = new WeakMap();
let refreshing = 0;

export function startAutosave() {
  for (const name of ["input", "change"]) document.addEventListener(name, onTyped);
  document.addEventListener("focusout", (event) => {
    const form = savedByItself(event.target);
    if (form && stateOf(form).isDirty) save(form);
  });
  document.addEventListener("keydown", onKey, true);
  document.addEventListener("htmx:confirm", beforeButton);
  document.addEventListener("htmx:afterRequest", afterButton);
}

// The form of a record of the year's text, in which or on which something happened; else null.
export function savedByItself(target) {
  const form = target?.closest?.("#outline form[data-guard]");
  return form && recordOf(form) ? form : null;
}

// What is typed is on the server when this has run; false when it could not be saved.
export function save(form) {
  const state = stateOf(form);
  clearTimeout(state.timer);
  state.isSoon = false;
  if (state.isHeld || isTooEarly(form)) return Promise.resolve(!state.isDirty);
  state.running ??= run(form, state).finally(() => (state.running = null));
  return state.running;
}

export function wasSaved(form) {
  return states.get(form)?.wasSaved ?? false;
}

function stateOf(form) {
  if (!states.has(form)) states.set(form, { isDirty: false, sending: null, running: null, isHeld: false, isSoon: false, timer: 0, tries: 0, wasSaved: false });
  return states.get(form);
}

// A new record is made once it has words.
function isTooEarly(form) {
  return isNew(form) && ["text", "heading"].every((name) => !form.elements[name]?.value.trim());
}

function onTyped(event) {
  stepOverOthers(event);
  const form = savedByItself(event.target);
  if (!form || !event.target.name || event.target.closest(".conflict")) return;
  const state = stateOf(form);
  // On leaving a field of words the browser says "change" of what every keystroke has said before.
  if (event.type === "change" && event.target.matches("textarea, input:not([type=checkbox], [type=radio])")) {
    if (!state.isDirty && !state.sending) forget(form);
    return;
  }
  state.isDirty = true;
  keepDraft(form);
  if (state.isHeld) return;
  if (!state.tries) say(form, "Đang gõ, chưa lưu");
  // What the page cannot show by itself does not wait for the hands to rest.
  const isSoon = isNewOnPage(form, event.target.name);
  if (isSoon && state.isSoon) return;
  clearTimeout(state.timer);
  state.isSoon = isSoon;
  state.timer = setTimeout(() => save(form), isSoon ? SOON_MS : PAUSE_MS);
}

function onKey(event) {
  if (event.key.toLowerCase() !== "s" || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.isComposing) return;
  const inHand = savedByItself(document.activeElement);
  const forms = inHand ? [inHand] : [...document.querySelectorAll("#outline form[data-guard]")].filter(recordOf);
  if (!forms.length) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  for (const form of forms) {
    if (isTooEarly(form)) say(form, NOTHING_YET, true);
    else {
      stateOf(form).isDirty = true;
      save(form);
    }
  }
}

async function run(form, state) {
  while (form.isConnected && !state.isHeld && (state.sending || state.isDirty)) {
    if (!state.sending) {
      state.isDirty = false;
      state.sending = bodyOf(form);
    }
    say(form, "Đang lưu…");
    const answer = await post(form, state.sending);
    const trouble = await troubleOf(form, state, answer);
    if (trouble) {
      // The same words go again under the same name: the server may have taken them after all.
      again(form, state, trouble);
      return false;
    }
    state.sending = null;
    if (state.tries) clearRefusals();
    state.tries = 0;
    if (!(await take(form, state, answer))) return false;
  }
  return !state.isDirty;
}

function bodyOf(form) {
  const body = new FormData(form);
  body.set("operation", newOperation());
  return body;
}

async function post(form, body) {
  try {
    const headers = { "HX-Request": "true", "X-Autosave": "1" };
    return await fetch(form.action, { method: "POST", body, headers, credentials: "same-origin" });
  } catch {
    return null;
  }
}

// What kept the words from the server, though it may take them later; "" when they were taken or refused.
async function troubleOf(form, state, answer) {
  if (!answer || answer.status >= 500 || answer.status === 429) return LOST;
  if (answer.redirected || answer.status === 401) return LOGGED_OUT;
  if (answer.status !== 403) return "";
  // A log-in after the page was made has another token; a role that was taken away has none.
  const found = await freshToken(form, state.sending);
  return { fresh: ONCE_MORE, out: LOGGED_OUT, lost: LOST }[found] ?? "";
}

function again(form, state, words) {
  say(form, words, true);
  if (words === LOGGED_OUT) form.querySelector(".save-state").append(logInLink(), ".");
  const wait = words === ONCE_MORE ? 0 : RETRY_MS[Math.min(state.tries, RETRY_MS.length - 1)];
  state.tries += 1;
  state.timer = setTimeout(() => save(form), wait);
}

async function take(form, state, answer) {
  clearWrong(form);
  if (answer.ok) {
    delete form.dataset.gone;
    goOn(form, await answer.json());
    state.wasSaved = true;
    if (!state.isDirty) forget(form);
    refresh();
    return true;
  }
  state.isDirty = true;
  if (answer.status === GONE) form.dataset.gone = "";
  if (answer.headers.get("Content-Type")?.startsWith("application/json")) showAnswer(form, await answer.json());
  else showRefusal(form, state, await answer.text());
  return false;
}

// From now on each saved field differs from what the server has just taken.
function goOn(form, { saved, version, bases, filled, goes_on: record, others = {}, writer }) {
  if (record) become(form, record);
  form.elements.version.value = version;
  for (const [name, values] of Object.entries(bases)) {
    const old = [...form.querySelectorAll(`input[type=hidden][name="initial-${name}"]`)];
    const fresh = values.map((value) => {
      const input = document.createElement("input");
      input.type = "hidden";
      input.name = `initial-${name}`;
      input.value = value;
      return input;
    });
    form.prepend(...fresh);
    for (const input of old) input.remove();
  }
  for (const [name, [value]] of Object.entries(filled)) if (!form.elements[name].value) form.elements[name].value = value;
  const isDirty = stateOf(form).isDirty;
  takeOthers(form, others);
  if (!isDirty) rest(form);
  say(form, `Đã lưu ${saved}${Object.keys(others).length ? joinedWith(writer || "người khác") : ""}`);
  const close = form.querySelector("[data-close]");
  if (close) close.textContent = "Đóng";
}

// Nothing that was typed here waits for the server.
function rest(form) {
  const state = stateOf(form);
  clearTimeout(state.timer);
  state.isDirty = state.isSoon = false;
}

// The form in which a new record was typed is from now on the form of that record.
function become(form, { form: id, address }) {
  const before = recordOf(form);
  forget(form);
  form.id = id;
  form.setAttribute("action", address);
  form.setAttribute("hx-post", address);
  form.querySelector("button[type=submit]").textContent = "Lưu";
  htmx.process(form);
  renameBlocks(before, recordOf(form));
  if (stateOf(form).isDirty) keepDraft(form);
}

// Sentences beside their fields, or one of the server's for the whole form.
function showAnswer(form, { wrong, error }) {
  if (!wrong) return say(form, error || LOST, true);
  showWrong(form, wrong);
  form.dispatchEvent(new CustomEvent("autosave:refused", { bubbles: true, detail: { wrong } }));
}

function showWrong(form, wrong) {
  for (const { field, says } of wrong) {
    const line = document.createElement("p");
    line.className = "error autosave-error";
    line.textContent = says;
    const box = field && form.querySelector(`[name="${field}"]`)?.closest(".field");
    if (box) box.append(line);
    else form.prepend(line);
  }
  say(form, `Chưa lưu. ${wrong[0]?.says ?? ""}`, true);
}

function clearWrong(form) {
  for (const line of form.querySelectorAll(".autosave-error")) line.remove();
}

// Somebody else changed the same words: both texts stand above the form, which keeps what is typed.
function showRefusal(form, state, markup) {
  const answer = new DOMParser().parseFromString(markup, "text/html");
  const conflict = answer.querySelector(".conflict");
  if (!conflict) return say(form, answer.body.textContent.trim().replace(/\s+/g, " ") || LOST, true);
  const [mine, theirs] = conflict.querySelectorAll("form");
  for (const part of conflict.querySelectorAll(".merge, .form-actions > a")) part.remove();
  form.parentElement.querySelector(":scope > .conflict")?.remove();
  if (!theirs) mine.querySelector("button").textContent = "Vẫn lưu bản của tôi";
  form.before(conflict);
  state.isHeld = true;
  say(form, STOPPED, true);
  conflict.addEventListener("submit", (event) => {
    event.preventDefault();
    event.stopPropagation();
    settle(form, state, event.target, event.target === theirs);
    conflict.remove();
  });
  conflict.scrollIntoView({ block: "nearest" });
}

// Either way the form goes on from the text that the other person saved.
function settle(form, state, choice, isTheirs) {
  const sent = new FormData(choice);
  form.elements.version.value = sent.get("version");
  const fields = [...new Set([...form.elements].map((one) => one.name))].filter((name) => name && sent.has(`initial-${name}`));
  let met = null;
  for (const name of fields) {
    const base = form.querySelector(`input[type=hidden][name="initial-${name}"]`);
    const field = form.elements[name];
    const isConflict = base && base.value !== sent.get(`initial-${name}`);
    if (!isConflict) continue;
    base.value = sent.get(`initial-${name}`);
    met ??= field;
    if (!isTheirs || !field || !("value" in field)) continue;
    // What was typed gives way as if typed over: Ctrl+Z still has it.
    if (field.matches?.("textarea, input[type=text]")) rewrite(field, base.value);
    else field.value = base.value;
  }
  state.isHeld = false;
  state.isDirty = true;
  (met?.focus ? met : form.querySelector("textarea, input:not([type=hidden])"))?.focus();
  form.dispatchEvent(new CustomEvent("text:changed", { bubbles: true }));
  save(form);
}

// The button "Lưu" waits for what is on its way; two saves at once would meet each other.
function beforeButton(event) {
  const form = savedByItself(event.detail.elt);
  if (!form || event.detail.elt !== form) return;
  const state = stateOf(form);
  clearTimeout(state.timer);
  const running = state.running;
  if (isNew(form) && (running || state.sending)) {
    // What is on its way makes the record; the button must not make it again.
    event.preventDefault();
    save(form).then((isSaved) => isSaved && form.isConnected && form.requestSubmit());
    return;
  }
  if (running) {
    event.preventDefault();
    running.then(() => form.isConnected && (hold(state), event.detail.issueRequest(true)));
    return;
  }
  hold(state);
}

function hold(state) {
  state.isHeld = true;
  state.sending = null;
}

function afterButton(event) {
  const form = event.detail.elt;
  const state = states.get(form);
  if (!state || !form.isConnected || form.parentElement.querySelector(":scope > .conflict")) return;
  state.isHeld = false;
  if (event.detail.failed && !event.detail.xhr?.status) again(form, state, LOST);
}

function refresh() {
  clearTimeout(refreshing);
  refreshing = setTimeout(() => htmx.trigger(document.body, "programme-changed"), REFRESH_MS);
}

function say(form, words, isTrouble = false) {
  let line = form.querySelector(".save-state");
  if (!line) {
    line = document.createElement("p");
    line.className = "save-state";
    line.setAttribute("role", "status");
    (form.querySelector(".form-actions") ?? form).append(line);
  }
  patch(line, [document.createTextNode(words)]);
  line.classList.toggle("warn", isTrouble);
}
