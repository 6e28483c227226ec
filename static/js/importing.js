// The import page: a file may be dropped, one that is too large is named at once, reading shows.
const TOO_BIG = "Tệp lớn hơn";

export function startImport() {
  document.addEventListener("dragover", (event) => over(event, true));
  document.addEventListener("dragleave", (event) => over(event, false));
  document.addEventListener("drop", drop);
  document.addEventListener("change", (event) => {
    if (event.target.matches?.("form[data-import] input[type=file]")) check(event.target);
  });
  document.addEventListener("submit", (event) => {
    if (event.target.matches("form[data-import]")) event.target.classList.add("is-reading");
  });
  // The server did not answer, or the browser kept the page and comes back to it.
  document.addEventListener("htmx:sendError", stopReading);
  document.addEventListener("htmx:responseError", stopReading);
  window.addEventListener("pageshow", stopReading);
}

function stopReading() {
  for (const form of document.querySelectorAll("form[data-import]")) form.classList.remove("is-reading");
}

function zoneOf(event) {
  const form = document.querySelector("form[data-import]");
  return form?.contains(event.target) && event.dataTransfer?.types.includes("Files") ? form : null;
}

function over(event, isOver) {
  const form = zoneOf(event);
  if (!form) return;
  event.preventDefault();
  form.classList.toggle("is-over", isOver);
}

function drop(event) {
  const form = zoneOf(event);
  if (!form) return;
  event.preventDefault();
  form.classList.remove("is-over");
  const input = form.querySelector("input[type=file]");
  input.files = event.dataTransfer.files;
  if (check(input)) form.requestSubmit();
}

function check(input) {
  const limit = Number(input.form.dataset.megabytes);
  const file = input.files[0];
  const isTooBig = Boolean(file) && file.size > limit * 1024 * 1024;
  input.setCustomValidity(isTooBig ? `${TOO_BIG} ${limit} MB nên không được nhận.` : "");
  if (isTooBig) input.reportValidity();
  return Boolean(file) && !isTooBig;
}
