import { expect, test } from 'vitest';
import { moves } from '../../src/page/versions.js';

const version = (...sheets: [name: string, rows: number, columns: number][]) => ({
  version: 'v',
  readAt: '2026-01-05T08:00:00Z',
  sheets: sheets.map(([name, rows, columns]) => ({ name, rows, columns })),
});

test('tells rows and columns that came, and sheets that came or went', () => {
  const before = version(['Incident', 100, 10], ['Audit', 5, 3], ['Old', 7, 2]);
  const after = version(['Incident', 112, 11], ['Audit', 5, 3], ['Hazard', 9, 4]);

  expect(moves(before, after)).toEqual([
    { sheet: 'Incident', kind: 'rows', by: 12 },
    { sheet: 'Incident', kind: 'columns', by: 1 },
    { sheet: 'Hazard', kind: 'added', by: 9 },
    { sheet: 'Old', kind: 'removed', by: -7 },
  ]);
});

test('tells nothing of a version with other values in as many rows', () => {
  expect(moves(version(['Incident', 100, 10]), version(['Incident', 100, 10]))).toEqual([]);
});
