import { afterEach, expect, it, vi } from 'vitest';
import { toCsv, toTabbed } from '../../src/page/format/csv.js';
import { cellFormatter, change, counted, formatTime, number, share } from '../../src/page/format/cells.js';
import { failureWords } from '../../src/page/format/failures.js';
import { de } from '../../src/page/words/de.js';
import { en } from '../../src/page/words/en.js';
import { speak, words } from '../../src/page/words/index.js';
import { table } from '../support/tables.js';

vi.stubGlobal('document', { documentElement: {} });
afterEach(() => speak('en'));

it('says one and many', async () => {
  expect([counted(1, words.rows), counted(2, words.rows), counted(1_234, words.rows)]).toEqual([
    '1 row',
    '2 rows',
    '1,234 rows',
  ]);
  await speak('de');
  expect([counted(1, words.rows), counted(1_234, words.rows)]).toEqual(['1 Zeile', '1.234 Zeilen']);
});

it('has the same texts in both languages, and none of them empty', () => {
  const shape = (value: unknown, path: string): string[] =>
    typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([key, inner]) => shape(inner, `${path}.${key}`))
      : [`${path}:${typeof value}`];
  expect(shape(de, '').toSorted()).toEqual(shape(en, '').toSorted());
});

it.each([
  [12.264, '12.26'],
  [1453.252, '1,453'],
  [0.0123456, '0.012'],
  [0, '0'],
])('rounds %d to what can be read: %s', (value, text) => {
  expect(number(value)).toBe(text);
});

it('says not quite all and next to nothing as such', () => {
  expect([share(1), share(0.9999), share(0.5), share(0.004), share(0)]).toEqual([
    '100 %',
    '99.9 %',
    '50 %',
    '0.4 %',
    '0 %',
  ]);
});

it('writes dates for people and years without separator', () => {
  expect(formatTime('2024-03-05')).toBe('5 Mar 2024');
  expect(formatTime('2024-03')).toBe('Mar 2024');
  expect(formatTime('not a date')).toBe('not a date');
  const months = table({ columns: ['month', 'case'], rows: [['2024-03', '2024-03']] });
  expect([cellFormatter(months, 0)('2024-03'), cellFormatter(months, 1)('2024-03')]).toEqual(['Mar 2024', '2024-03']);
  const years = table({ columns: [{ name: 'year', label: 'Year', kind: 'integer' }], rows: [[2024], [2025]] });
  expect(cellFormatter(years, 0)(2024)).toBe('2024');
});

it('writes numbers that name something as they are', () => {
  const ids = table({
    columns: [{ name: 'id', label: 'FEI Number', kind: 'integer', code: true }],
    rows: [[3012858153]],
  });
  expect(cellFormatter(ids, 0)(3012858153)).toBe('3012858153');
});

it('gives figures of one column as many decimals, but for large and tiny ones', () => {
  const rates = table({ columns: ['rate'], rows: [[5.41], [9.9], [21], [0.029], [1453.2], [0]] });
  const write = cellFormatter(rates, 0);
  expect([5.41, 9.9, 21, 0.029, 1453.2].map(write)).toEqual(['5.41', '9.90', '21.00', '0.029', '1,453']);
  const whole = table({ columns: ['sum'], rows: [[12], [9]] });
  expect(cellFormatter(whole, 0)(12)).toBe('12');
});

it('writes a change no finer than its figure', () => {
  expect([change(1.06, -0.013), change(1.06, 0.001), change(7.23, 2.94), change(0.02, 0.0015)]).toEqual([
    '0.01',
    undefined,
    '2.94',
    '0.0015',
  ]);
});

it('gives every failure words and no code', () => {
  expect(failureWords({ code: 'model_rate_limited', message: '' }).title).toBe(en.failures['model']!.title);
  expect(failureWords({ code: 'something_new', message: '' })).toMatchObject({
    title: en.failures['other']!.title,
    retry: true,
  });
  expect(failureWords({ code: 'unknown_run', message: '' }).calm).toBe(true);
});

it('copies and saves no formula', () => {
  const content = table({
    columns: ['a', 'b'],
    rows: [
      ['=1+1', 2],
      ['@x', -3],
      ['two\nlines', null],
    ],
  });
  expect(toCsv(content).split('\r\n').slice(1, 3)).toEqual(["'=1+1,2", "'@x,-3"]);
  expect(toTabbed(['a', 'b'], content.rows).split('\n')).toEqual(['a\tb', "'=1+1\t2", "'@x\t-3", 'two lines\t']);
});

it('writes each of a list by itself', () => {
  expect([0.5, 20, 1234].map(number)).toEqual(['0.5', '20', '1,234']);
});
