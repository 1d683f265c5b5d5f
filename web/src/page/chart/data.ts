import type { Cell, TableColumn, TableContent } from '../../client/index.js';
import { periodRange } from '../query/drill.js';
import { cellFormatter } from '../format/cells.js';
import type { ChartPlan } from './plan.js';
import { isTimeline } from './plan.js';

/** A mark of a chart: a row of its table. */
export interface Mark {
  /** The row's index in the table. */
  readonly row: number;
  readonly name: string;
  /** The second name: a series, a row of a heatmap. */
  readonly series?: string;
  readonly value: number;
  /** Second figure of a scatter chart. */
  readonly other?: number;
  /** In words, for hovering and for those who listen: "March 2024: 12". */
  readonly words: string;
  /** Whether the data end within this period. */
  readonly isPartial: boolean;
}

/** The rows of a table as the marks of a chart. Rows without the figure have none. */
export function marksOf(plan: ChartPlan, table: TableContent, dataUntil?: string): Mark[] {
  const at = (column: TableColumn | undefined): number => (column === undefined ? -1 : table.columns.indexOf(column));
  const formats = table.columns.map((_, index) => cellFormatter(table, index));
  const [x, y, color] = [at(plan.x), at(plan.y), at(plan.color)];
  const [valueAt, seriesAt] = plan.type === 'heatmap' ? [color, y] : [y, color];
  const show = (row: readonly Cell[], index: number): string => formats[index]!(row[index] ?? null);
  return table.rows.flatMap((row, index): Mark[] => {
    const value = row[valueAt];
    if (typeof value !== 'number') return [];
    // Records without a date have no place on the axis of time; the table has them.
    if (isTimeline(plan.x) && typeof row[x] === 'string' && !/^\d/.test(row[x])) return [];
    const name = show(row, x);
    const series = seriesAt < 0 ? undefined : show(row, seriesAt);
    const isPartial = dataUntil !== undefined && endsWithin(String(row[x] ?? ''), dataUntil);
    const unit = plan.type === 'heatmap' ? plan.color?.unit : plan.y.unit;
    return [
      {
        row: index,
        name,
        ...(series === undefined ? {} : { series }),
        value,
        ...(plan.type === 'scatter' ? { other: Number(row[x]) } : {}),
        words: `${name}${series === undefined ? '' : `, ${series}`}: ${show(row, valueAt)}${unit && unit !== '%' ? ` ${unit}` : ''}`,
        isPartial,
      },
    ];
  });
}

/** Whether the last day of the data lies in a period with more than a tenth of it to come. */
function endsWithin(label: string, lastDay: string): boolean {
  const range = periodRange(label);
  const last = Date.parse(`${lastDay.slice(0, 10)}T00:00:00Z`) + 24 * 3600 * 1000;
  if (range === undefined || Number.isNaN(last)) return false;
  const [from, until] = [range.from.getTime(), range.until.getTime()];
  return last > from && until - last > (until - from) / 10;
}
