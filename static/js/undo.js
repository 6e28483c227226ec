// Ctrl+Z outside the fields, and "Hoàn tác" in a message: a step is taken back without leaving the page.
import { save, savedByItself } from "./autosave.js";
import { notice } from "./board_server.js";
import { newOperation } from "./operation.js";
import { letGo } from "./open_forms.js";
import { hasUnsaved } from "./unsaved.js";

const TYPING = "input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]";
// What comes anew when a step was taken back: the text of the year, the panel "Kiểm tra".
const PLACES = "#outline, #checks";
const UNSAVED = "Có nội dung đang gõ chưa lưu được. Hãy lưu hoặc bỏ nội dung đó rồi hoàn tác.";
let isBusy = false;

// `undo` answers false where there is nothing that it could take back.
export function startUndoKey(undo) {
  document.addEventListener("keydown", (event) => {
    const isUndo = (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && event.key.toLowerCase() === "z";
    if (!isUndo || event.isComposing || event.repeat || event.defaultPrevented) return;
    if (event.target.closest?.(TYPING) || document.querySelector("dialog[open]")) return;
    if (undo() !== false) event.preventDefault();
  });
}

export function startUndoButtons() {
  document.addEventListener("submit", (event) => {
    if (!event.target.matches("form[data-undo]") || !staysOn(event.target.action)) return;
    event.preventDefault();
    takeBack(event.target.getAttribute("action"));
  });
}

// What the last message offers to take back, else the person's last step in this document.
export function undoStep() {
  const offered = [...document.querySelectorAll("#messages form[data-undo]")].at(-1);
  const address = document.querySelector("[data-undo-last]")?.dataset.undoLast;
  if (offered) offered.requestSubmit();
  else if (address) takeBack(address);
  else return false;
  return true;
}

// Whether the answer shows the page that stands here.
function staysOn(address) {
  const back = new URL(address, location.href).searchParams.get("ve");
  return back !== null && Boolean(document.querySelector(PLACES)) && new URL(back, location.href).pathname === location.pathname;
}

async function takeBack(address) {
  const place = document.querySelector(PLACES);
  if (isBusy || !place) return;
  isBusy = true;
  await Promise.all([...place.querySelectorAll("form[data-guard]")].filter((form) => form === savedByItself(form) && hasUnsaved(form)).map(save));
  if (hasUnsaved(place)) notice(UNSAVED);
  else {
    // What they show may be what is taken back.
    place.querySelectorAll("form[data-guard]").forEach(letGo);
    await send(address, place.id);
  }
  isBusy = false;
}

async function send(address, id) {
  const from = document.activeElement?.closest(`#${id} [id]`)?.id;
  await htmx.ajax("POST", address, { target: `#${id}`, swap: "outerHTML", values: { operation: newOperation() } });
  if (document.activeElement !== document.body) return;
  const again = document.getElementById(from) ?? document.getElementById(id);
  (again?.matches("[tabindex]") ? again : again?.querySelector("a, button"))?.focus({ preventScroll: true });
}
