// A message steps back after a while; one that can be undone stays longer, and while it has the focus.
const PLAIN_MS = 8000;
const UNDO_MS = 20000;

export function startMessages() {
  timeMessages(document);
  document.addEventListener("htmx:afterSettle", () => timeMessages(document));
}

export function timeMessages(root) {
  for (const message of root.querySelectorAll(".message-success:not([data-timed])")) {
    message.dataset.timed = "1";
    leaveAfter(message, message.classList.contains("message-undo") ? UNDO_MS : PLAIN_MS);
  }
}

function leaveAfter(message, wait) {
  setTimeout(() => {
    if (message.matches(":hover, :focus-within")) leaveAfter(message, wait);
    else message.remove();
  }, wait);
}
