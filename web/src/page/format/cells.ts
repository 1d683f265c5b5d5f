import type { Cell, TableColumn, TableContent } from '../../client/index.js';
import { dateLocale, locale, words } from '../words/index.js';

/** Kinds whose cells are right-aligned figures. */
export function isNumeric(column: TableColumn): boolean {
  return (
    column.code !== true &&
    (column.kind === 'integer' || column.kind === 'number' || column.kind === 'percent' || column.kind === 'duration')
  );
}

export function isTime(column: TableColumn): boolean {
  return column.kind === 'date' || column.kind === 'datetime';
}

/**
 * How to write the cells of a column for people. Decided per column: whole numbers that are all years are
 * names and not quantities, so they get no thousands separator; figures of one column have as many decimals.
 */
export function cellFormatter(table: TableContent, index: number): (cell: Cell) => string {
  const column = table.columns[index];
  if (column === undefined) return String;
  const years = column.kind === 'integer' && table.rows.every((row) => isYear(row[index] ?? null));
  const decimals = column.kind === 'number' || column.kind === 'percent' ? decimalsOf(table, index) : 0;
  return (cell) => formatCell(cell, column, column.code === true || years, decimals);
}

/** The most decimals that a figure of the column is shown with, of those that are not next to nothing. */
function decimalsOf({ columns, rows }: TableContent, index: number): number {
  const most = columns[index]!.kind === 'percent' ? 1 : 2;
  let decimals = 0;
  for (const row of rows) {
    const cell = row[index];
    if (typeof cell !== 'number' || Math.abs(cell) < smallest || Math.abs(cell) >= wholeFrom) continue;
    const [, behind = ''] = String(Number(cell.toFixed(most))).split('.');
    decimals = Math.max(decimals, behind.length);
    if (decimals === most) break;
  }
  return decimals;
}

/** A cell as people read it. */
export function formatCell(cell: Cell, column: TableColumn, isName = false, decimals = 0): string {
  if (cell === null) return '–';
  if (typeof cell === 'boolean') return cell ? words.yes : words.no;
  if (typeof cell === 'string') return isTime(column) ? formatTime(cell) : isMonths(column) ? formatMonth(cell) : cell;
  if (column.kind === 'percent')
    return `${formatter({ minimumFractionDigits: decimals, maximumFractionDigits: 1 }).format(cell)} %`;
  return isName ? String(cell) : rounded(cell, decimals);
}

/** "2024-03-05" as "5 Mar 2024", "2024-03" as "Mar 2024"; text that is no date stays. */
export function formatTime(iso: string): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2}))?/.exec(iso);
  if (match === null) return formatMonth(iso);
  const [, year, month, day, hour, minute] = match;
  const moment = new Date(Date.UTC(+year!, +month! - 1, +day!, +(hour ?? 0), +(minute ?? 0)));
  const hasTime = hour !== undefined && !(hour === '00' && minute === '00');
  return timeFormatter(hasTime ? 'moment' : 'day').format(moment);
}

/** "2024-03" as "Mar 2024"; other text stays. */
function formatMonth(label: string): string {
  const match = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(label);
  return match === null ? label : timeFormatter('month').format(new Date(Date.UTC(+match[1]!, +match[2]! - 1)));
}

/** A measure's months are text; other texts may be codes that look like months. */
function isMonths(column: TableColumn): boolean {
  return column.name === 'month' && column.code !== true;
}

/** A moment in the reader's own time: "29 Nov 2026, 20:51". */
export function formatMoment(iso: string): string {
  return new Date(iso).toLocaleString(dateLocale(), { dateStyle: 'medium', timeStyle: 'short' });
}

const formatters = new Map<string, Intl.NumberFormat>();
const timeFormatters = new Map<string, Intl.DateTimeFormat>();

function formatter(options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = locale + JSON.stringify(options);
  let known = formatters.get(key);
  if (known === undefined) formatters.set(key, (known = new Intl.NumberFormat(locale, options)));
  return known;
}

const exactness = {
  month: { month: 'short', year: 'numeric' },
  day: { dateStyle: 'medium' },
  moment: { dateStyle: 'medium', timeStyle: 'short' },
} as const;

function timeFormatter(exact: keyof typeof exactness): Intl.DateTimeFormat {
  const key = `${dateLocale()} ${exact}`;
  let known = timeFormatters.get(key);
  if (known === undefined) {
    known = new Intl.DateTimeFormat(dateLocale(), { timeZone: 'UTC', ...exactness[exact] });
    timeFormatters.set(key, known);
  }
  return known;
}

/** Smaller figures keep two significant digits. */
const smallest = 0.1;
/** Larger figures are written whole. */
const wholeFrom = 1000;

/** At most two decimals; small figures keep two significant digits. */
export function number(value: number): string {
  return rounded(value, 0);
}

/** The same with at least as many decimals as are given. */
function rounded(value: number, decimals: number): string {
  const size = Math.abs(value);
  if (value !== 0 && size < smallest) return formatter({ maximumSignificantDigits: 2 }).format(value);
  return formatter(
    size >= wholeFrom ? { maximumFractionDigits: 0 } : { minimumFractionDigits: decimals, maximumFractionDigits: 2 },
  ).format(value);
}

/** A change of a figure, with no more decimals than the figure itself; undefined where none are left of it. */
export function change(of: number, by: number): string | undefined {
  const size = Math.abs(by);
  const digits = Math.abs(of) >= wholeFrom ? 0 : Math.abs(of) < smallest ? 4 : 2;
  return Number(size.toFixed(digits)) === 0 ? undefined : formatter({ maximumFractionDigits: digits }).format(size);
}

export function count(value: number): string {
  return formatter({ maximumFractionDigits: 2 }).format(value);
}

/** "61 %" of 0.61. */
export function share(value: number): string {
  const percent = value * 100;
  // Not quite all is not 100 %, and a little is not nothing.
  const shown = value < 1 && percent > 99 ? Math.min(99.9, percent) : percent;
  return `${formatter({ maximumFractionDigits: shown > 0 && (shown < 1 || shown > 99) && value < 1 ? 1 : 0 }).format(shown)} %`;
}

/** "1 row", "2 rows": the number as people write it, with the words that fit it. */
export function counted(value: number, phrase: (n: string, one: boolean) => string): string {
  return phrase(count(value), value === 1);
}

function isYear(cell: Cell): boolean {
  return cell === null || (typeof cell === 'number' && cell >= 1900 && cell <= 2100);
}
