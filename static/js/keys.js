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
  const item = document.activeElement?.closest(".point, .conference");
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
  if (event.key === "n") return click(document.activeElement?.closest(".conference")?.querySelector("[data-add]") ?? document.querySelector("[data-key=n], [data-add]"));
  if (event.key === "?") return open("keys");
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

function open(id) {
  const dialog = document.getElementById(id);
  if (dialog && !dialog.open) dialog.showModal();
  return Boolean(dialog);
}

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
