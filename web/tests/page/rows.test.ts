import { expect, it } from 'vitest';
import { asCame, fits, RowModel } from '../../src/page/table/rows.js';
import { table } from '../support/tables.js';

const content = table({
  columns: ['name', 'days'],
  rows: [
    ['Item 10', 3],
    ['item 9', null],
    [null, 12],
    ['Item 2', 0.5],
  ],
});

const order = (id: string, desc: boolean): number[] =>
  new RowModel(content).rows({ ...asCame(content), sorting: [{ id, desc }] }).map((row) => row.index);

it('sorts text as people do, and blanks last either way', () => {
  expect(order('name', false)).toEqual([3, 1, 0, 2]);
  expect(order('name', true)).toEqual([0, 1, 3, 2]);
});

it('sorts numbers by value, and blanks last either way', () => {
  expect(order('days', false)).toEqual([3, 0, 2, 1]);
  expect(order('days', true)).toEqual([2, 0, 3, 1]);
});

it('filters and sorts at once, and gives all rows back', () => {
  const model = new RowModel(content);
  const arranged = { ...asCame(content), sorting: [{ id: 'days', desc: true }], filters: { name: 'item' } };
  expect(model.rows(arranged).map((row) => row.index)).toEqual([0, 3, 1]);
  expect(model.rows(asCame(content)).map((row) => row.index)).toEqual([0, 1, 2, 3]);
});

it.each([
  [5, '> 4', true],
  [5, '>5', false],
  [5, '>= 5', true],
  [5, '<= 4', false],
  [5, '= 5', true],
  [5, '2–7', true],
  [5, '6 to 9', false],
  [null, '> 0', false],
  [150, '15', true],
])('finds %j by %j: %j', (cell, wanted, found) => {
  expect(fits(cell, wanted, true)).toBe(found);
});

it('finds text regardless of case, and blanks by their dash', () => {
  expect(fits('Maintenance', 'TENAN', false)).toBe(true);
  expect(fits(null, '–', false)).toBe(true);
  expect(fits('> 5 days', '> 5', false)).toBe(true);
});

it('finds a date as it is shown and as it is kept', () => {
  const dated = table({
    columns: [{ name: 'date', label: 'Date', kind: 'date' }],
    rows: [['2024-03'], ['2024-04'], ['2023-03-05']],
  });
  const found = (date: string): number[] =>
    new RowModel(dated).rows({ ...asCame(dated), filters: { date } }).map((row) => row.index);
  expect([found('mar'), found('2024'), found('2024-04')]).toEqual([[0, 2], [0, 1], [1]]);
});
