import type { Cell, TableContent } from '../../client/index.js';

/** The table as CSV (RFC 4180), with a byte order mark so that spreadsheets read it as UTF-8. */
export function toCsv(table: TableContent): string {
  const lines = [table.columns.map((column) => column.label), ...table.rows];
  return '\uFEFF' + lines.map((line) => line.map(field).join(',') + '\r\n').join('');
}

/** Rows as text between tabs, which spreadsheets paste as cells. */
export function toTabbed(labels: readonly string[], rows: readonly (readonly Cell[])[]): string {
  return [labels, ...rows]
    .map((line) => line.map((cell) => plain(cell).replace(/[\t\r\n]+/g, ' ')).join('\t'))
    .join('\n');
}

/** A file name from a title: letters, digits and hyphens. */
export function fileName(title: string, ending: string): string {
  const name = title
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .toLowerCase()
    .slice(0, 60);
  return `${name || 'table'}.${ending}`;
}

function field(cell: Cell): string {
  const safe = plain(cell);
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A spreadsheet runs text that begins like a formula; the apostrophe makes it text again. */
function plain(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell !== 'string') return String(cell);
  return /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
}
