// Turns a plain <select multiple data-typeahead> into chosen tags and a search box.
import { matches, searchKey } from "./search_key.js";

const MOST_OFFERS = 12;
const WAIT_MS = 180;
let count = 0;

export function startTypeAhead(root) {
  for (const select of root.querySelectorAll?.("select[data-typeahead]") ?? []) {
    if (!select.dataset.started) new TypeAhead(select);
  }
}

class TypeAhead {
  constructor(select) {
    select.dataset.started = "1";
    this.select = select;
    this.known = [...select.options].map((option) => offerOf(option.value, option.text));
    this.picked = [...select.selectedOptions].map((option) => option.value);
    this.offers = [];
    this.current = -1;
    this.build();
    this.sync();
  }

  build() {
    const id = `typeahead-${++count}`;
    this.box = element("div", "typeahead");
    this.tags = element("ul", "chosen");
    this.input = element("input");
    this.list = element("ul", "offers");
    this.list.id = id;
    this.list.hidden = true;
    this.list.setAttribute("role", "listbox");
    Object.assign(this.input, { type: "text", autocomplete: "off", placeholder: this.select.dataset.hint || "Gõ để tìm…" });
    const named = { role: "combobox", "aria-expanded": "false", "aria-controls": id, "aria-autocomplete": "list" };
    for (const [name, value] of Object.entries(named)) this.input.setAttribute(name, value);
    const label = document.querySelector(`label[for="${this.select.id}"]`);
    if (label) {
      this.input.id = `${this.select.id}-search`;
      label.htmlFor = this.input.id;
    }
    this.box.append(this.tags, this.input, this.list);
    this.select.after(this.box);
    this.select.hidden = true;
    this.input.addEventListener("input", () => this.search());
    this.input.addEventListener("focus", () => this.search());
    this.input.addEventListener("blur", () => setTimeout(() => this.close(), 120));
    this.input.addEventListener("keydown", (event) => this.key(event));
    this.list.addEventListener("mousedown", (event) => {
      event.preventDefault();
      const row = event.target.closest("li[data-value]");
      if (row) this.pick(row.dataset.value);
    });
  }

  search() {
    const words = searchKey(this.input.value).split(" ").filter(Boolean);
    this.show(this.known.filter((offer) => matches(offer.key, words)));
    clearTimeout(this.timer);
    if (this.select.dataset.options && words.length) this.timer = setTimeout(() => this.ask(this.input.value), WAIT_MS);
  }

  async ask(typed) {
    const address = `${this.select.dataset.options}?q=${encodeURIComponent(typed)}`;
    const answer = await fetch(address, { headers: { Accept: "application/json" }, credentials: "same-origin" }).catch(() => null);
    if (!answer?.ok || typed !== this.input.value) return;
    const { options } = await answer.json();
    const found = options.map((option) => offerOf(String(option.id), option.label, option.note));
    for (const offer of found) if (!this.known.some((one) => one.value === offer.value)) this.known.push(offer);
    if (document.activeElement === this.input) this.show(found);
  }

  show(offers) {
    this.offers = offers.filter((offer) => !this.picked.includes(offer.value)).slice(0, MOST_OFFERS);
    this.current = this.offers.length && this.input.value ? 0 : -1;
    this.list.replaceChildren(...this.offers.map((offer, index) => this.row(offer, index)));
    if (!this.offers.length && this.input.value) {
      const none = element("li", "soft");
      none.textContent = "Không tìm thấy";
      this.list.append(none);
    }
    this.list.hidden = !this.list.children.length;
    this.input.setAttribute("aria-expanded", String(!this.list.hidden));
    this.mark();
  }

  row(offer, index) {
    const row = element("li");
    row.id = `${this.list.id}-${index}`;
    row.setAttribute("role", "option");
    row.dataset.value = offer.value;
    row.textContent = offer.label;
    if (offer.note) {
      const note = element("span", "note");
      note.textContent = offer.note;
      row.append(note);
    }
    return row;
  }

  mark() {
    [...this.list.children].forEach((row, index) => {
      row.setAttribute("aria-selected", String(index === this.current));
      if (index === this.current) row.scrollIntoView({ block: "nearest" });
    });
    const row = this.list.children[this.current];
    if (row) this.input.setAttribute("aria-activedescendant", row.id);
    else this.input.removeAttribute("aria-activedescendant");
  }

  key(event) {
    const open = !this.list.hidden;
    if ((event.key === "ArrowDown" || event.key === "ArrowUp") && !event.altKey) {
      event.preventDefault();
      if (!open) return this.search();
      const step = event.key === "ArrowDown" ? 1 : -1;
      this.current = (this.current + step + this.offers.length) % Math.max(this.offers.length, 1);
      this.mark();
    } else if (event.key === "Enter" && open && this.current >= 0) {
      event.preventDefault();
      this.pick(this.offers[this.current].value);
    } else if (event.key === "Escape" && open) {
      event.stopPropagation();
      this.close();
    } else if (event.key === "Backspace" && !this.input.value && this.picked.length) {
      this.drop(this.picked.at(-1));
    }
  }

  pick(value) {
    this.picked.push(value);
    this.input.value = "";
    this.choose();
    this.close();
  }

  drop(value) {
    this.picked = this.picked.filter((one) => one !== value);
    this.choose();
    this.input.focus();
  }

  close() {
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
  }

  choose() {
    this.sync();
    this.select.dispatchEvent(new Event("change", { bubbles: true }));
  }

  // The select stays what is sent: chosen options, in the order of choosing.
  sync() {
    const rows = this.picked.map((value) => this.known.find((offer) => offer.value === value)).filter(Boolean);
    this.select.replaceChildren(...rows.map((offer) => new Option(offer.label, offer.value, true, true)));
    this.tags.replaceChildren(...rows.map((offer) => this.tag(offer)));
  }

  tag(offer) {
    const tag = element("li");
    const button = element("button");
    button.type = "button";
    button.textContent = "×";
    button.setAttribute("aria-label", `Bỏ ${offer.label}`);
    button.addEventListener("click", () => this.drop(offer.value));
    tag.append(document.createTextNode(offer.label), button);
    return tag;
  }
}

function offerOf(value, label, note = "") {
  return { value, label: label.trim(), note, key: searchKey(label) };
}

function element(name, className = "") {
  const made = document.createElement(name);
  if (className) made.className = className;
  return made;
}
