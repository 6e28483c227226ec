// The text of a year changes in place: buttons and forms answer without leaving the page.
import { save, savedByItself, wasSaved } from "./autosave.js";
import { bringToMiddle, stretchOf } from "./caret.js";
import { letGo, startOpenForms } from "./open_forms.js";
import { forget, hasUnsaved } from "./unsaved.js";

const ASK = "Có nội dung đang gõ chưa lưu. Bỏ nội dung đó?";
let returnTo = null;
// The field, and the place in it, in which a form opened from the page puts the caret.
let aim = null;

// The answers on their way that replace the text, and the link or button pressed meanwhile.
const awaited = new Set();
let pressed = null;

export function startOutline() {
  document.addEventListener("htmx:beforeSend", (event) => event.detail.target?.id === "outline" && wait(event.detail.xhr));
  document.addEventListener("click", holdBack, true);
  document.addEventListener("click", onClick);
  document.addEventListener("htmx:afterSettle", refocus);
  document.addEventListener("htmx:beforeSwap", leaveForm);
  startOpenForms();
}

function wait(request) {
  awaited.add(request);
  request.addEventListener("loadend", () => release(request));
}

// What is pressed while a fresh text is on its way would go with the old one: it is pressed again on the fresh one.
function holdBack(event) {
  const chosen = awaited.size > 0 && event.target.closest?.("#outline a[hx-get], #outline a[data-edit], #outline a[data-more], #outline button[formaction]");
  if (!chosen || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  // A press by hand opens its form where that begins; one from the page brings its place with it.
  if (event.isTrusted) aim = null;
  pressed = pathOf(chosen);
}

function release(request) {
  awaited.delete(request);
  if (awaited.size > 0 || !pressed) return;
  const [wanted, place] = [pressed, aim];
  pressed = null;
  [...document.querySelectorAll("#outline a[href], #outline button[formaction]")].find((one) => pathOf(one) === wanted)?.click();
  aim = place;
}

// The address without the version it names, which may be another one by then.
function pathOf(one) {
  return (one.getAttribute("href") ?? one.getAttribute("formaction")).replace(/\?version=\d+$/, "");
}

function onClick(event) {
  const outline = event.target.closest?.("#outline");
  if (!outline || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  aim = null;
  const button = event.target.closest("button[formaction]");
  const edit = event.target.closest("a[data-edit]");
  const close = event.target.closest("a[data-close]");
  const more = event.target.closest("a[data-more]");
  if (button) press(event, outline, button);
  else if (more) openMenu(event, more);
  else if (edit) openEditor(event, edit);
  else if (close) closeEditor(event, outline, close);
}

// Words on their way are saved first; what cannot be saved, the person may keep.
async function saved(root) {
  const forms = [...root.querySelectorAll("form[data-guard]"), root].filter((one) => one === savedByItself(one) && hasUnsaved(one));
  await Promise.all(forms.map(save));
}

async function press(event, outline, button) {
  event.preventDefault();
  await saved(outline);
  const place = button.closest(".point, .conference, .block");
  returnTo = { id: place?.id, path: new URL(button.formAction).pathname, otherwise: besides(place) };
  const form = document.getElementById("buttons");
  const values = { operation: form.elements.operation.value };
  htmx.ajax("POST", button.getAttribute("formaction"), { target: "#outline", swap: "outerHTML", values });
}

// Where to go on when what stands at a place is taken away.
function besides(place) {
  const likes = place?.matches(".point") ? ".point" : ".block[id]";
  for (const way of ["nextElementSibling", "previousElementSibling"]) {
    let other = place?.[way];
    while (other && !other.matches(likes)) other = other[way];
    if (other) return `#${other.id}`;
  }
  const block = place?.parentElement?.closest(".block[id]");
  return block ? `#${block.id}` : "#outline";
}

function openEditor(event, link) {
  event.preventDefault();
  const item = link.closest(".point");
  returnTo = { id: item.id };
  const place = document.createElement("div");
  place.className = "point-editing";
  item.hidden = true;
  item.after(place);
  htmx.ajax("GET", link.getAttribute("href"), { target: place, swap: "innerHTML" });
}

// One menu for all items: made from the template when asked for, gone when the next place is clicked.
function openMenu(event, link) {
  event.preventDefault();
  const tools = link.closest(".point-tools");
  const address = link.getAttribute("href").replace(/sua\/.*$/, "");
  const key = address.split("/").at(-2);
  const menu = document.createElement("details");
  menu.className = "menu menu-dots";
  const list = document.createElement("div");
  list.className = "menu-list";
  list.append(document.getElementById("item-menu").content.cloneNode(true));
  for (const part of list.querySelectorAll("[href], [formaction]")) {
    const name = part.hasAttribute("href") ? "href" : "formaction";
    const filled = part.getAttribute(name).replace("/ADDRESS/", address).replace("KEY", key).replace("VERSION", tools.dataset.version);
    part.setAttribute(name, filled);
  }
  const summary = document.createElement("summary");
  summary.textContent = "⋯";
  summary.setAttribute("aria-label", "Việc khác");
  menu.append(summary, list);
  link.hidden = true;
  link.after(menu);
  menu.open = true;
  menu.addEventListener("toggle", () => {
    if (menu.open) return;
    menu.remove();
    link.hidden = false;
  });
  setTimeout(() => list.querySelector("a")?.focus());
}

async function closeEditor(event, outline, link) {
  event.preventDefault();
  const form = link.closest("form");
  await saved(form);
  // Esc is no answer to the removal of what somebody writes in; "Thôi" is, and asks.
  if ("gone" in form.dataset && !event.isTrusted) return form.querySelector(".save-state").scrollIntoView({ block: "nearest" });
  if (hasUnsaved(form) && !confirm(ASK)) return;
  forget(form);
  const place = form.closest(".point-editing");
  if (place && !wasSaved(form)) {
    const item = place.previousElementSibling;
    place.remove();
    item.hidden = false;
    item.focus();
    return;
  }
  returnTo = placeOf(form);
  reloadOutline([form]);
}

// The text as it stands on the server, these of its forms closed; done when its links and forms are alive.
export function reloadOutline(forms) {
  forms.forEach(letGo);
  const year = document.getElementById("outline").dataset.year;
  const settled = new Promise((done) => {
    document.addEventListener("htmx:afterSettle", function onSettled(event) {
      if (event.detail.elt?.id !== "outline") return;
      document.removeEventListener("htmx:afterSettle", onSettled);
      done();
    });
  });
  htmx.ajax("GET", location.pathname, { target: "#outline", swap: "outerHTML", values: { nam: year } });
  return settled;
}

// The form that is being opened gets the caret there.
export function aimAt(name, caret) {
  aim = name ? { name, caret } : null;
}

function refocus(event) {
  const swapped = event.detail.elt;
  if (swapped?.id !== "outline") {
    if (swapped?.querySelector?.("form[data-guard]") || swapped?.matches?.("form[data-guard]")) focusIn(swapped, event.detail.requestConfig?.elt?.dataset.focus);
    return;
  }
  // Whoever writes on elsewhere stays there.
  if (document.activeElement?.closest("#outline form[data-guard]")) returnTo = null;
  const place = returnTo && (document.getElementById(returnTo.id) ?? document.querySelector(returnTo.otherwise ?? "#outline"));
  if (!place) return;
  const button = returnTo.path && [...place.querySelectorAll("button[formaction]:not([disabled])")].find((one) => new URL(one.formAction).pathname === returnTo.path);
  if (button) button.focus();
  else landing(place).focus();
  returnTo = null;
}

// A line of an item takes the focus itself; of a block, the link that the hand is most likely to want next.
function landing(place) {
  if (place.hasAttribute("tabindex")) return place;
  return (returnTo.adds && place.querySelector("[data-add]")) || place.querySelector(".tools a, a, button") || place;
}

// Where to go on after a form: its line, or the block in which it stood.
function placeOf(form) {
  const editing = form.closest(".point-editing");
  if (editing) return { id: editing.previousElementSibling?.id };
  if (form.closest("#new-conference")) return { otherwise: "#hoi-nghi > .conference:nth-last-child(2)", adds: true };
  return { id: form.closest(".block")?.id, adds: form.closest(".items, .block")?.matches(".conference, .pool") ?? false };
}

// A form whose words were taken goes with the old text, and the way leads on from its place.
function leaveForm(event) {
  const sender = event.detail.requestConfig?.elt;
  const form = event.detail.target?.id === "outline" && event.detail.shouldSwap && sender?.closest?.("form[data-guard]");
  if (!form) return;
  forget(form);
  returnTo = placeOf(form);
}

// A form that reaches below the window comes up, as far as its own head.
function showWhole(form) {
  if (form && form.getBoundingClientRect().bottom > innerHeight) form.scrollIntoView({ block: "start" });
}

function focusIn(place, name) {
  const wanted = aim?.name ?? name;
  const named = wanted && place.querySelector(`[name="${wanted}"]`);
  const field = named || place.querySelector("textarea, input:not([type=hidden]), select");
  field?.focus();
  showWhole(field?.closest("form"));
  if (aim && named?.matches("textarea, input[type=text]")) named.setSelectionRange(...stretchOf(named, aim.caret));
  if (aim && field) bringToMiddle(field);
}
