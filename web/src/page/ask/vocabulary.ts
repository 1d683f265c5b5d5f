import type { DatasetDescription, HomeContent } from '../../client/index.js';

/** A name of the dataset that a question may use. */
export interface Term {
  readonly text: string;
  readonly kind: 'sheet' | 'column' | 'value' | 'measure' | 'question';
  /** The column of a value. */
  readonly column?: string;
}

/** Values longer than this are sentences and not names. */
const longestValue = 40;

/** The names of a dataset: measures, sheets, columns, frequent values; each once, the more telling kind first. */
export function vocabulary(description: DatasetDescription | undefined, home: HomeContent | undefined): Term[] {
  const terms: Term[] = [];
  for (const tile of home?.tiles ?? []) terms.push({ text: tile.title, kind: 'measure' });
  for (const sheet of description?.sheets ?? []) terms.push({ text: sheet.name, kind: 'sheet' });
  for (const sheet of description?.sheets ?? [])
    for (const column of sheet.columns)
      for (const { name } of column.definitions ?? []) terms.push({ text: name, kind: 'value', column: column.label });
  for (const sheet of description?.sheets ?? [])
    for (const column of sheet.columns) terms.push({ text: column.label, kind: 'column' });
  for (const sheet of description?.sheets ?? [])
    for (const column of sheet.columns)
      if (column.kind === 'text' || column.kind === 'list')
        for (const { value } of column.topValues)
          if (value.length <= longestValue && /\p{L}{2}/u.test(value))
            terms.push({ text: value, kind: 'value', column: column.label });
  const seen = new Set<string>();
  return terms.filter(({ text }) => {
    const key = text.toLowerCase();
    return seen.has(key) ? false : (seen.add(key), true);
  });
}

/** A stretch of a question; with a term where it names one. */
export interface Stretch {
  readonly text: string;
  readonly term?: Term;
}

/** The question in stretches: names of the dataset told from the words around them. Longer names win. */
export function recognise(question: string, terms: readonly Term[]): Stretch[] {
  const byWord = new Map<string, Term[]>();
  for (const term of terms) {
    const first = wordsOf(term.text)[0];
    if (first === undefined) continue;
    byWord.set(first, [...(byWord.get(first) ?? []), term]);
  }
  const stretches: Stretch[] = [];
  let plain = 0;
  for (const { index } of question.matchAll(/[\p{L}\p{N}]+/gu)) {
    if (index < plain) continue;
    const word = /^[\p{L}\p{N}]+/u.exec(question.slice(index))![0].toLowerCase();
    const found = [...(byWord.get(word) ?? []), ...(byWord.get(word.replace(/s$/, '')) ?? [])]
      .filter((term) => fitsAt(question, index, term.text))
      .sort((a, b) => b.text.length - a.text.length)[0];
    if (found === undefined) continue;
    const end = endOf(question, index + found.text.length);
    if (index > plain) stretches.push({ text: question.slice(plain, index) });
    stretches.push({ text: question.slice(index, end), term: found });
    plain = end;
  }
  if (plain < question.length) stretches.push({ text: question.slice(plain) });
  return stretches;
}

/** What may complete the words before the caret, best first. */
export interface Completion {
  readonly term: Term;
  /** How many characters before the caret it replaces. */
  readonly replaces: number;
}

/** Fewer letters say too little. */
const fewestLetters = 2;

export function complete(before: string, terms: readonly Term[], most: number): Completion[] {
  const found: Completion[] = [];
  // The last three words, the last two, the last one: a longer beginning is a better one.
  for (const beginning of beginnings(before)) {
    const typed = beginning.toLowerCase();
    for (const term of terms) {
      const text = term.text.toLowerCase();
      if (text === typed || found.some((other) => other.term === term)) continue;
      if (text.startsWith(typed)) found.push({ term, replaces: beginning.length });
    }
  }
  return found.slice(0, most);
}

/** Questions asked before or pinned that have what was typed, those that begin so first. */
export function earlier(typed: string, questions: readonly string[], most: number): Completion[] {
  const wanted = typed.trim().toLowerCase();
  if (wanted.length < fewestLetters) return [];
  const found = [...new Set(questions)].filter((question) => {
    const text = question.toLowerCase();
    return text !== wanted && text.includes(wanted);
  });
  const begins = (question: string): number => Number(question.toLowerCase().startsWith(wanted));
  return found
    .toSorted((a, b) => begins(b) - begins(a))
    .slice(0, most)
    .map((text) => ({ term: { text, kind: 'question' }, replaces: typed.length }));
}

function beginnings(before: string): string[] {
  const match = /((?:[\p{L}\p{N}/&()-]+ ){0,2})([\p{L}\p{N}/&()-]+)$/u.exec(before);
  if (match === null || match[2]!.length < fewestLetters) return [];
  const words = (match[1]! + match[2]!).split(' ');
  return words.map((_, index) => words.slice(index).join(' '));
}

function fitsAt(question: string, index: number, name: string): boolean {
  const end = index + name.length;
  return (
    question.slice(index, end).toLowerCase() === name.toLowerCase() &&
    !/[\p{L}\p{N}]/u.test((question[endOf(question, end)] ?? '') as string)
  );
}

/** Past the plural's s. */
function endOf(question: string, end: number): number {
  return /^s(?![\p{L}\p{N}])/u.test(question.slice(end)) ? end + 1 : end;
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}
