// Leaving with text that was typed and not sent asks first.
import { dropDraft } from "./drafts.js";

const typed = new Set();

export function startUnsavedWarning() {
  document.addEventListener("input", (event) => mark(event.target.closest?.("form[data-guard]")));
  document.addEventListener("change", (event) => {
    if (event.isTrusted) mark(event.target.closest?.("form[data-guard]"));
  });
  document.addEventListener("submit", (event) => typed.delete(event.target));
  window.addEventListener("beforeunload", (event) => {
    if (waiting().length) event.preventDefault();
  });
}

export function hasUnsaved(root) {
  return waiting().some((form) => root.contains(form));
}

export function forget(form) {
  typed.delete(form);
  dropDraft(form);
}

function mark(form) {
  if (form) typed.add(form);
}

function waiting() {
  return [...typed].filter((form) => form.isConnected);
}
