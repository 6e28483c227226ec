// The key two spellings share, as programme/vietnamese.py makes it: no marks, đ as d, lower case.
export function searchKey(text) {
  return text
    .toLowerCase()
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replaceAll("đ", "d")
    .replace(/\s*([-\u2010-\u2014/])\s*/g, (_, sign) => (sign === "/" ? "/" : "-"))
    .replace(/[^\p{L}\p{N}/-]+/gu, " ")
    .trim();
}

export function matches(key, words) {
  return words.every((word) => key.includes(word));
}
