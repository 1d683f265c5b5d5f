import type { Cell, Query, TableContent } from '../../client/index.js';
import type { Field, GroupKey, QueryNode } from './shape.js';
import { shapeOf } from './shape.js';

/** The name that blank groups have in a table. */
const blank = '(blank)';

/**
 * The query of the records behind a row of a table; undefined where the table says not enough to find them, so that nothing
 * is ever listed that did not go into the figure.
 */
export function drillDown(table: TableContent, row: readonly Cell[], column?: number): Query | undefined {
  const query = shapeOf(table.query);
  if (query === undefined || isSet(query.rows) || isSet(query['compare']) || isSet(query['window'])) return undefined;
  const keys = query.groupBy ?? [];
  const conditions: QueryNode[] = isSet(query.where) ? [query.where!] : [];
  for (const [index, key] of keys.entries()) {
    const condition = conditionOf(key, row[index] ?? null);
    if (condition === undefined) return undefined;
    conditions.push(condition);
  }
  // A figure with a condition of its own counts only the rows that fit it.
  const select = query.select ?? [];
  const figure = select.length === 1 ? select[0] : select[(column ?? keys.length) - keys.length];
  const own = figure?.['where'] as QueryNode | undefined;
  if (isSet(own)) conditions.push(own!);
  return {
    version: query.version,
    from: query.from,
    ...(!isSet(query['unit']) ? {} : { unit: query['unit'] }),
    ...(conditions.length === 0
      ? {}
      : { where: conditions.length === 1 ? conditions[0] : { type: 'all', items: conditions } }),
    rows: {},
    ...(!isSet(query['asOf']) ? {} : { asOf: query['asOf'] }),
  };
}

/** On the wire null and absent are the same. */
function isSet(member: unknown): boolean {
  return member !== undefined && member !== null;
}

function conditionOf(key: GroupKey, cell: Cell): QueryNode | undefined {
  if (key.of.type !== 'column' || isSet(key.part) || isSet(key['edges']) || isSet(key['width'])) return undefined;
  const field = key.of['field'] as Field;
  if (cell === null || cell === blank) return { type: 'blank', field };
  if (isSet(key.period)) return periodCondition(field, String(cell));
  return { type: 'in', field, values: [typeof cell === 'boolean' ? (cell ? 'true' : 'false') : String(cell)] };
}

function periodCondition(field: Field, label: string): QueryNode | undefined {
  const range = periodRange(label);
  return range === undefined
    ? undefined
    : { type: 'time', field, from: `${day(range.from)}T00:00:00`, until: `${day(range.until)}T00:00:00` };
}

/** The days of a period's label (2025, 2025-03, 2025-Q1, 2025-W07, 2025-03-09); `until` is the first day after it. */
export function periodRange(label: string): { readonly from: Date; readonly until: Date } | undefined {
  const match = /^(\d{4})(?:-(?:Q([1-4])|W(\d{2})|(\d{2})(?:-(\d{2}))?))?$/.exec(label);
  if (match === null) return undefined;
  const [, years, quarter, week, month, date] = match;
  const year = Number(years);
  const at = (m: number, d: number): Date => new Date(Date.UTC(year, m, d));
  if (quarter !== undefined) return { from: at(3 * Number(quarter) - 3, 1), until: at(3 * Number(quarter), 1) };
  if (week !== undefined) {
    // ISO: week 1 holds 4 January; weeks begin on Monday.
    const monday = at(0, 4);
    monday.setUTCDate(monday.getUTCDate() - ((monday.getUTCDay() + 6) % 7) + 7 * (Number(week) - 1));
    const until = new Date(monday);
    until.setUTCDate(until.getUTCDate() + 7);
    return { from: monday, until };
  }
  if (month === undefined) return { from: at(0, 1), until: at(12, 1) };
  const m = Number(month) - 1;
  return date === undefined
    ? { from: at(m, 1), until: at(m + 1, 1) }
    : { from: at(m, Number(date)), until: at(m, Number(date) + 1) };
}

function day(date: Date): string {
  return date.toISOString().slice(0, 10);
}
