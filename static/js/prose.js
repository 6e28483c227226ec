// Fields that hold the words of a paper: stress and notes by buttons and keys, shown as they will read.
import { startEmphasis } from "./emphasis.js";
import { followText, nameRows, startFootnotes, takeAnotherMark } from "./footnotes.js";
import { paint, startPainting } from "./painted.js";

let isListening = false;

export function startProse(root) {
  for (const area of root.querySelectorAll?.("textarea[data-prose]") ?? []) if (!area.dataset.prose) start(area);
  if (isListening) return;
  isListening = true;
  document.addEventListener("text:changed", (event) => refresh(event.target));
  document.addEventListener("notes:numbered", () => repaint(document));
  document.addEventListener("autosave:refused", (event) => {
    for (const { field, code } of event.detail.wrong) if (code === "mark_taken") takeAnotherMark(event.target, field.slice("note-".length));
  });
}

function start(area) {
  area.dataset.prose = "started";
  const stress = tool("em", "I", "Nghiêng", "In nghiêng chữ đã chọn (Ctrl + I)", "Control+I");
  stress.setAttribute("aria-pressed", "false");
  const note = tool("sup", "1", "Chú thích", "Đặt chú thích vào chỗ con trỏ (Ctrl + Alt + F)", "Control+Alt+F");
  const bar = document.createElement("div");
  bar.className = "prose-tools";
  bar.setAttribute("role", "toolbar");
  const label = area.labels[0];
  bar.setAttribute("aria-label", `Định dạng: ${label?.firstChild?.textContent.trim() ?? ""}`);
  bar.append(stress, note);
  startPainting(area);
  // Shown above the words, reached behind them: Tab leads from the heading straight into the text.
  area.closest(".painted").after(bar);
  area.form?.classList.add("prose-started");
  startEmphasis(area, stress);
  startFootnotes(area, note);
  area.addEventListener("input", () => paint(area));
  area.addEventListener("blur", () => paint(area));
}

// A form whose words were changed by something else than typing.
function refresh(form) {
  for (const area of form.querySelectorAll?.("textarea[data-prose]") ?? []) followText(area);
  repaint(form);
}

function repaint(root) {
  for (const area of root.querySelectorAll("textarea[data-prose]")) paint(area);
  for (const form of root.matches?.("form") ? [root] : root.querySelectorAll("form.prose-started")) nameRows(form);
}

function tool(kind, sample, words, title, keys) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "prose-tool";
  made.title = title;
  made.setAttribute("aria-keyshortcuts", keys);
  const sign = document.createElement(kind);
  sign.textContent = sample;
  sign.setAttribute("aria-hidden", "true");
  made.append(sign, document.createTextNode(` ${words}`));
  return made;
}
