// The card beside a citation: stays while the pointer or the caret is on either, goes with Esc.
const LEAVE_MS = 300;
// Room for the wave under the words.
const GAP_PX = 6;

const card = document.createElement("div");
card.className = "cited-card";
card.setAttribute("role", "group");
card.setAttribute("aria-label", "Văn bản được viện dẫn");
card.setAttribute("aria-live", "polite");
card.addEventListener("mouseenter", () => clearTimeout(leaving));
card.addEventListener("mouseleave", () => area && leaveCard(area));
card.addEventListener("focusout", onBlur);

// The field and the citation that the card tells of; the citation that was sent away with Esc.
let area = null;
let place = null;
let dismissed = "";
let leaving = 0;

export const isCardOpen = () => Boolean(place && card.isConnected);

export function showCard(field, citation) {
  clearTimeout(leaving);
  const name = `${field.id}/${citation.start}/${citation.words}`;
  if (dismissed === name) return;
  dismissed = "";
  if (place?.row === citation.row && area === field && card.isConnected) return;
  dismissCard();
  [area, place, dismissed] = [field, citation, ""];
  card.replaceChildren(...[...citation.row.childNodes].map((node) => node.cloneNode(true)));
  field.closest(".cited-box").append(card);
  field.addEventListener("focusout", onBlur);
  citation.row.classList.add("is-pointed");
  stand(citation.marks);
}

// Below the last line of the citation, within the field's width.
function stand(marks) {
  const box = card.parentElement.getBoundingClientRect();
  const last = [...marks.at(-1).getClientRects()].at(-1) ?? box;
  const first = marks[0].getClientRects()[0] ?? last;
  const left = first.top === last.top ? first.left - box.left : 0;
  card.style.top = `${last.bottom - box.top + GAP_PX}px`;
  card.style.left = `${Math.max(0, Math.min(left, box.width - card.offsetWidth))}px`;
}

// The pointer has gone: the card waits a moment, so that the pointer can reach it.
export function leaveCard(field) {
  dismissed = "";
  if (area !== field) return;
  clearTimeout(leaving);
  leaving = setTimeout(() => card.matches(":hover, :focus-within") || closeCard(field), LEAVE_MS);
}

export function closeCard(field) {
  if (area !== field) return;
  dismissCard();
  dismissed = "";
}

// Sent away: it does not come back for the same citation before the pointer or the caret was elsewhere.
export function dismissCard() {
  clearTimeout(leaving);
  if (!place) return;
  dismissed = `${area.id}/${place.start}/${place.words}`;
  if (card.contains(document.activeElement)) area.focus();
  area.removeEventListener("focusout", onBlur);
  place.row.classList.remove("is-pointed");
  [area, place] = [null, null];
  card.remove();
}

function onBlur(event) {
  if (!area || event.relatedTarget === area || card.contains(event.relatedTarget)) return;
  closeCard(area);
}
