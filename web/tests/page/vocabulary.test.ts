import { expect, it } from 'vitest';
import type { Term } from '../../src/page/ask/vocabulary.js';
import { complete, earlier, recognise } from '../../src/page/ask/vocabulary.js';

const terms: Term[] = [
  { text: 'Near-miss ratio', kind: 'measure' },
  { text: 'Incident', kind: 'sheet' },
  { text: 'Root Cause', kind: 'column' },
  { text: 'Maintenance', kind: 'value', column: 'Department' },
  { text: 'Maintenance Shop', kind: 'value', column: 'Area' },
];

const marked = (question: string): string =>
  recognise(question, terms)
    .map(({ text, term }) => (term === undefined ? text : `[${text}]`))
    .join('');

it('marks the names of the dataset in a question, the longest first', () => {
  expect(marked('incidents in the maintenance shop by root cause')).toBe(
    '[incidents] in the [maintenance shop] by [root cause]',
  );
});

it('marks no part of a word', () => {
  expect(marked('incidental maintenances and near-miss ratio')).toBe('incidental [maintenances] and [near-miss ratio]');
});

it('keeps every letter of the question', () => {
  const question = '  Root  cause? incidents,incident ';
  expect(
    recognise(question, terms)
      .map(({ text }) => text)
      .join(''),
  ).toBe(question);
});

it('completes from the words before the caret', () => {
  expect(complete('how many in main', terms, 5).map(({ term }) => term.text)).toEqual([
    'Maintenance',
    'Maintenance Shop',
  ]);
  expect(complete('by root ca', terms, 5)).toEqual([{ term: terms[2], replaces: 'root ca'.length }]);
});

it('offers nothing for one letter, nothing, or a name that is whole', () => {
  expect(complete('i', terms, 5)).toEqual([]);
  expect(complete('', terms, 5)).toEqual([]);
  expect(complete('root cause', terms, 5)).toEqual([]);
});

it('offers questions asked before that have what was typed, those that begin so first', () => {
  const before = ['Which site has most incidents?', 'Incidents by month', 'Incidents by month', 'Audits'];
  expect(earlier('incid', before, 2).map(({ term, replaces }) => [term.text, replaces])).toEqual([
    ['Incidents by month', 5],
    ['Which site has most incidents?', 5],
  ]);
  expect(earlier('audits', before, 2)).toEqual([]);
  expect(earlier('a', before, 2)).toEqual([]);
});
