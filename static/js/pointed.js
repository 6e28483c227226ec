// Words looked for in what a page shows: which element holds them, and they themselves in another colour.
const NAME = "pointed";
const MARKS = /\*\*|\[\^[^\]]*\]/g;
// References to notes are numbered by the page: words are compared without them.
const NUMBERS = ".reference, sup";

// The shortest of the elements that hold the words with their neighbours, else the words alone.
export function holding(elements, place) {
  const texts = [...elements].map((one) => [one, readingOf(one).text]).sort(([, one], [, other]) => one.length - other.length);
  for (const { wanted } of wantedOf(place)) {
    const found = wanted && texts.find(([, text]) => text.includes(wanted));
    if (found) return found[0];
  }
  return null;
}

// The words stand out in each of the elements that holds them.
export function point(elements, place) {
  if (!("highlights" in CSS)) return;
  const ranges = elements.filter(Boolean).map((one) => rangeIn(one, place));
  CSS.highlights.set(NAME, new Highlight(...ranges.filter(Boolean)));
}

function rangeIn(element, place) {
  const { text, letters } = readingOf(element);
  for (const { wanted, from, length } of wantedOf(place)) {
    const first = wanted && length > 0 ? text.indexOf(wanted) : -1;
    if (first < 0) continue;
    const range = document.createRange();
    const [[node, at], [last, end]] = [letters[first + from], letters[first + from + length - 1]];
    range.setStart(node, at);
    range.setEnd(last, end + 1);
    return range;
  }
  return null;
}

// What to look for, the words between their neighbours before the words alone, and where in it the words stand.
function wantedOf({ before, words, after }) {
  return [
    [before, after],
    ["", ""],
  ].map(([left, right]) => {
    const all = level(left + words + right);
    const margin = all.length - all.trimStart().length;
    const from = Math.max(level(left).length - margin, 0);
    return { wanted: all.trim(), from, length: Math.min(level(left + words).length - margin, all.trim().length) - from };
  });
}

const level = (text) => text.replace(MARKS, "").replace(/\s+/g, " ");

// The words of an element as they read, white space run together, and where each letter of them stands.
function readingOf(element) {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const letters = [];
  let text = "";
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (node.parentElement.closest(NUMBERS)) continue;
    for (let at = 0; at < node.data.length; at += 1) {
      const letter = node.data[at].replace(/\s/, " ");
      if (letter === " " && (!text || text.endsWith(" "))) continue;
      text += letter;
      letters.push([node, at]);
    }
  }
  return { text, letters };
}
