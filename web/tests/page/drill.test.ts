import { expect, it } from 'vitest';
import type { TableContent } from '../../src/client/index.js';
import { drillDown, periodRange } from '../../src/page/query/drill.js';
import { table } from '../support/tables.js';

const grouped = (key: object, more: object = {}): TableContent =>
  table({
    columns: ['month', 'count'],
    rows: [['2024-02', 7]],
    query: { version: 1, from: 'incident', select: [{ type: 'count' }], groupBy: [key], ...more },
  });
const department = { of: { type: 'column', field: { column: 'department' } } };

it('lists the records of a group, within the conditions of the query', () => {
  const where = { type: 'in', field: { column: 'site' }, values: ['North'] };
  const drilled = drillDown(grouped(department, { where, asOf: '2026-01-01' }), ['Yard', 7]);

  expect(drilled).toEqual({
    version: 1,
    from: 'incident',
    where: { type: 'all', items: [where, { type: 'in', field: { column: 'department' }, values: ['Yard'] }] },
    rows: {},
    asOf: '2026-01-01',
  });
});

it('takes members that are null for absent', () => {
  const nulls = { edges: null, width: null, part: null, period: null };
  const drilled = drillDown(grouped({ ...department, ...nulls }, { where: null, compare: null, rows: null }), [
    'Yard',
    7,
  ]);
  expect(drilled?.['where']).toEqual({ type: 'in', field: { column: 'department' }, values: ['Yard'] });
});

it.each([[null], ['(blank)']])('takes the group %j for the records without a value', (cell) => {
  expect(drillDown(grouped(department), [cell, 7])?.['where']).toEqual({
    type: 'blank',
    field: { column: 'department' },
  });
});

it('takes a period for its days', () => {
  const key = { of: { type: 'column', field: { column: 'date' } }, period: 'month' };
  expect(drillDown(grouped(key), ['2024-02', 7])?.['where']).toEqual({
    type: 'time',
    field: { column: 'date' },
    from: '2024-02-01T00:00:00',
    until: '2024-03-01T00:00:00',
  });
});

it('keeps the condition of the figure that was clicked', () => {
  const own = { type: 'in', field: { column: 'severity' }, values: ['5'] };
  const two = grouped(department, { select: [{ type: 'count' }, { type: 'count', where: own }] });
  expect(JSON.stringify(drillDown(two, ['Yard', 7, 2], 2))).toContain('severity');
  expect(JSON.stringify(drillDown(two, ['Yard', 7, 2], 1))).not.toContain('severity');
});

it.each([
  ['a calendar part', grouped({ ...department, part: 'weekday' })],
  ['buckets', grouped({ ...department, width: 10 })],
  ['a comparison', grouped(department, { compare: {} })],
  ['records', grouped(department, { rows: {} })],
  ['no query', table({ columns: ['a'], rows: [['x']] })],
])('lists nothing where the records cannot be told: %s', (_, content) => {
  expect(drillDown(content, ['x', 1])).toBeUndefined();
});

it.each([
  ['2024', '2024-01-01', '2025-01-01'],
  ['2024-02', '2024-02-01', '2024-03-01'],
  ['2024-12', '2024-12-01', '2025-01-01'],
  ['2024-Q4', '2024-10-01', '2025-01-01'],
  ['2020-W53', '2020-12-28', '2021-01-04'],
  ['2026-W01', '2025-12-29', '2026-01-05'],
  ['2024-02-29', '2024-02-29', '2024-03-01'],
])('knows the days of %s', (label, from, until) => {
  const range = periodRange(label)!;
  expect([range.from, range.until].map((day) => day.toISOString().slice(0, 10))).toEqual([from, until]);
});

it('takes no other text for a period', () => {
  expect(periodRange('Maintenance')).toBeUndefined();
});
