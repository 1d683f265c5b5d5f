import DOMPurify from 'dompurify';
import { Marked } from 'marked';
import type { GroundedFigure } from '../../client/index.js';
import { markFigures, placeFigures } from './figures.js';

const marked = new Marked({ gfm: true, breaks: false });

/** A first paragraph up to this length is the answer in one sentence and stands out; a longer one is a text. */
const longestHeadline = 200;

/** The end of a sentence: a stop behind a word or bracket, and a capital behind it. "No. 5" and "3.5" are none. */
const sentenceEnd = /((?:(?<=[\p{L}\p{N})%”"’]{2})|^[)%”"’]*)[.!?])\s+(?=\p{Lu})/u;

/** Nothing that loads, runs, styles or asks for input; only text and its structure. */
const allowed = {
  ALLOWED_TAGS: [
    'p',
    'br',
    'hr',
    'strong',
    'em',
    'del',
    'code',
    'pre',
    'blockquote',
    'ul',
    'ol',
    'li',
    'a',
    'h1',
    'h2',
    'h3',
    'h4',
    'h5',
    'h6',
    'table',
    'thead',
    'tbody',
    'tr',
    'th',
    'td',
  ],
  ALLOWED_ATTR: ['href', 'start', 'align'],
  ALLOWED_URI_REGEXP: /^https?:/i,
};

/**
 * Markdown of an answer as safe nodes, its figures marked. The text may come from a model that read the
 * workbook, so it is never trusted.
 */
export function renderAnswer(text: string, figures: readonly GroundedFigure[]): DocumentFragment {
  const html = marked.parse(markFigures(text, figures), { async: false });
  const fragment = DOMPurify.sanitize(html, { ...allowed, RETURN_DOM_FRAGMENT: true });
  for (const link of fragment.querySelectorAll('a')) {
    link.target = '_blank';
    link.rel = 'noopener noreferrer';
  }
  placeFigures(fragment, figures);
  const first = fragment.firstElementChild;
  if (first?.tagName === 'P') {
    splitHeadline(first);
    if ((first.textContent?.length ?? 0) <= longestHeadline) first.className = 'headline';
  }
  return fragment;
}

/** The first sentence of an answer stands alone; what follows it becomes a paragraph of its own. */
function splitHeadline(paragraph: Element): void {
  for (const node of paragraph.childNodes) {
    const rest = restBehind(node);
    if (rest === undefined) continue;
    const next = document.createElement('p');
    paragraph.after(next);
    for (let moved: Node | null = rest; moved !== null;) {
      const following: Node | null = moved.nextSibling;
      next.append(moved);
      moved = following;
    }
    rest.data = rest.data.trimStart();
    return;
  }
}

/** The text behind the sentence that ends in a node; undefined where none does. */
function restBehind(node: Node): Text | undefined {
  if (node instanceof Text) {
    const end = sentenceEnd.exec(node.data);
    return end === null ? undefined : node.splitText(end.index + end[1]!.length);
  }
  // A figure holds the stop behind it.
  const next = node.nextSibling;
  return /[.!?]$/.test(node.textContent ?? '') && next instanceof Text && /^\s+\p{Lu}/u.test(next.data)
    ? next
    : undefined;
}
