// Choosing proposals at once, and keeping the place in the list when one leaves it.
let place = null;

document.addEventListener("change", (event) => {
  if (event.target.matches("[data-choose-all]")) {
    for (const tick of event.target.checked ? firsts() : ticks()) tick.checked = event.target.checked;
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
document.addEventListener("click", (event) => {
  const fold = event.target.closest?.('a[href="#khong-de-xuat"]') && document.getElementById("khong-de-xuat");
  if (fold) fold.open = true;
});
// A missing reason is told beside its field, before anything is sent.
document.addEventListener("htmx:confirm", (event) => {
  const field = event.target.closest?.(".proposal-decline")?.querySelector("[name=ly-do]");
  if (!field) return;
  field.parentElement.querySelector(".error")?.remove();
  field.removeAttribute("aria-invalid");
  if (field.value.trim()) return;
  event.preventDefault();
  const line = document.createElement("p");
  line.className = "error";
  line.id = `${field.id}-sai`;
  line.setAttribute("role", "alert");
  line.textContent = "Hãy ghi lý do không đưa đề xuất này vào chương trình.";
  field.setAttribute("aria-invalid", "true");
  field.setAttribute("aria-describedby", line.id);
  field.after(line);
  field.focus();
});
prepare();

function ticks() {
  return [...document.querySelectorAll(".proposal-tick")];
}

// Those that say the same as another one give way to it; each can still be ticked by hand.
function firsts() {
  return ticks().filter((tick) => !("twin" in tick.dataset));
}

function prepare() {
  for (const all of document.querySelectorAll(".proposal-all")) all.hidden = false;
  count();
}

function count() {
  const chosen = ticks().filter((tick) => tick.checked).length;
  for (const words of document.querySelectorAll("[data-chosen-count]")) words.textContent = chosen ? `${chosen} mục đã chọn` : "";
  for (const all of document.querySelectorAll("[data-choose-all]")) {
    const isAll = firsts().every((tick) => tick.checked);
    all.checked = chosen > 0 && isAll;
    all.indeterminate = chosen > 0 && !isAll;
  }
}
