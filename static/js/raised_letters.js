// Raised and lowered letters of a pasted page as signs of their own: plain text knows no "10<sup>6</sup>", and "106" is another number.
// "o" is how a degree is typed ("20<sup>o</sup>C"); a minus may come as a hyphen or a dash.
const SUPER = signs("0123456789+-\u2013\u2212=()no", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻⁼⁽⁾ⁿ°");
const SUB = signs("0123456789+-\u2013\u2212=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₋₌₍₎");
// They stand between signs as they are: "1, 2".
const BETWEEN = /[\s\u00a0.,;]/;

function signs(letters, theirs) {
  return new Map([...letters].map((letter, place) => [letter, [...theirs][place]]));
}

// How an element's letters stand: "super", "sub" or as those round it. `before` is the line so far.
export function heightOf(element, style, before, was) {
  if (element.tagName === "SUP" || /vertical-align:\s*super/.test(style)) return "super";
  if (element.tagName === "SUB" || /vertical-align:\s*sub/.test(style)) return "sub";
  const raise = Number.parseFloat(/mso-text-raise:\s*(-?[\d.]+)/.exec(style)?.[1] ?? "0");
  // Word also moves whole words up and down a little, for their looks; an exponent stands close behind something.
  if (!raise || !/[\p{L}\p{N})\]]$/u.test(before)) return was;
  return raise > 0 ? "super" : "sub";
}

// The words in signs where each letter has one ("6" as "⁶"), else as they are ("th").
export function atHeight(words, height) {
  const theirs = { super: SUPER, sub: SUB }[height];
  if (!theirs) return words;
  const letters = [...words];
  const hasAll = letters.every((letter) => theirs.has(letter) || BETWEEN.test(letter));
  return hasAll ? letters.map((letter) => theirs.get(letter) ?? letter).join("") : words;
}
