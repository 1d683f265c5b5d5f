import type { GroundedFigure } from '../../client/index.js';
import { words } from '../words/index.js';

// Private-use characters stand around a figure while the Markdown is parsed: the parser takes them for letters.
const open = '\uE000';
const close = '\uE001';
const firstIndex = 0xe100;
const mostFigures = 0xf8ff - firstIndex;
const reserved = /[\uE000-\uF8FF]/g;

/** Puts marks around the figures of a Markdown text. */
export function markFigures(text: string, figures: readonly GroundedFigure[]): string {
  const clean = text.replace(reserved, '\uFFFD');
  let marked = '';
  let at = 0;
  for (const [index, figure] of figures.slice(0, mostFigures).entries()) {
    const end = figure.start + figure.length;
    // A position that does not fit the text marks nothing rather than the wrong words.
    if (figure.start < at || clean.slice(figure.start, end) !== figure.text) continue;
    marked += clean.slice(at, figure.start) + open + String.fromCharCode(firstIndex + index) + figure.text + close;
    at = end;
  }
  return marked + clean.slice(at);
}

/** Turns the marks in rendered nodes into elements, and takes away the marks that ended up split. */
export function placeFigures(root: DocumentFragment, figures: readonly GroundedFigure[]): void {
  const walker = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  while (walker.nextNode()) texts.push(walker.currentNode as Text);
  for (const node of texts) {
    if (!node.data.includes(open) && !node.data.includes(close)) continue;
    node.replaceWith(...pieces(node.data, figures, root.ownerDocument));
  }
}

function pieces(data: string, figures: readonly GroundedFigure[], document: Document): (Node | string)[] {
  return together(split(data, figures, document), document);
}

/** Signs that belong to a figure: a line must not break between them. */
const before = /[([{“„"'‘±<>≤≥+−-]+$/u;
const behind = /^[)\]}”“"'’.,;:!?%…]+/u;

/** Holds figures and the signs around them in one line. */
function together(nodes: readonly (Node | string)[], document: Document): (Node | string)[] {
  const held: (Node | string)[] = [...nodes];
  for (let at = 0; at < held.length; at++) {
    const figure = held[at]!;
    if (typeof figure === 'string') continue;
    const [left, right] = [held[at - 1], held[at + 1]];
    const opening = typeof left === 'string' ? (before.exec(left)?.[0] ?? '') : '';
    const closing = typeof right === 'string' ? (behind.exec(right)?.[0] ?? '') : '';
    if (opening === '' && closing === '') continue;
    if (typeof left === 'string') held[at - 1] = left.slice(0, left.length - opening.length);
    if (typeof right === 'string') held[at + 1] = right.slice(closing.length);
    const line = document.createElement('span');
    line.className = 'together';
    line.append(opening, figure, closing);
    held[at] = line;
  }
  return held;
}

function split(data: string, figures: readonly GroundedFigure[], document: Document): (Node | string)[] {
  return data.split(/(\uE000[\uE100-\uF8FF][^\uE000\uE001]*\uE001)/).map((piece) => {
    const index = piece.charCodeAt(1) - firstIndex;
    const figure = piece.startsWith(open) && piece.endsWith(close) ? figures[index] : undefined;
    return figure === undefined ? piece.replace(reserved, '') : figureElement(figure, index, document);
  });
}

function figureElement(figure: GroundedFigure, index: number, document: Document): HTMLElement {
  const element = document.createElement(figure.source === null ? 'mark' : 'button');
  element.className = figure.source === null ? 'figure unconfirmed' : 'figure confirmed';
  element.dataset['figure'] = String(index);
  element.title = figure.source === null ? words.unconfirmed : words.showSource;
  element.textContent = figure.text;
  if (element instanceof HTMLButtonElement) element.type = 'button';
  return element;
}
