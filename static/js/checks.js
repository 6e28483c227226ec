// The panel "Kiểm tra": after a mend one goes on with the next finding, at the same height of the screen.
let leaving = null;
// Where the last mend was made: taking it back leads there.
let mended = null;

export function startChecks() {
  if (!document.getElementById("checks")) return;
  leadToWords();
  document.addEventListener("htmx:beforeRequest", (event) => {
    if (event.detail.target?.id !== "checks") return;
    leaving = placeOf(event.detail.elt) ?? (mended && { ...mended, top: null });
    mended = leaving;
  });
  document.addEventListener("htmx:afterSettle", (event) => {
    if (event.detail.elt?.id !== "checks") return;
    leadToWords();
    goOn();
  });
}

// Where scripts run, the links lead to the very words on the page of the text.
function leadToWords() {
  for (const link of document.querySelectorAll("#checks a[data-words]")) link.href = link.dataset.words;
}

// The group and the row of a button; a button of a whole group stands before the first row.
function placeOf(element) {
  const from = element.closest(".check") ?? element.closest(".check-group");
  if (!from) return null;
  const group = from.closest(".check-group");
  const groups = [...document.querySelectorAll(".check-group")];
  return {
    kind: group.id,
    index: Math.max([...group.querySelectorAll(".check")].indexOf(from), 0),
    further: groups.slice(groups.indexOf(group) + 1).map((one) => one.id),
    top: from.getBoundingClientRect().top,
  };
}

function goOn() {
  const place = leaving;
  if (!place) return document.querySelector("#checks .checks-said").focus({ preventScroll: true });
  const group = document.getElementById(place.kind);
  const next = place.further.map((id) => document.getElementById(id)).find(Boolean);
  const row = group?.querySelectorAll(".check")[place.index] ?? next?.querySelector(".check");
  const shown = row ?? group ?? document.querySelector("#checks .checks-said");
  if (place.top !== null) scrollBy(0, shown.getBoundingClientRect().top - place.top);
  const landing = row ? row.querySelector(".check-tools button") ?? row.querySelector(".check-tools a") : (group?.querySelector("h2") ?? shown);
  landing.focus({ preventScroll: true });
  shown.scrollIntoView({ block: "nearest" });
}
