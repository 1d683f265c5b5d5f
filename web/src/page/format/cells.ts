import type { Cell, TableColumn, TableContent } from '../../client/index.js';
import { locale, words } from '../words/index.js';

/** Kinds whose cells are right-aligned figures. */
export function isNumeric(column: TableColumn): boolean {
  return (
    column.kind === 'integer' || column.kind === 'number' || column.kind === 'percent' || column.kind === 'duration'
  );
}

export function isTime(column: TableColumn): boolean {
  return column.kind === 'date' || column.kind === 'datetime';
}

/**
 * How to write the cells of a column for people. Decided per column: whole numbers that are all years are
 * names and not quantities, so they get no thousands separator.
 */
export function cellFormatter(table: TableContent, index: number): (cell: Cell) => string {
  const column = table.columns[index];
  if (column === undefined) return String;
  const years = column.kind === 'integer' && table.rows.every((row) => isYear(row[index] ?? null));
  return (cell) => formatCell(cell, column, years);
}

function formatCell(cell: Cell, column: TableColumn, years: boolean): string {
  if (cell === null) return '–';
  if (typeof cell === 'boolean') return cell ? words.yes : words.no;
  if (typeof cell === 'string') return isTime(column) ? formatTime(cell) : cell;
  if (column.kind === 'percent') return `${formatter({ maximumFractionDigits: 1 }).format(cell)} %`;
  return years ? String(cell) : number(cell);
}

/** "2024-03-05" as "5 Mar 2024"; text that is no date stays. */
export function formatTime(iso: string): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2}))?/.exec(iso);
  if (match === null) return iso;
  const [, year, month, day, hour, minute] = match;
  const moment = new Date(Date.UTC(+year!, +month! - 1, +day!, +(hour ?? 0), +(minute ?? 0)));
  const hasTime = hour !== undefined && !(hour === '00' && minute === '00');
  return timeFormatter(hasTime).format(moment);
}

/** A moment in the reader's own time: "29 Nov 2026, 20:51". */
export function formatMoment(iso: string): string {
  return new Date(iso).toLocaleString(locale, { dateStyle: 'medium', timeStyle: 'short' });
}

const formatters = new Map<string, Intl.NumberFormat>();
const timeFormatters = new Map<string, Intl.DateTimeFormat>();

function formatter(options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = locale + JSON.stringify(options);
  let known = formatters.get(key);
  if (known === undefined) formatters.set(key, (known = new Intl.NumberFormat(locale, options)));
  return known;
}

function timeFormatter(hasTime: boolean): Intl.DateTimeFormat {
  const key = `${locale}${hasTime}`;
  let known = timeFormatters.get(key);
  if (known === undefined) {
    known = new Intl.DateTimeFormat(locale, {
      timeZone: 'UTC',
      dateStyle: 'medium',
      ...(hasTime ? { timeStyle: 'short' } : {}),
    });
    timeFormatters.set(key, known);
  }
  return known;
}

/** At most two decimals; small figures keep two significant digits. */
export function number(value: number): string {
  if (value !== 0 && Math.abs(value) < 0.1) return formatter({ maximumSignificantDigits: 2 }).format(value);
  return formatter({ maximumFractionDigits: Math.abs(value) >= 1000 ? 0 : 2 }).format(value);
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
