// The keys of every page: / search, n new, Alt+arrows move, Enter opens, Esc closes, Ctrl+S saves, ? lists them.
const TYPING = "input, textarea, select, [contenteditable]";

export function startKeys() {
  document.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    const run = event.ctrlKey || event.metaKey ? withControl(event) : event.altKey ? withAlt(event) : plain(event);
    if (run) event.preventDefault();
  });
}

function withControl(event) {
  if (event.key.toLowerCase() !== "s" || event.shiftKey) return false;
  const form = document.activeElement?.closest("form[data-guard]") ?? document.querySelector("form[data-guard]");
  form?.requestSubmit();
  return Boolean(form);
}

function withAlt(event) {
  if (event.key !== "ArrowUp" && event.key !== "ArrowDown") return false;
  const item = document.activeElement?.closest(".point, .conference, .part");
  const direction = event.key === "ArrowUp" ? "/len/" : "/xuong/";
  const button = [...(item?.querySelectorAll("button[formaction]") ?? [])].find((one) => one.getAttribute("formaction").includes(direction));
  if (!item) return false;
  if (button && !button.disabled) button.click();
  return true;
}

function plain(event) {
  if (event.key === "Escape") return close();
  if (event.target.closest?.(TYPING)) return false;
  // Who has begun to write before the form is there does not mean the keys of the page.
  if (document.querySelector("#outline .htmx-request")) return false;
  if (event.key === "/") return focusFirst("input[type=search]") || focusFirst("[data-search]");
  if (event.key === "n") return click(adding());
  if (event.key === "?") return list();
  if (event.key === "Enter" && document.activeElement?.matches(".point")) return click(document.activeElement.querySelector("[data-edit]"));
  if (event.key === "ArrowDown" || event.key === "ArrowUp") return step(event.key === "ArrowDown" ? 1 : -1);
  return false;
}

function close() {
  const menu = document.querySelector("details.menu[open]");
  if (menu) {
    menu.open = false;
    menu.querySelector("summary").focus();
    return true;
  }
  return click(document.activeElement?.closest("form")?.querySelector("[data-close]"));
}

function step(by) {
  const items = [...document.querySelectorAll(".point[tabindex]")];
  const index = items.indexOf(document.activeElement);
  if (index < 0) return false;
  items[Math.min(Math.max(index + by, 0), items.length - 1)].focus();
  return true;
}

// What "n" opens: in the conference where the hand is, else what the page adds first; a text without items gets a part.
function adding() {
  const near = document.activeElement?.closest(".conference")?.querySelector("[data-add]");
  return near ?? document.querySelector("[data-key=n], [data-add]") ?? document.querySelector("#them-phan .tools a");
}

// The list says only what is true on the page that stands here.
function list() {
  const dialog = document.getElementById("keys");
  if (!dialog || dialog.open) return Boolean(dialog);
  for (const part of dialog.querySelectorAll("[data-needs]")) part.hidden = !document.querySelector(part.dataset.needs);
  const added = adding();
  const row = dialog.querySelector("[data-adds]");
  row.hidden = !added;
  if (added?.matches("a")) row.querySelector("dd").textContent = begun(added.textContent.trim().replace(/^\+\s*/, ""));
  dialog.showModal();
  return true;
}

const begun = (words) => words.slice(0, 1).toLocaleLowerCase("vi") + words.slice(1);

function focusFirst(selector) {
  const found = document.querySelector(selector);
  found?.focus();
  return Boolean(found);
}

function click(target) {
  target?.click();
  return Boolean(target);
}

// A menu closes when the next place is clicked.
document.addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll("details.menu[open]")) if (!menu.contains(event.target)) menu.open = false;
});
