// What is typed stays in this browser window until the server has it, and is offered again after a log-in, a reload or a crash.
const KEY = "draft";
const QUOTED = 80;
const OWN = new Set(["csrfmiddlewaretoken", "operation"]);

const person = () => document.getElementById("outline")?.dataset.person;
const nameOf = (form) => (person() && form.id ? [KEY, person(), form.id].join(" ") : null);

export function keepDraft(form) {
  const name = nameOf(form);
  if (!name || form.matches(".is-offered")) return;
  const values = {};
  for (const [field, value] of new FormData(form)) if (!OWN.has(field) && typeof value === "string") (values[field] ??= []).push(value);
  try {
    sessionStorage.setItem(name, JSON.stringify({ at: new Date().toISOString(), page: location.pathname, values }));
  } catch {
    // A full or forbidden store: the words still stand in the field.
  }
}

export function dropDraft(form) {
  const name = nameOf(form);
  if (name && !form.matches(".is-offered")) sessionStorage.removeItem(name);
}

// A page says at once which of its parts have words that never reached the server; `open` opens the part of a form's id.
export function announceDrafts(open) {
  const start = [KEY, person(), ""].join(" ");
  const place = document.createElement("div");
  place.className = "drafts";
  for (const name of Object.keys(sessionStorage).filter((one) => person() && one.startsWith(start))) {
    const kept = read(name);
    if (kept?.page !== location.pathname) continue;
    const words = shortened(wordsOf(kept.values));
    const line = lineOf(kept, words ? `: “${words}”` : ".");
    line.append(
      button("Mở phần này", () => open(name.slice(start.length))),
      button("Bỏ", () => sessionStorage.removeItem(name)),
    );
    line.dataset.draft = name;
    line.addEventListener("click", (event) => event.target.matches("button") && line.remove());
    place.append(line);
  }
  if (place.hasChildNodes()) document.getElementById("outline").before(place);
}

// The longest of the texts that differ from what they were typed over: what was typed last, most likely.
function wordsOf(values) {
  const typed = Object.entries(values).filter(([name, [value]]) => `initial-${name}` in values && values[`initial-${name}`][0] !== value);
  return typed.map(([, [value]]) => value).sort((one, other) => other.length - one.length)[0] ?? "";
}

function shortened(words) {
  const flat = words.replace(/\*\*|\[\^[^\]]*\]/g, "").replace(/\s+/g, " ").trim();
  return flat.length > QUOTED ? `${flat.slice(0, QUOTED).replace(/\s+\S*$/, "")}…` : flat;
}

// A form that is opened again says that it has words which never reached the server.
export function offerDrafts(root) {
  const forms = root.matches?.("form[data-guard]") ? [root] : (root.querySelectorAll?.("#outline form[data-guard]") ?? []);
  for (const form of forms) offer(form);
}

function offer(form) {
  const name = nameOf(form);
  const kept = name && read(name);
  if (!kept || form.matches(".is-offered")) return;
  if (!differs(form, kept.values)) return sessionStorage.removeItem(name);
  document.querySelector(`.draft[data-draft="${name}"]`)?.remove();
  const line = lineOf(kept, ".");
  line.append(button("Lấy lại", () => take(form, kept.values, name)), button("Bỏ", () => sessionStorage.removeItem(name)));
  form.classList.add("is-offered");
  form.prepend(line);
  line.addEventListener("click", (event) => {
    if (!event.target.matches("button")) return;
    form.classList.remove("is-offered");
    line.remove();
  });
}

function lineOf(kept, ending) {
  const line = document.createElement("div");
  line.className = "draft";
  line.setAttribute("role", "alert");
  const says = document.createElement("p");
  says.textContent = `Có nội dung gõ lúc ${timeOf(kept.at)} chưa lưu được, còn giữ trong trình duyệt này${ending}`;
  line.append(says);
  return line;
}

function read(name) {
  try {
    return JSON.parse(sessionStorage.getItem(name));
  } catch {
    return null;
  }
}

function differs(form, values) {
  return [...form.elements].some((field) => isText(field) && field.name in values && values[field.name][0] !== field.value);
}

const isText = (field) => field.matches("textarea, input:not([type=hidden], [type=checkbox], [type=radio])") && Boolean(field.name);

// The words come back with what they were typed over, so that another person's change meanwhile is met, not overwritten.
function take(form, values, name) {
  const put = () => {
    for (const field of form.elements) {
      if (!isText(field) || !(field.name in values) || field.value === values[field.name][0]) continue;
      field.value = values[field.name][0];
      field.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertFromDrop" }));
    }
  };
  form.classList.remove("is-offered");
  put();
  // The text has brought the fields of its notes.
  put();
  for (const field of form.querySelectorAll("input[type=hidden]")) {
    const [value, ...more] = values[field.name] ?? [];
    if (value !== undefined && !more.length && !OWN.has(field.name)) field.value = value;
  }
  sessionStorage.removeItem(name);
  keepDraft(form);
  form.querySelector("textarea, input:not([type=hidden])").focus();
}

// As the house writes it, and by its clock: "05:45 ngày 21/11".
function timeOf(at) {
  const parts = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", day: "2-digit", month: "2-digit", timeZone: "Asia/Ho_Chi_Minh" }).formatToParts(new Date(at));
  const { hour, minute, day, month } = Object.fromEntries(parts.map(({ type, value }) => [type, value]));
  return `${hour}:${minute} ngày ${day}/${month}`;
}

function button(words, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "button button-small";
  made.textContent = words;
  made.addEventListener("click", act);
  return made;
}
