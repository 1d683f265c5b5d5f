/**
 * Makes the children of a node those of another with as few changes as may be: text that only grew is appended to, so that what a
 * reader has selected in it stays selected while the answer streams.
 */
export function morph(target: Node, source: Node): void {
  const [old, next] = [[...target.childNodes], [...source.childNodes]];
  for (const [index, node] of next.entries()) {
    const present = old[index];
    if (present === undefined) target.appendChild(node);
    else if (!become(present, node)) target.replaceChild(node, present);
  }
  for (const node of old.slice(next.length)) target.removeChild(node);
}

/** Whether a node could be made the other one without being replaced. */
function become(present: Node, next: Node): boolean {
  if (present.nodeType !== next.nodeType || present.nodeName !== next.nodeName) return false;
  if (present instanceof CharacterData) {
    const data = (next as CharacterData).data;
    if (data.startsWith(present.data)) present.appendData(data.slice(present.data.length));
    else present.data = data;
    return true;
  }
  if (!sameAttributes(present as Element, next as Element)) return false;
  morph(present, next);
  return true;
}

function sameAttributes(a: Element, b: Element): boolean {
  return (
    a.attributes.length === b.attributes.length &&
    [...a.attributes].every(({ name, value }) => b.getAttribute(name) === value)
  );
}
