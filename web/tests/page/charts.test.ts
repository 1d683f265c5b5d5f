import { expect, it } from 'vitest';
import type { ChartContent } from '../../src/client/index.js';
import { marksOf } from '../../src/page/chart/data.js';
import { ownPlan, possiblePlans, readSpec } from '../../src/page/chart/plan.js';
import { table } from '../support/tables.js';

const months = table({
  columns: ['month', 'count'],
  rows: [
    ['2025-09', 12],
    ['2025-10', 9],
    ['2025-11', 14],
    ['2025-12', 3],
  ],
});
const departments = table({
  columns: ['Department', 'Count'],
  rows: [
    ['Yard', 3],
    ['Office', 1],
  ],
});

const chart = (spec: Record<string, unknown>): ChartContent => ({
  chartId: 'c',
  tableId: 't1',
  title: '',
  altText: '',
  spec,
});
const field = (name: string, type: string) => ({ field: name, type });

it.each([
  ['bar', { x: field('Department', 'ordinal'), y: field('Count', 'quantitative') }],
  ['bar', { x: field('Count', 'quantitative'), y: field('Department', 'nominal') }],
  ['line', { x: field('Department', 'ordinal'), y: field('Count', 'quantitative') }],
])('reads a %s chart of the hub, standing or lying', (mark, encoding) => {
  expect(readSpec(chart({ mark: { type: mark }, encoding }), departments)).toMatchObject({
    type: mark,
    x: { name: 'Department' },
    y: { name: 'Count' },
  });
});

it('reads a pie, and a name with a dot in it', () => {
  const dotted = table({ columns: ['No. of', 'n'], rows: [['a', 1]] });
  const spec = {
    mark: { type: 'arc' },
    encoding: { theta: field('n', 'quantitative'), color: field('No\\. of', 'nominal') },
  };
  expect(readSpec(chart(spec), dotted)).toMatchObject({ type: 'pie', x: { name: 'No. of' }, y: { name: 'n' } });
});

it('reads nothing of another kind, or over columns that are not there', () => {
  expect(readSpec(chart({ layer: [] }), departments)).toBeUndefined();
  expect(readSpec(chart({ mark: 'bar', encoding: { x: field('Gone', 'ordinal') } }), departments)).toBeUndefined();
});

it('draws the rate and not what it was made of', () => {
  const column = (name: string, role: string) => ({ name, label: name, kind: 'number', role });
  const rates = table({
    columns: [
      { name: 'month', label: 'Month', kind: 'text', role: 'key' },
      column('events', 'side'),
      column('rate', 'figure'),
    ],
    rows: [
      ['2025-09', 3, 5.4],
      ['2025-10', 2, 3.1],
    ],
  });
  expect(possiblePlans(rates)[0]?.y.name).toBe('rate');
});

it('puts records without a date on no axis of time', () => {
  const dated = table({
    columns: ['month', 'count'],
    rows: [
      ['2025-09', 12],
      ['(blank)', 21],
    ],
  });
  expect(marksOf(possiblePlans(dated)[0]!, dated).map(({ name }) => name)).toEqual(['Sept 2025']);
});

it.each([
  [{ type: 'count' }, true],
  [{ type: 'share' }, true],
  [{ type: 'statistic', function: 'sum' }, true],
  [{ type: 'statistic', function: 'mean' }, false],
  [{ type: 'ratio' }, false],
])('makes a pie of %o: %s', (figure, isPie) => {
  const asked = { ...departments, query: { version: 1, from: 't', select: [figure] } };
  expect(possiblePlans(asked).some(({ type }) => type === 'pie')).toBe(isPie);
});

it('draws a course over time by itself, and nothing else', () => {
  expect(ownPlan(months)?.type).toBe('line');
  expect(ownPlan(departments)).toBeUndefined();
  expect(possiblePlans(departments).map(({ type }) => type)).toEqual(['bar', 'pie']);
  const many = table({
    columns: ['Department', 'Count'],
    rows: Array.from({ length: 13 }, (_, at) => [`Department ${at}`, at + 1]),
  });
  expect(possiblePlans(many).map(({ type }) => type)).toEqual(['bar']);
});

it('draws a course of a few series by itself, not one of many or one that is cut', () => {
  const course = (series: number, more = 0) => {
    const rows = Array.from({ length: 6 * series }, (_, at) => [
      `2025-0${(at % 6) + 1}`,
      `Severity ${Math.floor(at / 6)}`,
      at,
    ]);
    return { ...table({ columns: ['month', 'Severity', 'count'], rows }), totalRows: rows.length + more };
  };
  expect(ownPlan(course(3))).toMatchObject({ type: 'line', color: { name: 'Severity' } });
  expect(ownPlan(course(9))).toBeUndefined();
  expect(ownPlan(course(3, 10))).toBeUndefined();
});

it('draws no list of records and no single figure', () => {
  const records = table({
    columns: ['id', 'name', 'place', 'days'],
    rows: [
      ['1', 'a', 'b', 2],
      ['2', 'c', 'd', 3],
    ],
  });
  expect(possiblePlans(records)).toEqual([]);
  expect(possiblePlans(table({ columns: ['count'], rows: [[5]] }))).toEqual([]);
});

it('marks the period in which the data end, unless hardly anything of it is missing', () => {
  const partial = (until: string) =>
    marksOf(possiblePlans(months)[0]!, months, until).map(({ isPartial }) => isPartial);
  expect(partial('2025-12-18')).toEqual([false, false, false, true]);
  expect(partial('2025-12-30')).toEqual([false, false, false, false]);
});
