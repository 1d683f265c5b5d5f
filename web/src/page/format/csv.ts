import type { Cell, TableContent } from '../../client/index.js';

/** The table as CSV (RFC 4180), with a byte order mark so that spreadsheets read it as UTF-8. */
export function toCsv(table: TableContent): string {
  const lines = [table.columns.map((column) => column.label), ...table.rows];
  return '\uFEFF' + lines.map((line) => line.map(field).join(',') + '\r\n').join('');
}

/** A file name from a title: letters, digits and hyphens. */
export function fileName(title: string): string {
  const name = title
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .toLowerCase()
    .slice(0, 60);
  return `${name || 'table'}.csv`;
}

function field(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell !== 'string') return String(cell);
  // A spreadsheet runs text that begins like a formula; the apostrophe makes it text again.
  const safe = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
