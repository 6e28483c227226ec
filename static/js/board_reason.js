// Why an item is postponed or dropped: asked in a small dialog where the item's menu has no room for a field.
const ASKED = {
  postpone: ["Hoãn", "Hoãn"],
  drop: ["Không đưa vào chương trình", "Không đưa vào"],
};

// Whether a change needs a reason.
export const needsReason = (what) => what in ASKED;

// The typed reason; null when the person thinks better of it.
export function askReason(what, about) {
  const dialog = document.getElementById("reason");
  const [title, button] = ASKED[what];
  const words = dialog.querySelector("textarea");
  const missing = dialog.querySelector("#reason-missing");
  dialog.querySelector("h2").textContent = title;
  dialog.querySelector("[data-about]").textContent = about;
  dialog.querySelector("button[value=do]").textContent = button;
  words.value = "";
  missing.hidden = true;
  dialog.showModal();
  words.focus();
  return new Promise((done) => {
    const answer = (reason) => {
      listening.abort();
      if (dialog.open) dialog.close();
      done(reason);
    };
    const listening = new AbortController();
    const { signal } = listening;
    dialog.addEventListener("close", () => answer(null), { signal });
    dialog.querySelector("[data-close]").addEventListener("click", () => answer(null), { signal });
    dialog.querySelector("form").addEventListener("submit", (event) => {
      event.preventDefault();
      event.stopPropagation();
      const reason = words.value.trim();
      if (reason) return answer(reason);
      missing.hidden = false;
      words.focus();
    }, { signal });
  });
}
