import type { TableContent } from '../../client/index.js';
import { isTimeline, possiblePlans } from '../chart/plan.js';

/** Fewer figures are compared without help. */
const fewestRows = 3;
/** Longer tables are read as lists. */
const mostRows = 60;

/** How long the bar behind a figure is. */
export interface CellBars {
  /** The figures' column, its index. */
  readonly column: number;
  /** Share of the largest figure, 0–1. */
  readonly share: (value: number) => number;
}

/** Bars behind the figures of a ranking: one name and one figure a row, none below zero. Undefined for other tables. */
export function barsOf(table: TableContent): CellBars | undefined {
  const { columns, rows } = table;
  const plan = possiblePlans(table).find(({ type }) => type === 'bar');
  if (plan === undefined || plan.color !== undefined || isTimeline(plan.x)) return undefined;
  if (rows.length < fewestRows || rows.length > mostRows) return undefined;
  const column = columns.indexOf(plan.y);
  const values = rows.map((row) => Number(row[column] ?? 0));
  const most = Math.max(...values);
  return most > 0 && values.every((value) => value >= 0) ? { column, share: (value) => value / most } : undefined;
}
