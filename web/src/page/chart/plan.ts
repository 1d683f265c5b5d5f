import type { ChartContent, TableColumn, TableContent } from '../../client/index.js';
import { isNumeric, isTime } from '../format/cells.js';
import { shapeOf } from '../query/shape.js';

export const chartTypes = ['bar', 'line', 'pie', 'scatter', 'heatmap'] as const;
export type ChartType = (typeof chartTypes)[number];

/** What a chart shows: which columns of its table stand for what. */
export interface ChartPlan {
  readonly type: ChartType;
  /** Names or times; the first figure of a scatter chart. */
  readonly x: TableColumn;
  /** The figure; rows of a heatmap. */
  readonly y: TableColumn;
  /** What tells series apart; the figure of a heatmap. */
  readonly color?: TableColumn;
}

/** There are no more colours: slices beyond this could not be told apart. */
const mostSlices = 12;
/** Bars beyond this cannot be read. */
const mostBars = 60;

interface Spec {
  readonly mark?: string | { readonly type?: string };
  readonly encoding?: Readonly<Record<string, { readonly field?: string; readonly type?: string }>>;
}

/**
 * What a Vega-Lite specification of the hub shows; undefined where it is of another kind than the hub writes: then the table is
 * shown alone.
 */
export function readSpec({ spec }: ChartContent, table: TableContent): ChartPlan | undefined {
  const { mark, encoding = {} } = spec as Spec;
  const column = (channel: string): TableColumn | undefined => {
    const field = encoding[channel]?.field?.replace(/\\(.)/g, '$1');
    return table.columns.find(({ name }) => name === field);
  };
  const [x, y, color, theta] = ['x', 'y', 'color', 'theta'].map(column);
  switch (typeof mark === 'string' ? mark : mark?.type) {
    case 'bar':
    case 'line':
    case 'area': {
      const type = mark === 'bar' || (typeof mark === 'object' && mark.type === 'bar') ? 'bar' : 'line';
      // Bars that lie have their names on the y axis.
      const lying = encoding['x']?.type === 'quantitative' && encoding['y']?.type !== 'quantitative';
      return made(type, lying ? y : x, lying ? x : y, color);
    }
    case 'arc':
      return made('pie', color, theta);
    case 'point':
    case 'circle':
      return made('scatter', x, y, color);
    case 'rect':
      return x && y && color ? { type: 'heatmap', x, y, color } : undefined;
    default:
      return undefined;
  }
}

/** The types a table can be drawn as, best first; none for a list of records or a single figure. */
export function possiblePlans(table: TableContent): ChartPlan[] {
  const { columns, rows } = table;
  const names = columns.filter((column) => !isNumeric(column) || isPeriod(column));
  const numbers = columns.filter((column) => isNumeric(column) && !isPeriod(column));
  // What a rate was made of is not what was asked for.
  const asked = numbers.filter(({ role }) => role !== 'side');
  const figures = asked.length > 0 ? asked : numbers;
  const [figure] = figures;
  if (figure === undefined || rows.length < 2 || shapeOf(table.query)?.rows !== undefined) return [];
  const [first, second] = names;
  if (first === undefined || names.length > 2)
    return figures.length === 2 && names.length === 0 ? [{ type: 'scatter', x: figure, y: figures[1]! }] : [];
  if (second !== undefined)
    return [
      ...(isTimeline(first) ? [{ type: 'line', x: first, y: figure, color: second } as const] : []),
      { type: 'bar', x: first, y: figure, color: second },
      { type: 'heatmap', x: isTimeline(first) ? first : second, y: isTimeline(first) ? second : first, color: figure },
    ];
  const plans: ChartPlan[] = [];
  if (isTimeline(first)) plans.push({ type: 'line', x: first, y: figure });
  if (rows.length <= mostBars) plans.push({ type: 'bar', x: first, y: figure });
  const positive = rows.every((row) => Number(row[columns.indexOf(figure)] ?? 0) >= 0);
  if (rows.length <= mostSlices && positive && !isTimeline(first) && makesAWhole(table))
    plans.push({ type: 'pie', x: first, y: figure });
  return plans;
}

/** Counts, sums and shares are parts of a whole; rates, averages and the like are not. */
function makesAWhole({ query }: TableContent): boolean {
  const [figure] = shapeOf(query)?.select ?? [];
  return figure === undefined || (figure.type === 'statistic' ? figure['function'] === 'sum' : figure.type !== 'ratio');
}

/** Lines beyond this cannot be told apart at a glance. */
const mostLines = 6;

/** The chart to show without being asked: a course over time, also of a few series beside each other, and nothing else. */
export function ownPlan(table: TableContent): ChartPlan | undefined {
  const [plan] = possiblePlans(table);
  if (plan?.type !== 'line') return undefined;
  const different = ({ name }: TableColumn): number => {
    const at = table.columns.findIndex((column) => column.name === name);
    return new Set(table.rows.map((row) => row[at])).size;
  };
  if (different(plan.x) < 4) return undefined;
  // Of series that are cut, the last months would seem to have fallen.
  const whole = table.rows.length >= table.totalRows;
  return plan.color === undefined || (whole && different(plan.color) <= mostLines) ? plan : undefined;
}

/** The plans a reader may switch to, the one asked for first. */
export function withAlternatives(plan: ChartPlan, table: TableContent): ChartPlan[] {
  return [plan, ...possiblePlans(table).filter((other) => other.type !== plan.type)];
}

export function isTimeline(column: TableColumn): boolean {
  return isTime(column) || isPeriod(column);
}

function isPeriod(column: TableColumn): boolean {
  return (
    /^(day|week|month|quarter|year)s?$/i.test(column.name) || /^(day|week|month|quarter|year)$/i.test(column.label)
  );
}

function made(type: ChartType, x?: TableColumn, y?: TableColumn, color?: TableColumn): ChartPlan | undefined {
  return x === undefined || y === undefined ? undefined : { type, x, y, ...(color === undefined ? {} : { color }) };
}
