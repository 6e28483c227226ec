// Choosing proposals at once, and keeping the place in the list when one leaves it.
let place = null;

document.addEventListener("change", (event) => {
  if (event.target.matches("[data-choose-all]")) {
    for (const tick of ticks()) tick.checked = event.target.checked;
  }
  if (event.target.matches("[data-choose-all], .proposal-tick")) count();
});
document.addEventListener("htmx:beforeRequest", (event) => {
  const row = event.target.closest?.(".proposal");
  if (!row) return;
  const rows = [...document.querySelectorAll(".proposal")];
  place = { index: rows.indexOf(row), chosen: ticks().filter((tick) => tick.checked).map((tick) => tick.value) };
});
document.addEventListener("htmx:afterSettle", (event) => {
  if (event.detail.elt?.id !== "proposals" && !event.detail.elt?.querySelector?.("#proposals")) return;
  prepare();
  const kept = place;
  place = null;
  if (!kept) return document.getElementById("proposals").focus({ preventScroll: true });
  for (const tick of ticks()) tick.checked = kept.chosen.includes(tick.value);
  count();
  const rows = [...document.querySelectorAll(".proposal")];
  const row = rows[Math.min(kept.index, rows.length - 1)];
  (row?.querySelector(".proposal-buttons button") ?? document.getElementById("proposals")).focus({ preventScroll: true });
});
prepare();

function ticks() {
  return [...document.querySelectorAll(".proposal-tick")];
}

function prepare() {
  for (const all of document.querySelectorAll(".proposal-all")) all.hidden = false;
  count();
}

function count() {
  const chosen = ticks().filter((tick) => tick.checked).length;
  for (const words of document.querySelectorAll("[data-chosen-count]")) words.textContent = chosen ? `${chosen} mục đã chọn` : "";
  for (const all of document.querySelectorAll("[data-choose-all]")) {
    all.checked = chosen > 0 && chosen === ticks().length;
    all.indeterminate = chosen > 0 && chosen < ticks().length;
  }
}
