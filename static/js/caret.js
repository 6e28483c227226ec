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
