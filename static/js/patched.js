// The children of a node become others, and what is alike stays where it is: the browser cuts its undo of
// typing into single letters whenever a node is taken out of the page between two of them.

// For each node that was wanted, the one that now stands in its place. The gaps between two sheets stay in
// any case, and what stands between them becomes what is wanted there.
export function patch(parent, nodes) {
  const standing = stretches([...parent.childNodes]);
  const wanted = stretches(nodes);
  const places = new Map();
  if (standing.length !== wanted.length) patchStretch(parent, { standing: [...parent.childNodes], wanted: nodes, end: null }, places);
  else for (const [index, stretch] of wanted.entries()) patchStretch(parent, { standing: standing[index].nodes, wanted: stretch.nodes, end: standing[index].gap, gap: stretch.gap }, places);
  return places;
}

// One node becomes another of the same name.
export function become(old, node) {
  take(old, node, new Map());
}

// The nodes up to each gap, with that gap; the last stretch has none.
function stretches(nodes) {
  const found = [{ nodes: [], gap: null }];
  for (const node of nodes) {
    if (isGap(node)) {
      found.at(-1).gap = node;
      found.push({ nodes: [], gap: null });
    } else found.at(-1).nodes.push(node);
  }
  return found;
}

function patchStretch(parent, { standing, wanted, end, gap }, places) {
  for (const [index, node] of wanted.entries()) {
    const old = standing[index];
    if (old && isAlike(old, node)) take(old, node, places);
    else if (old) old.replaceWith(node);
    else parent.insertBefore(node, end);
    if (!places.has(node)) places.set(node, node);
  }
  for (const old of standing.slice(wanted.length)) old.remove();
  if (gap) take(end, gap, places);
}

const isGap = (node) => Boolean(node.classList?.contains("sheet-gap"));

function isAlike(old, node) {
  return old.nodeType === node.nodeType && old.nodeName === node.nodeName && isGap(old) === isGap(node);
}

function take(old, node, places) {
  places.set(node, old);
  if (node.nodeType === Node.TEXT_NODE) {
    if (old.data !== node.data) old.data = node.data;
    return;
  }
  for (const { name } of [...old.attributes]) if (!node.hasAttribute(name)) old.removeAttribute(name);
  for (const { name, value } of node.attributes) if (old.getAttribute(name) !== value) old.setAttribute(name, value);
  patch(old, [...node.childNodes]);
}
