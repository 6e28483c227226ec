// The two marks of a text: "**…**" round stressed words, "[^1]" where a note is referred to. Text in, text and places out.
const TOKENS = /\[\^([^\]\s]{1,8})\]|\*\*(?!\*)([^*\n]*[^*\s][^*\n]*)\*\*(?!\*)|\*\*\*\*(?!\*)/g;

// Where marks stand: { start, end, kind: "open" | "close" | "note" | "empty", note }. Spaces inside a pair are forgiven
// while somebody types; `tidied` puts them outside, where the printed page wants them.
export function tokensOf(text) {
  const found = [];
  for (const match of text.matchAll(TOKENS)) {
    const start = match.index;
    const end = start + match[0].length;
    if (match[1]) found.push({ start, end, kind: "note", note: match[1] });
    else if (match[2] === undefined) found.push({ start, end, kind: "empty" });
    else found.push(...pairOf(start, end), ...notesWithin(match[2], start + 2));
  }
  return found.sort((one, other) => one.start - other.start);
}

function pairOf(start, end) {
  const open = { start, end: start + 2, kind: "open" };
  const close = { start: end - 2, end, kind: "close" };
  return [Object.assign(open, { partner: close }), Object.assign(close, { partner: open })];
}

function notesWithin(words, offset) {
  return [...words.matchAll(/\[\^([^\]\s]{1,8})\]/g)].map((match) => ({ start: offset + match.index, end: offset + match.index + match[0].length, kind: "note", note: match[1] }));
}

// The marks of notes that a text refers to, in their order, each once.
export function notesIn(text) {
  return [...new Set(tokensOf(text).filter((one) => one.kind === "note").map((one) => one.note))];
}

// The text as it is kept: no empty pair, no space just inside a pair, no note inside one.
export function tidied(text) {
  return tokensOf(text).some((one) => one.kind !== "note") ? text.split("\n").map((line) => written(unitsOf(line))).join("\n") : text;
}

// The text with the words of [start, end) stressed, or plain again when all of them were; and where the selection then is.
export function toggled(text, start, end) {
  const units = unitsOf(text);
  const chosen = units.filter((one) => one.start < end && one.end > start && one.isWord && one.words.trim());
  if (!chosen.length) return null;
  const isStressed = !chosen.every((one) => one.isStressed);
  for (const one of units) if (one.isWord && one.start < end && one.end > start) one.isStressed = isStressed;
  const places = new Map();
  const result = written(units, places);
  const ordered = chosen.map((one) => places.get(one));
  return { text: result, start: ordered[0].start, end: ordered.at(-1).end, isStressed };
}

// Whether all words of [start, end) are stressed, or the caret stands in stressed words.
export function isStressed(text, start, end) {
  const units = unitsOf(text).filter((one) => one.isWord && one.words.trim());
  if (start === end) return tokensOf(text).some((one) => one.kind === "open" && one.end <= start && start <= one.partner.start);
  const chosen = units.filter((one) => one.start < end && one.end > start);
  return chosen.length > 0 && chosen.every((one) => one.isStressed);
}

// Letters one by one with their look, references to notes whole, the pairs themselves left out.
function unitsOf(text) {
  const units = [];
  let at = 0;
  let isStressed = false;
  const take = (until) => {
    for (; at < until; at += 1) units.push({ start: at, end: at + 1, words: text[at], isStressed, isWord: text[at] !== "*" && text[at] !== "\n" });
  };
  for (const token of tokensOf(text)) {
    take(token.start);
    if (token.kind === "note") units.push({ start: token.start, end: token.end, words: text.slice(token.start, token.end), isStressed: false, isWord: false });
    if (token.kind === "open") isStressed = true;
    if (token.kind === "close") isStressed = false;
    at = token.end;
  }
  take(text.length);
  return units;
}

// The units as text: each stressed run between its pair, spaces at its ends outside. `places` is filled with where they stand.
function written(units, places = new Map()) {
  let text = "";
  const put = (one) => {
    places.set(one, { start: text.length, end: text.length + one.words.length });
    text += one.words;
  };
  for (let at = 0; at < units.length; ) {
    let end = at;
    while (end < units.length && units[end].isWord && units[end].isStressed) end += 1;
    if (end === at) {
      put(units[at]);
      at += 1;
      continue;
    }
    const run = units.slice(at, end);
    const isBlank = (one) => !one.words.trim();
    const head = run.findIndex((one) => !isBlank(one));
    const tail = run.length - [...run].reverse().findIndex((one) => !isBlank(one));
    // A star beside the pair would be read as part of it.
    const isClear = head >= 0 && units[end]?.words !== "*" && !text.endsWith("*");
    for (const [index, one] of run.entries()) {
      if (isClear && index === head) text += "**";
      put(one);
      if (isClear && index === tail - 1) text += "**";
    }
    at = end;
  }
  return text;
}
