// The rows of a pasted table with a place for every column, so that merged cells do not shift those beside them.
const MOST_COLUMNS = 63; // Word's own limit; a page may ask for any number.

// Each row's words, cell by cell. A cell over several rows says its words in each: a line is read alone.
// One over several columns leaves the others empty. A row without words of its own is left out.
export function rowsOf(table, wordsOf) {
  const rows = [];
  let [group, held] = [null, []];
  for (const row of table.rows) {
    if (row.parentNode !== group) [group, held] = [row.parentNode, []];
    const said = [...row.cells].map(wordsOf);
    const places = placed(row, said, held);
    if (said.some(Boolean)) rows.push(places);
  }
  return rows;
}

// `held` says of each column which words still reach down, and for how many rows.
function placed(row, said, held) {
  const places = [];
  takeHeld(places, held);
  const isWhole = row.cells.length === 1 && !places.length;
  for (const [index, cell] of [...row.cells].entries()) {
    const width = isWhole ? 1 : Math.min(cell.colSpan, MOST_COLUMNS);
    for (let column = 0; column < width; column += 1) {
      const words = column ? "" : said[index];
      // A note is called once, where its cell begins.
      held[places.length] = { words: words.replace(/\[\^\d+\]/g, ""), rows: (cell.rowSpan || Infinity) - 1 };
      places.push(words);
    }
    takeHeld(places, held);
  }
  return places;
}

function takeHeld(places, held) {
  for (let cell = held[places.length]; cell?.rows > 0; cell = held[places.length]) {
    cell.rows -= 1;
    places.push(cell.words);
  }
}
