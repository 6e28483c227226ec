// The children of a node become others, and what is alike stays where it is: the browser cuts its undo of
// typing into single letters whenever a node is taken out of the page between two of them.

// For each node that was wanted, the one that now stands in its place.
export function patch(parent, nodes) {
  const standing = [...parent.childNodes];
  const places = new Map();
  for (const [index, node] of nodes.entries()) {
    const old = standing[index];
    if (old && isAlike(old, node)) take(old, node, places);
    else if (old) old.replaceWith(node);
    else parent.append(node);
    if (!places.has(node)) places.set(node, node);
  }
  for (const old of standing.slice(nodes.length)) old.remove();
  return places;
}

function isAlike(old, node) {
  return old.nodeType === node.nodeType && old.nodeName === node.nodeName;
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
