// Where a place of the page stands in the field that holds its words.
// The line, and there as many letters further, as far as the line goes; at the end when there is no such line.
export function caretAt(field, { line, letters } = { line: 0, letters: 0 }) {
  let start = 0;
  let seen = -1;
  for (const words of field.value.split("\n")) {
    if (words.trim()) seen += 1;
    if (seen === line && words.trim()) return start + Math.min(letters, words.length);
    start += words.length + 1;
  }
  return field.value.length;
}

// The stretch of a field that a place means: words that are named, else the caret alone.
export function stretchOf(field, place) {
  if (!place?.words) return Array(2).fill(caretAt(field, place));
  const { from, to, words, before, after } = place;
  const { value } = field;
  if (value.slice(from, to) === words) return [from, to];
  const around = value.indexOf(before + words + after);
  const start = around >= 0 ? around + before.length : nearest(value, words, from ?? 0);
  if (start >= 0) return [start, start + words.length];
  return to && to <= value.length ? [from, to] : [0, 0];
}

// Where the selection of a field stands in another text: in the nearest line that reads the same, as many letters behind its start.
export function selectionIn(field, text) {
  const [old, lines] = [field.value.split("\n"), text.split("\n")];
  return [field.selectionStart, field.selectionEnd].map((at) => {
    const above = field.value.slice(0, at).split("\n");
    const [number, letters] = [above.length - 1, above.at(-1).length];
    const same = [...lines.keys()].filter((one) => lines[one] === old[number]);
    const there = same.sort((one, other) => Math.abs(one - number) - Math.abs(other - number))[0] ?? Math.min(number, lines.length - 1);
    return lines.slice(0, there).reduce((sum, line) => sum + line.length + 1, 0) + Math.min(letters, lines[there].length);
  });
}

function nearest(value, words, wanted) {
  let found = -1;
  for (let at = value.indexOf(words); at >= 0; at = value.indexOf(words, at + 1)) {
    if (found < 0 || Math.abs(at - wanted) < Math.abs(found - wanted)) found = at;
  }
  return found;
}

// A field grows with its words: the chosen ones come into the middle of the window.
export function bringToMiddle(field) {
  const box = field.getBoundingClientRect();
  const share = field.value?.length ? field.selectionStart / field.value.length : 0;
  scrollBy({ top: box.top + box.height * (field.matches("textarea") ? share : 0.5) - innerHeight / 2, behavior: "instant" });
}
